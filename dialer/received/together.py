"""Which sheets of a received file are read as one, and why the others are not read with them.

A bank gives a sheet for each channel or day, an officer one for each week. Sheets under the same
headers are read together; the same payment or attempt on two of them counts once anyway.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialer.contacts.words import word_set
from dialer.lists.mapping import header_key
from dialer.lists.reader import Table
from dialer.lists.sheet_names import together
from dialer.lists.together import Left
from dialer.received.form import COUNTER, Form, Sheet

_BESIDE = word_set(
    "petunjuk contoh sample template format arsip lama old backup ref referensi master rekap pivot "
    "grafik duplikat ganda tanpa periksa legenda kamus help readme panduan catatan pilihan "
    "daftar_pilihan"
)
"""First words of the names of sheets that stand beside the rows."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sheets that are read as one file, the first one standing for all.

    `titles` are the headers of all; `left` says of each sheet that is not read why.
    """

    parts: tuple[Sheet, ...]
    titles: tuple[str, ...]
    left: tuple[str, ...] = ()

    @property
    def first(self) -> Sheet:
        """The sheet whose columns are told."""
        return self.parts[0]

    @property
    def sheet(self) -> str | None:
        """The name of all sheets together (see `sheet_names`); None for a text file."""
        return together([part.table.sheet for part in self.parts])

    @property
    def most_rows(self) -> int:
        """How many rows there may be, at least 1."""
        return max(1, sum(len(part.table.rows) - part.first_row for part in self.parts))


def stands_beside(table: Table) -> bool:
    """Whether the sheet is named like a manual, an example or an archive."""
    words = (table.sheet or "").casefold().replace("-", " ").split()
    return bool(words) and words[0] in _BESIDE


def as_one(sheets: Sequence[Sheet], left: Sequence[str] = ()) -> Chosen:
    """Sheets as one file: its titles are those of the first, then what only others have."""
    first = sheets[0]
    titles = list(first.titles)
    for sheet in sheets[1:]:
        known = {header_key(title) for title in titles}
        named = {sheet.columns[field] for field in first.columns.keys() & sheet.columns.keys()}
        titles += [
            title
            for at, title in enumerate(sheet.titles)
            if title and at not in named and header_key(title) not in known
        ]
    parts = tuple(
        replace(sheet, number=number, order=_order(sheet, first, titles))
        for number, sheet in enumerate(sheets)
    )
    return Chosen(parts, tuple(titles), tuple(left))


def _order(sheet: Sheet, first: Sheet, titles: Sequence[str]) -> tuple[int, ...]:
    if sheet.titles == tuple(titles):
        return ()
    here = {header_key(title): at for at, title in enumerate(sheet.titles)}
    order = [here.get(header_key(title), -1) for title in titles]
    for field, at in first.columns.items():
        order[at] = sheet.columns.get(field, order[at])
    return tuple(order)


def parts_of(found: Sequence[Sheet], form: Form) -> list[Sheet]:
    """The sheets that are one file with the first one found, which is the most likely."""
    return [one for one in found if one is found[0] or _why_left(one, found[0], form) is None]


def left_out(
    tables: Sequence[Table], found: Sequence[Sheet], parts: Sequence[Sheet], form: Form
) -> tuple[str, ...]:
    """A sentence for each sheet that is not read; none for those that only explain."""
    read = {id(one.table) for one in parts}
    by_table = {id(one.table): one for one in found}
    told: list[str] = []
    for table in tables:
        sheet = by_table.get(id(table))
        if id(table) in read or (sheet is None and (stands_beside(table) or table.hidden)):
            continue
        why = Left.NO_LIST if sheet is None else _why_left(sheet, parts[0], form)
        if why is None or (why is Left.NO_LIST and (stands_beside(table) or table.hidden)):
            continue
        words = f"bukan {form.name}" if why is Left.NO_LIST else why.value
        told.append(f"Lembar “{table.sheet}” tidak dibaca: {words}.")
    return tuple(told)


def _why_left(sheet: Sheet, best: Sheet, form: Form) -> Left | None:
    table = sheet.table
    if form.missing(sheet.columns):
        return Left.NO_LIST
    if table.hidden and not best.table.hidden:
        return Left.HIDDEN
    if len(table.rows) <= sheet.first_row:
        return Left.EMPTY
    if stands_beside(table) and not stands_beside(best.table):
        return Left.ASIDE
    return None if _headers(sheet) == _headers(best) else Left.OTHER_COLUMNS


def _headers(sheet: Sheet) -> dict[str, str]:
    """What stands over each field: a sheet of what is owed has the fields of one of payments."""
    named = {field: at for field, at in sheet.columns.items() if field != COUNTER}
    return {field: header_key(sheet.titles[at]) for field, at in named.items()}
