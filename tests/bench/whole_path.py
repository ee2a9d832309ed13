"""A list from its file to the queue, its indexes and the search, beside the desk or alone.

`ours` reads, understands, cleans, matches and keeps a file, ready to be called from; with `beside`
an officer saves outcomes in another thread all the while. It stands over two floors (`floors`):
`bare` is one plain table of the file's cells, `same_tables` our own tables, indexes and search by
raw executemany of rows that are cleaned and sorted already. Each runs in a fresh interpreter, so
that one's memory is not the other's. `cpu_s` are the processor's seconds, of the reading process
too, because a busy machine stretches only those of the clock.
"""

import json
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from db.store import SqlStore, open_store
from dialer.ids import IdSource
from dialer.lists.model import ListKind
from dialer.workstation import Workstation
from tests.bench import floors
from tests.bench.invented import members
from tests.bench.memory import children_cpu, peaks
from tests.bench.store import Clock, DeskWork
from tests.bench.timing import Times, Watch

ROOT = Path(__file__).resolve().parents[2]
CALLED = 2_000
"""Contacts that are there already, for the officer to work on."""

BETWEEN_SAVES = 0.2


def compared(path: Path) -> dict[str, Any]:
    """Return the floors, ours, ours beside the desk, and how many times a floor ours takes."""
    with tempfile.TemporaryDirectory() as name:
        ours = _alone("ours", path, name)
        same_tables = _alone("same_tables", path, name)
    bare, beside = _alone("bare", path), _alone("beside", path)
    return {
        "bare": bare,
        "same_tables": same_tables,
        "ours": ours,
        "ratio_to_bare": _times(ours, bare),
        "ratio_to_same_tables": _times(ours, same_tables),
        "us_per_row": round(1e6 * ours["seconds"] / ours["rows"], 1),
        "beside_the_desk": beside,
    }


def _times(ours: dict[str, Any], floor: dict[str, Any]) -> dict[str, float]:
    return {name: round(ours[name] / floor[name], 2) for name in ("seconds", "cpu_s")}


def _alone(what: str, path: Path, store: str = "") -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.whole_path", what, str(path), store]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    figures: dict[str, Any] = json.loads(told)
    return figures


def _ours(folder: Path, path: Path, watch: Watch) -> dict[str, Any]:
    clock = Clock()
    store = open_store(folder, floors.KEY, clock)
    station = Workstation(store, clock, IdSource(clock, secrets.token_bytes))
    with watch:
        figures = _taken_in(station, path)
        store.close()
    return figures


def _beside(folder: Path, path: Path, watch: Watch) -> dict[str, Any]:
    clock = Clock()
    store = open_store(folder, floors.KEY, clock)
    try:
        station = Workstation(store, clock, IdSource(clock, secrets.token_bytes))
        with store.writing() as writer:
            writer.add_contacts(list(members(CALLED)))
        with Saving(store, clock) as saving, watch:
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
        self._desk = DeskWork(store, clock)
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


def main(what: str, path: Path, kept: str) -> None:
    """Measure one thing and print it; the store of `ours` is left in the folder `kept`."""
    watch = Watch()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if what == "bare":
            figures: dict[str, Any] = {"rows": floors.bare(folder, path, watch)}
        elif what == "same_tables":
            figures = {"rows": floors.same_tables(folder, path, watch, Path(kept))}
        elif what == "ours":
            figures = _ours(Path(kept), path, watch)
        else:
            figures = _beside(folder, path, watch)
    children = children_cpu() or 0.0
    figures["seconds"] = round(watch.seconds, 3)
    figures["cpu_s"] = round(watch.cpu_s + children, 2)
    figures["reader_cpu_s"] = children
    figures["window_mb"], figures["reader_mb"] = peaks()
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
