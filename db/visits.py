"""Employers with a history of visits, employers that could be visited, and pictures."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db import fact_log
from db.contacts import by_id, by_pk, pks_of
from db.hidden import shown
from db.moments import from_micros, to_micros
from dialer.contact import Contact
from dialer.facts import Fact
from dialer.standing import Stage
from dialer.visit_store import Candidate, VisitPhoto

PAGE = 500

_PLANNED = """
SELECT contact_id FROM fact WHERE kind = 'visit_planned'
UNION
SELECT contact_id FROM attempt_log WHERE (code = 'asks_for_visit' OR next_step = 'visit')
"""
_CANDIDATES = " ".join(
    (
        "SELECT w.contact_pk, w.last_code, w.last_attempt_at",
        "FROM worklist w JOIN lane l ON l.lane_id = w.lane_id",
        "JOIN contact c ON c.pk = w.contact_pk",
        "WHERE l.kind = 'bu' AND (:owner = '' OR l.owner_id IN ('', :owner))",
        "AND w.stage IN (SELECT value FROM json_each(:stages))",
        "AND NOT EXISTS (SELECT 1 FROM json_each(:words) said WHERE instr(lower(concat_ws(' ',",
        "c.name, c.address, c.kelurahan, c.kecamatan, c.city, c.pic_name)), said.value) = 0) AND",
        shown("w.contact_pk"),
        "ORDER BY w.priority DESC, w.contact_pk LIMIT :limit",
    )
)
_STAGES = json.dumps([int(one) for one in (Stage.NEW, Stage.RETRY, Stage.NEEDS_NUMBER)])
_WORKED_ON = " ".join(
    (
        "SELECT c.pk, c.contact_id FROM contact c WHERE c.kind = 'bu' AND c.pk > ? AND",
        shown("c.pk"),
        "AND EXISTS (SELECT 1 FROM fact f WHERE f.contact_id = c.contact_id)",
        "ORDER BY c.pk LIMIT ?",
    )
)
_PHOTO = """
SELECT p.photo_id, c.contact_id, p.attempt_id, p.added_at, p.added_by, p.caption, p.width,
  p.height, length(p.content)
FROM visit_photo p JOIN contact c ON c.pk = p.contact_pk
"""


def visit_histories(connection: Connection) -> Sequence[tuple[Contact, Sequence[Fact]]]:
    """Return the employers that were ever to be visited, with their facts."""
    ids = [row[0] for row in connection.exec_driver_sql(_PLANNED)]
    found = {
        contact_id: contact
        for contact_id, contact in by_id(connection, ids).items()
        if contact.kind.value == "bu"
    }
    return _with_facts(connection, found)


def visit_candidates(
    connection: Connection, limit: int, owner_id: str, words: Sequence[str]
) -> Sequence[Candidate]:
    """Return employers in the queue or without a number, those with most workers first.

    With `owner_id` only theirs and nobody's. All `words` (in small letters) are in name, address
    or PIC.
    """
    asked = {"owner": owner_id, "stages": _STAGES, "words": json.dumps(words), "limit": limit}
    rows = connection.exec_driver_sql(_CANDIDATES, asked).fetchall()
    known = {row[0]: row for row in rows}
    found = by_pk(connection, list(known))
    pks = pks_of(connection, [one.contact_id for one in found])
    return [
        Candidate(one, row[1], None if row[2] is None else from_micros(row[2]))
        for one in found
        for row in (known[pks[one.contact_id]],)
    ]


def employer_page(
    connection: Connection, after: int
) -> tuple[Sequence[tuple[Contact, Sequence[Fact]]], int | None]:
    """Return the next employers that have a history, and the number to go on from."""
    rows = connection.exec_driver_sql(_WORKED_ON, (after, PAGE)).fetchall()
    found = by_id(connection, [row[1] for row in rows])
    return _with_facts(connection, found), rows[-1][0] if rows else None


def _with_facts(
    connection: Connection, found: Mapping[str, Contact]
) -> Sequence[tuple[Contact, Sequence[Fact]]]:
    known = fact_log.facts_of_all(connection, list(found))
    return [(contact, known[contact_id]) for contact_id, contact in found.items()]


def photos_of(connection: Connection, contact_id: str) -> Sequence[VisitPhoto]:
    """Return the pictures of a contact, oldest first."""
    rows = connection.exec_driver_sql(
        _PHOTO + "WHERE c.contact_id = ? ORDER BY p.added_at, p.photo_id", (contact_id,)
    )
    return [_photo(row) for row in rows]


def photo(connection: Connection, photo_id: str) -> tuple[VisitPhoto, bytes] | None:
    """Return a picture with its content."""
    row = connection.exec_driver_sql(_PHOTO + "WHERE p.photo_id = ?", (photo_id,)).fetchone()
    if row is None:
        return None
    content: bytes = connection.exec_driver_sql(
        "SELECT content FROM visit_photo WHERE photo_id = ?", (photo_id,)
    ).scalar_one()
    return _photo(row), content


def put_photo(connection: Connection, kept: VisitPhoto, content: bytes) -> None:
    """Keep a picture. Raises KeyError when its contact is not there."""
    pk = pks_of(connection, [kept.contact_id])[kept.contact_id]
    connection.exec_driver_sql(
        "INSERT INTO visit_photo(photo_id, contact_pk, attempt_id, added_at, added_by, caption, "
        "width, height, content) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kept.photo_id,
            pk,
            kept.attempt_id,
            to_micros(kept.added_at),
            kept.added_by,
            kept.caption,
            kept.width,
            kept.height,
            content,
        ),
    )


def drop_photo(connection: Connection, photo_id: str) -> None:
    """Remove a picture, if it is there."""
    connection.exec_driver_sql("DELETE FROM visit_photo WHERE photo_id = ?", (photo_id,))


def _photo(row: Sequence[Any]) -> VisitPhoto:
    photo_id, contact_id, attempt_id, added_at, added_by, caption, width, height, size = row
    return VisitPhoto(
        photo_id=photo_id,
        contact_id=contact_id,
        attempt_id=attempt_id,
        added_at=from_micros(added_at),
        added_by=added_by,
        caption=caption,
        width=width,
        height=height,
        size=size,
    )
