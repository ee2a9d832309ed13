"""Rows of a list on its way in: the new ones out of sight, newer rows of the known kept aside."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.call_lists import put_aside_rows
from db.codec import IN_JSON, way
from db.families import join_members
from db.intake import add_rows
from dialer.intake.known import Known
from dialer.intake.orders import NewerRow
from dialer.lists.model import ContactRow, JoinedRow
from dialer.ports import StagedBatch

_KNOWN = """
SELECT k.key, c.contact_id, c.card, c.nik, c.kk, c.va, c.npwp, c.nib,
  EXISTS (SELECT 1 FROM intake_newer n WHERE n.list_id = ? AND n.contact_pk = c.pk)
FROM json_each(?) wanted CROSS JOIN contact_key k ON k.key = wanted.value
JOIN contact c ON c.pk = k.contact_pk WHERE k.contact_pk < ?
"""
_WORDS = """
INSERT INTO contact_words(rowid, name, pic_name, kode_bu)
SELECT pk, name, pic_name, kode_bu FROM contact WHERE pk >= ? AND pk < ?
"""
_COUNT = """
INSERT INTO lane_count(lane_id, stage, tried, contacts) VALUES(?, ?, 0, ?)
ON CONFLICT(lane_id, stage, tried) DO UPDATE SET contacts = contacts + excluded.contacts
"""
_NEWER = """
INSERT INTO intake_newer(list_id, contact_pk, position, row_number, body)
SELECT ?, pk, 0, ?, ? FROM contact WHERE contact_id = ?
"""
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


def known_by_key(connection: Connection, list_id: str, keys: Iterable[str]) -> Mapping[str, Known]:
    """Return the contacts from before an import that have one of the keys, by key."""
    first_pk = _first_pk(connection, list_id)
    if first_pk <= 1:
        return {}
    rows = connection.exec_driver_sql(_KNOWN, (list_id, json.dumps(list(keys)), first_pk))
    return {
        key: Known(contact_id, card, nik, kk, va, npwp, nib, bool(taken))
        for key, contact_id, card, nik, kk, va, npwp, nib, taken in rows
    }


def stage(connection: Connection, list_id: str, batch: StagedBatch) -> None:
    """Put a batch in; nobody sees any of it."""
    first_pk = _first_pk(connection, list_id)
    added = add_rows(connection, batch.contacts)
    if added.pks:
        connection.exec_driver_sql(_WORDS, (added.pks.start, added.pks.stop))
        counted = Counter(added.lanes)
        connection.exec_driver_sql(
            _COUNT, [(lane_id, stage, many) for (lane_id, stage), many in counted.items()]
        )
    join_members(connection, first_pk, batch.members)
    write = way(ContactRow, IN_JSON).write
    if batch.newer:
        connection.exec_driver_sql(
            _NEWER,
            [
                (list_id, row.row_number, _text(write, row), contact_id)
                for contact_id, row in batch.newer
            ],
        )
    for contact_id, joined in batch.newer_members:
        _put_newer_member(connection, list_id, contact_id, joined)
    put_aside_rows(connection, list_id, batch.aside, batch.aside_from)


def newer_rows(connection: Connection, list_id: str, limit: int) -> Sequence[NewerRow]:
    """Return the next known contacts with their newer rows; rows of the erased are dropped."""
    read, read_joined = way(ContactRow, IN_JSON).read, way(JoinedRow, IN_JSON).read
    while True:
        found: dict[int, list[Any]] = {}
        ids: dict[int, str | None] = {}
        for pk, contact_id, body in connection.exec_driver_sql(
            _SOME_NEWER, {"list": list_id, "limit": limit}
        ):
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


def _first_pk(connection: Connection, list_id: str) -> int:
    found: int = connection.exec_driver_sql(
        "SELECT first_pk FROM intake WHERE list_id = ?", (list_id,)
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


def _text(write: Callable[[Any], Any], row: Any) -> str:
    kept = {name: value for name, value in write(row).items() if value is not None}
    return _json(kept)


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
