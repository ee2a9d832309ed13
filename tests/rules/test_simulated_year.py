"""A short year of calls at any hour: none outside its window, over its limit, or unwanted."""

from collections import Counter

from dialer.refusal import Refusal
from tests.simulated_year import play


def test_no_call_of_a_year_breaks_a_rule() -> None:
    played = play(calls=600, contacts=40, seed=1)
    assert played.judge.calls == 600
    assert played.judge.violations == []
    assert played.judge.rested > 20


def test_the_year_tries_every_rule_and_the_queue_offers_only_what_may_be_dialled() -> None:
    played = play(calls=800, contacts=50, seed=2)
    assert set(played.refused) >= {
        Refusal.OUTSIDE_HOURS,
        Refusal.DAILY_LIMIT,
        Refusal.NUMBER_LIMIT,
        Refusal.STOPPED,
    }
    assert played.offered > 100
    assert played.offered_in_vain == Counter()
