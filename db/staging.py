"""Rows of a list on its way in: the new ones out of sight, newer rows of the known kept aside."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.call_lists import put_aside_rows
from db.codec import IN_JSON, way
from db.contacts import PHONE
from db.entries import ADD_KEY
from db.families import ADD as ADD_MEMBER
from db.families import join_members, member_rows
from db.imports import first_pk
from db.intake import ADD, ADD_NUMBER
from db.lanes import Lanes
from db.many import put_many
from db.moments import to_micros
from db.priorities import POINTS, weighing
from dialer.facts import NumberState
from dialer.intake.known import Known
from dialer.intake.orders import ListImport, NewerRow
from dialer.intake.staged import StagedBatch, StagedContact
from dialer.lists.model import ContactRow, JoinedRow, ListKind
from dialer.lists.values import EXTRA, KIND, PHONES, PLACES, values_of
from dialer.standing import Stage

_OWNERS = """
SELECT k.key, k.contact_pk FROM json_each(?) wanted CROSS JOIN key_owner k ON k.key = wanted.value
WHERE k.contact_pk < ?
"""
_KNOWN = """
SELECT c.pk, c.contact_id, c.card, c.nik, c.kk, c.va, c.npwp, c.nib, c.care_class, c.members,
  c.kelurahan, c.address, c.name,
  EXISTS (SELECT 1 FROM intake_newer n WHERE n.list_id = ? AND n.contact_pk = c.pk)
FROM contact c WHERE c.pk IN (SELECT value FROM json_each(?))
"""
_WORDS = """
INSERT INTO contact_words(rowid, name, pic_name, kode_bu)
SELECT pk, name, pic_name, kode_bu FROM contact WHERE pk >= ?
"""
_WAIT = f"""
INSERT INTO worklist(contact_pk, lane_id, stage, priority, owner_id, attempts, last_code)
SELECT c.pk, lane.lane_id, CASE
    WHEN EXISTS (SELECT 1 FROM contact_number n WHERE n.contact_pk = c.pk) THEN {int(Stage.NEW)}
    ELSE {int(Stage.NEEDS_NUMBER)} END, {POINTS}, '', 0, ''
FROM contact c CROSS JOIN lane ON lane.list_id = c.list_id AND lane.kind = c.kind
  AND lane.zone = c.zone AND lane.owner_id = c.officer_id
WHERE c.pk >= :first
"""  # noqa: S608 - put together from constants
_COUNT = """
INSERT INTO lane_count(lane_id, stage, tried, contacts)
SELECT lane_id, stage, 0, count(*) FROM worklist WHERE contact_pk >= ? GROUP BY 1, 2
ON CONFLICT(lane_id, stage, tried) DO UPDATE SET contacts = contacts + excluded.contacts
"""
_NEWER = """
INSERT INTO intake_newer(list_id, contact_pk, position, row_number, body)
SELECT ?, pk, 0, ?, ? FROM contact WHERE contact_id = ?
"""
_NEXT_PK = "SELECT coalesce(max(pk), 0) + 1 FROM contact"
_OF_CONTACT = "SELECT pk FROM contact WHERE contact_id = ?"
_OF_ROW = "SELECT contact_pk FROM intake_newer WHERE list_id = ? AND row_number = ?"
_NEWER_MEMBER = """
INSERT INTO intake_newer(list_id, contact_pk, position, row_number, body)
SELECT list_id, contact_pk, max(position) + 1, ?, ? FROM intake_newer
WHERE list_id = ? AND contact_pk = ? GROUP BY 1, 2
"""
_SOME_NEWER = """
SELECT n.contact_pk, c.contact_id, n.body
FROM intake_newer n LEFT JOIN contact c ON c.pk = n.contact_pk
WHERE n.list_id = :list AND n.contact_pk <= (SELECT max(contact_pk) FROM (
  SELECT DISTINCT contact_pk FROM intake_newer WHERE list_id = :list ORDER BY 1 LIMIT :limit))
