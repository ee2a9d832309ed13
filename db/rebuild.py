"""Making the projections again from the facts: worklist, promises, number states, call log."""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection

from db import attempt_log, contacts, fact_log, people, shared_numbers, standings
from dialer.branch import SETTING as BRANCH
from dialer.branch import branch_of
from dialer.calling_rules import SETTING as CALLING_RULES
from dialer.calling_rules import own_rules
from dialer.log import log_lines
from dialer.promise_rules import PROMISE_RULES, own_promise_rules
from dialer.rulebook import Rulebook, load_rulebook
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
    rules = _own(connection, rulebook)
    done = 0
    last: int | None = 0
    while last is not None:
        page, last = contacts.page(connection, "", last)
        known = fact_log.facts_of_all(connection, [contact.contact_id for contact in page])
        pairs = [(contact, known[contact.contact_id]) for contact in page]
        others = shared_numbers.calls_for_others(connection, list(known))
        lines = shared_numbers.lines_of_others(connection, list(known))
        put = []
        for one, facts in pairs:
            shared = others.get(one.contact_id, ()), (), lines.get(one.contact_id, ())
            put.append((one, work_out(facts, one, rules, *shared)))
        standings.put_standings(connection, put)
        attempt_log.put_log(
            connection, [line for one, facts in pairs for line in log_lines(facts, one)]
        )
        done += len(page)
    for some in _parts(iter(shared_numbers.beside_stopped(connection))):
        _stand_again(connection, some, rules)
    return done


UNSETTLED = "promises_unsettled"
"""Setting that a migration leaves when promises and payments must be worked out again."""

STOPS_UNSETTLED = "stops_unsettled"
"""The same when it is who has a number of somebody who asked not to be called again."""

AT_ONCE = 500


def settle_again(connection: Connection) -> None:
    """Work out again what a migration asked for, if anything."""
    asked = {key for key in (UNSETTLED, STOPS_UNSETTLED) if people.setting(connection, key)}
    if not asked:
        return
    rules = _own(connection, load_rulebook())
    if UNSETTLED in asked:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT contact_id FROM fact WHERE kind IN ('promise', 'payment')"
        )
        for some in _parts(iter([row[0] for row in rows])):
            _stand_again(connection, some, rules)
    for some in _parts(iter(shared_numbers.beside_stopped(connection))):
        _stand_again(connection, some, rules)
    for key in asked:
        connection.exec_driver_sql("DELETE FROM setting WHERE key = ?", (key,))


def _own(connection: Connection, rulebook: Rulebook) -> Rulebook:
    """The rulebook with everything that the branch has changed."""
    rulebook = own_rules(people.setting(connection, CALLING_RULES), rulebook)
    rulebook = own_promise_rules(people.setting(connection, PROMISE_RULES), rulebook)
    return branch_of(people.setting(connection, BRANCH)).own_days(rulebook)


def _stand_again(connection: Connection, contact_ids: list[str], rules: Rulebook) -> None:
    known = fact_log.facts_of_all(connection, contact_ids)
    others = shared_numbers.calls_for_others(connection, contact_ids)
    unwanted = shared_numbers.unwanted(connection, contact_ids)
    lines = shared_numbers.lines_of_others(connection, contact_ids)
    standings.put_standings(
        connection,
        [
            (
                one,
                work_out(
                    known[one.contact_id],
                    one,
                    rules,
                    others.get(one.contact_id, ()),
                    unwanted.get(one.contact_id, ()),
                    lines.get(one.contact_id, ()),
                ),
            )
            for one in contacts.by_id(connection, contact_ids).values()
        ],
    )


def _parts(ids: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(ids, AT_ONCE)):
        yield part
