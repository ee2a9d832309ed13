"""Dues billed and received as a lead entered them."""

from collections.abc import Sequence

from sqlalchemy import Connection

from db.codec import Columns
from dialer.ports import Collected

_ROW = Columns(Collected)
_PUT = _ROW.upsert("collectibility", "month, segment, area")


def collected(connection: Connection, month: str) -> Sequence[Collected]:
    """Return the lines of a month, or of all for "", by month, segment and area."""
    rows = connection.exec_driver_sql(
        _ROW.select(
            "FROM collectibility WHERE :month IN ('', month) ORDER BY month, segment, area"
        ),
        {"month": month},
    )
    return [_ROW.read(row) for row in rows]


def put_collected(connection: Connection, lines: Sequence[Collected]) -> None:
    """Keep lines in place of those with the same month, segment and area."""
    if lines:
        connection.exec_driver_sql(_PUT, [tuple(_ROW.write(one)) for one in lines])


def drop_collected(connection: Connection, month: str, segment: str, area: str) -> None:
    """Forget one line."""
    connection.exec_driver_sql(
        "DELETE FROM collectibility WHERE month = ? AND segment = ? AND area = ?",
        (month, segment, area),
    )
