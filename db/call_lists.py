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
        _LIST.select("FROM call_list ORDER BY imported_at DESC, list_id DESC", also=_JSON)
    )
    lists = [_read(row) for row in rows]
    return [ListProgress(one, *counts.get(one.list_id, (0, 0, 0))) for one in lists]


def call_list(connection: Connection, list_id: str) -> CallList | None:
    """Return one list."""
    row = connection.exec_driver_sql(
        _LIST.select("FROM call_list WHERE list_id = ?", also=_JSON), (list_id,)
    ).fetchone()
    return None if row is None else _read(row)


def aside(connection: Connection, list_id: str) -> Aside:
    """Return the rows of a list that were put aside, in the order they were given."""
    header = connection.exec_driver_sql(
        "SELECT aside_header FROM call_list WHERE list_id = ?", (list_id,)
    ).scalar_one_or_none()
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
    )


def put_list(connection: Connection, kept: CallList, put_aside: Aside) -> None:
    """Keep a list with its rows put aside, in place of what was kept under its id."""
    connection.exec_driver_sql(
        _LIST.upsert("call_list", "list_id", also=(*_JSON, "aside_header")),
        (
            *_LIST.write(kept),
            json.dumps(dict(kept.columns), ensure_ascii=False),
            json.dumps(dict(kept.warnings), ensure_ascii=False),
            canonical(put_aside.header),
        ),
    )
    connection.exec_driver_sql("DELETE FROM aside_row WHERE list_id = ?", (kept.list_id,))
    rows = [
        (kept.list_id, at, row.row_number, row.duplicate, row.reason, row.fix, canonical(row.cells))
        for at, row in enumerate(put_aside.rows)
    ]
    if rows:
        connection.exec_driver_sql("INSERT INTO aside_row VALUES(?, ?, ?, ?, ?, ?, ?)", rows)


def _read(row: Sequence[Any]) -> CallList:
    width = len(_LIST.names)
    return _LIST.read(row, columns=json.loads(row[width]), warnings=json.loads(row[width + 1]))
