"""The plan of an outcome as a fact: worked out from what the list says on that day."""

from datetime import date
from typing import Final

from dialer.contact import Contact
from dialer.facts import RehabOffer
from dialer.rehab import listed_segment, monthly_dues, plan
from dialer.rehab_rules import Segment
from dialer.rulebook import Rulebook

DECLINES_REHAB: Final = "declines_rehab"
REGISTERED_REHAB: Final = "registered_rehab"
"""Outcomes that say what became of a plan; with any other the member is interested."""


def segment_in(entered: Segment | None, contact: Contact) -> Segment:
    """Return the segment a plan is for: as entered, else as listed, else self-paying."""
    return entered or listed_segment(contact.details.extra) or Segment.SELF_PAYING


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
