"""Lists as they were taken in, the rows put aside, and how far each list has been worked."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from db.bodies import canonical
from db.codec import Columns
from dialer.call_lists import Aside, AsideRow, CallList, ListProgress
from dialer.standing import Stage

_JSON = ("columns", "warnings")
_LIST = Columns(CallList, leave_out=frozenset(_JSON))
_IN = "list_id NOT IN (SELECT list_id FROM intake WHERE state != 'done')"
"""Lists that are on their way in, or were taken back, are not among the lists."""

_PROGRESS = """
SELECT lane.list_id, sum(n.contacts), sum(CASE WHEN n.tried THEN n.contacts ELSE 0 END),
  sum(CASE WHEN n.stage = ? THEN n.contacts ELSE 0 END)
FROM lane JOIN lane_count n ON n.lane_id = lane.lane_id GROUP BY lane.list_id
"""


def call_lists(connection: Connection) -> Sequence[ListProgress]:
    """Return all lists with their progress, the newest first."""
    counts = {
        row[0]: row[1:] for row in connection.exec_driver_sql(_PROGRESS, (int(Stage.NEEDS_NUMBER),))
    }
    rows = connection.exec_driver_sql(
        _LIST.select(
            f"FROM call_list WHERE {_IN} ORDER BY imported_at DESC, list_id DESC", also=_JSON
        )
    )
    lists = [_read(row) for row in rows]
    return [ListProgress(one, *counts.get(one.list_id, (0, 0, 0))) for one in lists]


def call_list(connection: Connection, list_id: str) -> CallList | None:
    """Return one list."""
    row = connection.exec_driver_sql(
        _LIST.select(f"FROM call_list WHERE list_id = ? AND {_IN}", also=_JSON), (list_id,)
    ).fetchone()
    return None if row is None else _read(row)


def aside(connection: Connection, list_id: str) -> Aside:
    """Return the rows of a list that were put aside, in the order they were given."""
    found = connection.exec_driver_sql(
        "SELECT aside_header, sheet FROM call_list WHERE list_id = ?", (list_id,)
    ).fetchone()
    header, sheet = found or (None, None)
    rows = connection.exec_driver_sql(
        "SELECT row_number, duplicate, reason, fix, cells FROM aside_row "
        "WHERE list_id = ? ORDER BY position",
        (list_id,),
    )
    return Aside(
        header=tuple(json.loads(header)) if header else (),
        rows=tuple(
            AsideRow(row[0], bool(row[1]), row[2], row[3], tuple(json.loads(row[4])))
            for row in rows
        ),
        sheet=sheet,
    )


def put_list(connection: Connection, kept: CallList, put_aside: Aside) -> None:
    """Keep a list with its rows put aside, in place of what was kept under its id."""
    put_head(connection, kept, put_aside.header)
    connection.exec_driver_sql("DELETE FROM aside_row WHERE list_id = ?", (kept.list_id,))
    put_aside_rows(connection, kept.list_id, put_aside.rows, 0)


def put_head(connection: Connection, kept: CallList, header: Sequence[str]) -> None:
    """Keep a list and the header of its rows put aside; the rows are left alone."""
    connection.exec_driver_sql(
        _LIST.upsert("call_list", "list_id", also=(*_JSON, "aside_header")),
        (*_values(kept), canonical(header)),
    )


def put_row(connection: Connection, kept: CallList) -> None:
    """Keep other counts of a list whose header is there."""
    header = "(SELECT aside_header FROM call_list WHERE list_id = ?)"
    statement = _LIST.upsert("call_list", "list_id", also=(*_JSON, "aside_header"))
    connection.exec_driver_sql(
        statement.replace("?) ON CONFLICT", f"{header}) ON CONFLICT"),
        (*_values(kept), kept.list_id),
    )


def put_aside_rows(
    connection: Connection, list_id: str, rows: Sequence[AsideRow], start: int
) -> None:
    """Add rows put aside, the first at place `start`."""
    values = [
        (list_id, at, row.row_number, row.duplicate, row.reason, row.fix, canonical(row.cells))
        for at, row in enumerate(rows, start)
    ]
    if values:
        connection.exec_driver_sql("INSERT INTO aside_row VALUES(?, ?, ?, ?, ?, ?, ?)", values)


def _values(kept: CallList) -> list[Any]:
    texts = (json.dumps(dict(one), ensure_ascii=False) for one in (kept.columns, kept.warnings))
    return [*_LIST.write(kept), *texts]


def _read(row: Sequence[Any]) -> CallList:
    width = len(_LIST.names)
    return _LIST.read(row, columns=json.loads(row[width]), warnings=json.loads(row[width + 1]))
