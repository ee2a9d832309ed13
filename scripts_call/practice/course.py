"""Which practices an officer has to pass before the first real call, and how far one is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Course:
    """`lulus 5 tokoh >= 90`: at least `min_passes` different people passed, all `required` among
    them. `pass_score` is 0-100."""

    title: str
    required: tuple[str, ...]
    pass_score: int
    min_passes: int


@dataclass(frozen=True, slots=True)
class PracticeRun:
    """A finished practice: persona id, seed, score 0-100, when it ended, who practised."""

    persona: str
    seed: int
    score: int
    at: datetime
    officer: str


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """How far somebody is.

    `passed` are the people passed, in order of passing; `best` the best score of everybody
    practised with; `to_pass` the required ones still missing; `missing` how many more different
    people have to be passed, those of `to_pass` included. `done_at`: when the course was passed.
    """

    passed: tuple[str, ...]
    best: Mapping[str, int]
    to_pass: tuple[str, ...]
    missing: int
    runs: int
    done_at: datetime | None

    @property
    def done(self) -> bool:
        """Whether the course is passed."""
        return self.done_at is not None


def progress(runs: Iterable[PracticeRun], course: Course) -> CourseProgress:
    """How far the runs of one officer go; a person passed twice counts once."""
    ordered = sorted(runs, key=lambda run: run.at)
    passed: dict[str, datetime] = {}
    best: dict[str, int] = {}
    done_at: datetime | None = None
    for run in ordered:
        best[run.persona] = max(best.get(run.persona, 0), run.score)
        if run.score >= course.pass_score:
            passed.setdefault(run.persona, run.at)
            if done_at is None and _still_missing(passed, course) == 0:
                done_at = run.at
    return CourseProgress(
        passed=tuple(passed),
        best=best,
        to_pass=tuple(one for one in course.required if one not in passed),
        missing=_still_missing(passed, course),
        runs=len(ordered),
        done_at=done_at,
    )


def standings(runs: Iterable[PracticeRun], course: Course) -> Mapping[str, CourseProgress]:
    """The progress of every officer who has practised, by officer."""
    by_officer: dict[str, list[PracticeRun]] = {}
    for run in runs:
        by_officer.setdefault(run.officer, []).append(run)
    return {officer: progress(own, course) for officer, own in by_officer.items()}


def _still_missing(passed: Mapping[str, datetime], course: Course) -> int:
    required = sum(one not in passed for one in dict.fromkeys(course.required))
    return max(required, course.min_passes - len(passed))
