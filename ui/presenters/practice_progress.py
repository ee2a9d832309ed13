"""How far officers are with their practice, against the course a lead has set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dialer.contacts.dates import format_datetime
from dialer.hours import local
from dialer.people import Officer, Right
from dialer.ports import PracticeRunRow
from dialer.practice_runs import Course, CourseProgress, course_progress
from dialer.workstation import Workstation
from scripts_call.practice.debrief import debrief
from scripts_call.practice.records import from_record
from scripts_call.practice.shelf import Shelf
from ui.presenters.practice_result import ResultView, result_view
from ui.presenters.words import Shade

DASH: Final = "–"
PASSED: Final = "Lulus"
NOT_YET: Final = "Belum lulus"
NOT_STARTED: Final = "Belum dicoba"


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One officer in the lead's table."""

    name: str
    runs: str
    best: str
    last: str
    passed: str
    state: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """One scenario of one officer. `wanted` says whether the course asks for it."""

    title: str
    wanted: str
    runs: str
    best: str
    last: str
    when: str
    state: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Everything the page draws. `officers` is empty for a petugas, who sees their own only."""

    course: Course
    course_words: str
    standing: str
    done: bool
    officers: Mapping[str, OfficerRow]
    runs: Mapping[str, tuple[PracticeRunRow, ...]]
    """Runs by officer, newest first."""


class ProgressPresenter:
    """Reads runs and course; a lead sets the course."""

    def __init__(self, workstation: Workstation, actor: Officer, shelf: Shelf) -> None:
        self._workstation = workstation
        self._actor = actor
        self._shelf = shelf
        self._titles = {one.id: one.title for one in shelf.personas.values()}

    @property
    def titles(self) -> Mapping[str, str]:
        """The scenarios by id, in order."""
        return self._titles

    @property
    def leads(self) -> bool:
        """Whether everybody is seen and the course may be set."""
        return self._actor.may(Right.COACH)

    def read(self) -> ProgressView:
        """Read the runs and the course as they are now."""
        practice = self._workstation.practice_runs
        course = practice.course()
        runs: dict[str, list[PracticeRunRow]] = {}
        for run in practice.runs(self._actor):
            runs.setdefault(run.officer_id, []).append(run)
        officers: dict[str, OfficerRow] = {}
        if self.leads:
            for one in practice.everybody(self._actor):
                own = runs.get(one.officer.officer_id, [])
                officers[one.officer.officer_id] = _officer_row(one, own)
        mine = course_progress(course, self._actor, runs.get(self._actor.officer_id, []))
        return ProgressView(
            course=course,
            course_words=course_words(course),
            standing=_standing(mine, course),
            done=mine.done,
            officers=officers,
            runs={officer_id: tuple(own) for officer_id, own in runs.items()},
        )

    def personas(self, view: ProgressView, officer_id: str) -> Mapping[str, PersonaRow]:
        """Every scenario with what an officer did in it."""
        runs = view.runs.get(officer_id, ())
        names = dict(self._titles)
        for run in runs:
            names.setdefault(run.persona, run.persona)
        return {
            persona: self._persona_row(
                title, [run for run in runs if run.persona == persona], view.course, persona
            )
            for persona, title in names.items()
        }

    def last_result(self, view: ProgressView, officer_id: str, persona: str) -> ResultView | None:
        """The last practice of a scenario as it was judged then, None without one.

        Raises DraftRefusedError when the scenario has changed since.
        """
        for run in view.runs.get(officer_id, ()):
            if run.persona == persona:
                session = from_record(run.body, self._shelf)
                return result_view(session, debrief(session, self._shelf.rubric))
        return None

    def set_course(self, required: int, score: int, personas: Sequence[str]) -> None:
        """Set the course; all scenarios chosen, or none, means any. Raises SambungError."""
        chosen = tuple(one for one in self._titles if one in personas)
        if len(chosen) == len(self._titles):
            chosen = ()
        self._workstation.practice_runs.set_course(self._actor, Course(required, score, chosen))

    def _persona_row(
        self, title: str, runs: Sequence[PracticeRunRow], course: Course, persona: str
    ) -> PersonaRow:
        wanted = not course.personas or persona in course.personas
        state, shade = result_of(runs, course)
        zone = self._workstation.branch().zone
        return PersonaRow(
            title=title,
            wanted="Ya" if wanted else DASH,
            runs=str(len(runs)),
            best=str(max(run.score for run in runs)) if runs else DASH,
            last=str(runs[0].score) if runs else DASH,
            when=format_datetime(local(runs[0].ended_at, zone)) if runs else DASH,
            state=state,
            shade=shade,
        )


def result_of(runs: Sequence[PracticeRunRow], course: Course) -> tuple[str, Shade]:
    """Whether one scenario was passed with the score of the course."""
    if any(run.passed and run.score >= course.score for run in runs):
        return PASSED, Shade.GOOD
    return (NOT_YET, Shade.WARN) if runs else (NOT_STARTED, Shade.NEUTRAL)


def course_words(course: Course) -> str:
    """What the course asks for, as a sentence."""
    if not course.required:
        return "Belum ada tugas latihan."
    whence = f" dari {len(course.personas)} skenario pilihan" if course.personas else " skenario"
    return (
        f"Lulus {course.required}{whence} dengan skor {course.score} atau lebih"
        " sebelum panggilan pertama."
    )


def _standing(one: CourseProgress, course: Course) -> str:
    if not course.required:
        return "Latihan tetap dapat dipakai kapan saja."
    if one.done:
        return f"Tugas selesai: {_passed(one)} skenario lulus."
    return f"{_passed(one)} skenario lulus."


def _passed(one: CourseProgress) -> str:
    return f"{len(one.passed)} dari {one.required}"


def _officer_row(one: CourseProgress, runs: Sequence[PracticeRunRow]) -> OfficerRow:
    state, shade = NOT_YET, Shade.WARN
    if one.done:
        state, shade = PASSED, Shade.GOOD
    elif not one.runs:
        state, shade = NOT_STARTED, Shade.NEUTRAL
    return OfficerRow(
        name=one.officer.name,
        runs=str(one.runs),
        best=DASH if one.best is None else str(one.best),
        last=str(runs[0].score) if runs else DASH,
        passed=_passed(one),
        state=state,
        shade=shade,
    )
