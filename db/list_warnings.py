"""The first warnings of a list with their rows, so that a counted line leads to them."""

from collections.abc import Sequence

from sqlalchemy import Connection

from dialer.contacts.doubts import Doubt
from dialer.lists.model import RowDoubt, RowWarning

_PUT = "INSERT INTO list_warning VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
_SOME = """
SELECT code, row_number, field, text, was, became FROM list_warning
WHERE list_id = ? ORDER BY position
"""
_CODES: dict[str, Doubt | RowDoubt] = {
    **{code.value: code for code in Doubt},
    **{code.value: code for code in RowDoubt},
}


def put_warnings(
    connection: Connection, list_id: str, start: int, warnings: Sequence[RowWarning]
) -> None:
    """Add warnings, the first at place `start`."""
    rows = [
        (
            list_id,
            place,
            one.code.value,
            one.row_number,
            one.field,
            one.text,
            one.before,
            one.after,
        )
        for place, one in enumerate(warnings, start)
    ]
    if rows:
        connection.exec_driver_sql(_PUT, rows)


def list_warnings(connection: Connection, list_id: str) -> Sequence[RowWarning]:
    """Return the warnings kept of a list, as they were met."""
    rows = connection.exec_driver_sql(_SOME, (list_id,))
    return [RowWarning(_CODES[row[0]], *row[1:]) for row in rows if row[0] in _CODES]


def drop_warnings(connection: Connection, list_id: str) -> None:
    """Forget the warnings of a list."""
    connection.exec_driver_sql("DELETE FROM list_warning WHERE list_id = ?", (list_id,))
