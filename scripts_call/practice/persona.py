"""A person of the practice room as frozen data; `persona_source` reads and checks one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scripts_call.model import ScriptKind
from scripts_call.practice.acts import Act, Ending, Grade, Mood, Parameter
from scripts_call.values import Employer, Member

Need = frozenset[Act]
"""One thing that must be done; any of the acts will do."""

Lines = tuple[str, ...]
"""Sentences of the partner with the same meaning; the seed picks one."""


class Setting(StrEnum):
    """Where the talk takes place."""

    PHONE = "telepon"
    VISIT = "kunjungan"


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be offered. `note` says (Indonesian) what is lacking in it."""

    id: str
    text: str
    grade: Grade
    acts: frozenset[Act]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What happens at one place of every call of a set: opening, verification, closing ...

    `needs` lead on to the next scene; `marks` earn points; `confirms`: once the needs are met the
    right person is known. `title` and `advice` are for the officer's eyes.
    """

    name: str
    title: str
    advice: str
    needs: tuple[Need, ...]
    marks: Mapping[Parameter, tuple[Need, ...]]
    confirms: bool
    options: tuple[Option, ...]
    hears: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartSet:
    """The common ground of the people of one kind and setting.

    `protected` are patterns of what may not be said before verification. `stuck` is said when a
    sentence leads nowhere, `unclear` when it was not understood, `reactions` to slips.
    """

    id: str
    version: str
    title: str
    kind: ScriptKind
    setting: Setting
    protected: tuple[str, ...]
    unclear: Lines
    hurry: Lines
    cut_short: Lines
    stuck: Mapping[Mood, Lines]
    reactions: Mapping[Act, Lines]
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Scene:
    """One piece of the call. The partner says a line when it begins, `stuck` when it drags on.

    `moods` are lines for one mood, used instead of `line`. `hears` are patterns that count as
    having given this scene's fact when they are found in a typed sentence, `wrong` as having
    given a wrong one. `upsets`: steps the mood falls when this scene begins.
    """

    name: str
    title: str
    part: str
    line: Lines
    moods: Mapping[Mood, Lines]
    stuck: Lines
    needs: tuple[Need, ...]
    marks: Mapping[Parameter, tuple[Need, ...]]
    confirms: bool
    options: tuple[Option, ...]
    hears: tuple[str, ...]
    wrong: tuple[str, ...]
    upsets: int = 0

    @property
    def model_answers(self) -> tuple[Option, ...]:
        """The offered sentences that alone do all that is wanted here."""
        wanted = (*self.needs, *(need for needs in self.marks.values() for need in needs))
        return tuple(
            option
            for option in self.options
            if option.grade is Grade.GOOD and all(need & option.acts for need in wanted)
        )


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to practise with.

    `briefing` is what the officer's screen would show; `truth` and `persuades` stay hidden till
    the debrief. `ladder` are the moods from worst to best; below the worst the partner leaves.
    `patience`: sentences that lead nowhere before the mood falls. `impatient_after`: seconds.
    `contacts` are invented people or firms; the seed picks one.
    """

    id: str
    version: str
    title: str
    group: PartSet
    level: int
    briefing: str
    truth: str
    persuades: str
    goal: str
    ladder: tuple[Mood, ...]
    mood: Mood
    patience: int
    impatient_after: int | None
    soothed_by: frozenset[Act]
    irritated_by: frozenset[Act]
    leaves: Ending
    leaving: Lines
    farewell: Lines
    interruptions: Lines
    contacts: tuple[Member | Employer, ...]
    scenes: tuple[Scene, ...]
    interlude: Scene | None
