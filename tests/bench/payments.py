"""What a payments file costs: read, matched, kept, every promise settled.

`plain` is what must be written at the least: the payments and their facts by executemany into the
same tables with their indexes, in transactions of the same size. `read` is the file alone.
"""

import argparse
import csv
import os
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2

from db.data_dir import database_file
from db.keys import StoreKey
from db.store import SqlStore, open_store
from dialer.facts import Attempt, Body, Channel, Fact, Outcome, Promise
from dialer.ids import IdSource
from dialer.lists.reader import read_tables
from dialer.payment_batch import BATCH
from dialer.payments_columns import PAYMENTS
from dialer.payments_rows import PaymentReader
from dialer.received.sheets import choose_sheets
from dialer.refresh import refresh
from dialer.rulebook import load_rulebook
from dialer.workstation import Workstation
from tests.bench.invented import members

CONTACTS_AT_ONCE = 2_000
PROMISES_PER_HUNDRED = 20
HEADER = ("No VA", "Tgl Bayar", "Jumlah", "Kanal", "Nama", "No Referensi")


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench payments")
    parser.add_argument("--rows", type=int, default=100_000)
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), wanted.rows)


def _measure(folder: Path, rows: int) -> dict[str, Any]:
    key = StoreKey(os.urandom(32))
    at = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    store = open_store(folder, key, lambda: at)
    _contacts(store, rows)
    promises = _promises(store, rows // 100 * PROMISES_PER_HUNDRED, at - timedelta(days=5))
    path = folder / "bayar.csv"
    _write(path, rows)
    start = time.perf_counter()
    chosen = choose_sheets(read_tables(path), PAYMENTS, path.name).first
    rulebook = load_rulebook()
    read = sum(1 for _ in PaymentReader(chosen, at.date(), rulebook.payment_channels))
    read_s = time.perf_counter() - start
    station = Workstation(store, lambda: at, IdSource(lambda: at, secrets.token_bytes))
    start, cpu = time.perf_counter(), time.process_time()
    taken = station.payments.take_in("os:uji", path)
    settled_s, settled_cpu = time.perf_counter() - start, time.process_time() - cpu
    kept = sum(1 for one in store.promises() if one.received)
    store.close()
    plain_s, plain_cpu = _plain(folder, key)
    return {
        "bench": "payments",
        "rows": read,
        "accepted": taken.accepted,
        "promises": promises,
        "promises_with_money": kept,
        "read_s": round(read_s, 2),
        "plain_s": round(plain_s, 2),
        "settled_s": round(settled_s, 2),
        "times_plain": round(settled_s / plain_s, 2),
        "times_plain_cpu": round(settled_cpu / plain_cpu, 2),
        "times_plain_and_reading": round(settled_s / (plain_s + read_s), 2),
    }


def _contacts(store: SqlStore, count: int) -> None:
    arriving = members(count)
    while batch := list(islice(arriving, CONTACTS_AT_ONCE)):
        with store.writing() as writer:
            writer.add_contacts(batch)


def _promises(store: SqlStore, count: int, at: datetime) -> int:
    rulebook = load_rulebook()
    done = 0
    chosen = islice(store.contacts(), count)
    while batch := list(islice(chosen, CONTACTS_AT_ONCE)):
        facts = []
        for one in batch:
            ids = [f"{one.contact_id}-{part}" for part in ("a", "o", "p")]
            talk = Attempt(at, at + timedelta(minutes=2), Channel.PHONE, "l", 90, 20, True)
            due = (at + timedelta(days=7)).date()
            bodies: tuple[Body, ...] = (
                talk,
                Outcome("promise"),
                Promise(ids[1], 300_000, due, "bri"),
            )
            facts += [
                Fact(fact_id, one.contact_id, ids[0], "o1", at, body)
                for fact_id, body in zip(ids, bodies, strict=True)
            ]
        with store.writing() as writer:
            writer.append(facts)
            refresh(writer, batch, rulebook)
        done += len(batch)
    return done


def _write(path: Path, rows: int) -> None:
    random = Random(3)
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(HEADER)
        for number in range(1, rows + 1):
            day = f"{random.randint(16, 19)}/11/2026"
            amount = str(random.randrange(50_000, 900_000, 1_000))
            va = f"88888{random.randint(1, rows):011}"
            writer.writerow((va, day, amount, "BRI", "Nama", f"R{number}"))


def _plain(folder: Path, key: StoreKey) -> tuple[float, float]:
    """Write the payments and facts of the file once more, into tables made like the store's.

    Return seconds by the wall and of the processor.
    """
    connection = dbapi2.connect(str(database_file(folder)), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    connection.execute("PRAGMA synchronous = FULL")
    pairs = []
    for name, where in (("payment", ""), ("fact", " WHERE kind = 'payment'")):
        rows = connection.execute(f"SELECT * FROM {name}{where}").fetchall()
        _like(connection, name)
        holes = ", ".join("?" * len(rows[0]))
        pairs.append((f"INSERT INTO bare_{name} VALUES({holes})", iter(rows)))
    spent = spent_cpu = 0.0
    while parts := [(put, batch) for put, rest in pairs if (batch := list(islice(rest, BATCH)))]:
        start, cpu = time.perf_counter(), time.process_time()
        connection.execute("BEGIN IMMEDIATE")
        for put, batch in parts:
            connection.executemany(put, batch)
        connection.execute("COMMIT")
        spent += time.perf_counter() - start
        spent_cpu += time.process_time() - cpu
    connection.close()
    return spent, spent_cpu


def _like(connection: Any, name: str) -> None:
    found: Iterator[tuple[str]] = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL "
        "AND type IN ('table', 'index') ORDER BY type DESC",
        (name,),
    ).fetchall()
    for (statement,) in found:
        made = statement.replace(f" ON {name}", f" ON bare_{name}")
        made = made.replace(f"CREATE TABLE {name}", f"CREATE TABLE bare_{name}")
        for kind in ("INDEX ", "UNIQUE INDEX "):
            made = made.replace(f"CREATE {kind}", f"CREATE {kind}bare_")
        connection.execute(made)
