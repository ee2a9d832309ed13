"""Working out again where contacts stand, and their log, after facts or contacts have changed."""

from collections.abc import Collection, Sequence

from dialer.contact import Contact
from dialer.log import log_lines
from dialer.ports import Writer
from dialer.promise_rules import PROMISE_RULES, own_promise_rules
from dialer.rulebook import Rulebook
from dialer.standing import work_out


def refresh(writer: Writer, contacts: Sequence[Contact], rulebook: Rulebook) -> None:
    """Fold the facts of each contact and keep what came out, in the writer's transaction."""
    rulebook = own_promise_rules(writer.setting(PROMISE_RULES), rulebook)
    known = writer.facts_of_all([contact.contact_id for contact in contacts])
    pairs = [(contact, known[contact.contact_id]) for contact in contacts]
    writer.put_standings([(one, work_out(facts, one, rulebook)) for one, facts in pairs])
    writer.put_log([line for one, facts in pairs for line in log_lines(facts, one)])


def resettle(writer: Writer, contact_ids: Collection[str], rulebook: Rulebook) -> None:
    """Work out again where contacts stand after payments, which change no line of the log."""
    contacts = list(writer.contacts_of(sorted(contact_ids)).values())
    known = writer.facts_of_all([contact.contact_id for contact in contacts])
    rulebook = own_promise_rules(writer.setting(PROMISE_RULES), rulebook)
    writer.put_standings(
        [(one, work_out(known[one.contact_id], one, rulebook)) for one in contacts]
    )
