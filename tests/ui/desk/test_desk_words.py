from enum import Enum

import pytest

from dialer.calls import CallState, LineOutcome
from dialer.desk import Idle
from dialer.facts import Channel, NumberState
from dialer.hours import Shut
from dialer.people import Role
from dialer.promises import PromiseState
from dialer.queue import Why
from dialer.refusal import Refusal
from dialer.rehab import NotEligible
from dialer.telephony.port import Backend
from ui.presenters import words
from ui.theme import Tone

TABLES: list[tuple[type[Enum], object]] = [
    (Role, words.ROLES),
    (Channel, words.CHANNELS),
    (Backend, words.BACKENDS),
    (CallState, words.CALL_STATES),
    (LineOutcome, words.LINE_OUTCOMES),
    (NumberState, words.NUMBER_STATES),
    (Why, words.WHYS),
    (PromiseState, words.PROMISE_STATES),
    (Refusal, words.REFUSALS),
    (Shut, words.SHUTS),
    (Idle, words.IDLES),
    (NotEligible, words.NOT_ELIGIBLE),
]


@pytest.mark.parametrize(("codes", "table"), TABLES, ids=[codes.__name__ for codes, _ in TABLES])
def test_every_code_has_its_words(codes: type[Enum], table: dict[Enum, object]) -> None:
    assert set(table) == set(codes)


def test_shades_are_the_tones_of_the_theme() -> None:
    assert {shade.value for shade in words.Shade} == {tone.value for tone in Tone}
