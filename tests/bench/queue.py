"""The next contact where a million wait and most were called before; and a new order among them.

Asked three ways: as months of calls leave a store, while the half that would come first is resting,
and beside saves. `floor` is one row by the driver in the same file, by its number and by its id.
Then a lead changes the weights: all are ordered anew while an officer goes on saving.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, cast

from db.data_dir import database_file
from db.engine import CACHE_KIB
from db.keys import StoreKey
from db.store import SqlStore, open_store
from db.writer import SqlWriter
from dialer.calling_rules import CallingRules
from dialer.hours import ALL_ZONES
from dialer.ports import Store
from dialer.queue import QueueQuery
from dialer.rulebook import load_rulebook
from tests.bench.store import OFFICER, Clock, DeskWork
from tests.bench.timing import Times, times
from tests.bench.tried import fill, rest_the_top_half, underneath
from tests.bench.whole_path import Saving


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench queue")
    parser.add_argument("--contacts", type=int, default=1_000_000)
    parser.add_argument("--attempts", type=int, default=3_000_000)
    parser.add_argument("--repeat", type=int, default=2_000)
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder, key, clock = Path(name), StoreKey(os.urandom(32)), Clock()
        start = time.perf_counter()
        fill(folder, key, clock.at, wanted.contacts, wanted.attempts)
        filled_s = time.perf_counter() - start
        return {
            "bench": "queue",
            "contacts": wanted.contacts,
            "attempts": wanted.attempts,
            "fill_s": round(filled_s),
            "file_mb": round(database_file(folder).stat().st_size / 1e6),
            **measured(folder, key, clock, wanted.contacts, wanted.repeat),
        }


def measured(
    folder: Path, key: StoreKey, clock: Clock, contacts: int, repeat: int
) -> dict[str, Any]:
    """Return the figures of a store that is filled."""
    by_number, by_id = _floor(folder, key, contacts, repeat)
    with _opened(folder, key, clock) as store:
        worked = _asked(store, clock, repeat)
    rest_the_top_half(folder, key, clock.at)
    with _opened(folder, key, clock) as store:
        resting = _asked(store, clock, repeat)
        reordered = _reordered(store, clock)
    return {
        "worked": {name: one.as_json() for name, one in worked.items()},
        "top_half_resting": {name: one.as_json() for name, one in resting.items()},
        "floor": {"by_number": by_number.as_json(), "by_id": by_id.as_json()},
        "cpu_ratio": {
            name: round(taken["next"].cpu_at(0.5) / by_number.cpu_at(0.5), 2)
            for name, taken in (("worked", worked), ("top_half_resting", resting))
        },
        "new_order": reordered,
    }


@contextmanager
def _opened(folder: Path, key: StoreKey, clock: Clock) -> Iterator[SqlStore]:
    store = open_store(folder, key, clock)
    try:
        yield store
    finally:
        store.close()


def _asked(store: SqlStore, clock: Clock, repeat: int) -> dict[str, Times]:
    """Ask while callbacks are due, while nothing is, and after saves."""
    query = QueueQuery(clock.at, ALL_ZONES, OFFICER, overdue=timedelta(hours=2))
    nothing_due = replace(query, at=clock.at - timedelta(days=400))
    desk = DeskWork(store, clock)
    return {
        "next": times(lambda: store.next_in_queue(query), repeat),
        "next_new": times(lambda: store.next_in_queue(nothing_due), repeat),
        "save_and_next": times(desk.save_and_next, repeat // 10),
        "next_after_saves": times(desk.next, repeat),
        "counts": times(lambda: store.queue_counts(query), repeat // 20),
    }


def _floor(folder: Path, key: StoreKey, contacts: int, repeat: int) -> tuple[Times, Times]:
    connection = underneath(folder, key)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    random = Random(4)

    def by_number() -> None:
        number = random.randint(1, contacts)
        connection.execute("SELECT name FROM contact WHERE pk = ?", (number,)).fetchone()

    def by_id() -> None:
        contact_id = f"00000000-0000-7000-8000-{random.randint(1, contacts):012}"
        connection.execute("SELECT * FROM contact WHERE contact_id = ?", (contact_id,)).fetchone()

    found = times(by_number, repeat), times(by_id, repeat)
    connection.close()
    return found


class Watched:
    """A store that notes how long each of its transactions held it."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._held: list[tuple[float, float]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def writing(self) -> Iterator[SqlWriter]:
        """Open a transaction of the store."""
        with self._store.writing() as writer:
            start, worked = time.perf_counter(), time.thread_time()
            yield writer
        taken = time.perf_counter() - start, time.thread_time() - worked
        self._held.append((taken[0] * 1000, taken[1] * 1000))

    def times(self) -> Times:
        """Return how long it was held, by the clock and by the processor; commits included."""
        wall, cpu = zip(*self._held, strict=True)
        return Times(tuple(sorted(wall)), tuple(sorted(cpu)))


def _reordered(store: SqlStore, clock: Clock) -> dict[str, Any]:
    """Order all by other weights beside an officer who saves five times a second."""
    today = clock.at.date()
    book = load_rulebook()
    rule = book.order_on(today)
    other = replace(rule, weights=replace(rule.weights, months=31, amount=57, chance=43))
    watched = Watched(store)
    rules = CallingRules(cast("Store", watched), clock, replace(book, order=(other,)))
    with Saving(store, clock) as saving:
        start, cpu = time.perf_counter(), time.process_time()
        ordered = rules.put_to_work()
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    return {
        "contacts": ordered,
        "seconds": round(seconds, 1),
        "cpu_s": round(cpu, 1),
        "held": watched.times().as_json(),
        "saves_beside": len(saving.taken),
        "save": saving.times().as_json(),
    }
