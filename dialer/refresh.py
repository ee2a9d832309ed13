"""Working a contact's standing and log out again after its facts have changed."""

from dialer.contact import Contact
from dialer.log import log_lines
from dialer.ports import Writer
from dialer.rulebook import Rulebook
from dialer.standing import Standing, work_out


def refresh(writer: Writer, contact: Contact, rulebook: Rulebook) -> Standing:
    """Fold the contact's facts and keep what came out, in the writer's transaction."""
    facts = writer.facts_of(contact.contact_id)
    standing = work_out(facts, contact, rulebook)
    writer.put_standing(contact, standing)
    writer.put_log(log_lines(facts, contact))
    return standing
