"""Contacts read: the cleaned row of a list with its numbers and what is known of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from db.codec import Columns
from db.hidden import shown
from db.moments import from_micros
from dialer.contact import Contact, ContactNumber
from dialer.contacts.phone import Phone
from dialer.facts import NumberState
from dialer.lists.model import ContactRow

PAGE = 500
"""Contacts read at once when all are wanted; no page keeps a transaction open."""

KEYS_AT_ONCE = 10_000

DETAILS = Columns(ContactRow, leave_out=frozenset({"phones", "extra"}))
PHONE = Columns(Phone)
BESIDE = ("pk", "contact_id", "list_id", "zone", "officer_id", "listed_at", "extra")
"""Columns of a contact that are not fields of its row."""

_READ = (*BESIDE, "(SELECT left_at FROM left_list WHERE contact_pk = contact.pk)")
_BY_ID = DETAILS.select("FROM contact WHERE contact_id = ?", also=_READ)
_BY_IDS = DETAILS.select(
    "FROM contact WHERE contact_id IN (SELECT value FROM json_each(?))", also=_READ
)
_BY_PK = DETAILS.select(
    "FROM contact WHERE pk IN (SELECT value FROM json_each(?)) ORDER BY pk", also=_READ
)
_PAGE_OF_ALL = DETAILS.select(
    f"FROM contact WHERE pk > ? AND {shown()} ORDER BY pk LIMIT ?", also=_READ
)
_PAGE_OF_LIST = DETAILS.select(
    f"FROM contact WHERE list_id = ? AND pk > ? AND {shown()} ORDER BY pk LIMIT ?", also=_READ
)
_BY_KEY = " ".join(
    (
        "SELECT k.key, c.contact_id FROM key_owner k JOIN contact c ON c.pk = k.contact_pk",
        "WHERE k.key IN (SELECT value FROM json_each(?)) AND",
        shown("k.contact_pk"),
    )
)
_NUMBERS = PHONE.select(
    "FROM contact_number WHERE contact_pk IN (SELECT value FROM json_each(?)) "
    "ORDER BY contact_pk, position",
    also=("contact_pk", "number_id", "state"),
)


def contact(connection: Connection, contact_id: str) -> Contact | None:
    """Return one contact."""
    rows = connection.exec_driver_sql(_BY_ID, (contact_id,)).fetchall()
    return next(iter(_contacts(connection, rows)), None)


def by_id(connection: Connection, contact_ids: Sequence[str]) -> Mapping[str, Contact]:
    """Return contacts by their id; those that are gone are left out."""
    rows = connection.exec_driver_sql(_BY_IDS, (json.dumps(contact_ids),)).fetchall()
    return {one.contact_id: one for one in _contacts(connection, rows)}


def pks_of(connection: Connection, contact_ids: Sequence[str]) -> Mapping[str, int]:
    """Return the store's own numbers of contacts. Raises KeyError for one that is not there."""
    rows = connection.exec_driver_sql(
        "SELECT contact_id, pk FROM contact WHERE contact_id IN (SELECT value FROM json_each(?))",
        (json.dumps(contact_ids),),
    )
    found: dict[str, int] = {row[0]: row[1] for row in rows.fetchall()}
    return {contact_id: found[contact_id] for contact_id in contact_ids}


def by_pk(connection: Connection, pks: Sequence[int]) -> Sequence[Contact]:
    """Return contacts in the order of `pks`; those that are gone are left out."""
    rows = connection.exec_driver_sql(_BY_PK, (json.dumps(pks),)).fetchall()
    found = dict(zip((row[-len(_READ)] for row in rows), _contacts(connection, rows), strict=True))
    return [found[pk] for pk in pks if pk in found]


def page(
    connection: Connection, list_id: str, after_pk: int
) -> tuple[Sequence[Contact], int | None]:
    """Return the next contacts in the order they came in, and the number to go on from."""
    if list_id:
        rows = connection.exec_driver_sql(_PAGE_OF_LIST, (list_id, after_pk, PAGE)).fetchall()
    else:
        rows = connection.exec_driver_sql(_PAGE_OF_ALL, (after_pk, PAGE)).fetchall()
    last = rows[-1][-len(_READ)] if rows else None
    return _contacts(connection, rows), last


def contacts_by_key(connection: Connection, keys: Iterable[str]) -> Mapping[str, str]:
    """Return key -> contact id for the keys that are known."""
    found: dict[str, str] = {}
    for part in _parts(keys):
        rows = connection.exec_driver_sql(
            _BY_KEY,
            (json.dumps(part),),
        )
        found.update((key, contact_id) for key, contact_id in rows)
    return found


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    left = iter(keys)
    while part := list(islice(left, KEYS_AT_ONCE)):
        yield part


def _contacts(connection: Connection, rows: Sequence[Sequence[Any]]) -> Sequence[Contact]:
    beside = len(DETAILS.names)
    numbers = _numbers(connection, [row[beside] for row in rows])
    found = []
    for row in rows:
        pk, contact_id, list_id, zone, officer_id, listed_at, extra, left_at = row[beside:]
        own = tuple(numbers[pk])
        details = DETAILS.read(row, phones=tuple(one.phone for one in own), extra=json.loads(extra))
        found.append(
            Contact(
                contact_id=contact_id,
                list_id=list_id,
                zone=zone,
                officer_id=officer_id,
                listed_at=from_micros(listed_at),
                details=details,
                numbers=own,
                left_at=None if left_at is None else from_micros(left_at),
            )
        )
    return found


def _numbers(connection: Connection, pks: Sequence[int]) -> Mapping[int, list[ContactNumber]]:
    found: defaultdict[int, list[ContactNumber]] = defaultdict(list)
    if not pks:
        return found
    for row in connection.exec_driver_sql(_NUMBERS, (json.dumps(pks),)).fetchall():
        contact_pk, number_id, state = row[len(PHONE.names) :]
        found[contact_pk].append(ContactNumber(number_id, PHONE.read(row), NumberState(state)))
    return found
