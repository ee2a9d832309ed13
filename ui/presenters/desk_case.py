"""The contact at hand and everything done for it so far: calls, talk, form, as one piece of work.

It becomes an attempt when it is saved, and a draft while it is not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dialer.agreed import open_on
from dialer.calls import LineOutcome
from dialer.contact import ContactNumber
from dialer.desk import ContactView
from dialer.errors import SambungError
from dialer.facts import UNUSABLE_NUMBERS, Channel, NumberState
from dialer.hours import local
from dialer.number_choice import first_usable
from dialer.outcomes import AttemptEntry
from dialer.refusal import Refusal
from dialer.rulebook import Rulebook
from dialer.telephony.port import Backend, Telephone
from scripts_call.library import Library
from scripts_call.model import Situation
from ui.presenters.call_line import CallLine, Record
from ui.presenters.capture_filing import (
    choice_words,
    file_captured,
    filed_names,
    given_names,
    with_line,
)
from ui.presenters.draft import DeskDraft
from ui.presenters.outcome_editor import OutcomeEditor
from ui.presenters.outcome_form import FormGround
from ui.presenters.script_facts import contact_facts
from ui.presenters.script_situation import opening_script, scripts_offered, situation_of
from ui.presenters.script_talk import OtherVersion, ScriptTalk
from ui.presenters.script_values import Speaker, script_kind, script_values

_NO_SUCH_NUMBER: Final = LineOutcome.INVALID_NUMBER.value


@dataclass(frozen=True, slots=True)
class Case:
    """The contact at hand. `session` tells one from the next, even for the same contact.

    `situation` is what it is about. `started_at` is when the first thing was done, None before.
    """

    session: int
    view: ContactView
    channel: Channel
    ground: FormGround
    situation: Situation
    started_at: datetime | None = None

    @property
    def contact_id(self) -> str:
        """Whose case it is."""
        return self.view.contact.contact_id

    @property
    def name(self) -> str:
        """The contact's name."""
        return self.view.contact.name

    @property
    def visit(self) -> bool:
        """Whether the result of a visit is recorded; nothing is dialled then."""
        return self.channel is Channel.VISIT

    def number(self, number_id: str) -> ContactNumber | None:
        """A number of the contact by its id."""
        numbers = self.view.contact.numbers
        return next((one for one in numbers if one.number_id == number_id), None)


