"""A script on the desk: where the talk stands, what may be answered, which objection is raised.

Moves that are not possible from where one stands change nothing: a digit too many is no error.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dialer.contacts.dates import format_date
from dialer.contacts.money import format_rupiah
from dialer.facts import ObjectionRaised, ScriptStep
from scripts_call.captures import read_capture
from scripts_call.cards import ObjectionCard, card
from scripts_call.contact_facts import NOTHING_KNOWN, ContactFacts
from scripts_call.drafts import from_draft, to_draft
from scripts_call.errors import DraftRefusedError, MoveRefusedError
from scripts_call.model import Capture, CaptureType, Script
from scripts_call.search import ObjectionIndex
from scripts_call.stepper import (
    answer,
    back,
    capture,
    leave_objection,
    note,
    raise_objection,
    start,
)
from scripts_call.walk import Walk
from ui.presenters.capture_filing import iso_date

OtherVersion = Callable[[str, str], Script | None]
"""Gives a script in a version that is not in use any more: id and version, None when unknown."""


def only_in_use(_script_id: str, _version: str) -> Script | None:
    """No versions but those in use are known."""
    return None


CRUMBS = 2
"""Steps of the way shown above the current one."""


@dataclass(frozen=True, slots=True)
class CaptureField:
    """A field of the step. `text` is an ISO date, HH:MM, digits or free; `choices` code to word.

    `fault` is the sentence why the text is no value of the field, or that it is still empty.
    """

    name: str
    label: str
    type: CaptureType
    text: str
    choices: Mapping[str, str]
    required: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionHit:
    """An objection found by the search."""

    objection: str
    title: str
    matched: str


@dataclass(frozen=True, slots=True)
class ScriptView:
    """The script as it is drawn. With `objection` set, that is in front of the step.

    `session` changes with every contact. `suggested` names the outcome at an ending. `scripts` are
    ids with a short title, `script_title` is the whole one. `note` is what was noted at this step,
    `left_out` what earlier steps asked for in vain.
    """

    session: int
    script_id: str
    scripts: tuple[tuple[str, str], ...]
    crumbs: tuple[str, ...]
    step: str
    title: str
    say: str
    hint: str
    answers: tuple[str, ...]
    captures: tuple[CaptureField, ...]
    objection: ObjectionCard | None
    suggested: str
    confirmed: bool
    can_go_back: bool
    script_title: str = ""
    note: str = ""
    left_out: tuple[str, ...] = ()


def short_titles(scripts: Sequence[Script]) -> tuple[tuple[str, str], ...]:
    """Id and title of each, without the word before the colon that most of them share."""
    heads = Counter(one.title.partition(": ")[0] for one in scripts if ": " in one.title)
    shared, times = heads.most_common(1)[0] if heads else ("", 0)
    prefix = f"{shared}: " if times > 1 else ""

    def short(title: str) -> str:
        rest = title.removeprefix(prefix)
        return rest[:1].upper() + rest[1:]

    return tuple((one.id, short(one.title)) for one in scripts)


class ScriptTalk:
    """Walks one script. `changed` is called after every move."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._scripts: tuple[Script, ...] = ()
        self._values: Mapping[str, str] = {}
        self._words: Mapping[str, Mapping[str, str]] = {}
        self._facts = NOTHING_KNOWN
        self._index: dict[str, ObjectionIndex] = {}
        self.walk: Walk | None = None

    def open(
        self,
        scripts: Sequence[Script],
        values: Mapping[str, str],
        words: Mapping[str, Mapping[str, str]],
        facts: ContactFacts = NOTHING_KNOWN,
        begin_with: Script | None = None,
    ) -> None:
        """Begin at the start of `begin_with`, else of the first script.

        `words` are the choices of a field, by name; `facts` what the conditions of a script may
        ask about the contact.
        """
        self._scripts, self._values, self._words = tuple(scripts), values, words
        self._facts = facts
        first = begin_with if begin_with in self._scripts else None
        self.walk = start(first or self._scripts[0], facts) if self._scripts else None

    def restore(self, draft: Mapping[str, object], other_version: OtherVersion) -> str:
        """Take up a kept walk; return the sentence why not, or "" when it was taken up.

        It goes on with the version it began with, whatever was published since.
        """
        script_id, version = str(draft.get("script")), str(draft.get("version"))
        known = [script for script in self._scripts if script.id == script_id]
        same = [script for script in known if script.version == version]
        pinned = None if same else other_version(script_id, version)
        wanted = same or ([pinned] if pinned else known)
        if not wanted:
            return "Naskah percakapan ini tidak tersedia lagi; isian hasil panggilan tetap ada."
        try:
            self.walk = from_draft(wanted[0], draft)
        except DraftRefusedError as refused:
            return refused.sentence
        return ""

    def draft(self) -> Mapping[str, object] | None:
        """The walk as plain data, None while nothing was said."""
        return to_draft(self.walk) if self.walk is not None and self.moved else None

    @property
    def moved(self) -> bool:
        """Whether anything was answered, raised or noted."""
        walk = self.walk
        return walk is not None and bool(walk.moves or walk.captured or walk.notes)

    @property
    def confirmed(self) -> bool:
        """Whether the right party is confirmed."""
        return self.walk is not None and self.walk.confirmed

    @property
    def suggested(self) -> str:
        """The outcome code the script has come to, or ""."""
        return (self.walk.outcome or "") if self.walk else ""

    @property
    def captured(self) -> Mapping[str, str]:
        """What was noted on the way, by field."""
        return self.walk.captured if self.walk else {}

    def choose_script(self, script_id: str) -> None:
        """Begin another script from its start; what both ask for need not be asked again."""
        for script in self._scripts:
            if script.id == script_id and (self.walk is None or self.walk.script.id != script_id):
                begun = start(script, self._facts)
                for name, text in self.captured.items():
                    begun = capture(begun, name, text) if name in script.fields else begun
                self.walk = begun
                self._changed()

    def answer(self, number: int) -> bool:
        """Pick answer 1-9; say whether there was one."""
        return self._move(lambda walk: answer(walk, number))

    def back(self) -> bool:
        """Undo the last move."""
        return self._move(back)

    def raise_objection(self, objection: str) -> bool:
        """Open an objection over the step."""
        return self._move(lambda walk: raise_objection(walk, objection))

    def leave_objection(self) -> bool:
        """Return to where one was, without an answer."""
        return self._move(leave_objection)

    def note(self, name: str, text: str) -> None:
        """Keep what was typed into a field of the step."""
        self._move(lambda walk: capture(walk, name, text))

    def jot(self, text: str) -> None:
        """Keep what was noted at the step."""
        self._move(lambda walk: note(walk, text))

    @property
    def jotted(self) -> str:
        """The note at the step as one line with its title, "" for none."""
        text = self.walk.notes.get(self.walk.step, "").strip() if self.walk else ""
        return f"{self.walk.current_step.title}: {text}" if self.walk and text else ""

    def left_out(self, given: Collection[str] = ()) -> Mapping[str, str]:
        """Fields asked for so far that stayed empty though required, or hold no value: a sentence.

        `given` are those that were entered elsewhere.
        """
        asked = self.walk.asked if self.walk is not None else {}
        return {name: fault for name, one in asked.items() if (fault := self._fault(one, given))}

    def find(self, query: str) -> tuple[ObjectionHit, ...]:
        """Search the objections of the script; two letters are enough."""
        if self.walk is None:
            return ()
        script = self.walk.script
        if script.version not in self._index:
            self._index[script.version] = ObjectionIndex(script)
        return tuple(
            ObjectionHit(hit.objection.id, hit.objection.title, hit.matched)
            for hit in self._index[script.version].search(query)
        )

    def path(self) -> tuple[ScriptStep, ...]:
        """The steps gone through and the answers picked, as facts."""
        if self.walk is None or not self.walk.moves:
            return ()
        steps = self.walk.script.steps
        return tuple(
            ScriptStep(
                visit.step, steps[visit.step].answers[visit.answer - 1].text if visit.answer else ""
            )
            for visit in self.walk.path
        )

    def objections(self) -> tuple[ObjectionRaised, ...]:
        """The objections raised and what came of them, as facts."""
        if self.walk is None:
            return ()
        known = self.walk.script.objections
        return tuple(
            ObjectionRaised(
                one.objection,
                known[one.objection].answers[one.answer - 1].text if one.answer else "",
                one.resolved,
            )
            for one in self.walk.raised
        )

    def view(
        self, session: int, given: Collection[str] = (), *, recorded: bool = False
    ) -> ScriptView | None:
        """Draw where the talk stands; None without a script. `given`: see `left_out`; a call that
        is `recorded` says so at the opening."""
        if self.walk is None:
            return None
        shown = card(self.walk, self._values, recorded=recorded)
        steps = self.walk.script.steps
        titles = [steps[visit.step].title for visit in self.walk.path]
        behind = {one.name for visit in self.walk.path[:-1] for one in steps[visit.step].captures}
        here = {one.name for one in shown.step.captures}
        left_out = self.left_out(given)
        return ScriptView(
            session=session,
            script_id=self.walk.script.id,
            scripts=short_titles(self._scripts),
            crumbs=tuple(titles[:-1][-CRUMBS:]),
            step=shown.step.step,
            title=shown.step.title,
            say=shown.step.say,
            hint=shown.step.hint,
            answers=shown.step.answers,
            captures=tuple(
                self._field(one, behind, left_out.get(one.name, "")) for one in shown.step.captures
            ),
            objection=shown.objection,
            suggested=shown.step.outcome or "",
            confirmed=shown.confirmed,
            can_go_back=bool(self.walk.moves),
            script_title=self.walk.script.title,
            note=shown.step.note,
            left_out=tuple(
                fault for name, fault in left_out.items() if name in behind and name not in here
            ),
        )

    def _field(self, field: Capture, behind: Collection[str], fault: str) -> CaptureField:
        """Draw a field; one that is only just asked for is not called empty yet."""
        words = self._words.get(field.name, {})
        text = self.captured.get(field.name, "")
        return CaptureField(
            name=field.name,
            label=field.label,
            type=field.type,
            text=text,
            choices={code: words.get(code, code) for code in field.choices},
            required=field.required,
            fault=fault if text or field.name in behind else "",
        )

    def _fault(self, field: Capture, given: Collection[str]) -> str:
        text = self.captured.get(field.name, "")
        return "" if field.name in given else read_capture(field, text).sentence

    def unfiled(self, filed: Collection[str]) -> str:
        """What was noted in fields that are not `filed` elsewhere, as lines for the note."""
        if self.walk is None:
            return ""
        fields = {
            field.name: field
            for step in self.walk.script.steps.values()
            for field in step.captures
            if field.name not in filed
        }
        return "\n".join(
            f"{fields[name].label}: {self._readable(fields[name], text)}"
            for name, text in self.captured.items()
            if name in fields
        )

    def _readable(self, field: Capture, text: str) -> str:
        if field.type is CaptureType.DATE and (day := iso_date(text)):
            return format_date(day)
        if field.type is CaptureType.RUPIAH and text.isdigit():
            return format_rupiah(int(text))
        return self._words.get(field.name, {}).get(text, text)

    def _move(self, move: Callable[[Walk], Walk]) -> bool:
        if self.walk is None:
            return False
        try:
            moved = move(self.walk)
        except MoveRefusedError:
            return False
        if moved == self.walk:
            return False
        self.walk = moved
        self._changed()
        return True
