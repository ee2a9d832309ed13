"""The plan of an outcome as a fact: worked out from what the list says on that day.

Whether a plan may be offered, the rule says. A registration was made elsewhere, and the member
tells of it on any day: whatever the list says it is taken down and, where that does not fit the
rule, doubted.
"""

from datetime import date
from typing import Final

from dialer.contact import Contact
from dialer.facts import RehabOffer
from dialer.rehab import (
    NotEligible,
    listed_segment,
    monthly_dues,
    most_stages,
    plan,
    why_not,
)
from dialer.rehab_rules import Segment
from dialer.rulebook import Rulebook

DECLINES_REHAB: Final = "declines_rehab"
REGISTERED_REHAB: Final = "registered_rehab"
"""Outcomes that say what became of a plan; with any other the member is interested."""


def segment_in(entered: Segment | None, contact: Contact) -> Segment:
    """Return the segment a plan is for: as entered, else as listed, else self-paying."""
    return entered or listed_segment(contact.details.extra) or Segment.SELF_PAYING


def against(
    segment: Segment, contact: Contact, rulebook: Rulebook, today: date
) -> NotEligible | None:
    """Return what speaks against a plan, or None.

    That the month is closed says nothing against a registration told of, nor against an interest
    in the plan: one may register again from the first of the next month on.
    """
    details, rule = contact.details, rulebook.rehab_on(today, segment)
    reason = why_not(details.amount, details.months, today, rule)
    return None if reason is NotEligible.TOO_LATE_THIS_MONTH else reason


def takes_stages(code: str, reason: NotEligible | None) -> bool:
    """Say whether stages are asked for in spite of what speaks against the plan."""
    if code == REGISTERED_REHAB:
        return reason is not NotEligible.AMOUNT_UNKNOWN
    return reason is None


def most_stages_of(
    code: str, segment: Segment, contact: Contact, rulebook: Rulebook, today: date
) -> int:
    """Return the most stages one may enter; of a registration as many as any plan has."""
    details, rule = contact.details, rulebook.rehab_on(today, segment)
    if code == REGISTERED_REHAB:
        return rule.max_stages
    return most_stages(details.months or 0, rule, details.amount)


def offer_made(
    code: str,
    stages: int,
    segment: Segment,
    outcome_id: str,
    contact: Contact,
    rulebook: Rulebook,
    today: date,
) -> RehabOffer:
    """Return the plan of so many stages for a contact with a known amount."""
    details = contact.details
    rule = rulebook.rehab_on(today, segment)
    dues = monthly_dues(details.care_class, details.members, rulebook.dues_on(today))
    assert details.amount is not None
    worked = plan(details.amount, stages, dues, rule)
    return RehabOffer(
        outcome_id=outcome_id,
        accepted=code != DECLINES_REHAB,
        stages=worked.stages,
        arrears=details.amount,
        first_instalment=worked.first,
        total=worked.total,
        rule_version=rule.name,
        segment=segment,
        registered=code == REGISTERED_REHAB,
        months=details.months,
        members=details.members,
        care_class=details.care_class,
    )
