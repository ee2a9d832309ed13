"""What a list costs: reading, the whole path to the queue, telephone numbers, store, browsing.

The whole path stands over two floors, see `whole_path`: one plain table, and our own tables.

`floor` of a workbook is calamine's iter_rows, of a CSV the csv module, of a telephone number
phonenumbers' parse, is_valid_number and format_number. `ours` is the list as the window gets it: a
process of its own reads, understands, cleans and matches, this side takes the chunks. Each is
measured in a fresh interpreter, so that one's memory is not the other's.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import phonenumbers
from python_calamine import CalamineWorkbook

from dialer.contacts.phone import clean_phones
from dialer.lists.child import read_list
from dialer.lists.model import ListKind
from dialer.lists.reading import ReadOrder
from tests.bench import browse, lists_store, whole_path
from tests.bench.listed import phone_cell, write_csv, write_workbook
from tests.bench.memory import peaks

DUES = {1: 150_000, 2: 100_000, 3: 35_000}
ROOT = Path(__file__).resolve().parents[2]


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench lists")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--phones", type=int, default=50_000)
    parser.add_argument("--stored", type=int, default=100_000, help="rows for the store alone")
    parser.add_argument("--repeat", type=int, default=1_000, help="searches and pages")
    wanted = parser.parse_args(arguments)
    began = _load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook = write_workbook(folder / "a.xlsx", wanted.rows)
        text = write_csv(folder / "a.csv", wanted.rows)
        reading = {"xlsx": _compared(workbook), "csv": _compared(text)}
        whole = {"xlsx": whole_path.compared(workbook), "csv": whole_path.compared(text)}
    store = ["--contacts", str(wanted.stored), "--before", str(wanted.stored // 5)]
    seen = ["--contacts", str(wanted.rows), "--repeat", str(wanted.repeat)]
    return {
        "bench": "lists",
        "rows": wanted.rows,
        **reading,
        "whole_path": whole,
        "phones": _phones(wanted.phones),
        "store": lists_store.run(store),
        "browse": browse.run([*seen, "--export", str(wanted.stored)]),
        "load": {"before": began, "after": _load()},
    }


def _load() -> float | None:
    """How busy the machine is, over the last minute; None where nobody tells."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def _compared(path: Path) -> dict[str, Any]:
    floor, ours = _alone("floor", path), _alone("ours", path)
    return {
        "floor_s": floor["seconds"],
        "ours_s": ours["seconds"],
        "ratio": round(ours["seconds"] / floor["seconds"], 2),
        "us_per_row": round(1e6 * ours["seconds"] / ours["rows"], 1),
        "rows": ours["rows"],
        "warnings": ours["warnings"],
        "first_rows_s": ours["first_rows"],
        "window_mb": ours["own_mb"],
        "reader_mb": ours["child_mb"],
        "floor_mb": floor["own_mb"],
    }


def _alone(what: str, path: Path) -> dict[str, Any]:
    """One measurement in an interpreter of its own."""
    command = [sys.executable, "-m", "tests.bench.lists", what, str(path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    figures: dict[str, Any] = json.loads(told)
    return figures


def _floor(path: Path) -> dict[str, Any]:
    rows = 0
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file, delimiter=";"))
    else:
        with CalamineWorkbook.from_path(path) as workbook:
            rows = sum(1 for _ in workbook.get_sheet_by_index(0).iter_rows())
    return {"rows": rows}


def _ours(path: Path) -> dict[str, Any]:
    rows = warnings = 0
    start, first = time.perf_counter(), 0.0
    order = ReadOrder(path, ListKind.ARREARS, area_code="0645", dues=DUES)
    with read_list(order) as reading:
        for chunk in reading:
            first = first or time.perf_counter() - start
            rows += chunk.rows
            warnings += len(chunk.warnings)
    return {"rows": rows, "warnings": warnings, "first_rows": round(first, 2)}


def _phones(count: int) -> dict[str, Any]:
    """Cells a second; both see the same cells, each once."""
    random = Random(7)
    cells = [phone_cell(random) for _ in range(count)]
    floor, ours = _rate(cells, _by_library), _rate(cells, clean_phones)
    return {
        "cells": count,
        "floor_per_s": round(floor),
        "ours_per_s": round(ours),
        "times_floor": round(ours / floor, 2),
    }


def _rate(cells: Sequence[str], clean: Callable[[str], object]) -> float:
    for cell in cells[:100]:
        clean(cell)
    start = time.perf_counter()
    for cell in cells:
        clean(cell)
    return len(cells) / (time.perf_counter() - start)


def _by_library(cell: str) -> str | None:
    try:
        number = phonenumbers.parse(cell, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def main(what: str, path: Path) -> None:
    """Measure one thing and print it."""
    start = time.perf_counter()
    figures = _floor(path) if what == "floor" else _ours(path)
    figures["seconds"] = round(time.perf_counter() - start, 3)
    figures["own_mb"], figures["child_mb"] = peaks()
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
