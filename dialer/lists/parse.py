"""From a file to contacts: read, find the columns, clean, set duplicates and bad rows aside."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from dialer.contacts.cells import Cell, identifier_digits
from dialer.errors import BadInputError
from dialer.lists.choice import choose_layout
from dialer.lists.cleaning import RowCleaner
from dialer.lists.columns import Layout
from dialer.lists.matching import SeenRows, match_keys
from dialer.lists.model import (
    ContactRow,
    DuplicateRow,
    Field,
    ListKind,
    ParsedList,
    QuarantinedRow,
    RowDoubt,
    RowWarning,
)
from dialer.lists.reader import read_tables
from dialer.lists.rowkinds import RowKind, RowSorter
from dialer.lists.warnings import REASONS, TEXTS, warn

_LEAST_FOR_DAMAGE = 10
_SIXTEEN = (Field.NIK, Field.KK, Field.VA)


def parse_list(
    path: Path,
    kind: ListKind,
    *,
    area_code: str | None = None,
    dues: Mapping[int, int] | None = None,
    sheet: str | None = None,
) -> ParsedList:
    """Everything a list file says, nothing dropped in silence.

    `area_code` (`0645`) completes local numbers; `dues` (class -> rupiah per head and month) only
    serves a warning; `sheet` picks a sheet by name instead of the best one.
    Raises BadInputError with a sentence when the file is no list of this kind.
    """
    choice = choose_layout(read_tables(path), kind, path.name, sheet=sheet)
    parsed = clean_layout(choice.layout, kind, path.name, area_code=area_code, dues=dues)
    if not parsed.rows:
        raise BadInputError(
            f"Berkas “{path.name}” memiliki judul kolom tetapi tidak ada baris data di bawahnya. "
            "Tidak ada data yang diimpor. Periksa apakah ini berkas yang dimaksud."
        )
    if choice.others:
        text = f"{TEXTS[RowDoubt.OTHER_SHEETS]} Lembar: {', '.join(choice.others)}."
        other = RowWarning(RowDoubt.OTHER_SHEETS, 0, "", text)
        parsed = replace(parsed, warnings=(other, *parsed.warnings))
    return parsed


def clean_layout(
    layout: Layout,
    kind: ListKind,
    file: str,
    *,
    area_code: str | None = None,
    dues: Mapping[int, int] | None = None,
) -> ParsedList:
    """The rows below the header as contacts, duplicates and quarantined rows."""
    damaged = damaged_columns(layout)
    cleaner = RowCleaner(kind, layout, area_code=area_code, dues=dues, damaged=damaged)
    sorter = RowSorter(layout)
    seen = SeenRows()
    contacts: list[ContactRow] = []
    duplicates: list[DuplicateRow] = []
    quarantined: list[QuarantinedRow] = []
    warnings = _column_warnings(layout, damaged)
    start = layout.header.row_index + 1
    for row_number, cells in enumerate(islice(layout.table.rows, start, None), start + 1):
        if sorter.kind_of(cells) is not RowKind.DATA:
            continue
        row = cleaner.clean(cells, row_number)
        keys = match_keys(row.contact)
        earlier = seen.earlier(row.contact, keys)
        if earlier is not None and (row.contact.card or row.reason is None):
            duplicates.append(DuplicateRow(row_number, earlier[1], earlier[0], cells))
        elif row.reason is not None:
            quarantined.append(QuarantinedRow(row_number, row.reason, *REASONS[row.reason], cells))
        else:
            if row.contact.nik and seen.row_of(f"nik:{row.contact.nik}") is not None:
                row.warnings.extend(warn((RowDoubt.NIK_SHARED,), row_number, Field.NIK.value))
            seen.remember(row_number, keys)
            contacts.append(row.contact)
            warnings.extend(row.warnings)
    return ParsedList(
        kind=kind,
        file=file,
        sheet=layout.table.sheet,
        header_row=layout.header.row_index + 1,
        headers=layout.headers,
        columns=layout.columns,
        rows=len(contacts) + len(duplicates) + len(quarantined),
        contacts=tuple(contacts),
        duplicates=tuple(duplicates),
        quarantined=tuple(quarantined),
        warnings=tuple(warnings),
    )


def damaged_columns(layout: Layout) -> frozenset[Field]:
    """Columns of 16-digit text that all end in 0: Excel rounded them before they became text.

    One in ten numbers ends so by chance; ten in a row do not.
    """
    damaged: set[Field] = set()
    for field in _SIXTEEN:
        columns = layout.fields.get(field)
        if not columns:
            continue
        column = columns[0]
        ended = 0
        for row in islice(layout.table.rows, layout.header.row_index + 1, None):
            digits = _text_digits(row[column]) if column < len(row) else ""
            if len(digits) == 16:
                ended += 1
                if digits[-1] != "0":
                    break
        else:
            if ended >= _LEAST_FOR_DAMAGE:
                damaged.add(field)
    return frozenset(damaged)


def _text_digits(cell: Cell) -> str:
    return identifier_digits(cell).text if isinstance(cell, str) else ""


def _column_warnings(layout: Layout, damaged: frozenset[Field]) -> list[RowWarning]:
    """Warnings that concern whole columns; row 0."""
    warnings: list[RowWarning] = []
    for field in sorted(damaged):
        warnings.extend(warn((RowDoubt.COLUMN_DAMAGED,), 0, field.value))
    for field in sorted(layout.guessed):
        warnings.extend(warn((RowDoubt.COLUMN_GUESSED,), 0, field.value))
    return warnings
