"""Numbers that several contacts have: who they are, and what was called for the others."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from db.hidden import shown
from db.imports import first_pk
from db.lanes import OUT
from db.moments import from_micros
from dialer.facts import NumberState
from dialer.lines_known import LineWord
from dialer.resting import NumberCall
from dialer.standing import Stage

LATELY = 8 * 86_400_000_000
"""Microseconds for which a call tells on who rests: the limits look at a week."""

MOST = 500
"""Contacts that rest because one of them was called; a switchboard may stand for thousands."""

_WANTED = """
FROM json_each(?) wanted CROSS JOIN contact mine ON mine.contact_id = wanted.value
CROSS JOIN contact_number n ON n.contact_pk = mine.pk
CROSS JOIN contact_by_number b ON b.number = n.e164 AND b.contact_pk != n.contact_pk
CROSS JOIN contact_number o ON o.contact_pk = b.contact_pk AND o.e164 = b.number
CROSS JOIN contact other ON other.pk = o.contact_pk
"""
_SHARING = " ".join(
    (
        "SELECT DISTINCT mine.contact_id, other.contact_id, other.name, o.e164",
        _WANTED,
        "WHERE",
        shown("o.contact_pk"),
        "ORDER BY other.pk LIMIT",
        str(MOST),
    )
)
_CALLS = f"""
SELECT mine.contact_id, o.e164, f.body ->> '$.started_at' {_WANTED}
JOIN fact f ON f.contact_id = other.contact_id AND f.kind = 'call'
  AND f.body ->> '$.number_id' = o.number_id
"""

_LINES = f"""
SELECT mine.contact_id, o.e164, f.body ->> '$.state', f.occurred_at {_WANTED}
JOIN fact f ON f.contact_id = other.contact_id AND f.kind = 'number_state'
  AND f.body ->> '$.number_id' = o.number_id
WHERE NOT EXISTS (SELECT 1 FROM fact newer WHERE newer.contact_id = f.contact_id
  AND newer.supersedes = f.body ->> '$.outcome_id')
"""  # noqa: S608 - put together from constants

_CALLED = f"""
SELECT DISTINCT mine.contact_id {_WANTED}
WHERE EXISTS (SELECT 1 FROM fact f WHERE f.contact_id = other.contact_id AND f.kind = 'call'
  AND f.body ->> '$.number_id' = o.number_id)
"""  # noqa: S608 - put together from constants

_STOPPED = f"""JOIN worklist w ON w.contact_pk = o.contact_pk AND w.stage = {int(Stage.STOPPED)}
  AND o.state NOT IN ('{NumberState.WRONG_PERSON}', '{NumberState.INVALID}')"""
_UNWANTED = f"SELECT DISTINCT mine.contact_id, o.e164 {_WANTED} {_STOPPED}"
_TOUCHED = f"{_CALLED} UNION SELECT DISTINCT mine.contact_id {_WANTED} {_STOPPED}"

_BESIDE_STOPPED = f"""
SELECT DISTINCT mine.contact_id FROM worklist w CROSS JOIN contact_number o
  ON o.contact_pk = w.contact_pk
  AND o.state NOT IN ('{NumberState.WRONG_PERSON}', '{NumberState.INVALID}')
CROSS JOIN contact_by_number b ON b.number = o.e164 AND b.contact_pk >= :first
  AND b.contact_pk != o.contact_pk
CROSS JOIN worklist waits ON waits.contact_pk = b.contact_pk AND waits.stage < {OUT}
CROSS JOIN contact mine ON mine.pk = b.contact_pk
WHERE w.stage = {int(Stage.STOPPED)} AND {shown("mine.pk")}
"""  # noqa: S608 - put together from constants
_BESIDE_CALLED = f"""
SELECT DISTINCT mine.contact_id FROM attempt_log a
CROSS JOIN contact ON contact.contact_id = a.contact_id
CROSS JOIN contact_number o ON o.contact_pk = contact.pk
CROSS JOIN contact_by_number b ON b.number = o.e164 AND b.contact_pk >= :first
  AND b.contact_pk != o.contact_pk
CROSS JOIN contact mine ON mine.pk = b.contact_pk
WHERE a.started_at >= (SELECT max(started_at) FROM attempt_log) - {LATELY}
  AND {shown("mine.pk")}
"""  # noqa: S608 - put together from constants
_EVERYBODY = f"""
SELECT DISTINCT other.contact_id {_WANTED} WHERE {shown("o.contact_pk")}
"""


def called_for_others(connection: Connection, contact_ids: Sequence[str]) -> Collection[str]:
    """Return the contacts with a number called for another, or of another who stopped."""
    rows = connection.exec_driver_sql(_TOUCHED, (json.dumps(list(contact_ids)),) * 2)
    return {row[0] for row in rows}


def sharing(
    connection: Connection, contact_ids: Sequence[str]
) -> Sequence[tuple[str, str, str, str]]:
    """Return (contact id, other contact's id and name, E.164) of numbers held in common."""
    rows = connection.exec_driver_sql(_SHARING, (json.dumps(list(contact_ids)),))
    return [(mine, other, name, e164) for mine, other, name, e164 in rows]


def calls_for_others(
    connection: Connection, contact_ids: Sequence[str]
) -> Mapping[str, Sequence[NumberCall]]:
    """Return, by contact, the calls to its numbers that were made for other contacts."""
    found: defaultdict[str, list[NumberCall]] = defaultdict(list)
    for mine, e164, at in connection.exec_driver_sql(_CALLS, (json.dumps(list(contact_ids)),)):
        found[mine].append(NumberCall(e164, datetime.fromisoformat(at)))
    return found


def lines_of_others(
    connection: Connection, contact_ids: Sequence[str]
) -> Mapping[str, Sequence[LineWord]]:
    """Return, by contact, what calls for other contacts have shown of its numbers."""
    found: defaultdict[str, list[LineWord]] = defaultdict(list)
    rows = connection.exec_driver_sql(_LINES, (json.dumps(list(contact_ids)),))
    for mine, e164, state, at in rows:
        found[mine].append(LineWord(e164, NumberState(state), from_micros(at)))
    return found


def unwanted(connection: Connection, contact_ids: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return, by contact, its numbers (E.164) of others who asked not to be called again.

    A number that turned out not to be theirs is not meant.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mine, e164 in connection.exec_driver_sql(_UNWANTED, (json.dumps(list(contact_ids)),)):
        found[mine].add(e164)
    return {mine: frozenset(numbers) for mine, numbers in found.items()}


def everybody_sharing(connection: Connection, contact_ids: Sequence[str]) -> Sequence[str]:
    """Return all others with one of their numbers, however many."""
    return [row[0] for row in connection.exec_driver_sql(_EVERYBODY, (json.dumps(contact_ids),))]


def beside_stopped(connection: Connection) -> Sequence[str]:
    """Return who waits in the queue with a number of somebody who asked not to be called again."""
    return [row[0] for row in connection.exec_driver_sql(_BESIDE_STOPPED, {"first": 0})]


def added_beside(connection: Connection, list_id: str) -> Sequence[str]:
    """Return whom a list added with a number of somebody who stopped, or was called lately."""
    rows = connection.exec_driver_sql(
        f"{_BESIDE_STOPPED} UNION {_BESIDE_CALLED}", {"first": first_pk(connection, list_id)}
    )
    return [row[0] for row in rows]
