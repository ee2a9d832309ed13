"""Imports and how far they are; what has happened to their contacts since."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from db.bodies import canonical
from db.call_lists import put_head, put_row
from db.list_warnings import drop_warnings
from db.moments import from_micros, to_micros
from dialer.call_lists import CallList
from dialer.intake.orders import IntakeState, ListImport

LAST_PK = 2**62
"""Beyond every contact: how far the range of a list on its way in goes."""

_BODY = ("actor_id", "zone", "assigned_to", "quarantine_file", "undone_by")
_GET = "SELECT list_id, state, started_at, replaces, families, left_list, body FROM intake"
_BEGIN = """
INSERT INTO intake(list_id, state, started_at, first_pk, last_pk, fact_seq, families, left_list,
  replaces, body)
SELECT ?, 'staging', ?, coalesce(max(pk), 0) + 1, ?, 0, 0, 0, ?, ? FROM contact
"""
_PUBLISH = """
UPDATE intake SET state = 'publishing', families = ?,
  last_pk = (SELECT coalesce(max(pk), 0) FROM contact),
  fact_seq = (SELECT coalesce(max(seq), 0) FROM fact)
WHERE list_id = ?
"""
_FINISH = """
UPDATE intake SET state = 'done',
  left_list = (SELECT count(*) FROM left_list l WHERE l.list_id = intake.list_id)
WHERE list_id = ?
"""
_TOUCHED = """(c.pk BETWEEN i.first_pk AND i.last_pk
    OR EXISTS (SELECT 1 FROM intake_before b WHERE b.list_id = i.list_id AND b.contact_pk = c.pk)
    OR EXISTS (SELECT 1 FROM left_list l WHERE l.list_id = i.list_id AND l.contact_pk = c.pk))"""
_ATTEMPTS = f"""
SELECT count(DISTINCT coalesce(nullif(f.attempt_id, ''), f.fact_id)) FROM intake i
JOIN fact f ON f.seq > i.fact_seq
JOIN contact c ON c.contact_id = f.contact_id
WHERE i.list_id = ? AND {_TOUCHED} AND (f.kind = 'attempt'
    OR f.kind NOT IN ('payment', 'payment_reversed') AND c.pk BETWEEN i.first_pk AND i.last_pk)
"""  # noqa: S608 - put together from constants
_PICTURES = """
SELECT count(*) FROM intake i JOIN visit_photo p ON p.contact_pk BETWEEN i.first_pk AND i.last_pk
WHERE i.list_id = ?
"""
_CHANGED = f"""
SELECT coalesce(cl.name, later.list_id) FROM intake i
JOIN intake later ON later.started_at >= i.started_at AND later.list_id != i.list_id
  AND later.state = 'done'
JOIN (SELECT list_id, contact_pk FROM intake_before
  UNION ALL SELECT list_id, contact_pk FROM left_list) changed ON changed.list_id = later.list_id