ORDER BY n.contact_pk, n.position
"""
_DROP = """
DELETE FROM intake_newer WHERE list_id = ? AND contact_pk IN (SELECT value FROM json_each(?))
"""

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_extra = json.JSONEncoder(ensure_ascii=False).encode
_PHONE_NAMES = PHONE.names
_UNTRIED = NumberState.UNTRIED.value


def known_by_key(connection: Connection, list_id: str, keys: Iterable[str]) -> Mapping[str, Known]:
    """Return the contacts from before an import that have one of the keys, by key."""
    first = first_pk(connection, list_id)
    if first <= 1:
        return {}
    wanted = (json.dumps(list(keys)), first)
    owners = connection.exec_driver_sql(_OWNERS, wanted).fetchall()
    pks = json.dumps(list({pk for _, pk in owners}))
    rows = connection.exec_driver_sql(_KNOWN, (list_id, pks)).fetchall()
    known = {row[0]: Known(*row[1:]) for row in rows}
    return {key: known[pk] for key, pk in owners if pk in known}


def stage(connection: Connection, one: ListImport, batch: StagedBatch) -> None:
    """Put a batch in; nobody sees any of it, and nothing finds it yet (`db.entries`)."""
    list_id = one.list_id
    _add(connection, one, batch.contacts)
    if batch.members:
        join_members(connection, first_pk(connection, list_id), batch.members)
    if batch.newer:
        connection.exec_driver_sql(
            _NEWER,
            [(list_id, row.row_number, _text(row), contact_id) for contact_id, row in batch.newer],
        )
    for contact_id, joined in batch.newer_members:
        _put_newer_member(connection, list_id, contact_id, joined)
    put_aside_rows(connection, list_id, batch.aside, batch.aside_from)


def _add(connection: Connection, one: ListImport, arriving: Sequence[StagedContact]) -> None:
    """Add new contacts; triggers leave their counters, words and entries alone."""
    if not arriving:
        return
    first: int = connection.exec_driver_sql(_NEXT_PK).scalar_one()
    kind: ListKind = arriving[0].values[KIND]
    code, list_id, owner, listed_at = (
        kind.value, one.list_id, one.assigned_to, to_micros(one.started_at),
    )  # fmt: skip
    contacts, numbers, found_by, members = [], [], [], []
    for pk, (contact_id, values, number_ids, keys, zone, family) in enumerate(arriving, first):
        extra = values[EXTRA]
        contacts.append(
            (
                *(code, *values[1:PHONES], *values[PHONES + 1 : EXTRA]),
                *(list_id, zone, owner, listed_at, _extra(extra) if extra else "{}"),
                *(pk, contact_id),
            )
        )
        for position, phone in enumerate(values[PHONES]):
            numbers.append((*phone, pk, number_ids[position], position, _UNTRIED))
        found_by += [(key, pk) for key in keys]
        if family:
            members += member_rows(pk, family)
    for statement, rows in (
        (ADD, contacts),
        (ADD_NUMBER, numbers),
        (ADD_KEY, found_by),
        (ADD_MEMBER, members),
    ):
        put_many(connection, statement, rows)
    lanes = Lanes(connection)
    for zone in {staged.zone for staged in arriving}:
        lanes.of(list_id, kind, zone, owner)
    connection.exec_driver_sql(_WAIT, {**weighing(connection), "first": first})
    connection.exec_driver_sql(_COUNT, (first,))
    connection.exec_driver_sql(_WORDS, (first,))


def newer_rows(connection: Connection, list_id: str, limit: int) -> Sequence[NewerRow]:
    """Return the next known contacts with their newer rows; rows of the erased are dropped."""
    read, read_joined = way(ContactRow, IN_JSON).read, way(JoinedRow, IN_JSON).read
    while True:
        found: dict[int, list[Any]] = {}
        ids: dict[int, str | None] = {}
        for pk, contact_id, body in connection.exec_driver_sql(
            _SOME_NEWER, {"list": list_id, "limit": limit}
        ).fetchall():
            found.setdefault(pk, []).append(json.loads(body))
            ids[pk] = contact_id
        gone = [pk for pk, contact_id in ids.items() if contact_id is None]
        if gone:
            connection.exec_driver_sql(_DROP, (list_id, json.dumps(gone)))
        if not found or len(gone) < len(found):
            break
    return [
        NewerRow(contact_id, read(bodies[0]), tuple(map(read_joined, bodies[1:])))
        for pk, bodies in found.items()
        if (contact_id := ids[pk]) is not None
    ]


def drop_newer(connection: Connection, list_id: str, pks: Sequence[int]) -> None:
    """Forget newer rows that are in force now."""
    connection.exec_driver_sql(_DROP, (list_id, json.dumps(pks)))


def newer_left(connection: Connection, list_id: str) -> int:
    """Return how many rows still wait."""
    found: int = connection.exec_driver_sql(
        "SELECT count(*) FROM intake_newer WHERE list_id = ?", (list_id,)
    ).scalar_one()
    return found


def _put_newer_member(
    connection: Connection, list_id: str, contact_id: str, joined: JoinedRow
) -> None:
    """Raises KeyError when the row it joins is not there, which is a bug of the reader."""
    if contact_id:
        pk = connection.exec_driver_sql(_OF_CONTACT, (contact_id,)).scalar()
    else:
        pk = connection.exec_driver_sql(_OF_ROW, (list_id, joined.of_row)).scalar()
    if pk is None:
        raise KeyError(joined.of_row)
    body = _json(way(JoinedRow, IN_JSON).write(joined))
    connection.exec_driver_sql(_NEWER_MEMBER, (joined.row_number, body, list_id, pk))


def _text(row: ContactRow) -> str:
    """The row as the codec writes it, without what it does not say."""
    kept = {
        name: value for name, value in zip(PLACES, values_of(row), strict=True) if value is not None
    }
    phones = [dict(zip(_PHONE_NAMES, phone, strict=True)) for phone in kept["phones"]]
    return _json({**kept, "kind": row.kind.value, "phones": phones})
