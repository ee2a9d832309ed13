"""A year of calls on the real rules, beyond what tests/rules plays.

The short form plays 3,000 calls; `dev.py faults` (SAMBUNG_FAULTS=long) a hundred thousand.
"""

import os
from collections import Counter

import pytest

from tests.simulated_year import play

CALLS = 100_000 if os.environ.get("SAMBUNG_FAULTS") == "long" else 3_000


@pytest.mark.slow
def test_a_year_of_calls_breaks_no_rule() -> None:
    played = play(calls=CALLS, contacts=CALLS * 6 // 100, seed=3)
    assert played.judge.calls == CALLS
    assert played.judge.violations == []
    assert played.offered > CALLS // 10
    assert played.offered_in_vain == Counter()
