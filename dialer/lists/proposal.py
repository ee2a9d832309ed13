"""What a file seems to be before anybody says so: sheets, header, columns with their certainty.

The wizard shows this, a person corrects it, and a `ColumnChoice` goes back with the import.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from dialer.contacts.cells import cell_text, is_blank
from dialer.file_kinds import Kind
from dialer.lists.choice import best_layout, employer_like, named_tables, sheet_layouts
from dialer.lists.chosen import header_of_choice
from dialer.lists.columns import Layout, Sign, Why, under_header
from dialer.lists.header_row import Header
from dialer.lists.headerless import bare_layout
from dialer.lists.mapping import ColumnMapping, signature
from dialer.lists.model import Field, ListKind
from dialer.lists.pasted import pasted_tables
from dialer.lists.reader import Table, read_tables
from dialer.lists.reading import ColumnChoice
from dialer.lists.rowkinds import RowKind, RowSorter
from dialer.lists.sheet_names import together
from dialer.lists.together import left_out, left_words, parts_of

ROWS_SHOWN = 20
SURE = 75
"""From this confidence on a guess needs no second look."""

_SAMPLES = 5
_LONGEST = 200
_UNKNOWN = Sign(Why.UNKNOWN, 0)
_SCANNED = 1_000


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of the file, or several that are one list (see `sheet_names`).

    `name` is None for text files, `rows` counts titles and header too.
    """

    name: str | None
    rows: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column, by index from 0, and what it seems to be; `samples` are its first filled cells.

    `header` is its label: the text of the header, made unique, or `Kolom C`.
    """

    index: int
    header: str
    field: StrEnum | None
    confidence: int
    sure: bool
    why: Why
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as understood so far. `kind` is what it was taken for, `kinds` what it may be.

    `header_row` counts from 1, 0 means that there is none. `rows` are the first data rows as
    texts, `row_numbers` their numbers in the sheet. `signature` is "" without header; `remembered`
    is the name of the remembered columns that were used, "" when none were. `left` says of each
    sheet that is not read why, unless a person chose the sheet.
    """

    file: str
    kind: Kind
    kinds: tuple[ListKind, ...]
    sheets: tuple[SheetInfo, ...]
    sheet: str | None
    header_row: int
    columns: tuple[ColumnGuess, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    missing: tuple[Field, ...]
    signature: str
    remembered: str
    left: tuple[str, ...] = ()

    @property
    def choice(self) -> ColumnChoice:
        """The proposal as a choice, to be corrected."""
        fields = {column.index: column.field for column in self.columns if column.field is not None}
        return ColumnChoice(self.sheet, self.header_row, fields)


def propose(
    path: Path,
    kind: ListKind | None = None,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    mappings: Sequence[ColumnMapping] = (),
) -> Proposal:
    """What the file seems to be. `kind` None: also find out which kind of list it is.

    `sheet` and `header_row` (from 1, 0 = none) are what a person already said. Raises
    BadInputError when the file cannot be read at all; a list that is not understood is no error.
    """
    return propose_tables(
        read_tables(path), path.name, kind, sheet=sheet, header_row=header_row, mappings=mappings
    )


def propose_pasted(
    text: str,
    name: str,
    kind: ListKind | None = None,
    *,
    header_row: int | None = None,
    mappings: Sequence[ColumnMapping] = (),
) -> Proposal:
    """The same for text from the clipboard."""
    return propose_tables(pasted_tables(text), name, kind, header_row=header_row, mappings=mappings)


def propose_tables(
    tables: Sequence[Table],
    file: str,
    kind: ListKind | None = None,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    mappings: Sequence[ColumnMapping] = (),
) -> Proposal:
    """The same for tables that were read already."""
    named = named_tables(tables, sheet, file)
    read = {
        one: _parts(named, one, header_row, mappings, said=sheet is not None)
        for one in (ListKind if kind is None else (kind,))
    }
    layouts = {one: parts[0] for one, parts in read.items()}
    kinds = tuple(one for one in layouts if _may_be(layouts[one], one)) if kind is None else (kind,)
    likely = kind or max(layouts, key=lambda one: _likelihood(layouts[one], one))
    layout = layouts[likely]
    offered = read[likely] if sheet is None else _parts(tables, likely, None, mappings)
    names = [part.table.sheet for part in read[likely]]
    numbers, rows = _first_rows(layout)
    return Proposal(
        file=file,
        kind=likely,
        kinds=kinds,
        sheets=_sheets(tables, offered),
        sheet=together(names if sheet is None else [table.sheet for table in named]),
        header_row=layout.header.row_index + 1,
        columns=_guesses(layout),
        rows=rows,
        row_numbers=numbers,
        missing=tuple(layout.missing(likely)),
        signature=signature(layout.labels, likely) if layout.header.lines else "",
        remembered=layout.remembered,
        left=_left(tables, read[likely], likely, mappings) if sheet is None else (),
    )


def _left(
    tables: Sequence[Table],
    parts: Sequence[Layout],
    kind: ListKind,
    mappings: Sequence[ColumnMapping],
) -> tuple[str, ...]:
    if len(tables) == len(parts):
        return ()
    own = [mapping for mapping in mappings if mapping.kind is kind]
    found = left_out(tables, sheet_layouts(tables, kind, own), parts, kind)
    return tuple(left_words(name, why) for name, why in found)


def _sheets(tables: Sequence[Table], offered: Sequence[Layout]) -> tuple[SheetInfo, ...]:
    """What may be read: the sheets that are one list together, then each by itself."""
    single = [SheetInfo(table.sheet, len(table.rows), table.hidden) for table in tables]
    if len(offered) < 2:
        return tuple(single)
    name = together([layout.table.sheet for layout in offered])
    rows = sum(len(layout.table.rows) for layout in offered)
    return (SheetInfo(name, rows, hidden=False), *single)


def _parts(
    tables: Sequence[Table],
    kind: ListKind,
    header_row: int | None,
    mappings: Sequence[ColumnMapping],
    *,
    said: bool = False,
) -> Sequence[Layout]:
    """The sheets that are read, the first one standing for all; `said` names them all."""
    own = [mapping for mapping in mappings if mapping.kind is kind]
    layouts = sheet_layouts(tables, kind, own) if header_row is None else []
    if layouts:
        best = best_layout(layouts, kind)
        return layouts if said else parts_of(layouts, best, kind)
    table = tables[0] if said else max(tables, key=lambda one: (not one.hidden, len(one.rows)))
    if header_row:
        header: Header | None = header_of_choice(table, kind, header_row)
        if header is not None:
            return [under_header(table, header, kind)]
    return [bare_layout(table, kind, find_names=header_row is None)]


def _may_be(layout: Layout, kind: ListKind) -> bool:
    return not layout.missing(kind) and (kind is not ListKind.BU or employer_like(layout))


def _likelihood(layout: Layout, kind: ListKind) -> tuple[bool, int]:
    return _may_be(layout, kind), len(layout.fields)


def _guesses(layout: Layout) -> tuple[ColumnGuess, ...]:
    field_of = {column: field for field, columns in layout.fields.items() for column in columns}
    start = layout.header.row_index + 1
    body = layout.table.rows[start:_SCANNED]
    guesses: list[ColumnGuess] = []
    for column, label in enumerate(layout.labels):
        sign = layout.signs.get(column, _UNKNOWN)
        filled = (row[column] for row in body if column < len(row) and not is_blank(row[column]))
        guesses.append(
            ColumnGuess(
                index=column,
                header=label,
                field=field_of.get(column),
                confidence=sign.confidence,
                sure=sign.confidence >= SURE,
                why=sign.why,
                samples=tuple(cell_text(cell)[:_LONGEST] for cell in islice(filled, _SAMPLES)),
            )
        )
    return tuple(guesses)


def _first_rows(layout: Layout) -> tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]:
    """The first rows that are contacts, as far as that can be told without a name column."""
    start = layout.header.row_index + 1
    sorter = RowSorter(layout) if Field.NAME in layout.fields else None
    width = len(layout.labels)
    numbers: list[int] = []
    shown: list[tuple[str, ...]] = []
    for number, row in enumerate(layout.table.rows[start:_SCANNED], start + 1):
        if sorter is not None and sorter.kind_of(row) is not RowKind.DATA:
            continue
        texts = [cell_text(cell)[:_LONGEST] for cell in row[:width]]
        if not any(texts):
            continue
        numbers.append(number)
        shown.append((*texts, *[""] * (width - len(texts))))
        if len(shown) == ROWS_SHOWN:
            break
    return tuple(numbers), tuple(shown)
