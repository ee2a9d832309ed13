"""Contacts written: new ones in bulk, and known ones that stand on a newer list."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from db.contacts import BESIDE, DETAILS, PHONE, pk_of
from db.lanes import lane_of
from db.moments import to_micros
from dialer.facts import NumberState
from dialer.ports import NewContact

_BESIDE_PHONE = ("contact_pk", "number_id", "position", "state")
_ADD = DETAILS.insert("contact", also=BESIDE)
_CHANGE = DETAILS.upsert("contact", "pk", also=BESIDE)
_ADD_NUMBER = PHONE.insert("contact_number", also=_BESIDE_PHONE)
_CHANGE_NUMBER = PHONE.upsert("contact_number", "number_id", also=_BESIDE_PHONE)
_KEY = "INSERT INTO contact_key(key, contact_pk) VALUES(?, ?) ON CONFLICT(key) DO NOTHING"
_WAIT = """
INSERT INTO worklist(contact_pk, lane_id, stage, priority, owner_id, attempts, last_code)
VALUES(?, ?, ?, ?, '', 0, '')
"""


def add_contacts(connection: Connection, arriving: Sequence[NewContact]) -> None:
    """Add contacts that have no history. A key that another contact has stays with that one."""
    last: int = connection.exec_driver_sql("SELECT coalesce(max(pk), 0) FROM contact").scalar_one()
    lanes: dict[tuple[Any, ...], int] = {}
    contacts, numbers, keys, waits = [], [], [], []
    for pk, one in enumerate(arriving, start=last + 1):
        content = (one.list_id, one.details.kind, one.zone, one.officer_id)
        if content not in lanes:
            lanes[content] = lane_of(connection, *content)
        contacts.append(_contact(pk, one.contact_id, one))
        pairs = zip(one.number_ids, one.details.phones, strict=True)
        for position, (number_id, phone) in enumerate(pairs):
            untried = NumberState.UNTRIED.value
            numbers.append((*PHONE.write(phone), pk, number_id, position, untried))
        keys += [(key, pk) for key in one.keys]
        waits.append((pk, lanes[content], int(one.stage), one.priority))
    for statement, rows in (
        (_ADD, contacts),
        (_ADD_NUMBER, numbers),
        (_KEY, keys),
        (_WAIT, waits),
    ):
        if rows:
            connection.exec_driver_sql(statement, rows)


def update_contact(connection: Connection, contact_id: str, row: NewContact) -> None:
    """Give a known contact a newer row: its details, list, zone, officer, keys and numbers.

    Numbers keep their id and what is known of them; the row's come first, older ones stay behind
    them, since facts speak of them. Its stage stays until its standing is put. Raises KeyError.
    """
    pk = pk_of(connection, contact_id)
    if pk is None:
        raise KeyError(contact_id)
    connection.exec_driver_sql(_CHANGE, _contact(pk, contact_id, row))
    _put_numbers(connection, pk, row)
    if row.keys:
        connection.exec_driver_sql(_KEY, [(key, pk) for key in row.keys])
    owner_id: str = connection.exec_driver_sql(
        "SELECT owner_id FROM worklist WHERE contact_pk = ?", (pk,)
    ).scalar_one()
    lane_id = lane_of(
        connection, row.list_id, row.details.kind, row.zone, owner_id or row.officer_id
    )
    connection.exec_driver_sql(
        "UPDATE worklist SET lane_id = ?, priority = ? WHERE contact_pk = ?",
        (lane_id, row.priority, pk),
    )


def _contact(pk: int, contact_id: str, row: NewContact) -> tuple[Any, ...]:
    extra = dict(row.details.extra)
    return (
        *DETAILS.write(row.details),
        pk,
        contact_id,
        row.list_id,
        row.zone,
        row.officer_id,
        to_micros(row.listed_at),
        json.dumps(extra, ensure_ascii=False) if extra else "{}",
    )


def _put_numbers(connection: Connection, pk: int, row: NewContact) -> None:
    known = {
        e164: (number_id, state)
        for number_id, state, e164 in connection.exec_driver_sql(
            "SELECT number_id, state, e164 FROM contact_number WHERE contact_pk = ? "
            "ORDER BY position",
            (pk,),
        )
    }
    numbers = list(zip(row.number_ids, row.details.phones, strict=True))
    for position, (new_id, phone) in enumerate(numbers):
        kept = known.pop(phone.e164, None)
        number_id, state = kept or (new_id, NumberState.UNTRIED.value)
        connection.exec_driver_sql(
            _CHANGE_NUMBER if kept else _ADD_NUMBER,
            (*PHONE.write(phone), pk, number_id, position, state),
        )
    older = [(len(numbers) + at, number_id) for at, (number_id, _) in enumerate(known.values())]
    if older:
        connection.exec_driver_sql(
            "UPDATE contact_number SET position = ? WHERE number_id = ?", older
        )