class CaseWork:
    """Line, talk and form of the case; `call_changed` and `changed` are told of every change.

    `confirmed_on` is the number at which the right party was confirmed, "" for none; `messaged`
    says that a written message was prepared. `by_line` is the outcome that the line pre-selected.
    `outside` is the reason for which it was called or written to outside the hours, "" within them.
    """

    def __init__(
        self,
        telephones: Mapping[Backend, Telephone],
        now: Callable[[], datetime],
        call_changed: Callable[[], None],
        changed: Callable[[], None],
        ticks: Callable[[], float] | None = None,
        record: Record = lambda: None,
    ) -> None:
        self._now = now
        self._call_changed = call_changed
        self._calls_seen = 0
        self.by_line = ""
        self._session = 0
        self.case: Case | None = None
        self.confirmed_on = ""
        self.messaged = False
        self.outside = ""
        self.line = CallLine(telephones, now, self._line_changed, ticks, record)
        self.talk = ScriptTalk(changed)
        self.editor = OutcomeEditor(changed)

    @property
    def busy(self) -> bool:
        """Whether something would be lost if the contact were put away."""
        return self.case is not None and (
            self.line.line.used or self.talk.moved or self.editor.form.touched or self.messaged
        )

    @property
    def channel(self) -> Channel:
        """How the contact was reached: a message without any call is an attempt of its own kind."""
        assert self.case is not None
        written = self.messaged and not self.line.line.used and not self.case.visit
        return Channel.WHATSAPP if written else self.case.channel

    @property
    def given(self) -> frozenset[str]:
        """Fields of the script whose value stands in the form, wherever it was entered."""
        return given_names(self.editor.form)

    @property
    def carried(self) -> str:
        """What was noted in the script and has no place in the form: it joins the note."""
        assert self.case is not None
        filed = filed_names(self.case.ground, self.editor.form, self.talk.captured)
        return self.talk.unfiled(filed)

    @property
    def dialled(self) -> str:
        """The number called last, "" for none."""
        line = self.line.line
        if line.live is not None:
            return line.live.number_id
        return line.calls[-1].number_id if line.calls else ""

    def begin(
        self,
        view: ContactView,
        channel: Channel,
        rulebook: Rulebook,
        scripts: Library,
        speaker: Speaker,
    ) -> None:
        """Put a contact on the desk with nothing done yet; what is known decides the script."""
        now, contact = self._now(), view.contact
        today = local(now, contact.zone).date()
        ground = FormGround(contact, rulebook, today, open_on(view.standing.promises, today))
        self._session += 1
        situation = situation_of(view, channel, ground.today, rulebook)
        kind, visit = script_kind(contact.details), channel is Channel.VISIT
        self.case = Case(self._session, view, channel, ground, situation)
        self.confirmed_on, self.messaged, self.outside = "", False, ""
        self.by_line, self._calls_seen = "", 0
        self.line.open(_numbers_now(view), view.full_numbers, view.tries)
        self.editor.open(ground)
        self.talk.open(
            scripts_offered(scripts, kind, visit=visit),
            script_values(ground, speaker, now, view.standing.followed[:1]),
            choice_words(ground),
            contact_facts(view, ground),
            opening_script(scripts, kind, situation),
        )

    def put_away(self) -> None:
        """Leave the contact; calls and form have been recorded or given up."""
        self.line.release()
        self.case = None

    def look_again(self, view: ContactView) -> Case:
        """The contact as it is known now; what was done stays."""
        assert self.case is not None
        self.case = replace(self.case, view=view)
        return self.case

    def _line_changed(self) -> None:
        """The line knows how some calls end: that is pre-selected while nobody chose otherwise."""
        calls = self.line.line.calls
        if self.line.line.connected and self.by_line:
            self._suggest("")
        if len(calls) > self._calls_seen and self.case is not None:
            last, ground = calls[-1], self.case.ground
            known = "" if last.trouble else ground.rulebook.outcome_of_line(ground.kind, last.line)
            if known or self.by_line:
                self._suggest(known)
            if not last.trouble and last.line == _NO_SUCH_NUMBER:
                self._offer_next_number()
        self._calls_seen = len(calls)
        self._call_changed()

    def _offer_next_number(self) -> None:
        """The line says that there is no such number: the next one that may answer is chosen."""
        assert self.case is not None
        bad = {one.number_id for one in self.line.line.calls if one.line == _NO_SUCH_NUMBER}
        view = self.case.view
        left = [
            one
            for one in _numbers_now(view)
            if one.number_id not in bad and one.state not in UNUSABLE_NUMBERS
        ]
        if left:
            following = first_usable(left, view.full_numbers, view.tries)
            self.line.line = replace(self.line.line, chosen=following)

    def _suggest(self, code: str) -> None:
        before, form = self.by_line, self.editor.form
        if form.code not in ("", before) or self.talk.suggested:
            return
        self.by_line = code
        if code:
            self.editor.choose(code)
        elif form.code:
            self.editor.take(replace(form, code=""))

    def dial(self, number: ContactNumber, reason: str) -> None:
        """Call a number; the hours at this moment decide whether the reason is kept.

        Raises SambungError when the call cannot be placed.
        """
        before = self.outside
        self._reached(reason)
        try:
            self.line.dial(number)
        except SambungError:
            self.outside = before
            raise

    def _reached(self, reason: str) -> None:
        assert self.case is not None
        if self.case.view.refusal is Refusal.OUTSIDE_HOURS:
            self.outside = reason or self.outside

    def stamp(self) -> None:
        """Note when the first thing was done."""
        if self.case is not None and self.case.started_at is None and self.busy:
            self.case = replace(self.case, started_at=self._now())

    def answer(self, number: int) -> bool:
        """Pick a script answer: somebody is on the line, and an ending suggests the outcome."""
        self.line.connect()
        before = self.talk.confirmed
        if not self.talk.answer(number):
            return False
        if self.talk.confirmed and not before:
            self.confirmed_on = self.dialled
        if self.talk.suggested:
            self.editor.choose(self.talk.suggested)
        return True

    def note_captured(self, name: str, text: str) -> None:
        """Keep a field of the script, and fill the form with it."""
        self.talk.note(name, text)
        if self.case is not None:
            form, captured = self.editor.form, self.talk.captured
            self.editor.take(file_captured(self.case.ground, form, captured, name))

    def jot(self, text: str) -> None:
        """Keep a note of the step; it stands in the form's note too, to be seen and mended."""
        before = self.talk.jotted
        self.talk.jot(text)
        self._note_line(before, self.talk.jotted)

    def choose_script(self, script_id: str) -> None:
        """Begin another script; what that has no field for moves to the form's note."""
        before = self.carried.splitlines()
        self.talk.choose_script(script_id)
        after = self.carried.splitlines()
        self._note_line("", "\n".join(line for line in before if line not in after))

    def note_message(self, line: str, code: str, reason: str) -> None:
        """A written message was prepared; `code` is its outcome, "" to leave that as it is."""
        self.messaged = True
        self._reached(reason)
        if code:
            self.editor.choose(code)
        self._note_line("", line)

    def _note_line(self, before: str, line: str) -> None:
        self.editor.set_note(with_line(self.editor.form.note, before, line))

    def entry(self) -> AttemptEntry:
        """The attempt as it would be saved now; a running call ends now."""
        assert self.case is not None
        case, now = self.case, self.line.moment()
        walk = self.talk.walk if self.talk.moved else None
        return AttemptEntry(
            contact_id=case.contact_id,
            channel=self.channel,
            started_at=case.started_at or now,
            calls=self.line.line.all_calls(now),
            outcome=self.editor.entry(self.carried),
            right_party_confirmed=self.talk.confirmed,
            override_reason=self.outside,
            script_id=walk.script.id if walk else "",
            script_version=walk.script.version if walk else "",
            path=self.talk.path(),
            objections=self.talk.objections(),
            wrap_seconds=None if self.line.line.live else self.line.wrap_seconds(),
        )

    def draft(self) -> DeskDraft:
        """The work as it is kept while it is not saved."""
        assert self.case is not None
        return DeskDraft(
            channel=self.case.channel,
            started_at=self.case.started_at or self._now(),
            override_reason=self.outside,
            line=self.line.line,
            form=self.editor.form,
            script=self.talk.draft(),
            confirmed_on=self.confirmed_on,
            messaged=self.messaged,
        )

    def take_up(self, draft: DeskDraft, kept_at: datetime, other_version: OtherVersion) -> str:
        """Go on with kept work after `begin`; return why the script could not be, or ""."""
        assert self.case is not None
        self.case = replace(self.case, started_at=draft.started_at)
        self.confirmed_on, self.messaged = draft.confirmed_on, draft.messaged
        self.outside = draft.override_reason
        self.line.restore(draft.line, kept_at)
        self._calls_seen = len(self.line.line.calls)
        self.editor.open(self.case.ground, draft.form)
        return self.talk.restore(draft.script, other_version) if draft.script else ""


def _numbers_now(view: ContactView) -> tuple[ContactNumber, ...]:
    """The contact's numbers with the state they have by the facts.

    One whose holder asked not to be called is as good as blocked.
    """
    states = dict(view.standing.numbers)
    states |= dict.fromkeys(view.stopped_numbers, NumberState.BLOCKED)
    return tuple(
        replace(one, state=states.get(one.number_id, one.state)) for one in view.contact.numbers
    )
