"""Officers and settings."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from db.bodies import canonical
from db.codec import Columns
from dialer.people import Officer

_OFFICER = Columns(Officer)


def officers(connection: Connection) -> Sequence[Officer]:
    """Return everybody, by name."""
    rows = connection.exec_driver_sql(
        _OFFICER.select("FROM officer ORDER BY name COLLATE NOCASE, officer_id")
    )
    return [_OFFICER.read(row) for row in rows]


def officer(connection: Connection, officer_id: str) -> Officer | None:
    """Return one officer."""
    row = connection.exec_driver_sql(
        _OFFICER.select("FROM officer WHERE officer_id = ?"), (officer_id,)
    ).fetchone()
    return None if row is None else _OFFICER.read(row)


def put_officer(connection: Connection, kept: Officer) -> None:
    """Add an officer or change one."""
    connection.exec_driver_sql(
        _OFFICER.upsert("officer", "officer_id"), tuple(_OFFICER.write(kept))
    )


def setting(connection: Connection, key: str) -> Any:
    """Return a setting as it was put, lists for tuples; None when it was never put."""
    value = connection.exec_driver_sql(
        "SELECT value FROM setting WHERE key = ?", (key,)
    ).scalar_one_or_none()
    return None if value is None else json.loads(value)


def put_setting(connection: Connection, key: str, value: Any) -> None:
    """Keep a setting; the value is anything JSON can hold."""
    connection.exec_driver_sql(
        "INSERT INTO setting(key, value) VALUES(?, ?) "
        "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, canonical(value)),
    )
