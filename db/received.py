"""Files received beside lists, and their rows that were not taken."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.bodies import canonical
from db.codec import Columns
from dialer.received.model import Aside, AsideLine, ReceivedAside, ReceivedFile

_JSON = ("columns", "warnings")
_FILE = Columns(ReceivedFile, leave_out=frozenset((*_JSON, "promises")))


def received_files(connection: Connection) -> Sequence[ReceivedFile]:
    """Return all files, the newest first."""
    rows = connection.exec_driver_sql(
        _FILE.select("FROM received_file ORDER BY received_at DESC, file_id DESC", also=_JSON)
    )
    return [_read(row) for row in rows]


def received_file(connection: Connection, file_id: str) -> ReceivedFile | None:
    """Return one file."""
    row = connection.exec_driver_sql(
        _FILE.select("FROM received_file WHERE file_id = ?", also=_JSON), (file_id,)
    ).fetchone()
    return None if row is None else _read(row)


def received_aside(connection: Connection, file_id: str) -> ReceivedAside:
    """Return the rows of a file that were not taken or are doubtful, in its order."""
    kept = connection.exec_driver_sql(
        "SELECT aside_header, sheet FROM received_file WHERE file_id = ?", (file_id,)
    ).fetchone()
    rows = connection.exec_driver_sql(
        "SELECT row_number, why, reason, fix, cells FROM received_aside "
        "WHERE file_id = ? ORDER BY row_number, position",
        (file_id,),
    )
    return ReceivedAside(
        header=tuple(json.loads(kept[0])) if kept else (),
        sheet=kept[1] if kept else None,
        rows=[
            AsideLine(row[0], Aside(row[1]), row[2], row[3], tuple(json.loads(row[4])))
            for row in rows
        ],
    )


def put_received_file(connection: Connection, kept: ReceivedFile, header: Sequence[str]) -> None:
    """Keep what is known of a file in place of what was kept of it."""
    connection.exec_driver_sql(
        _FILE.upsert("received_file", "file_id", also=(*_JSON, "aside_header")),
        (
            *_FILE.write(kept),
            json.dumps(dict(kept.columns), ensure_ascii=False),
            json.dumps(dict(kept.warnings), ensure_ascii=False),
            canonical(tuple(header)),
        ),
    )


def add_received_aside(connection: Connection, file_id: str, lines: Sequence[AsideLine]) -> None:
    """Keep more rows of a file that were not taken."""
    if not lines:
        return
    last: int = connection.exec_driver_sql(
        "SELECT coalesce(max(position), 0) FROM received_aside WHERE file_id = ?", (file_id,)
    ).scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO received_aside VALUES(?, ?, ?, ?, ?, ?, ?)",
        [
            (file_id, at, one.row_number, one.why.value, one.reason, one.fix, canonical(one.cells))
            for at, one in enumerate(lines, start=last + 1)
        ],
    )


def put_results_taken(connection: Connection, file_id: str, attempt_ids: Sequence[str]) -> None:
    """Note which attempts the rows of a results file became."""
    if attempt_ids:
        connection.exec_driver_sql(
            "INSERT INTO result_taken(attempt_id, file_id) VALUES(?, ?)",
            [(attempt_id, file_id) for attempt_id in attempt_ids],
        )


def results_taken(connection: Connection, file_id: str) -> Mapping[str, str]:
    """Return the attempts of a file that still count, each with its contact."""
    rows = connection.exec_driver_sql(
        "SELECT l.attempt_id, l.contact_id FROM result_taken t "
        "JOIN attempt_log l ON l.attempt_id = t.attempt_id WHERE t.file_id = ? ORDER BY 1",
        (file_id,),
    )
    return {row[0]: row[1] for row in rows}


def results_taken_back(connection: Connection) -> frozenset[str]:
    """Return the attempts of all results files that were taken back."""
    return frozenset(
        connection.exec_driver_sql(
            "SELECT t.attempt_id FROM result_taken t JOIN received_file f "
            "ON f.file_id = t.file_id WHERE f.taken_back_at IS NOT NULL"
        ).scalars()
    )


def drop_received_file(connection: Connection, file_id: str) -> None:
    """Forget a file, its rows that were not taken, and which payments of others stood in it."""
    connection.exec_driver_sql("DELETE FROM payment_seen WHERE file_id = ?", (file_id,))
    connection.exec_driver_sql("DELETE FROM received_file WHERE file_id = ?", (file_id,))


def _read(row: Sequence[Any]) -> ReceivedFile:
    width = len(_FILE.names)
    return _FILE.read(row, columns=json.loads(row[width]), warnings=json.loads(row[width + 1]))
