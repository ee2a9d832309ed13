"""What the store costs beside the bare file: queue, saving, search, counts, import.

`floor` is the same work by the driver alone in the same encrypted file: a point read, a commit of
one row, a bulk insert into one table without indexes.
"""

import argparse
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2

from db.data_dir import database_file
from db.keys import StoreKey
from db.store import SqlStore, open_store
from dialer.facts import Attempt, Body, Call, Channel, Fact, Note, NumberEvidence, Outcome
from dialer.facts import NumberState as State
from dialer.hours import ALL_ZONES
from dialer.ids import IdSource
from dialer.ports import AuditEntry, Draft, NewContact
from dialer.queue import QueueItem, QueueQuery
from dialer.refresh import refresh
from dialer.rulebook import load_rulebook
from tests.bench.invented import FIRST, LAST, members
from tests.bench.timing import Times, times

BATCH = 2_000
OFFICER = "00000000-0000-7000-8000-0000000000f1"


class Clock:
    """A clock that goes on by half a minute whenever it is read."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=30)
        return self.at


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench store")
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=1_000)
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), wanted.contacts, wanted.repeat)


def _measure(folder: Path, contacts: int, repeat: int) -> dict[str, Any]:
    key = StoreKey(os.urandom(32))
    clock = Clock()
    start = time.perf_counter()
    store = open_store(folder, key, clock)
    made_ms = (time.perf_counter() - start) * 1000
    rows_a_second = _import(store, contacts)
    store.close()
    start = time.perf_counter()
    store = open_store(folder, key, clock)
    store.officers()
    opened_ms = (time.perf_counter() - start) * 1000
    desk = DeskWork(store, clock)
    ours = {
        "next_in_queue": times(desk.next, repeat).as_json(),
        "save_and_next": times(desk.save_and_next, repeat).as_json(),
        "next_after_saves": times(desk.next, repeat).as_json(),
        "queue_counts": times(lambda: store.queue_counts(desk.query()), repeat).as_json(),
        "queue_100": times(lambda: store.queue(desk.query(), 100, later=False), 100).as_json(),
        "contact": times(lambda: store.contact(desk.any_contact()), repeat).as_json(),
        "find_contacts": _search(store, repeat).as_json(),
        "draft": times(desk.draft, repeat).as_json(),
        "attempts_on": times(lambda: store.attempts_on(clock.at.date(), OFFICER), 100).as_json(),
        "call_lists": times(store.call_lists, 100).as_json(),
    }
    store.close()
    floor = _floor(folder, key, contacts, repeat)
    return {
        "bench": "store",
        "contacts": contacts,
        "file_mb": round(database_file(folder).stat().st_size / 1e6, 1),
        "make_store_ms": round(made_ms, 1),
        "open_store_ms": round(opened_ms, 1),
        "add_contacts_rows_s": rows_a_second,
        "ours": ours,
        "floor": floor,
    }


def _import(store: SqlStore, contacts: int) -> int:
    source = members(contacts)
    spent = 0.0
    while batch := list(islice(source, BATCH)):
        start = time.perf_counter()
        with store.writing() as writer:
            writer.add_contacts(batch)
        spent += time.perf_counter() - start
    return round(contacts / spent)


class DeskWork:
    """One officer at work, at the level of the store."""

    def __init__(self, store: SqlStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._ids = IdSource(clock, secrets.token_bytes)
        self._rulebook = load_rulebook()
        self._random = Random(2)
        self._codes = ("no_answer", "busy", "no_answer", "cannot_afford")
        self._known = [one.contact_id for one in islice(store.contacts(), 10_000)]

    def query(self) -> QueueQuery:
        return QueueQuery(at=self._clock.at, zones=ALL_ZONES, officer_id=OFFICER)

    def any_contact(self) -> str:
        return self._random.choice(self._known)

    def next(self) -> QueueItem:
        item = self._store.next_in_queue(self.query())
        assert item is not None
        return item

    def draft(self) -> None:
        with self._store.writing() as writer:
            writer.put_draft(Draft(OFFICER, "c", self._clock(), {"note": "x" * 200}))

    def save_and_next(self) -> None:
        contact = self._store.contact(self.next().contact_id)
        assert contact is not None
        now = self._clock()
        attempt_id, outcome_id = self._ids(), self._ids()
        dialled = contact.numbers[0].number_id
        bodies: dict[str, Body] = {
            attempt_id: Attempt(now, now, Channel.PHONE, contact.list_id, 20, 5, False),
            self._ids(): Call(dialled, "handset", now, None, now, "", "desk"),
            outcome_id: Outcome(self._random.choice(self._codes)),
            self._ids(): Note(outcome_id, "Tidak diangkat, dicoba lagi besok."),
            self._ids(): NumberEvidence(outcome_id, dialled, State.ANSWERS),
        }
        facts = [
            Fact(fact_id, contact.contact_id, attempt_id, OFFICER, now, body)
            for fact_id, body in bodies.items()
        ]
        with self._store.writing() as writer:
            writer.append(facts)
            refresh(writer, [contact], self._rulebook)
            writer.drop_draft(OFFICER)
            writer.audit(AuditEntry(now, OFFICER, "attempt_saved", attempt_id))
        self.next()


def _search(store: SqlStore, repeat: int) -> Times:
    random = Random(3)

    def typed() -> str:
        first, last = random.choice(FIRST).lower(), random.choice(LAST).lower()
        card = f"{random.randrange(10**6):013}"
        choices: tuple[Callable[[], str], ...] = (
            lambda: first[:2],
            lambda: first[:3],
            lambda: first,
            lambda: f"{first} {last[:3]}",
            lambda: f"08{random.choice('1235')}{random.randrange(100)}",
            lambda: card[: random.randint(9, 13)],
        )
        return random.choice(choices)()

    return times(lambda: store.find_contacts(typed(), 20), repeat)


def _floor(folder: Path, key: StoreKey, contacts: int, repeat: int) -> dict[str, Any]:
    connection = dbapi2.connect(str(database_file(folder)), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    connection.execute("PRAGMA synchronous = FULL")
    random = Random(4)

    def read() -> None:
        number = random.randint(1, contacts)
        connection.execute("SELECT name FROM contact WHERE pk = ?", (number,)).fetchone()

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO audit(at, actor, action, subject, detail) VALUES(0, 'a', 'b', 'c', 'd')"
        )
        connection.execute("COMMIT")

    reads, commits = times(read, repeat), times(commit, repeat)
    rows_a_second = executemany_rows_s(connection, contacts)
    connection.close()
    return {
        "point_read": reads.as_json(),
        "commit": commits.as_json(),
        "executemany_rows_s": rows_a_second,
    }


def executemany_rows_s(connection: Any, contacts: int) -> int:
    """Rows a second into one table without indexes, 2,000 a transaction; no queue, no words."""
    connection.execute(
        "CREATE TABLE bare(pk INTEGER PRIMARY KEY, contact_id, list_id, zone, name, card, va, "
        "amount, months, care_class, members, address, kelurahan, phones)"
    )
    spent = 0.0
    rows = _bare(members(contacts))
    while batch := list(islice(rows, BATCH)):
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO bare VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", batch
        )
        connection.execute("COMMIT")
        spent += time.perf_counter() - start
    return round(contacts / spent)


def _bare(source: Iterator[NewContact]) -> Iterator[tuple[Any, ...]]:
    for one in source:
        row = one.details
        yield (
            *(one.contact_id, one.list_id, one.zone, row.name, row.card, row.va, row.amount),
            *(row.months, row.care_class, row.members, row.address, row.kelurahan),
            ",".join(phone.e164 for phone in row.phones),
        )
