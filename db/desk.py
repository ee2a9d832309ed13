"""Half-written work, and the audit trail."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from db.bodies import canonical
from db.codec import Columns
from db.moments import from_micros, to_micros
from dialer.ports import AuditEntry, Draft

_AUDIT = Columns(AuditEntry)


def draft(connection: Connection, officer_id: str) -> Draft | None:
    """Return the officer's half-written work."""
    row = connection.exec_driver_sql(
        "SELECT officer_id, contact_id, saved_at, body FROM draft WHERE officer_id = ?",
        (officer_id,),
    ).fetchone()
    if row is None:
        return None
    return Draft(row[0], row[1], from_micros(row[2]), json.loads(row[3]))


def put_draft(connection: Connection, kept: Draft) -> None:
    """Keep half-written work in place of what the officer had."""
    connection.exec_driver_sql(
        "INSERT INTO draft(officer_id, contact_id, saved_at, body) VALUES(?, ?, ?, ?) "
        "ON CONFLICT(officer_id) DO UPDATE SET contact_id = excluded.contact_id, "
        "saved_at = excluded.saved_at, body = excluded.body",
        (kept.officer_id, kept.contact_id, to_micros(kept.saved_at), canonical(dict(kept.body))),
    )


def drop_draft(connection: Connection, officer_id: str) -> None:
    """Forget the officer's half-written work, if any."""
    connection.exec_driver_sql("DELETE FROM draft WHERE officer_id = ?", (officer_id,))


def audit(connection: Connection, entry: AuditEntry) -> None:
    """Add to the trail."""
    connection.exec_driver_sql(_AUDIT.insert("audit"), tuple(_AUDIT.write(entry)))


def audit_trail(connection: Connection, limit: int) -> Sequence[AuditEntry]:
    """Return the newest entries, newest first."""
    rows = connection.exec_driver_sql(
        _AUDIT.select("FROM audit ORDER BY seq DESC LIMIT ?"), (limit,)
    )
    return [_AUDIT.read(row) for row in rows]


_WORK = _AUDIT.select(
    "FROM audit WHERE action IN ('sign_in_ok', 'signed_out', 'pause_began', 'pause_ended', "
    "'contact_skipped', 'attempt_saved') AND at >= ? AND at < ? ORDER BY seq"
)
"""The actions stand here word for word, so that the index of the same words is used."""


def work_trail(connection: Connection, begin: datetime, end: datetime) -> Sequence[AuditEntry]:
    """Return what the trail says of how people worked from `begin` until `end`, oldest first."""
    rows = connection.exec_driver_sql(_WORK, (to_micros(begin), to_micros(end)))
    return [_AUDIT.read(row) for row in rows]
