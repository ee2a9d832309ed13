"""The practice room as the tests enter it: the bundled people, an invented desk, ways to play."""

from collections.abc import Callable
from datetime import date
from functools import cache

from scripts_call.facts import load_facts
from scripts_call.practice.acts import Grade
from scripts_call.practice.engine import respond
from scripts_call.practice.hearing import Heard
from scripts_call.practice.persona import Option
from scripts_call.practice.scoring import score
from scripts_call.practice.session import (
    Budget,
    Ground,
    Pick,
    Say,
    Session,
    offered,
    start,
)
from scripts_call.practice.shelf import Shelf, load_shelf
from scripts_call.values import Desk

DAY = date(2026, 11, 20)
PACE = 15
BUDGET = Budget()


@cache
def shelf() -> Shelf:
    return load_shelf()


def ground(budget: Budget = BUDGET) -> Ground:
    return Ground(Desk("Dewi Lestari", "KC Contoh", 10), load_facts(DAY).texts, budget)


def begin(persona: str, seed: int = 1, budget: Budget = BUDGET) -> Session:
    return start(shelf().persona(persona), seed, ground(budget), shelf().acts)


def play(session: Session, choose: Callable[[Session], Option], pace: int = PACE) -> Session:
    while session.ending is None:
        session = respond(session, Pick(choose(session).id, session.at + pace))
    return session


def best(session: Session) -> Option:
    models = session.current.model_answers
    return next(option for option in offered(session) if option in models)


def worst(session: Session) -> Option:
    order = {Grade.BAD: 0, Grade.FAIR: 1, Grade.GOOD: 2}
    return min(offered(session), key=lambda option: order[option.grade])


def until(session: Session, part: str) -> Session:
    """Played well up to a part, interruptions included."""
    while session.scene.part != part or session.interrupted:
        session = respond(session, Pick(best(session).id, session.at + PACE))
    return session


def say(session: Session, text: str) -> Session:
    return respond(session, Say(text, session.at + PACE))


def heard(session: Session, text: str) -> Heard:
    """What is recognised of a typed sentence at this moment."""
    turn = say(session, text).turns[-1]
    return Heard(turn.acts, turn.words)


def total(session: Session) -> int:
    return score(session, shelf().rubric).total
