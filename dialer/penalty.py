"""Denda pelayanan, the inpatient penalty: what it would be for a cost somebody names.

Only for inpatient care within some days after the card became active again; where an employer pays
the dues (PPU), the employer bears it. Limits are data (rules/penalty.toml). Without a cost there is
no amount: the formula and the cap are all that is known.
"""

from dataclasses import dataclass

from dialer.rehab_rules import PenaltyRule


@dataclass(frozen=True, slots=True)
class Penalty:
    """A worked-out estimate: rupiah, the months that counted, and whether the cap was reached."""

    cost: int
    months: int
    amount: int
    capped: bool


def counted_months(months: int, rule: PenaltyRule) -> int:
    """Return how many months in arrears count."""
    return max(0, min(months, rule.max_months))


def penalty(cost: int, months: int, rule: PenaltyRule) -> Penalty:
    """Return the penalty for an estimated cost in whole rupiah, parts of a rupiah dropped.

    Raises ValueError for a cost of 0 or less.
    """
    if cost <= 0:
        raise ValueError("the estimated cost is more than 0")
    counted = counted_months(months, rule)
    full = cost * rule.percent * counted // 100
    return Penalty(cost, counted, min(full, rule.cap), full > rule.cap)
