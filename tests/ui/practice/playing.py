"""Playing a practice call as somebody does who knows, or does not know, what to say."""

from functools import cache

from scripts_call.practice.acts import Grade
from scripts_call.practice.session import offered
from scripts_call.practice.shelf import Shelf, load_shelf
from tests.conftest import HandClock
from ui.presenters.practice_partner import PartnerPresenter

WARY = "takut_penipuan"
"""Somebody who hangs up on who asks for money."""


@cache
def shelf() -> Shelf:
    """The partners that come with the program, read once."""
    return load_shelf()


def number_of(presenter: PartnerPresenter, *wanted: Grade) -> int:
    """The key of the first offered sentence of one of these grades, the first wanted first."""
    assert presenter.session is not None
    grades = [option.grade for option in offered(presenter.session)]
    return next(grades.index(grade) + 1 for grade in (*wanted, *Grade) if grade in grades)


def play_out(presenter: PartnerPresenter, clock: HandClock, *wanted: Grade) -> None:
    """Go on to the end of the call, a sentence every ten seconds."""
    while presenter.calling:
        clock.forward(seconds=10)
        assert presenter.pick(number_of(presenter, *wanted))
