"""Making the projections again from the facts: worklist, promises, number states, call log."""

from sqlalchemy import Connection

from db import attempt_log, contacts, fact_log, standings
from dialer.log import log_lines
from dialer.rulebook import Rulebook
from dialer.standing import work_out


def rebuild(connection: Connection, rulebook: Rulebook) -> int:
    """Throw away what was worked out and work it out again; return the number of contacts.

    Log lines of contacts that were erased stay, as there is nothing left to work them out from.
    """
    for emptying in (
        "DELETE FROM attempt_log WHERE contact_id IN (SELECT contact_id FROM contact)",
        "DELETE FROM promise",
        "DELETE FROM worklist",
        "UPDATE contact_number SET state = 'untried'",
        "INSERT INTO contact_words(contact_words) VALUES('rebuild')",
    ):
        connection.exec_driver_sql(emptying)
    done = 0
    last: int | None = 0
    while last is not None:
        page, last = contacts.page(connection, "", last)
        known = fact_log.facts_of_all(connection, [contact.contact_id for contact in page])
        pairs = [(contact, known[contact.contact_id]) for contact in page]
        standings.put_standings(
            connection, [(one, work_out(facts, one, rulebook)) for one, facts in pairs]
        )
        attempt_log.put_log(
            connection, [line for one, facts in pairs for line in log_lines(facts, one)]
        )
        done += len(page)
    return done
