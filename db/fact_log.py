"""The facts: appended with desk and sequence, read back in the order this desk learnt of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from db.bodies import SCHEMA_VERSION, fingerprint, read_body, write_body
from db.moments import from_micros, to_micros
from dialer.facts import Fact

_OF_CONTACTS = """
SELECT fact_id, contact_id, attempt_id, officer_id, occurred_at, kind, body, supersedes,
  script_version, schema_version
FROM fact WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY seq
"""
_UNDONE = """
SELECT DISTINCT contact_id FROM fact WHERE kind = 'outcome_undone' AND occurred_at >= ?
"""
_APPEND = """
INSERT INTO fact(branch_id, fact_id, device_id, install_epoch, desk_seq, script_version,
  schema_version, occurred_at, clock_offset_ms, kind, contact_id, attempt_id, officer_id,
  supersedes, body, sha256) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Install:
    """Which desk writes: a restored backup goes on under a new `install_epoch`."""

    branch_id: str
    device_id: str
    install_epoch: int


def install(connection: Connection) -> Install | None:
    """Return which desk this is, or None in a store that has just been made."""
    row = connection.exec_driver_sql(
        "SELECT branch_id, device_id, install_epoch FROM install"
    ).fetchone()
    return None if row is None else Install(*row)


def put_install(connection: Connection, kept: Install) -> None:
    """Say which desk this is."""
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO install(install_id, branch_id, device_id, install_epoch) "
        "VALUES(1, ?, ?, ?)",
        (kept.branch_id, kept.device_id, kept.install_epoch),
    )


def append(connection: Connection, desk: Install, facts: Sequence[Fact]) -> None:
    """Add facts with the next numbers of this desk's sequence.

    A fact id that is there already is a bug (IntegrityError), not a repetition to be passed over.
    """
    if not facts:
        return
    last: int = connection.exec_driver_sql(
        "SELECT coalesce(max(desk_seq), 0) FROM fact "
        "WHERE branch_id = ? AND device_id = ? AND install_epoch = ?",
        (desk.branch_id, desk.device_id, desk.install_epoch),
    ).scalar_one()
    rows = []
    for desk_seq, fact in enumerate(facts, start=last + 1):
        body = write_body(fact.body)
        rows.append(
            (
                desk.branch_id,
                fact.fact_id,
                desk.device_id,
                desk.install_epoch,
                desk_seq,
                fact.script_version,
                SCHEMA_VERSION,
                to_micros(fact.occurred_at),
                fact.kind.value,
                fact.contact_id,
                fact.attempt_id,
                fact.officer_id,
                fact.supersedes,
                body,
                fingerprint(fact, body),
            )
        )
    connection.exec_driver_sql(_APPEND, rows)


def undone_since(connection: Connection, moment: datetime) -> Sequence[str]:
    """Return the ids of contacts of which a save was undone since a moment."""
    return connection.exec_driver_sql(_UNDONE, (to_micros(moment),)).scalars().all()


def facts_of(connection: Connection, contact_id: str) -> Sequence[Fact]:
    """Return a contact's facts in the order this desk learnt of them."""
    return facts_of_all(connection, [contact_id])[contact_id]


def facts_of_all(
    connection: Connection, contact_ids: Sequence[str]
) -> Mapping[str, Sequence[Fact]]:
    """Return the facts of contacts by their id, in the order this desk learnt of them.

    Facts that only a newer program understands are passed over; they stay in the store.
    """
    found: dict[str, list[Fact]] = {contact_id: [] for contact_id in contact_ids}
    for row in connection.exec_driver_sql(_OF_CONTACTS, (json.dumps(contact_ids),)):
        fact = _read(row)
        if fact is not None:
            found[fact.contact_id].append(fact)
    return found


def _read(row: Sequence[Any]) -> Fact | None:
    body = read_body(row[5], row[6], row[9])
    if body is None:
        return None
    return Fact(
        fact_id=row[0],
        contact_id=row[1],
        attempt_id=row[2],
        officer_id=row[3],
        occurred_at=from_micros(row[4]),
        body=body,
        supersedes=row[7],
        script_version=row[8],
    )
