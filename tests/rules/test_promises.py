"""When a promise is open, due, kept, partial or broken."""

from datetime import date

import pytest

from dialer.promises import PromiseState, PromiseTerms, promise_state

DUE = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("received", "today", "state"),
    [
        (0, date(2026, 11, 19), PromiseState.OPEN),
        (0, date(2026, 11, 20), PromiseState.DUE),
        (0, date(2026, 11, 23), PromiseState.DUE),
        (0, date(2026, 11, 24), PromiseState.BROKEN),
        (1, date(2026, 11, 24), PromiseState.PARTIAL),
        (100_000, date(2026, 11, 1), PromiseState.KEPT),
        (99_999, date(2026, 11, 24), PromiseState.PARTIAL),
    ],
)
def test_state_by_day_and_money(received: int, today: date, state: PromiseState) -> None:
    assert promise_state(100_000, DUE, received, today, PromiseTerms()) is state


def test_a_lower_threshold_keeps_a_smaller_payment() -> None:
    terms = PromiseTerms(grace_days=0, threshold_percent=90)
    assert promise_state(100_000, DUE, 90_000, DUE, terms) is PromiseState.KEPT
