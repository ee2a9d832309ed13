"""A part of a script as the officer would see it, with an invented contact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialer.hours import local
from dialer.rulebook import Rulebook
from scripts_call.model import Answer, Objection, Script, ScriptKind, Step
from scripts_call.render import render
from ui.presenters.outcome_form import FormGround
from ui.presenters.practice import sample_contact
from ui.presenters.script_outline import Part, PartKind
from ui.presenters.script_values import Speaker, script_values

RETURNS = "kembali ke langkah semula"
NOTHING = "Letakkan kursor pada sebuah langkah atau keberatan untuk melihat pratinjaunya."
NOT_READ = "Bagian ini belum dapat dibaca. Perbaiki temuan pada bagian ini dahulu."


@dataclass(frozen=True, slots=True)
class Passage:
    """Something said, under its heading ("" when it needs none)."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class PreviewAnswer:
    """An answer on a key 1-9, and where it leads in words."""

    text: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The part as it is drawn; with `missing` there is nothing but that sentence."""

    title: str = ""
    passages: tuple[Passage, ...] = ()
    hint: str = ""
    answers: tuple[PreviewAnswer, ...] = ()
    notes: tuple[str, ...] = ()
    missing: str = ""


class Sampler:
    """Fills placeholders with the values of an invented call."""

    def __init__(self, rulebook: Rulebook, speaker: Speaker, now: datetime) -> None:
        self._rulebook, self._speaker, self._now = rulebook, speaker, now
        self._values: dict[ScriptKind, Mapping[str, str]] = {}

    def fill(self, kind: ScriptKind, text: str, *, confirmed: bool, aloud: bool = True) -> str:
        """Return the text as it would stand on the desk, or as it is when it cannot be filled."""
        try:
            return render(text, self._values_of(kind), confirmed, aloud=aloud)
        except ValueError:  # a placeholder that does not exist is among the findings
            return text

    def outcome(self, code: str) -> str:
        """Return the label of an outcome code."""
        rule = self._rulebook.outcomes.get(code)
        return rule.label if rule else code

    def _values_of(self, kind: ScriptKind) -> Mapping[str, str]:
        if kind not in self._values:
            zone = self._speaker.branch.zone
            today = local(self._now, zone).date()
            ground = FormGround(sample_contact(kind, zone), self._rulebook, today)
            self._values[kind] = script_values(ground, self._speaker, self._now)
        return self._values[kind]


def preview(script: Script, part: Part, sampler: Sampler, *, confirmed: bool) -> Preview:
    """Return a part of a script that may still have faults elsewhere."""
    if part.kind is PartKind.STEP:
        step = script.steps.get(part.name)
        return _step(script, step, sampler, confirmed) if step and step.say else _unread()
    if part.kind is PartKind.OBJECTION:
        raised = script.objections.get(part.name)
        said = raised is not None and (raised.empathy or raised.fact)
        return _objection(script, raised, sampler, confirmed) if raised and said else _unread()
    if part.kind is PartKind.HOLD:
        return _hold(script, sampler)
    return Preview(missing=NOTHING)


def _step(script: Script, step: Step, sampler: Sampler, confirmed: bool) -> Preview:
    notes = [f"Isian: {field.label}" for field in step.captures]
    if step.ending is not None:
        notes.append(f"Akhir percakapan. Hasil yang disarankan: {sampler.outcome(step.ending)}")
    if step.skip_to is not None:
        notes.append(f"Bersyarat; bila tidak berlaku: {_title(script, step.skip_to)}")
    return Preview(
        title=step.title,
        passages=(Passage("", sampler.fill(script.kind, step.say, confirmed=confirmed)),),
        hint=sampler.fill(script.kind, step.hint, confirmed=confirmed, aloud=False),
        answers=_answers(script, step.answers, sampler, confirmed),
        notes=tuple(notes),
    )


def _objection(script: Script, raised: Objection, sampler: Sampler, confirmed: bool) -> Preview:
    if raised.confirmed_only and not confirmed:
        held = _hold(script, sampler)
        return Preview(
            title=raised.title,
            passages=held.passages,
            answers=held.answers,
            notes=("Sebelum verifikasi, jawaban keberatan ini ditahan.",),
        )

    def passage(heading: str, text: str) -> Passage:
        return Passage(heading, sampler.fill(script.kind, text, confirmed=confirmed))

    return Preview(
        title=raised.title,
        passages=(
            passage("Empati", raised.empathy),
            passage("Fakta", raised.fact),
            passage("Langkah berikut", raised.next_step),
        ),
        answers=_answers(script, raised.answers, sampler, confirmed),
        notes=tuple(f"Jangan: {text}" for text in raised.avoid),
    )


def _hold(script: Script, sampler: Sampler) -> Preview:
    if script.hold is None:
        return _unread()
    said = sampler.fill(script.kind, script.hold.say, confirmed=False)
    answer = sampler.fill(script.kind, script.hold.answer, confirmed=False)
    return Preview(
        title="Penundaan sebelum verifikasi",
        passages=(Passage("", said),),
        answers=(PreviewAnswer(answer, RETURNS),),
    )


def _answers(
    script: Script, answers: tuple[Answer, ...], sampler: Sampler, confirmed: bool
) -> tuple[PreviewAnswer, ...]:
    return tuple(
        PreviewAnswer(
            sampler.fill(script.kind, one.text, confirmed=confirmed), _leads_to(script, one)
        )
        for one in answers
    )


def _leads_to(script: Script, answer: Answer) -> str:
    where = RETURNS if answer.goto is None else _title(script, answer.goto)
    extras = [_title(script, branch.goto) for branch in answer.branches]
    if answer.confirms:
        where += " · verifikasi"
    return " / ".join([where, *extras])


def _title(script: Script, step_id: str) -> str:
    step = script.steps.get(step_id)
    return step.title if step and step.title else step_id


def _unread() -> Preview:
    return Preview(missing=NOT_READ)
