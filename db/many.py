"""Many rows put in with few statements: a statement of its own for each row costs most of it.

Each statement keeps a journal of its own where triggers or foreign keys may undo it.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection

AT_ONCE = 32
"""Rows of a statement; with forty columns it stays far below what SQLite takes (32,766)."""

_VALUES = re.compile(r"VALUES\s*(\([^)]*\))")


def put_many(connection: Connection, insert: str, rows: Sequence[Sequence[Any]]) -> int:
    """Run `INSERT ... VALUES(?, ...)` for all rows; return how many were put in or changed."""
    whole = len(rows) - len(rows) % AT_ONCE
    done = 0
    if whole:
        parts = (rows[start : start + AT_ONCE] for start in range(0, whole, AT_ONCE))
        flat = [tuple(chain.from_iterable(part)) for part in parts]
        done += connection.exec_driver_sql(_of_many(insert), flat).rowcount
    if whole < len(rows):
        rest = [tuple(row) for row in rows[whole:]]
        done += connection.exec_driver_sql(insert, rest).rowcount
    return done


@cache
def _of_many(insert: str) -> str:
    return _VALUES.sub(lambda found: "VALUES" + ", ".join([found.group(1)] * AT_ONCE), insert)
