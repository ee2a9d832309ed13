"""When a callback that is being entered will really be due: said before it is saved."""

from datetime import datetime

from dialer.attempt_facts import AttemptFacts
from dialer.contact import Contact
from dialer.hours import local
from dialer.outcomes import AttemptEntry, Finding, Part, Problem
from dialer.ports import Reader
from dialer.standing import Stage, work_out


def callback_doubts(
    reader: Reader, entry: AttemptEntry, contact: Contact, maker: AttemptFacts, now: datetime
) -> tuple[Finding, ...]:
    """Point out that the limits put a callback off, with the moment at which it will be due.

    What the hours alone move is said at the field while it is typed.
    """
    back = entry.outcome.callback
    if back is None or back.at is None:
        return ()
    contact_id = contact.contact_id
    standing = work_out(
        (*reader.facts_of(contact_id), *maker.of(entry, contact, "", now)),
        contact,
        maker.hours.rulebook,
        reader.calls_for_others([contact_id]).get(contact_id, ()),
        reader.unwanted_numbers([contact_id]).get(contact_id, ()),
        reader.lines_of_others([contact_id]).get(contact_id, ()),
    )
    if standing.stage is Stage.CLOSED:
        return (Finding(Part.CALLBACK_AT, Problem.OVER_LIMIT),)
    asked = maker.hours.agreed_from(back.at, contact.zone)
    if standing.stage is not Stage.CALLBACK or standing.due_at in (None, asked):
        return ()
    assert standing.due_at is not None
    return (Finding(Part.CALLBACK_AT, Problem.MOVED, at=local(standing.due_at, contact.zone)),)
