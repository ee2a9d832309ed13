"""Sheets of text in a workbook that is saved whole: frozen heading, filter, widths.

Cells are written as text only: text that begins with `=` must never become a live formula.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from dialer.contacts.cells import Cell
from dialer.lists.quarantine import written
from dialer.reports.saving import save_whole

_MOST_ROWS = 1_048_575
_MOST_TEXT = 32_767
_NAME_LENGTH = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDTHS = (8, 48)
_LOOKED_AT = 200


class Book:
    """A workbook being written; sheet names are made possible and unique."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True})
        self._head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E6EEEE"})
        self._names: set[str] = set()

    def summary(self, name: str, lines: Sequence[Sequence[str]]) -> None:
        """A sheet of lines to be read; a line of one text is a heading."""
        sheet = self._book.add_worksheet(self._name(name))
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 4, 26)
        for number, line in enumerate(lines):
            for column, text in enumerate(line):
                strong = (self._bold,) if len(line) == 1 else ()
                sheet.write_string(number, column, text[:_MOST_TEXT], *strong)

    def table(self, name: str, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """A sheet with a frozen heading and a filter; too many rows go on in further sheets."""
        widths = _widths(titles, rows)
        for start in range(0, max(len(rows), 1), _MOST_ROWS):
            sheet = self._book.add_worksheet(self._name(name))
            for column, width in enumerate(widths):
                sheet.set_column(column, column, width)
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(titles):
                sheet.write_string(0, column, title, self._head)
            part = islice(rows, start, start + _MOST_ROWS)
            last = 0
            for last, row in enumerate(part, 1):
                for column, cell in enumerate(row):
                    if cell is not None and cell != "":
                        sheet.write_string(last, column, written(cell)[:_MOST_TEXT])
            sheet.autofilter(0, 0, max(last, 1), len(titles) - 1)

    def _name(self, wanted: str) -> str:
        plain = " ".join(wanted.translate(_FORBIDDEN).split())[:_NAME_LENGTH].strip() or "Lembar"
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            tail = f" ({number})"
            name = plain[: _NAME_LENGTH - len(tail)].rstrip() + tail
        self._names.add(name.casefold())
        return name


def _widths(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    widths = [len(title) + 4 for title in titles]
    for row in rows[:_LOOKED_AT]:
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], len(written(cell)) + 2)
    return [min(max(width, _WIDTHS[0]), _WIDTHS[1]) for width in widths]


@contextmanager
def _closing(target: BinaryIO) -> Iterator[Book]:
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_urls": False})
    yield Book(book)
    book.close()


def save_book(path: Path, fill: Callable[[Book], None]) -> None:
    """Let `fill` write the sheets; the file appears whole or not at all."""

    def write(target: BinaryIO) -> None:
        with _closing(target) as book:
            fill(book)

    save_whole(path, write)
