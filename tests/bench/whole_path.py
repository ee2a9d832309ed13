"""A list from its file to the queue, its indexes and the search, beside the desk or alone.

`floor` is what nobody can do without: the bare reader (calamine's iter_rows, or the csv module)
and executemany of its rows into one table without indexes, by the same driver in an encrypted
file, in one transaction. `ours` reads, understands, cleans, matches and keeps the same file, ready
to be called from; with `beside` an officer saves outcomes in another thread all the while.
Each runs in a fresh interpreter, so that one's memory is not the other's. CPU seconds stand
beside those of the clock, because a busy machine stretches only the latter.
"""

import csv
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from db.keys import StoreKey
from db.store import SqlStore, open_store
from dialer.ids import IdSource
from dialer.lists.model import ListKind
from dialer.workstation import Workstation
from tests.bench.invented import members
from tests.bench.listed import HEADER
from tests.bench.memory import peaks
from tests.bench.store import Clock, _Desk
from tests.bench.timing import Times

ROOT = Path(__file__).resolve().parents[2]
CALLED = 2_000
"""Contacts that are there already, for the officer to work on."""

BETWEEN_SAVES = 0.2


def compared(path: Path) -> dict[str, Any]:
    """Return the floor, ours, and ours beside the desk."""
    floor, ours, beside = (_alone(what, path) for what in ("floor", "ours", "beside"))
    return {
        "floor": floor,
        "ours": ours,
        "ratio": round(ours["seconds"] / floor["seconds"], 2),
        "us_per_row": round(1e6 * ours["seconds"] / ours["rows"], 1),
        "beside_the_desk": beside,
    }


def _alone(what: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.whole_path", what, str(path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    figures: dict[str, Any] = json.loads(told)
    return figures


def _floor(folder: Path, path: Path) -> dict[str, Any]:
    connection = dbapi2.connect(str(folder / "floor.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"CREATE TABLE bare({', '.join(f'c{at}' for at in range(len(HEADER)))})")
    holes = ", ".join("?" * len(HEADER))
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        " ".join(("INSERT INTO bare VALUES(", holes, ")")),
        (tuple(row) for row in _rows(path) if len(row) == len(HEADER)),
    )
    connection.execute("COMMIT")
    rows = connection.execute("SELECT count(*) FROM bare").fetchone()[0]
    connection.close()
    return {"rows": rows}


def _rows(path: Path) -> Iterator[list[Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file, delimiter=";")
    else:
        with CalamineWorkbook.from_path(path) as workbook:
            yield from workbook.get_sheet_by_index(0).iter_rows()


def _ours(folder: Path, path: Path, *, beside: bool) -> dict[str, Any]:
    clock = Clock()
    store = open_store(folder, StoreKey(os.urandom(32)), clock)
    try:
        station = Workstation(store, clock, IdSource(clock, secrets.token_bytes))
        if not beside:
            return _taken_in(station, path)
        with store.writing() as writer:
            writer.add_contacts(list(members(CALLED)))
        with Saving(store, clock) as saving:
            figures = _taken_in(station, path)
        return {**figures, "saves": len(saving.taken), "save": saving.times().as_json()}
    finally:
        store.close()


def _taken_in(station: Workstation, path: Path) -> dict[str, Any]:
    taken = station.intake.take_in("os:bench", path, ListKind.ARREARS)
    assert taken.rows == taken.accepted + taken.updated + taken.duplicates + taken.quarantined
    return {"rows": taken.rows, "accepted": taken.accepted}


class Saving:
    """An officer who saves outcomes all the while."""

    def __init__(self, store: SqlStore, clock: Clock) -> None:
        self.taken: list[float] = []
        self._desk = _Desk(store, clock)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._save)

    def __enter__(self) -> "Saving":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def times(self) -> Times:
        return Times(tuple(sorted(self.taken)))

    def _save(self) -> None:
        while True:
            start = time.perf_counter()
            self._desk.save_and_next()
            self.taken.append((time.perf_counter() - start) * 1000)
            if self._over.wait(BETWEEN_SAVES):
                return


def main(what: str, path: Path) -> None:
    """Measure one thing and print it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start, cpu = time.perf_counter(), time.process_time()
        if what == "floor":
            figures = _floor(folder, path)
        else:
            figures = _ours(folder, path, beside=what == "beside")
        figures["seconds"] = round(time.perf_counter() - start, 3)
        figures["window_cpu_s"] = round(time.process_time() - cpu, 2)
    figures["window_mb"], figures["reader_mb"] = peaks()
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
