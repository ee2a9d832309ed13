"""The long form: a hundred thousand calls in a year, on the real rules."""

from collections import Counter

import pytest

from tests.simulated_year import play


@pytest.mark.slow
def test_a_hundred_thousand_calls_break_no_rule() -> None:
    played = play(calls=100_000, contacts=6_000, seed=3)
    assert played.judge.calls == 100_000
    assert played.judge.violations == []
    assert played.offered > 10_000
    assert played.offered_in_vain == Counter()
