"""Contacts written: new ones in bulk, and known ones that stand on a newer list."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.contacts import BESIDE, DETAILS, PHONE, pks_of
from db.entries import ADD_KEY
from db.families import ADD as ADD_MEMBER
from db.families import member_rows
from db.lanes import Lanes
from db.many import put_many
from db.moments import to_micros
from db.priorities import weights_in_use
from dialer.facts import NumberState
from dialer.ordering import Weights, priority
from dialer.ports import NewContact

_LISTED = tuple(name for name in BESIDE if name not in ("pk", "contact_id"))
_BESIDE_PHONE = ("contact_pk", "number_id", "position", "state")
_E164_AT, _OWNER_AT = PHONE.names.index("e164"), len(PHONE.names)
ADD = DETAILS.insert("contact", also=(*_LISTED, "pk", "contact_id"))
_CHANGE = DETAILS.update("contact", "contact_id", also=_LISTED)
_KEYS_OF = """
SELECT key, contact_pk FROM contact_key WHERE contact_pk IN (SELECT value FROM json_each(?))
"""
ADD_NUMBER = PHONE.insert("contact_number", also=_BESIDE_PHONE)
_PUT_NUMBER = PHONE.upsert("contact_number", "number_id", also=_BESIDE_PHONE)
_OWNERS = """
SELECT contact_pk, owner_id FROM worklist
WHERE contact_pk IN (SELECT value FROM json_each(?))
"""
_KNOWN_NUMBERS = PHONE.select(
    "FROM contact_number WHERE contact_pk IN (SELECT value FROM json_each(?)) "
    "ORDER BY contact_pk, position",
    also=_BESIDE_PHONE,
)
WAIT = """
INSERT INTO worklist(contact_pk, lane_id, stage, priority, owner_id, attempts, last_code)
VALUES(?, ?, ?, ?, '', 0, '')
"""


def add_contacts(connection: Connection, arriving: Sequence[NewContact]) -> None:
    """Add contacts that have no history. A key that another contact has stays with that one."""
    last: int = connection.exec_driver_sql("SELECT coalesce(max(pk), 0) FROM contact").scalar_one()
    lanes, weights = Lanes(connection), weights_in_use(connection)
    contacts, numbers, keys, waits, members = [], [], [], [], []
    for pk, one in enumerate(arriving, start=last + 1):
        lane_id = lanes.of(one.list_id, one.details.kind, one.zone, one.officer_id)
        contacts.append((*_values(one), pk, one.contact_id))
        pairs = zip(one.number_ids, one.details.phones, strict=True)
        for position, (number_id, phone) in enumerate(pairs):
            untried = NumberState.UNTRIED.value
            numbers.append((*PHONE.write(phone), pk, number_id, position, untried))
        keys += [(key, pk) for key in one.keys]
        waits.append((pk, lane_id, int(one.stage), _priority(one, weights)))
        members += member_rows(pk, one.members)
    for statement, rows in (
        (ADD, contacts),
        (ADD_NUMBER, numbers),
        (ADD_KEY, keys),
        (WAIT, waits),
        (ADD_MEMBER, members),
    ):
        put_many(connection, statement, rows)


def update_contacts(connection: Connection, newer: Sequence[tuple[str, NewContact]]) -> None:
    """Give known contacts newer rows: details, list, zone, officer, keys and numbers.

    Numbers keep their id and what is known of them; the row's come first, older ones stay behind
    them, since facts speak of them. A stage stays until its standing is put. Raises KeyError.
    """
    pks = pks_of(connection, [contact_id for contact_id, _ in newer])
    rows = [(pks[contact_id], contact_id, row) for contact_id, row in newer]
    _many(connection, _CHANGE, [(*_values(row), contact_id) for _, contact_id, row in rows])
    states = _put_numbers(connection, {pk: row for pk, _, row in rows})
    there = json.dumps(list(pks.values()))
    known = {tuple(row) for row in connection.exec_driver_sql(_KEYS_OF, (there,)).fetchall()}
    keys = [(key, pk) for pk, _, row in rows for key in row.keys if (key, pk) not in known]
    put_many(connection, ADD_KEY, keys)
    waiting = connection.exec_driver_sql(_OWNERS, (there,))
    owners: dict[int, str] = {row[0]: row[1] for row in waiting.fetchall()}
    lanes, weights = Lanes(connection), weights_in_use(connection)
    moved = [
        (
            lanes.of(row.list_id, row.details.kind, row.zone, owners[pk] or row.officer_id),
            priority(row.details, row.listed_at, states[pk], weights),
            pk,
        )
        for pk, _, row in rows
    ]
    _many(connection, "UPDATE worklist SET lane_id = ?, priority = ? WHERE contact_pk = ?", moved)
    connection.exec_driver_sql(
        "DELETE FROM left_list WHERE contact_pk IN (SELECT value FROM json_each(?))", (there,)
    )


def _priority(one: NewContact, weights: Weights) -> int:
    """By numbers nobody tried."""
    states = (NumberState.UNTRIED for _ in one.details.phones)
    return priority(one.details, one.listed_at, states, weights)


def _many(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, [tuple(row) for row in rows])


def _values(row: NewContact) -> list[Any]:
    """The values of a row, then those of `_LISTED`."""
    extra = row.details.extra
    values = DETAILS.write(row.details)
    values += (
        row.list_id,
        row.zone,
        row.officer_id,
        to_micros(row.listed_at),
        json.dumps(dict(extra), ensure_ascii=False) if extra else "{}",
    )
    return values


def _put_numbers(
    connection: Connection, newer: Mapping[int, NewContact]
) -> Mapping[int, Sequence[NumberState]]:
    """Put the numbers of newer rows; return what is known of all numbers of each contact."""
    known: defaultdict[int, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    numbers = connection.exec_driver_sql(_KNOWN_NUMBERS, (json.dumps(list(newer)),))
    for kept in numbers.fetchall():
        known[kept[_OWNER_AT]][kept[_E164_AT]] = tuple(kept)
    changed, moved = [], []
    states: dict[int, list[NumberState]] = {}
    for pk, row in newer.items():
        pairs = list(zip(row.number_ids, row.details.phones, strict=True))
        own = states[pk] = []
        for position, (new_id, phone) in enumerate(pairs):
            before = known[pk].pop(phone.e164, None)
            number_id, _, state = before[-3:] if before else (new_id, 0, "untried")
            put = (*PHONE.write(phone), pk, number_id, position, state)
            if put != before:
                changed.append(put)
            own.append(NumberState(state))
        for position, older in enumerate(known[pk].values(), start=len(pairs)):
            number_id, was_at, state = older[-3:]
            if position != was_at:
                moved.append((position, number_id))
            own.append(NumberState(state))
    put_many(connection, _PUT_NUMBER, changed)
    _many(connection, "UPDATE contact_number SET position = ? WHERE number_id = ?", moved)
    return states
