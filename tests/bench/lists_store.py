"""What taking a list in costs the store, and the desk beside it.

`floor` is the driver alone: the same rows by executemany into one table without indexes, in the
same encrypted file, 2,000 a transaction. `ours` keeps contacts, numbers, keys, queue, counters and
words. The desk saves outcomes in another thread all the while.
"""

import argparse
import os
import secrets
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.data_dir import database_file
from db.keys import StoreKey
from db.store import SqlStore, open_store
from dialer.ids import IdSource
from dialer.lists.model import ContactRow, ListKind
from dialer.lists.reading import Chunk, ListHead, ReadOrder
from dialer.workstation import Workstation
from tests.bench.invented import members
from tests.bench.store import Clock, DeskWork, executemany_rows_s
from tests.bench.timing import Times

CHUNK = 2_000
BETWEEN_SAVES = 0.05
"""Seconds between two outcomes; nobody saves faster."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A list that is read already, so that only the store is measured."""

    rows: Sequence[ContactRow]
    chunk: int = CHUNK

    @contextmanager
    def __call__(self, order: ReadOrder, *, check: Callable[[], None]) -> Iterator["Ready"]:
        yield self

    @property
    def head(self) -> ListHead:
        return ListHead(
            ListKind.ARREARS, "x.csv", None, 1, ("Nama",), {"name": "Nama"}, len(self.rows)
        )

    def __iter__(self) -> Iterator[Chunk]:
        for start in range(0, len(self.rows), self.chunk):
            yield Chunk(contacts=tuple(self.rows[start : start + self.chunk]))


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench lists_store")
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--before", type=int, default=20_000)
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), wanted.contacts, wanted.before)


def _measure(folder: Path, contacts: int, before: int) -> dict[str, Any]:
    key = StoreKey(os.urandom(32))
    clock = Clock()
    store = open_store(folder, key, clock)
    everybody = [one.details for one in members(before + contacts)]
    fresh = [replace(row, row_number=at) for at, row in enumerate(everybody[before:], 2)]
    _take_in(store, clock, everybody[:before])
    alone = _take_in(store, clock, fresh)
    known = [replace(row, amount=(row.amount or 0) + 1) for row in fresh]
    updating = _take_in(store, clock, known)
    undoing = _undo(store, clock, updating.list_id)
    _undo(store, clock, alone.list_id)
    beside, saves = _beside(store, clock, lambda: _take_in(store, clock, fresh))
    beside_known, saves_known = _beside(store, clock, lambda: _take_in(store, clock, known))
    store.close()
    floor = _floor(folder, key, contacts)
    return {
        "bench": "lists_store",
        "contacts": contacts,
        "file_mb": round(database_file(folder).stat().st_size / 1e6, 1),
        "floor_rows_s": floor,
        "new_rows_s": round(contacts / alone.seconds),
        "ratio_to_floor": round(floor * alone.seconds / contacts, 2),
        "known_rows_s": round(contacts / updating.seconds),
        "undo_known_rows_s": round(contacts / undoing),
        "beside_the_desk": {
            "new_rows_s": round(contacts / beside.seconds),
            "save": saves.as_json(),
            "known_rows_s": round(contacts / beside_known.seconds),
            "save_while_known": saves_known.as_json(),
        },
    }


@dataclass(frozen=True, slots=True)
class _Taken:
    list_id: str
    seconds: float


def _take_in(store: SqlStore, clock: Clock, rows: Sequence[ContactRow]) -> _Taken:
    station = Workstation(store, clock, IdSource(clock, secrets.token_bytes))
    intake = replace(station.intake, read_list=Ready(rows))
    start = time.perf_counter()
    taken = intake.take_in("os:bench", Path("x.csv"), ListKind.ARREARS)
    spent = time.perf_counter() - start
    assert taken.accepted + taken.updated == len(rows)
    return _Taken(taken.list_id, spent)


def _undo(store: SqlStore, clock: Clock, list_id: str) -> float:
    station = Workstation(store, clock, IdSource(clock, secrets.token_bytes))
    start = time.perf_counter()
    station.intake.undo("os:bench", list_id)
    return time.perf_counter() - start


def _beside(store: SqlStore, clock: Clock, act: Callable[[], _Taken]) -> tuple[_Taken, Times]:
    desk = DeskWork(store, clock)
    over = threading.Event()
    taken: list[float] = []

    def save() -> None:
        while not taken or not over.wait(BETWEEN_SAVES):
            start = time.perf_counter()
            desk.save_and_next()
            taken.append((time.perf_counter() - start) * 1000)

    desk_thread = threading.Thread(target=save)
    desk_thread.start()
    try:
        done = act()
    finally:
        over.set()
        desk_thread.join()
    return done, Times(tuple(sorted(taken)))


def _floor(folder: Path, key: StoreKey, contacts: int) -> int:
    connection = dbapi2.connect(str(database_file(folder)), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    connection.execute("PRAGMA synchronous = FULL")
    try:
        return executemany_rows_s(connection, contacts)
    finally:
        connection.close()


if __name__ == "__main__":
    import json
    import sys

    sys.stdout.write(json.dumps(run(sys.argv[1:]), indent=1) + "\n")
