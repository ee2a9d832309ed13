"""REHAB: may this member take the instalment plan, and what would it cost.

Versions of the rule are data (rules/rehab.toml). The imported arrears are official and never
recomputed; the instalment is inferred from the published rule and said so.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dialer.rehab_rules import RehabRule, Segment
from dialer.rulebook import DuesRule


class NotEligible(StrEnum):
    """Why the plan cannot be offered."""

    NOT_IN_FORCE = "not_in_force"
    MONTHS_UNKNOWN = "months_unknown"
    AMOUNT_UNKNOWN = "amount_unknown"
    TOO_FEW_MONTHS = "too_few_months"
    TOO_MANY_MONTHS = "too_many_months"
    BELOW_LEAST = "below_least"
    TOO_LATE_THIS_MONTH = "too_late_this_month"


@dataclass(frozen=True, slots=True)
class Instalment:
    """One month of a plan, in whole rupiah; `due_on` None when no day was asked for."""

    number: int
    arrears: int
    dues: int
    due_on: date | None = None

    @property
    def amount(self) -> int:
        """What is paid in that month."""
        return self.arrears + self.dues


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of n stages; the arrears parts add up to the arrears exactly.

    `dues_known` is false when class or family size is missing: current dues are then left out of
    the instalments and must not be told as if they were in.
    """

    stages: int
    instalments: tuple[Instalment, ...]
    dues_known: bool
    rule: RehabRule

    @property
    def first(self) -> int:
        """The first instalment, the highest of all."""
        return self.instalments[0].amount

    @property
    def total(self) -> int:
        """All instalments together."""
        return sum(part.amount for part in self.instalments)

    @property
    def last_on(self) -> date | None:
        """The day of the last instalment."""
        return self.instalments[-1].due_on


def why_not(
    arrears: int | None, months: int | None, today: date, rule: RehabRule
) -> NotEligible | None:
    """Return the reason why the plan cannot be registered today, or None."""
    if today < rule.valid_from:
        return NotEligible.NOT_IN_FORCE
    if months is None:
        return NotEligible.MONTHS_UNKNOWN
    if arrears is None or arrears <= 0:
        return NotEligible.AMOUNT_UNKNOWN
    outside = (
        (months < rule.min_months, NotEligible.TOO_FEW_MONTHS),
        (rule.max_months is not None and months > rule.max_months, NotEligible.TOO_MANY_MONTHS),
        (arrears < rule.least_instalment, NotEligible.BELOW_LEAST),
        (today.day > rule.closes_on(today.month), NotEligible.TOO_LATE_THIS_MONTH),
    )
    return next((reason for is_so, reason in outside if is_so), None)


def opens_on(arrears: int | None, months: int | None, today: date, rule: RehabRule) -> date:
    """Return today, or the first of the next month where only the month is closed."""
    if why_not(arrears, months, today, rule) is NotEligible.TOO_LATE_THIS_MONTH:
        return _day_of_month(today, 1, 1)
    return today


def most_stages(months: int, rule: RehabRule, arrears: int | None = None) -> int:
    """Return the largest number of stages the rule allows (at least 1).

    With the arrears, no more than leave every instalment at its least.
    """
    most = rule.max_stages
    if rule.half_of_months:
        most = min(most, months // 2)
    if rule.least_instalment and arrears is not None:
        most = min(most, arrears // rule.least_instalment)
    return max(1, most)


def monthly_dues(care_class: int | None, members: int | None, dues: DuesRule) -> int | None:
    """Return the family's current dues a month, or None when class or size is unknown."""
    if care_class is None or care_class not in dues.by_class or not members:
        return None
    return dues.by_class[care_class] * members


def by_tariff(months: int | None, dues: int | None, most_billed: int) -> int | None:
    """Return what the arrears would be by today's tariff, to compare only; None when unknown.

    `dues` is the family's month; no more than `most_billed` months are billed.
    """
    if months is None or dues is None:
        return None
    return dues * min(months, most_billed)


def due_dates(registered_on: date, stages: int, rule: RehabRule) -> tuple[date, ...]:
    """Return the days of the instalments, a month apart; a short month has its last day."""
    return tuple(
        _day_of_month(registered_on, rule.first_month + place, rule.pay_day)
        for place in range(stages)
    )


def _day_of_month(start: date, months: int, day: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


def plan(
    arrears: int,
    stages: int,
    dues: int | None,
    rule: RehabRule,
    registered_on: date | None = None,
) -> Plan:
    """Split the arrears over the stages; the rest goes to the first ones, a rupiah each.

    With the day of registering every instalment has its day. Raises ValueError for less than one
    stage or no arrears.
    """
    if stages < 1 or arrears <= 0:
        raise ValueError("a plan needs at least one stage and some arrears")
    base, rest = divmod(arrears, stages)
    monthly = dues if rule.current_dues_included and dues is not None else 0
    days = due_dates(registered_on, stages, rule) if registered_on else (None,) * stages
    parts = tuple(
        Instalment(number, base + (1 if number <= rest else 0), monthly, day)
        for number, day in enumerate(days, start=1)
    )
    return Plan(stages, parts, dues is not None or not rule.current_dues_included, rule)


_SEGMENT_HEADS: Final = ("segmen", "jenis peserta", "jenis kepesertaan")
_MOVED: Final = ("ppu", "pbi", "pemda", "jamkesda", "jka", "pekerja penerima upah", "bantuan iuran")
_OWN: Final = ("pbpu", "bukan penerima upah", "mandiri", "bukan pekerja")


def listed_segment(extra: Mapping[str, str]) -> Segment | None:
    """Return the segment a list names in a column of its own, None when it does not say.

    "PBPU Pemda" is paid by the region, so a word for who pays wins over PBPU.
    """
    for head, text in extra.items():
        if not head.strip().casefold().startswith(_SEGMENT_HEADS):
            continue
        words = text.casefold()
        if any(word in words.replace("pbpu", "") for word in _MOVED):
            return Segment.SWITCHED
        if any(word in words for word in _OWN) or words.strip() == "bp":
            return Segment.SELF_PAYING
    return None
