"""One practice call: what is given at its start, and what has been said so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Final, TypeVar

from scripts_call.practice.acts import Act, Ending, Grade, Mood
from scripts_call.practice.hearing import ActRules
from scripts_call.practice.persona import Option, Persona, Scene
from scripts_call.render import render
from scripts_call.values import Desk, call_values

_Item = TypeVar("_Item")

OFFERED: Final = 5
"""At most so many sentences are offered at once; keys 1-5."""

LONGEST: Final = 1000
"""Letters of a typed sentence; nobody says more in one breath."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a practice call may take.

    `target_seconds` is the good time (Care Center: 3-4 minutes); after `most_seconds`, longer than
    a real call because sentences have to be read, or `most_turns` the call ends.
    """

    most_turns: int = 30
    target_seconds: int = 240
    most_seconds: int = 720


@dataclass(frozen=True, slots=True)
class Ground:
    """What the caller gives: the desk, the facts in force (`FactSheet.texts`), the budget."""

    desk: Desk
    facts: Mapping[str, str]
    budget: Budget = Budget()


@dataclass(frozen=True, slots=True)
class Case:
    """What does not change during a call: who is played, the filled placeholders, the plan.

    `plan` holds the scenes (by place) before which the partner interrupts.
    """

    persona: Persona
    seed: int
    values: Mapping[str, str]
    budget: Budget
    acts: ActRules
    plan: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pick:
    """The officer picked an offered sentence; `at` is seconds since the call began."""

    option_id: str
    at: int


@dataclass(frozen=True, slots=True)
class Say:
    """The officer typed a sentence."""

    text: str
    at: int


Move = Pick | Say


@dataclass(frozen=True, slots=True)
class Turn:
    """One sentence of the officer and the partner's answer; `number` counts from 1.

    `interlude`: it was said while the partner was interrupting. `words` are what was recognised in
    a typed sentence. `scene` is the one the sentence was said in. `step` is the place on the ladder
    of moods; below 0 the partner has left.
    """

    number: int
    move: Move
    said: str
    scene: str
    interlude: bool
    acts: frozenset[Act]
    words: tuple[tuple[Act, str], ...]
    understood: bool
    mood: Mood
    step_before: int
    step: int
    line: str


@dataclass(frozen=True, slots=True)
class Session:
    """A call at one moment; frozen, `engine.respond` makes the next one.

    `place` counts scenes from 0, `heard` is what was done in this scene, `step` the place on the
    persona's ladder of moods, `stalls` how many sentences led nowhere.
    """

    case: Case
    opening: str
    place: int = 0
    interrupted: bool = False
    confirmed: bool = False
    greeted: bool = False
    hurried: bool = False
    step: int = 0
    stalls: int = 0
    heard: frozenset[Act] = frozenset()
    at: int = 0
    turns: tuple[Turn, ...] = ()
    ending: Ending | None = None

    @property
    def scene(self) -> Scene:
        """The scene of the call that is being played; the last one when the call is over."""
        scenes = self.case.persona.scenes
        return scenes[min(self.place, len(scenes) - 1)]

    @property
    def current(self) -> Scene:
        """The scene, or the interruption that has come before it."""
        interlude = self.case.persona.interlude
        return interlude if self.interrupted and interlude is not None else self.scene

    @property
    def mood(self) -> Mood:
        """How the partner feels now."""
        return self.case.persona.ladder[max(self.step, 0)]

    @property
    def line(self) -> str:
        """What the partner said last."""
        return self.turns[-1].line if self.turns else self.opening

    @property
    def seconds_left(self) -> int:
        """Till the call ends by itself, counted at the last move."""
        return max(0, self.case.budget.most_seconds - self.at)

    @property
    def turns_left(self) -> int:
        """Sentences the officer may still say."""
        return max(0, self.case.budget.most_turns - len(self.turns))


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence to pick, its placeholders filled. How good it is, is not told."""

    option_id: str
    text: str


def start(persona: Persona, seed: int, ground: Ground, acts: ActRules) -> Session:
    """Begin a call: the same person, seed and ground give the same partner."""
    contact = choose(f"{persona.id}:{seed}:contact", persona.contacts)
    values = call_values(ground.desk, contact, ground.facts)
    return restart(persona, seed, values, ground.budget, acts)


def restart(
    persona: Persona, seed: int, values: Mapping[str, str], budget: Budget, acts: ActRules
) -> Session:
    """The same from values that were filled before, as `records` keeps them."""
    plan = _plan(persona, seed)
    case = Case(persona, seed, MappingProxyType(dict(values)), budget, acts, plan)
    first = persona.scenes[0]
    spoken = first.moods.get(persona.mood) or first.line
    opening = fill(case, choose(f"{persona.id}:{seed}:opening", spoken))
    return Session(case, opening, step=persona.ladder.index(persona.mood))


def offers(session: Session) -> tuple[Offer, ...]:
    """The sentences offered now, good and bad ones mixed; empty when the call is over."""
    return tuple(Offer(option.id, fill(session.case, option.text)) for option in offered(session))


def offered(session: Session) -> tuple[Option, ...]:
    """The same with their grade: for the debrief and for tests, not for the screen."""
    if session.ending is not None:
        return ()
    scene = session.current
    case = session.case
    dice = _dice(f"{case.persona.id}:{case.seed}:offers:{scene.name}:{session.place}")
    models = list(scene.model_answers)
    best = dice.choice(models)
    rest = [option for option in scene.options if option not in models]
    dice.shuffle(rest)
    bad = [option for option in rest if option.grade is Grade.BAD]
    other = [option for option in rest if option.grade is not Grade.BAD]
    chosen = [best, *other[:2], *bad]
    chosen = chosen[:OFFERED]
    dice.shuffle(chosen)
    said = {
        turn.move.option_id
        for turn in session.turns
        if isinstance(turn.move, Pick)
        and turn.scene == session.scene.name
        and turn.interlude == session.interrupted
    }
    return tuple(option for option in chosen if option is best or option.id not in said)


def fill(case: Case, text: str) -> str:
    """Fill the placeholders. Nothing is withheld: the people are invented, and to say an amount
    too early is one of the mistakes that can be made here."""
    return render(text, case.values, confirmed=True)


def choose(key: str, among: tuple[_Item, ...]) -> _Item:
    """One of several, the same for the same key."""
    return _dice(key).choice(among)


def _dice(key: str) -> Random:
    return Random(key)  # noqa: S311 - a play that has to be repeatable, nothing secret


def _plan(persona: Persona, seed: int) -> frozenset[int]:
    """Where the partner interrupts: once or twice, never at the greeting nor at the closing."""
    places = range(2, len(persona.scenes) - 1)
    if persona.interlude is None or not places:
        return frozenset()
    dice = _dice(f"{persona.id}:{seed}:interruptions")
    return frozenset(dice.sample(places, min(len(places), dice.choice((1, 1, 2)))))
