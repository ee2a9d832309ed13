"""The versions of the instalment plan and of the inpatient penalty, as the rule files have them.

Each version has its first day and its source. What no source states is named in `inferred`, so
that a sheet can say that it is an estimate.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Segment(StrEnum):
    """Who pays the dues now: the member, or (after a move) an employer or the state."""

    SELF_PAYING = "mandiri"
    SWITCHED = "alih_segmen"


class Active(StrEnum):
    """When the card is active again under a plan."""

    ALL_PAID = "all_paid"
    LAST_INSTALMENT = "last_instalment"
    NEW_SEGMENT = "new_segment"


class Inferred(StrEnum):
    """A part of a version that no source states."""

    INSTALMENT = "instalment"
    DATES = "dates"
    DUES = "dues"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class RehabRule:
    """One version of the instalment plan. Amounts in whole rupiah.

    `max_months` None: no upper limit is known. The first instalment falls `first_month` months
    after registering, on `pay_day` (or the last day of a shorter month).
    """

    name: str
    segment: Segment
    valid_from: date
    source: str
    min_months: int
    max_stages: int
    half_of_months: bool
    current_dues_included: bool
    least_instalment: int
    last_day: int
    last_day_february: int
    active: Active
    first_month: int
    pay_day: int
    inferred: frozenset[Inferred]
    max_months: int | None = None

    def closes_on(self, month: int) -> int:
        """The last day of a month (1-12) on which one may register."""
        return self.last_day_february if month == 2 else self.last_day


@dataclass(frozen=True, slots=True)
class RehabOptions:
    """What is set beside the versions: days of a change shown, days of reminder, months billed."""

    near_change_days: int
    remind_days_before: int
    most_billed_months: int


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """One version of the inpatient penalty: percent, months counted, rupiah and days at most."""

    valid_from: date
    source: str
    percent: int
    max_months: int
    cap: int
    within_days: int


def rehab_rule(table: dict[str, Any]) -> RehabRule:
    """Return a version from its table. Raises TypeError or ValueError for a faulty one."""
    return RehabRule(
        **{
            **table,
            "segment": Segment(table["segment"]),
            "active": Active(table["active"]),
            "inferred": frozenset(Inferred(part) for part in table["inferred"]),
        }
    )
