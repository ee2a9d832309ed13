"""Remembered columns of files that look alike."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from db.moments import from_micros, to_micros
from dialer.file_kinds import Kind, field_of, kind_of
from dialer.lists.mapping import ColumnMapping

_ALL = (
    "SELECT mapping_id, kind, signature, name, headers, fields, saved_by, saved_at "
    "FROM column_mapping ORDER BY saved_at DESC, mapping_id DESC"
)
_PUT = (
    "INSERT OR REPLACE INTO column_mapping (mapping_id, kind, signature, name, headers, fields, "
    "saved_by, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def column_mappings(connection: Connection, kind: Kind | None) -> Sequence[ColumnMapping]:
    """Return the remembered columns of one kind or of all, the newest first."""
    rows = connection.exec_driver_sql(_ALL)
    return [
        ColumnMapping(
            mapping_id=mapping_id,
            kind=kind_of(kind_value),
            signature=signature,
            name=name,
            headers=tuple(json.loads(headers)),
            fields={
                label: field_of(kind_of(kind_value), value)
                for label, value in json.loads(fields).items()
            },
            saved_by=saved_by,
            saved_at=from_micros(saved_at),
        )
        for mapping_id, kind_value, signature, name, headers, fields, saved_by, saved_at in rows
        if kind is None or kind_value == kind.value
    ]


def put_column_mapping(connection: Connection, mapping: ColumnMapping) -> None:
    """Keep remembered columns, in place of what the id had."""
    connection.exec_driver_sql(
        _PUT,
        (
            mapping.mapping_id,
            mapping.kind.value,
            mapping.signature,
            mapping.name,
            json.dumps(mapping.headers, ensure_ascii=False),
            json.dumps({label: field.value for label, field in mapping.fields.items()}),
            mapping.saved_by,
            to_micros(mapping.saved_at),
        ),
    )


def drop_column_mapping(connection: Connection, mapping_id: str) -> None:
    """Forget remembered columns, if they are there."""
    connection.exec_driver_sql("DELETE FROM column_mapping WHERE mapping_id = ?", (mapping_id,))
