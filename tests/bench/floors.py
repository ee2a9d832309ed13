"""What nobody can do without when a list is taken in: two floors under the whole path.

`bare` reads the file by the bare reader (calamine's iter_rows, or the csv module) and puts its
cells as they are into one plain table: no index, no search, no queue, nothing understood.
`same_tables` reads the file in the same way and puts what became of it, cleaned and numbered
already and in the best order, into the store's own tables with their indexes and the word search.
Both are raw executemany by the same driver into an encrypted file, in one transaction, without
triggers and foreign keys.
"""

import csv
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from db.data_dir import database_file
from db.keys import StoreKey
from db.store import open_store
from tests.bench.listed import HEADER
from tests.bench.store import Clock
from tests.bench.timing import Watch

KEY = StoreKey(bytes(range(32)))
"""The key of a bench's store, so that another process can look into it."""

AT_ONCE = 10_000
_IN_ORDER = {
    "contact": "pk",
    "contact_number": "contact_pk, position",
    "contact_key": "contact_pk, key",
    "worklist": "contact_pk",
    "lane": "lane_id",
    "lane_count": "lane_id",
    "key_owner": "key",
    "contact_by_number": "number, contact_pk",
    "turn": "lane_id, place, contact_pk",
}
"""Tables that a list of members fills, and the order in which their rows come in quickest."""

_WORDS = """
INSERT INTO contact_words(rowid, name, pic_name, kode_bu)
SELECT pk, name, pic_name, kode_bu FROM contact
"""


def bare(folder: Path, path: Path, watch: Watch) -> int:
    """Put the cells into one plain table; return the rows."""
    with closing(_connection(folder / "bare.db")) as connection:
        connection.execute(f"CREATE TABLE bare({', '.join(f'c{at}' for at in range(len(HEADER)))})")
        rows = (tuple(row) for row in _read(path) if len(row) == len(HEADER))
        with watch:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_insert("bare", len(HEADER)), rows)
            connection.execute("COMMIT")
        return int(connection.execute("SELECT count(*) FROM bare").fetchone()[0])


def same_tables(folder: Path, path: Path, watch: Watch, done: Path) -> int:
    """Read the file, and put the rows of the store in `done` into a new one; return the contacts.

    Only reading and putting in are measured, not what it costs to get the rows from there.
    """
    open_store(folder, KEY, Clock()).close()
    with watch:
        for _ in _read(path):
            pass
    with (
        closing(_connection(database_file(done))) as source,
        closing(_connection(database_file(folder))) as target,
    ):
        triggers = target.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            target.execute(f"DROP TRIGGER {name}")
        target.execute("BEGIN IMMEDIATE")
        for table, order in _IN_ORDER.items():
            rows = source.execute(f"SELECT * FROM {table} ORDER BY {order}")
            insert = _insert(table, len(rows.description))
            while some := rows.fetchmany(AT_ONCE):
                with watch:
                    target.executemany(insert, some)
        with watch:
            target.execute(_WORDS)
            target.execute("COMMIT")
        return int(target.execute("SELECT count(*) FROM contact").fetchone()[0])


def _connection(path: Path) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.raw.hex()}'\"")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA cache_size = -32768")
    return connection


def _insert(table: str, columns: int) -> str:
    return " ".join(("INSERT INTO", table, f"VALUES({', '.join('?' * columns)})"))


def _read(path: Path) -> Iterator[list[Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file, delimiter=";")
    else:
        with CalamineWorkbook.from_path(path) as workbook:
            yield from workbook.get_sheet_by_index(0).iter_rows()
