"""REHAB: may this member take the instalment plan, and what would it cost.

Versions of the rule are data (rules/rehab.toml). The imported arrears are official and never
recomputed; the instalment is inferred from the published rule and said so.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialer.rulebook import DuesRule, RehabRule


class NotEligible(StrEnum):
    """Why the plan cannot be offered."""

    MONTHS_UNKNOWN = "months_unknown"
    AMOUNT_UNKNOWN = "amount_unknown"
    TOO_FEW_MONTHS = "too_few_months"
    TOO_MANY_MONTHS = "too_many_months"
    TOO_LATE_THIS_MONTH = "too_late_this_month"


@dataclass(frozen=True, slots=True)
class Instalment:
    """One month of a plan, in whole rupiah."""

    number: int
    arrears: int
    dues: int

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


def why_not(
    arrears: int | None, months: int | None, today: date, rule: RehabRule
) -> NotEligible | None:
    """Return the reason why the plan cannot be registered today, or None."""
    if months is None:
        return NotEligible.MONTHS_UNKNOWN
    if not arrears:
        return NotEligible.AMOUNT_UNKNOWN
    if months < rule.min_months:
        return NotEligible.TOO_FEW_MONTHS
    if months > rule.max_months:
        return NotEligible.TOO_MANY_MONTHS
    last_day = rule.last_day_february if today.month == 2 else rule.last_day
    if today.day > last_day:
        return NotEligible.TOO_LATE_THIS_MONTH
    return None


def most_stages(months: int, rule: RehabRule) -> int:
    """Return the largest number of stages the rule allows (at least 1)."""
    if rule.half_of_months:
        return max(1, min(rule.max_stages, months // 2))
    return rule.max_stages


def monthly_dues(care_class: int | None, members: int | None, dues: DuesRule) -> int | None:
    """Return the family's current dues a month, or None when class or size is unknown."""
    if care_class is None or care_class not in dues.by_class or not members:
        return None
    return dues.by_class[care_class] * members


def plan(arrears: int, stages: int, dues: int | None, rule: RehabRule) -> Plan:
    """Split the arrears over the stages; the rest goes to the first ones, a rupiah each.

    Raises ValueError for less than one stage or no arrears.
    """
    if stages < 1 or arrears <= 0:
        raise ValueError("a plan needs at least one stage and some arrears")
    base, rest = divmod(arrears, stages)
    monthly = dues if rule.current_dues_included and dues is not None else 0
    parts = tuple(
        Instalment(number, base + (1 if number <= rest else 0), monthly)
        for number in range(1, stages + 1)
    )
    return Plan(stages, parts, dues is not None or not rule.current_dues_included, rule)
