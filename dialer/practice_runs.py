"""Use cases of practising: runs are kept, a lead sets a course, both see how far everybody is.

Runs stand apart from facts, log and figures: nothing here reads or writes those.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, PracticeRunRow, Reader, Store

SETTING = "course"
BEST_SCORE = 100

NOT_YOURS = "Latihan petugas lain hanya dapat dilihat ketua tim."
NOT_YOUR_COURSE = "Tugas latihan hanya dapat diatur ketua tim."
OTHERS_RUN = "Hasil latihan hanya dapat disimpan atas nama sendiri."


@dataclass(frozen=True, slots=True)
class Course:
    """What an officer practises before the first call: `required` personas passed at `score`.

    `personas` are the ids to choose from; empty means any.
    """

    required: int = 5
    score: int = 90
    personas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How far an officer is. `passed` are the personas that count, in the order of passing.

    `best` is the highest score of all runs (0-100), None before the first.
    """

    officer: Officer
    passed: tuple[str, ...]
    required: int
    runs: int
    best: int | None

    @property
    def done(self) -> bool:
        """Whether the course is passed; a course that asks for nothing always is."""
        return len(self.passed) >= self.required


@dataclass(frozen=True, slots=True)
class PracticeRuns:
    """Practices and the course."""

    store: Store
    now: Now

    def keep(self, actor: Officer, run: PracticeRunRow) -> None:
        """Keep a finished practice of one's own. Raises RefusedError, BadInputError (score)."""
        if run.officer_id != actor.officer_id:
            raise RefusedError(OTHERS_RUN)
        if not 0 <= run.score <= BEST_SCORE:
            raise BadInputError(f"Skor {run.score} tidak ada; skor antara 0 dan {BEST_SCORE}.")
        with self.store.writing() as writer:
            writer.put_practice_run(run)

    def runs(self, actor: Officer, officer_id: str = "") -> Sequence[PracticeRunRow]:
        """Return the practices of an officer (one's own; a lead's anybody's), newest first.

        With no officer a lead gets everybody's, an officer their own.
        """
        if actor.may(Right.COACH):
            return self.store.practice_runs(officer_id)
        if officer_id not in ("", actor.officer_id):
            raise RefusedError(NOT_YOURS)
        return self.store.practice_runs(actor.officer_id)

    def course(self) -> Course:
        """Return the course that was set, or the usual one."""
        return load_course(self.store)

    def set_course(self, actor: Officer, course: Course) -> None:
        """Set the course. Raises RefusedError for who may not, BadInputError for odd numbers."""
        if not actor.may(Right.COACH):
            raise RefusedError(NOT_YOUR_COURSE)
        _check(course)
        with self.store.writing() as writer:
            writer.put_setting(SETTING, asdict(course))
            writer.audit(AuditEntry(self.now(), actor.officer_id, "course_set"))

    def progress(self, officer: Officer) -> CourseProgress:
        """Return how far one officer is."""
        return course_progress(self.course(), officer, self.store.practice_runs(officer.officer_id))

    def everybody(self, actor: Officer) -> Sequence[CourseProgress]:
        """Return how far every active officer is, by name. For leads; raises RefusedError."""
        if not actor.may(Right.COACH):
            raise RefusedError(NOT_YOURS)
        course, runs = self.course(), self.store.practice_runs()
        return [
            course_progress(
                course, officer, [run for run in runs if run.officer_id == officer.officer_id]
            )
            for officer in self.store.officers()
            if officer.active
        ]


def course_progress(
    course: Course, officer: Officer, runs: Sequence[PracticeRunRow]
) -> CourseProgress:
    """Count each persona once that was passed with the score of the course; `runs` in any order."""
    in_time = sorted(runs, key=lambda run: (run.ended_at, run.run_id))
    counted = [
        run.persona
        for run in in_time
        if run.passed
        and run.score >= course.score
        and (not course.personas or run.persona in course.personas)
    ]
    return CourseProgress(
        officer=officer,
        passed=tuple(dict.fromkeys(counted)),
        required=course.required,
        runs=len(runs),
        best=max((run.score for run in runs), default=None),
    )


def load_course(reader: Reader) -> Course:
    """Return the course in the settings, or the usual one."""
    kept: dict[str, Any] = reader.setting(SETTING) or {}
    usual = Course()
    return Course(
        required=kept.get("required", usual.required),
        score=kept.get("score", usual.score),
        personas=tuple(kept.get("personas", usual.personas)),
    )


def _check(course: Course) -> None:
    if not 0 <= course.score <= BEST_SCORE:
        raise BadInputError(f"Skor kelulusan harus antara 0 dan {BEST_SCORE}.")
    if course.required < 0 or (course.personas and course.required > len(course.personas)):
        raise BadInputError("Jumlah skenario tidak boleh melebihi skenario yang dipilih.")
