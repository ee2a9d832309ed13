"""What an import changed, as it was before; who left a list; and all of it taken back."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection

from db.codec import Columns
from db.contacts import BESIDE, DETAILS, PHONE
from db.moments import from_micros, to_micros
from dialer.intake.orders import FormerRow
from dialer.lists.model import FamilyMember

_CONTACT = (*DETAILS.names, *(name for name in BESIDE if name != "pk"))
_NUMBER = (*PHONE.names, "number_id", "position")
_MEMBER = (*Columns(FamilyMember).names, "position")
_LEFT = ("list_id", "left_at")


def _as_object(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}', {name}" for name in names)


def _many(names: Sequence[str], table: str) -> str:
    objects = f"(SELECT json_group_array(json_object({_as_object(names)}))"
    return " ".join((objects, "FROM", table, "WHERE contact_pk = contact.pk)"))


_KEEP = " ".join(
    (
        "INSERT INTO intake_before(list_id, contact_pk, body) SELECT ?, pk, json_object(",
        f"'contact', json_object({_as_object(_CONTACT)}),",
        f"'numbers', {_many(_NUMBER, 'contact_number')},",
        f"'family', {_many(_MEMBER, 'family_member')},",
        f"'left', {_many(_LEFT, 'left_list')},",
        "'keys', (SELECT json_group_array(key) FROM contact_key WHERE contact_pk = contact.pk),",
        "'priority', (SELECT priority FROM worklist WHERE contact_pk = contact.pk))",
        "FROM contact WHERE contact_id IN (SELECT value FROM json_each(?))",
        "ON CONFLICT DO NOTHING",
    )
)
_OWED = """
INSERT INTO owed_before(contact_pk, list_id, listed_at, left_at, officer_id, on_list, amount)
SELECT c.pk, ?, c.listed_at, l.left_at, c.officer_id, c.list_id, c.amount
FROM contact c LEFT JOIN left_list l ON l.contact_pk = c.pk
WHERE c.contact_id IN (SELECT value FROM json_each(?))
ON CONFLICT DO NOTHING
"""
_BEFORE = """
SELECT b.contact_pk, b.body, c.zone, c.officer_id, i.body ->> '$.zone', i.body ->> '$.assigned_to'
FROM intake_before b JOIN intake i ON i.list_id = b.list_id
LEFT JOIN contact c ON c.pk = b.contact_pk
WHERE b.list_id = ? ORDER BY b.contact_pk LIMIT ?
"""
_EMPTY = tuple(
    " ".join(("DELETE FROM", table, "WHERE contact_pk IN (SELECT value FROM json_each(?))", more))
    for table, more in (
        ("contact_key", ""),
        ("family_member", ""),
        ("left_list", ""),
        (
            "contact_number",
            "AND number_id NOT IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 "
            "FROM contact c JOIN fact f ON f.contact_id = c.contact_id "
            "WHERE c.pk = contact_number.contact_pk AND f.kind = 'number_heard' "
            "AND f.body ->> '$.number_id' = contact_number.number_id)",
        ),
    )
)
_PLACE = "SELECT list_id, pk FROM contact WHERE contact_id = ?"
_REPLACED = """
WITH RECURSIVE earlier(list_id, depth) AS (
  SELECT replaces, 1 FROM intake WHERE list_id = ? AND replaces <> ''
  UNION SELECT i.replaces, depth + 1 FROM intake i JOIN earlier USING (list_id)
  WHERE i.replaces <> '' AND depth < 100)
SELECT list_id FROM earlier GROUP BY list_id ORDER BY min(depth)
"""
_BEHIND = """
SELECT contact_id FROM contact c
WHERE c.list_id = ? AND c.pk > ?
  AND NOT EXISTS (SELECT 1 FROM left_list l WHERE l.contact_pk = c.pk)
ORDER BY c.pk LIMIT ?
"""
_FORMER = """
SELECT b.body -> '$.contact' FROM intake_before b
JOIN intake i ON i.list_id = b.list_id AND i.state IN ('publishing', 'done')
WHERE b.contact_pk = (SELECT pk FROM contact WHERE contact_id = ?)
ORDER BY i.started_at DESC
"""
_ADDED = """
SELECT pk FROM contact c JOIN intake i ON c.pk BETWEEN i.first_pk AND i.last_pk
WHERE i.list_id = ?
  AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.contact_id = c.contact_id
    AND f.kind NOT IN ('payment', 'payment_reversed'))
  AND NOT EXISTS (SELECT 1 FROM visit_photo p WHERE p.contact_pk = c.pk)
