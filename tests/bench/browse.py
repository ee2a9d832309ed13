"""The table of contacts: search as one types, pages of the table, its export.

Search and pages are measured on a store of `--contacts` rows, the export on `--export` of them.
Floor of the export: XlsxWriter in constant memory writing the same cells.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from db.keys import StoreKey
from db.store import SqlStore, open_store
from dialer.browsing import Band, Browse, Column, ContactFilter, ContactView, Numbered, Order
from dialer.contact_export import ContactExport
from dialer.people import Officer, Role
from dialer.rulebook import load_rulebook
from dialer.standing import Stage
from tests.bench.invented import FIRST, LAST, members
from tests.bench.timing import times
from ui.lists.browse_model import PAGE
from ui.presenters.browse_words import EXPORT

BATCH = 2_000
FIRST_PAGE = 200
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
COLUMNS = tuple(one for one in Column if one is not Column.LAST_ATTEMPT)


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench browse")
    parser.add_argument("--contacts", type=int, default=1_000_000)
    parser.add_argument("--export", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=1_000)
    wanted = parser.parse_args(arguments)
    key = StoreKey(os.urandom(32))
    with tempfile.TemporaryDirectory() as folder:
        figures: dict[str, Any] = {"bench": "browse", "contacts": wanted.contacts}
        store = _filled(Path(folder, "browse"), key, wanted.contacts)
        try:
            figures |= measured(store, wanted.repeat)
        finally:
            store.close()
        smaller = _filled(Path(folder, "export"), key, min(wanted.export, wanted.contacts))
        try:
            figures["export"] = _export(smaller, Path(folder))
        finally:
            smaller.close()
    return figures


def _filled(folder: Path, key: StoreKey, contacts: int) -> SqlStore:
    folder.mkdir()
    store = open_store(folder, key, lambda: NOW)
    source = members(contacts)
    while batch := list(islice(source, BATCH)):
        with store.writing() as writer:
            writer.add_contacts(batch)
    return store


def measured(store: SqlStore, repeat: int) -> dict[str, Any]:
    """Return what search, pages and changes of the filter take on a store that is filled."""
    return {
        "search": _typed(store, repeat),
        "page": {one.value: _pages(store, one, repeat) for one in (Order.LISTED, Order.NAME)},
        "first_page_ms": {name: _taken(store, wanted, FIRST_PAGE) for name, wanted in VIEWS},
        "all_ids_ms": {name: _taken(store, wanted, None) for name, wanted in VIEWS},
    }


VIEWS: tuple[tuple[str, Browse], ...] = (
    ("no_filter", Browse()),
    ("months", Browse(ContactView(ContactFilter(months=Band(6, 12))))),
    ("stage", Browse(ContactView(ContactFilter(stages=(Stage.NEEDS_NUMBER,))))),
    ("without_number", Browse(ContactView(ContactFilter(numbered=Numbered.WITHOUT)))),
    ("nobody_fits", Browse(ContactView(ContactFilter(kelurahan="-", attempts=Band(9))))),
    ("by_name", Browse(ContactView(order=Order.NAME))),
    ("by_amount", Browse(ContactView(order=Order.AMOUNT, descending=True))),
    ("by_last_attempt", Browse(ContactView(order=Order.LAST_ATTEMPT, descending=True))),
    ("searched_by_name", Browse(ContactView(order=Order.NAME), text="si")),
    ("inside_of_names", Browse(text="antos")),
)


def _pages(store: SqlStore, order: Order, repeat: int) -> dict[str, float]:
    """Pages anywhere between the first and the last of an order."""
    random = Random(3)
    ids = store.contact_ids(Browse(ContactView(order=order)))

    def page() -> None:
        at = random.randrange(max(1, len(ids) - PAGE))
        assert store.contact_lines(ids[at : at + PAGE])

    taken = times(page, repeat)
    return {**taken.as_json(), "p95_ms": taken.at(0.95), "cpu_p95_ms": taken.cpu_at(0.95)}


def _typed(store: SqlStore, repeat: int) -> dict[str, float]:
    """Every beginning of what people type, letter by letter, with the lines that are shown."""
    random = Random(5)
    prefixes = [
        typed[:end] for typed in _wishes(random, repeat) for end in range(1, len(typed) + 1)
    ]
    random.shuffle(prefixes)
    left = iter(prefixes)

    def search() -> None:
        store.contact_lines(store.contact_ids(Browse(text=next(left)), 30))

    return times(search, min(repeat, len(prefixes))).as_json()


def _wishes(random: Random, many: int) -> list[str]:
    choices: tuple[Callable[[], str], ...] = (
        lambda: random.choice(FIRST),
        lambda: f"{random.choice(FIRST)} {random.choice(LAST)}",
        lambda: f"{random.choice(LAST)} {random.choice(FIRST)}",
        lambda: f"08{random.choice('1235')}{random.randrange(10**8):08}",
        lambda: f"{random.randrange(10**6):013}",
        lambda: "88888" + f"{random.randrange(10**6):011}",
    )
    return [random.choice(choices)() for _ in range(many)]


def _taken(store: SqlStore, wanted: Browse, limit: int | None) -> float:
    return times(lambda: store.contact_ids(wanted, limit), 5).at(0.5)


def _export(store: Any, folder: Path) -> dict[str, Any]:
    """Write all columns in turns with the floor; the quickest of three each."""
    export = ContactExport(store, lambda: NOW, load_rulebook())
    actor = Officer("os:bench", "os:bench", Role.SYSTEM, "")
    wanted = Browse(ContactView(columns=COLUMNS))
    path = folder / "kontak.xlsx"

    def ours() -> None:
        export.write(actor, wanted, EXPORT, path, lambda _done, _total: None)

    ours()
    cells = _cells(path)
    floor_path = folder / "floor.xlsx"
    taken = [(_seconds(ours), _seconds(lambda: _bare(floor_path, cells))) for _ in range(3)]
    own, floor = min(one for one, _ in taken), min(one for _, one in taken)
    return {
        "rows": len(cells) - 1,
        "cells": sum(map(len, cells)),
        "seconds": round(own, 2),
        "floor_seconds": round(floor, 2),
        "ratio": round(own / floor, 2),
    }


def _cells(path: Path) -> list[list[tuple[int, str]]]:
    """Return the filled cells of a workbook by row, with their columns."""
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [
        [(column, str(cell)) for column, cell in enumerate(row) if cell != ""]
        for row in sheet.to_python()
    ]


def _bare(path: Path, rows: Sequence[Sequence[tuple[int, str]]]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for place, row in enumerate(rows):
            for column, cell in row:
                sheet.write_string(place, column, cell)


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