JOIN contact c ON c.pk = changed.contact_pk
LEFT JOIN call_list cl ON cl.list_id = later.list_id
WHERE i.list_id = ? AND {_TOUCHED} LIMIT 1
"""  # noqa: S608 - put together from constants


_MERGED = f"""
SELECT count(DISTINCT m.pair_id) FROM intake i
JOIN merged_pair m ON m.merged_at >= i.started_at
LEFT JOIN doubtful_pair d ON d.pair_id = m.pair_id
LEFT JOIN contact c ON c.contact_id = m.kept_id
WHERE i.list_id = ? AND (d.list_id = i.list_id OR {_TOUCHED})
"""  # noqa: S608 - put together from constants


def list_import(connection: Connection, list_id: str) -> ListImport | None:
    """Return an import, or None for a list that came in before imports were kept."""
    row = connection.exec_driver_sql(f"{_GET} WHERE list_id = ?", (list_id,)).fetchone()
    return None if row is None else _read(row)


def unsettled_import(connection: Connection) -> ListImport | None:
    """Return the import that is neither done nor undone."""
    row = connection.exec_driver_sql(
        f"{_GET} WHERE state IN ('staging', 'publishing', 'removing')"
    ).fetchone()
    return None if row is None else _read(row)


def begin(
    connection: Connection, one: ListImport, call_list: CallList, header: Sequence[str]
) -> None:
    """Open an import; its contacts are those that are added from now on."""
    body = canonical({name: getattr(one, name) for name in _BODY})
    at = to_micros(one.started_at)
    connection.exec_driver_sql(_BEGIN, (one.list_id, at, LAST_PK, one.replaces, body))
    put_head(connection, call_list, header)


def publish(connection: Connection, call_list: CallList, families: int) -> None:
    """Show the contacts that were added, and keep the list with its counts."""
    put_row(connection, call_list)
    connection.exec_driver_sql(_PUBLISH, (families, call_list.list_id))


def finish(connection: Connection, list_id: str) -> None:
    """Note that all of it is in."""
    connection.exec_driver_sql(_FINISH, (list_id,))


def first_pk(connection: Connection, list_id: str) -> int:
    """Return the first number that a contact of a list on its way in may have."""
    found: int = connection.exec_driver_sql(
        "SELECT first_pk FROM intake WHERE list_id = ?", (list_id,)
    ).scalar_one()
    return found


def attempts_since(connection: Connection, list_id: str) -> int:
    """Return how many attempts there were since it was in, or notes and pictures of those it added.

    Payments are none: they go back to waiting.
    """
    said: int = connection.exec_driver_sql(_ATTEMPTS, (list_id,)).scalar_one()
    pictures: int = connection.exec_driver_sql(_PICTURES, (list_id,)).scalar_one()
    return said + pictures


def changed_since(connection: Connection, list_id: str) -> str:
    """Return the name of a later list that changed contacts of this one, or ""."""
    found: str | None = connection.exec_driver_sql(_CHANGED, (list_id,)).scalar()
    return found or ""


def merged_since(connection: Connection, list_id: str) -> int:
    """Return how many of its contacts were put together with others since."""
    found: int = connection.exec_driver_sql(_MERGED, (list_id,)).scalar_one()
    return found


def take_back(connection: Connection, list_id: str, undone_by: str) -> None:
    """Hide what an import added, to be removed."""
    connection.exec_driver_sql(
        "UPDATE intake SET state = ?, body = json_set(body, '$.undone_by', ?),"
        " last_pk = min(last_pk, (SELECT coalesce(max(pk), 0) FROM contact)) WHERE list_id = ?",
        (IntakeState.REMOVING.value, undone_by, list_id),
    )


def forget(connection: Connection, list_id: str) -> None:
    """Leave the record of an import that was undone, nothing of one that was given up."""
    connection.exec_driver_sql("DELETE FROM intake_newer WHERE list_id = ?", (list_id,))
    connection.exec_driver_sql("DELETE FROM doubtful_pair WHERE list_id = ?", (list_id,))
    drop_warnings(connection, list_id)
    for statement in (
        "DELETE FROM lane_count WHERE lane_id IN ({})",
        "DELETE FROM lane WHERE lane_id IN ({})",
    ):
        connection.exec_driver_sql(statement.format(_EMPTY_LANES), (list_id,))
    one = list_import(connection, list_id)
    if one is not None and one.undone_by:
        connection.exec_driver_sql(
            "UPDATE intake SET state = 'undone' WHERE list_id = ?", (list_id,)
        )
        return
    connection.exec_driver_sql("DELETE FROM call_list WHERE list_id = ?", (list_id,))
    connection.exec_driver_sql("DELETE FROM intake WHERE list_id = ?", (list_id,))


_EMPTY_LANES = """
SELECT lane_id FROM lane WHERE list_id = ?
  AND NOT EXISTS (SELECT 1 FROM worklist w WHERE w.lane_id = lane.lane_id)
"""


def _read(row: Sequence[Any]) -> ListImport:
    list_id, state, started_at, replaces, families, left_list, body = row
    return ListImport(
        list_id=list_id,
        state=IntakeState(state),
        started_at=from_micros(started_at),
        replaces=replaces,
        families=families,
        left_list=left_list,
        **json.loads(body),
    )