ORDER BY pk DESC LIMIT ?
"""


def keep_before(connection: Connection, list_id: str, contact_ids: Sequence[str]) -> None:
    """Keep contacts as they are now, unless this import has kept them already."""
    wanted = (list_id, json.dumps(contact_ids))
    connection.exec_driver_sql(_KEEP, wanted)
    connection.exec_driver_sql(_OWED, wanted)


def former_rows(connection: Connection, contact_id: str) -> Sequence[FormerRow]:
    """Return what a contact owed by earlier lists, the newest first."""
    rows = connection.exec_driver_sql(_FORMER, (contact_id,))
    kept = [json.loads(row[0]) for row in rows]
    return [
        FormerRow(one["list_id"], from_micros(one["listed_at"]), one["amount"], one["months"])
        for one in kept
    ]


def restore_before(connection: Connection, list_id: str, limit: int) -> Sequence[str]:
    """Put some contacts back as they were; return who, their standings are to be put.

    An officer or a zone that was given to a contact since stays with it.
    """
    rows = connection.exec_driver_sql(_BEFORE, (list_id, limit)).fetchall()
    kept: dict[int, dict[str, Any]] = {}
    for pk, body, zone, officer_id, list_zone, list_officer in rows:
        if zone is None:
            continue
        before = kept[pk] = json.loads(body)
        contact = before["contact"]
        if zone != list_zone:
            contact["zone"] = zone
        if officer_id != list_officer:
            contact["officer_id"] = officer_id
    _restore(connection, kept)
    connection.exec_driver_sql(
        "DELETE FROM intake_before WHERE list_id = ?"
        " AND contact_pk IN (SELECT value FROM json_each(?))",
        (list_id, json.dumps([row[0] for row in rows])),
    )
    return [before["contact"]["contact_id"] for before in kept.values()]


def staying_behind(connection: Connection, list_id: str, after: str, limit: int) -> Sequence[str]:
    """Return contacts of the list that an import replaces that are still on it, in their order.

    Then those of the list which that one replaced, and so on: who was spared before is asked again.
    """
    place = connection.exec_driver_sql(_PLACE, (after,)).fetchone()
    for replaced in [row[0] for row in connection.exec_driver_sql(_REPLACED, (list_id,))]:
        if place is not None and place[0] != replaced:
            continue
        after_pk, place = (place[1] if place else 0), None
        rows = connection.exec_driver_sql(_BEHIND, (replaced, after_pk, limit)).fetchall()
        if rows:
            return [row[0] for row in rows]
    return []


def mark_left(
    connection: Connection, list_id: str, contact_ids: Sequence[str], at: datetime
) -> None:
    """Note that contacts are not on a list any more; their standings are to be put."""
    connection.exec_driver_sql(
        "INSERT INTO left_list(contact_pk, list_id, left_at) SELECT pk, ?, ? FROM contact"
        " WHERE contact_id IN (SELECT value FROM json_each(?))",
        (list_id, to_micros(at), json.dumps(contact_ids)),
    )


def unmark_left(connection: Connection, list_id: str, limit: int) -> Sequence[str]:
    """Take back some of the marks of an import; their standings are to be put."""
    rows = connection.exec_driver_sql(
        "SELECT l.contact_pk, c.contact_id FROM left_list l JOIN contact c ON c.pk = l.contact_pk"
        " WHERE l.list_id = ? LIMIT ?",
        (list_id, limit),
    ).fetchall()
    connection.exec_driver_sql(
        "DELETE FROM left_list WHERE contact_pk IN (SELECT value FROM json_each(?))",
        (json.dumps([row[0] for row in rows]),),
    )
    return [row[1] for row in rows]


def remove_added(connection: Connection, list_id: str, limit: int) -> int:
    """Remove some of the contacts an import added; return how many.

    One of whom something was said stays: that was while it was in sight. Its payments are to be
    freed first.
    """
    pks = [row[0] for row in connection.exec_driver_sql(_ADDED, (list_id, limit))]
    connection.exec_driver_sql(
        "DELETE FROM contact WHERE pk IN (SELECT value FROM json_each(?))", (json.dumps(pks),)
    )
    return len(pks)


def _restore(connection: Connection, kept: Mapping[int, Mapping[str, Any]]) -> None:
    if not kept:
        return
    pks = json.dumps(list(kept))
    numbers = json.dumps(
        [one["number_id"] for before in kept.values() for one in before["numbers"]]
    )
    for statement in _EMPTY:
        connection.exec_driver_sql(statement, (pks, numbers)[: statement.count("?")])
    for pk, before in kept.items():
        contact = before["contact"]
        connection.exec_driver_sql(
            _update("contact", tuple(contact), "pk"), (*contact.values(), pk)
        )
        for one in before["numbers"]:
            connection.exec_driver_sql(
                _update("contact_number", tuple(one), "number_id"),
                (*one.values(), one["number_id"]),
            )
        for table, rows in (("family_member", before["family"]), ("left_list", before["left"])):
            for one in rows:
                connection.exec_driver_sql(
                    _insert(table, ("contact_pk", *one)), (pk, *one.values())
                )
    keys = [(key, pk) for pk, before in kept.items() for key in before["keys"]]
    waits = [(before["priority"], pk) for pk, before in kept.items()]
    if keys:
        connection.exec_driver_sql(_insert("contact_key", ("key", "contact_pk")), keys)
    connection.exec_driver_sql("UPDATE worklist SET priority = ? WHERE contact_pk = ?", waits)


@cache
def _update(table: str, names: tuple[str, ...], key: str) -> str:
    return " ".join(
        ("UPDATE", table, "SET", ", ".join(f"{name} = ?" for name in names), "WHERE", key, "= ?")
    )


@cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    holes = ", ".join("?" * len(names))
    return " ".join(
        ("INSERT INTO", table, f"({', '.join(names)}) VALUES({holes}) ON CONFLICT DO NOTHING")
    )
