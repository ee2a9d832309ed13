"""Practices that were finished. Nothing here meets the tables of contacts, facts or log."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from db.bodies import canonical
from db.codec import Columns
from dialer.ports import PracticeRunRow

_RUN = Columns(PracticeRunRow, leave_out=frozenset({"body"}))


def practice_runs(connection: Connection, officer_id: str) -> Sequence[PracticeRunRow]:
    """Return the practices of one officer or of all, newest first."""
    where, values = ("WHERE officer_id = ? ", (officer_id,)) if officer_id else ("", ())
    rows = connection.exec_driver_sql(
        _RUN.select(
            f"FROM practice_run {where}ORDER BY ended_at DESC, run_id DESC", also=("body",)
        ),
        values,
    )
    return [_RUN.read(row, body=json.loads(row[-1])) for row in rows]


def put_practice_run(connection: Connection, run: PracticeRunRow) -> None:
    """Add a practice."""
    connection.exec_driver_sql(
        _RUN.insert("practice_run", also=("body",)),
        (*_RUN.write(run), canonical(dict(run.body))),
    )
