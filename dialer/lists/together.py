"""Which sheets of a workbook are one list, and why the others are not read with it.

A branch often has a sheet for each class or kecamatan. Two months of one list look just the same,
but hold the same people: reading both would believe the older one.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice

from dialer.contacts.cells import Cell, cell_text
from dialer.lists.columns import IDENTITY, Layout
from dialer.lists.model import Field, ListKind
from dialer.lists.reader import Table
from dialer.lists.shapes import sample_rows

_ASIDE = re.compile(
    r"\W*(?:petunjuk|contoh|sample|template|format|arsip|lama|old|backup|ref|referensi|master"
    r"|rekap|pivot|grafik|chart|duplikat|legenda|kamus|help|readme|panduan|catatan)",
    re.IGNORECASE,
)
"""Names of sheets that stand beside a list."""

_SAME_PEOPLE = 0.2
"""So much of one sheet's people on another sheet makes it another version of that."""

_PLAIN = frozenset({Field.COUNTER, Field.NOTE})
"""Columns that may be there or not."""


class Left(Enum):
    """Why a sheet is not read; the value is said to the person."""

    NO_LIST = "bukan daftar"
    HIDDEN = "tersembunyi"
    ASIDE = "bernama seperti contoh, rekap, atau arsip"
    OTHER_COLUMNS = "kolomnya lain"
    SAME_PEOPLE = "berisi orang atau badan usaha yang sama"
    EMPTY = "tidak ada baris data"


def stands_aside(table: Table) -> bool:
    """Whether the sheet is named like a manual, an example or an archive."""
    return _ASIDE.match(table.sheet or "") is not None


def parts_of(layouts: Sequence[Layout], best: Layout, kind: ListKind) -> list[Layout]:
    """The sheets that are one list with the best one, in the order of the workbook."""
    return [
        layout
        for layout in layouts
        if layout is best
        or (_why_left(layout, best, kind) is None and not _same_people(layout, best))
    ]


def left_out(
    tables: Sequence[Table], layouts: Sequence[Layout], parts: Sequence[Layout], kind: ListKind
) -> list[tuple[str, Left]]:
    """The sheets that are not read, each with the reason."""
    read = {layout.table.sheet for layout in parts}
    by_sheet = {layout.table.sheet: layout for layout in layouts}
    found: list[tuple[str, Left]] = []
    for table in tables:
        if table.sheet in read:
            continue
        layout = by_sheet.get(table.sheet)
        why = Left.NO_LIST
        if layout is not None and not layout.missing(kind):
            why = _why_left(layout, parts[0], kind) or Left.SAME_PEOPLE
        found.append((table.sheet or "", why))
    return found


def left_words(name: str, why: Left) -> str:
    """A sheet that is not read, as a sentence."""
    return f"Lembar “{name}” tidak dibaca: {why.value}."


def _why_left(layout: Layout, best: Layout, kind: ListKind) -> Left | None:
    if layout.missing(kind):
        return Left.NO_LIST
    if layout.table.hidden and not best.table.hidden:
        return Left.HIDDEN
    if len(layout.table.rows) <= layout.header.row_index + 1:
        return Left.EMPTY
    if stands_aside(layout.table) and not stands_aside(best.table):
        return Left.ASIDE
    same = layout.fields.keys() - _PLAIN == best.fields.keys() - _PLAIN
    return None if same else Left.OTHER_COLUMNS


def _same_people(one: Layout, other: Layout) -> bool:
    """Whether many of one sheet's people are on the other as well."""
    start = one.header.row_index + 1
    some = {key for row in sample_rows(one.table.rows, start) if (key := _key(one, row))}
    if not some:
        return False
    found = some.intersection(_keys(other))
    return len(found) >= _SAME_PEOPLE * len(some)


def _keys(layout: Layout) -> Iterator[str]:
    for row in islice(layout.table.rows, layout.header.row_index + 1, None):
        yield _key(layout, row)


def _key(layout: Layout, row: Sequence[Cell]) -> str:
    """By what the row's person is told, as written; "" when it does not say."""
    for field in (*IDENTITY, Field.NPWP, Field.NIB, Field.NAME):
        column = layout.fields.get(field, (-1,))[0]
        if 0 <= column < len(row) and (text := cell_text(row[column]).casefold()):
            return f"{field}:{text}"
    return ""
