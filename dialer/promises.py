"""Promises to pay: their state on a day.

As the field defines them: kept when at least `threshold` percent of the amount arrived by
the date plus the days of grace, partial when less, broken when nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

GRACE_DAYS = 3
THRESHOLD_PERCENT = 100


class PromiseState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    DUE = "due"
    KEPT = "kept"
    PARTIAL = "partial"
    BROKEN = "broken"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PromiseTerms:
    """How promises are judged: days of grace and the percentage that counts as kept."""

    grace_days: int = GRACE_DAYS
    threshold_percent: int = THRESHOLD_PERCENT


USUAL = PromiseTerms()
"""The terms where nobody has set others."""


@dataclass(frozen=True, slots=True)
class PromiseRule:
    """A version of the terms: for promises made from `valid_from` on.

    `remind_days` is how many days before the date a reminder is due, 0 for none.
    """

    valid_from: date
    source: str
    terms: PromiseTerms = USUAL
    remind_days: int = 1


def promise_state(
    amount: int, due_on: date, received: int, today: date, terms: PromiseTerms
) -> PromiseState:
    """Return the state of a promise of `amount` rupiah, given what arrived for it in time."""
    if received * 100 >= amount * terms.threshold_percent:
        return PromiseState.KEPT
    if today > due_on + timedelta(days=terms.grace_days):
        return PromiseState.PARTIAL if received > 0 else PromiseState.BROKEN
    return PromiseState.DUE if today >= due_on else PromiseState.OPEN


def state_on(
    today: date,
    *,
    amount: int,
    due_on: date,
    received: int,
    terms: PromiseTerms,
    cancelled: bool = False,
) -> PromiseState:
    """Return the state on a day of a promise that may have been taken back.

    What was kept before it was taken back stays kept.
    """
    state = promise_state(amount, due_on, received, today, terms)
    return PromiseState.CANCELLED if cancelled and state is not PromiseState.KEPT else state
