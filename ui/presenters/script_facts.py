"""What a script may ask about the contact on the desk, put into the script room's words."""

from dialer.desk import ContactView
from dialer.queue import Why
from dialer.rehab import NotEligible, why_not
from scripts_call.contact_facts import ContactFacts
from ui.presenters.outcome_form import FormGround, OutcomeForm, segment_of

_IN_REHAB = frozenset({"in_rehab", "registered_rehab"})
_MOVED_SEGMENT = "moved_segment"
_OUTSIDE_THE_RULE = frozenset(
    {NotEligible.TOO_FEW_MONTHS, NotEligible.TOO_MANY_MONTHS, NotEligible.BELOW_LEAST}
)


def contact_facts(view: ContactView, ground: FormGround) -> ContactFacts:
    """The facts of a contact as it stands before this call."""
    row = ground.contact.details
    segment = segment_of(ground, OutcomeForm())
    rule = ground.rulebook.rehab_on(ground.today, segment)
    refused = why_not(row.amount, row.months, ground.today, rule)
    codes = {entry.line.code for entry in view.history}
    promised = any(not one.instalment for one in view.standing.followed[:1])
    return ContactFacts(
        kind=row.kind.value,
        months=row.months,
        amount=row.amount,
        care_class=row.care_class,
        members=row.members,
        has_va=row.va is not None,
        has_pic=row.pic_name is not None,
        potential_workers=row.potential_workers,
        attempts=view.standing.attempts,
        last_outcome=view.standing.last_code or None,
        open_promise=promised,
        broken_promise=promised and view.why is Why.PROMISE_BROKEN,
        rehab_eligible=refused is None,
        rehab_ruled_out=refused in _OUTSIDE_THE_RULE,
        in_rehab=bool(_IN_REHAB & codes),
        segment_moved=_MOVED_SEGMENT in codes,
    )
