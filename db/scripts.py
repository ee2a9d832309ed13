"""The texts of call scripts: versions, which are only ever added, and half-edited ones."""

from collections.abc import Sequence

from sqlalchemy import Connection

from db.codec import Columns
from dialer.ports import ScriptDraft, ScriptVersion, VersionKind

_VERSION = Columns(ScriptVersion)
_DRAFT = Columns(ScriptDraft)


def script_versions(
    connection: Connection, script_id: str, kinds: Sequence[VersionKind]
) -> Sequence[ScriptVersion]:
    """Return the texts of one script or of all, the last learnt first; of some kinds or of all."""
    wheres = ["script_id = ?"] if script_id else []
    values = [script_id] if script_id else []
    if kinds:
        wheres.append(f"kind IN ({', '.join('?' * len(kinds))})")
        values += [kind.value for kind in kinds]
    where = f" WHERE {' AND '.join(wheres)}" if wheres else ""
    rows = connection.exec_driver_sql(
        _VERSION.select(f"FROM script_version{where} ORDER BY seq DESC"), tuple(values)
    )
    return [_VERSION.read(row) for row in rows]


def put_script_version(connection: Connection, version: ScriptVersion) -> None:
    """Add a text."""
    connection.exec_driver_sql(_VERSION.insert("script_version"), tuple(_VERSION.write(version)))


def script_drafts(connection: Connection, officer_id: str) -> Sequence[ScriptDraft]:
    """Return the texts that an officer is still working on, by script."""
    rows = connection.exec_driver_sql(
        _DRAFT.select("FROM script_draft WHERE officer_id = ? ORDER BY script_id"), (officer_id,)
    )
    return [_DRAFT.read(row) for row in rows]


def put_script_draft(connection: Connection, draft: ScriptDraft) -> None:
    """Keep a half-edited text in place of what the officer had of that script."""
    connection.exec_driver_sql(
        _DRAFT.upsert("script_draft", "officer_id, script_id"), tuple(_DRAFT.write(draft))
    )


def drop_script_draft(connection: Connection, officer_id: str, script_id: str) -> None:
    """Forget a half-edited text, if any."""
    connection.exec_driver_sql(
        "DELETE FROM script_draft WHERE officer_id = ? AND script_id = ?", (officer_id, script_id)
    )
