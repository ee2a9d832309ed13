"""Whom one can practise with, and how far one is with each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dialer.ports import PracticeRunRow
from dialer.practice_runs import Course
from scripts_call.library import Library
from scripts_call.practice.shelf import Shelf, load_shelf
from ui.presenters.practice_call import kind_words
from ui.presenters.practice_progress import DASH, result_of
from ui.presenters.words import Shade

ANYBODY: Final = "*"
"""The row of whoever the seed chooses; no persona has this id."""

LEVELS: Final = ("", "Dasar", "Menengah", "Sulit")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody to practise with; `briefing` is what the officer's screen would show."""

    title: str
    kind: str
    level: str
    runs: str
    best: str
    state: str
    shade: Shade
    briefing: str


def read_shelf(scripts: Library) -> Shelf:
    """Read the partners and all scripts, which takes a moment; may run beside the window.

    The answers to objections are those of the scripts in use, so that practice is like the desk.
    """
    list(scripts.scripts.values())
    return load_shelf(scripts)


def people_rows(
    shelf: Shelf, runs: Sequence[PracticeRunRow], course: Course
) -> Mapping[str, PersonRow]:
    """Anybody first, then everybody in the order of the shelf; `runs` are one officer's."""
    found = {
        ANYBODY: PersonRow(
            title="Acak",
            kind="Siapa pun",
            level=DASH,
            runs=str(len(runs)),
            best=_best(runs),
            state="",
            shade=Shade.NEUTRAL,
            briefing=(
                "Nomor latihan menentukan siapa yang mengangkat. Anda baru mengetahuinya saat"
                " percakapan dimulai, seperti panggilan sesungguhnya."
            ),
        )
    }
    for persona in shelf.personas.values():
        own = [run for run in runs if run.persona == persona.id]
        state, shade = result_of(own, course)
        found[persona.id] = PersonRow(
            title=persona.title,
            kind=kind_words(persona),
            level=LEVELS[min(persona.level, len(LEVELS) - 1)],
            runs=str(len(own)),
            best=_best(own),
            state=state,
            shade=shade,
            briefing=persona.briefing,
        )
    return found


def _best(runs: Sequence[PracticeRunRow]) -> str:
    return str(max(run.score for run in runs)) if runs else DASH
