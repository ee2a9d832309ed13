"""Columns as a person chose them, now or for an earlier file that looked alike."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from dialer.contacts.cells import Cell, cell_text
from dialer.errors import BadInputError
from dialer.lists.columns import (
    IDENTITY,
    Layout,
    Sign,
    Why,
    column_labels,
    column_samples,
    laid_out,
    under_header,
)
from dialer.lists.header_row import Header, combined_texts, header_at
from dialer.lists.headerless import no_header
from dialer.lists.mapping import (
    ColumnMapping,
    fields_by_key,
    header_key,
    known_keys,
    label_keys,
)
from dialer.lists.model import Field, ListKind
from dialer.lists.reader import Table
from dialer.lists.reading import ColumnChoice
from dialer.lists.shapes import fit

_SURE = 100
_NEVER = datetime.min.replace(tzinfo=UTC)
_SEARCHED_ROWS = 300
_FIRST_ROWS = 300
_SAME_HEADERS = 0.8

_TOLD_BY_CELLS = frozenset(
    {Field.AMOUNT, Field.CARD, Field.NIK, Field.VA, Field.KK, Field.PHONE, Field.NPWP}
)
_LEAST_CELLS = 3
_CONTRADICTED = 0.3

FIELD_WORDS = {
    Field.NAME: "nama",
    Field.CARD: "nomor kartu, NIK, atau VA",
    Field.AMOUNT: "total tunggakan",
}


def as_chosen(table: Table, kind: ListKind, choice: ColumnChoice, file: str) -> Layout:
    """The table as the person says it is. Raises BadInputError when that cannot be a list."""
    header = header_of_choice(table, kind, choice.header_row)
    if header is None:
        raise BadInputError(
            f"Berkas “{file}” tidak memiliki baris {choice.header_row}. Tidak ada data yang "
            "diimpor. Pilih baris judul kolom yang ada."
        )
    width = len(header.texts)
    fields: dict[Field, tuple[int, ...]] = {}
    for column, code in sorted(choice.fields.items()):
        field = Field(code)
        if not 0 <= column < width:
            raise BadInputError(
                f"Berkas “{file}” tidak memiliki kolom ke-{column + 1}. Tidak ada data yang "
                "diimpor. Tentukan kolomnya kembali."
            )
        if field in fields and field is not Field.PHONE:
            raise BadInputError(
                f"Dua kolom ditentukan sebagai isian yang sama pada berkas “{file}”: "
                f"“{header.texts[fields[field][0]]}” dan “{header.texts[column]}”. Tidak ada data "
                "yang diimpor. Pilih salah satu; hanya telepon yang boleh beberapa kolom."
            )
        fields[field] = (*fields.get(field, ()), column)
    signs = {column: Sign(Why.CHOSEN, _SURE) for column in choice.fields}
    layout = laid_out(table, header, fields, signs)
    missing = layout.missing(kind)
    if missing:
        lacking = " dan ".join(FIELD_WORDS[field] for field in missing)
        raise BadInputError(
            f"Kolom {lacking} belum ditentukan pada berkas “{file}”. Tidak ada data yang diimpor. "
            "Tentukan kolom itu, lalu impor kembali."
        )
    return layout


def like_first(
    table: Table, first: Layout, kind: ListKind, choice: ColumnChoice, file: str
) -> Layout:
    """Another sheet of the list, by the headers that were chosen on the first one.

    Raises BadInputError when it has not got them.
    """
    if not first.header.lines:
        return as_chosen(table, kind, choice, file)
    fields = {first.labels[column]: field for column, field in choice.fields.items()}
    mapping = ColumnMapping("", kind, "", "", first.labels, fields, "", _NEVER)
    layout = as_remembered(table, kind, [mapping])
    if layout is None or layout.missing(kind):
        raise BadInputError(
            f"Lembar “{table.sheet}” pada berkas “{file}” tidak memiliki judul kolom yang sama. "
            "Tidak ada data yang diimpor. Impor lembar itu tersendiri."
        )
    return layout


def header_of_choice(table: Table, kind: ListKind, header_row: int) -> Header | None:
    """The header in the row of this number (0: there is none); None when there is no such row."""
    if header_row == 0:
        return no_header(max((len(row) for row in table.rows[:_FIRST_ROWS]), default=0))
    return header_at(table.rows, header_row - 1, kind)


Remembered = tuple[Header, ColumnMapping, dict[int, StrEnum], frozenset[int]]
"""Header, mapping, the field by column, and the columns that the mapping does not know."""


def remembered_columns(table: Table, mappings: Sequence[ColumnMapping]) -> Remembered | None:
    """What was remembered for a table, when one of its first rows has those headers.

    A header row that has all remembered headers and hardly any other is the same kind of file.
    """
    wanted = {header_key(label) for mapping in mappings for label in mapping.headers} - {""}
    best: tuple[float, Header, ColumnMapping] | None = None
    width = max((len(row) for row in table.rows[:_SEARCHED_ROWS]), default=0)
    for index, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        if not any(header_key(cell_text(cell)) in wanted for cell in row if isinstance(cell, str)):
            continue
        for header in _headers_from(table.rows, index, width):
            for mapping in mappings:
                score = _likeness(header, mapping)
                if score >= _SAME_HEADERS and (best is None or score > best[0]):
                    best = (score, header, mapping)
    if best is None:
        return None
    _, header, mapping = best
    keys = label_keys(column_labels(header.texts))
    by_key = fields_by_key(mapping)
    fields = {column: by_key[key] for column, key in enumerate(keys) if key in by_key}
    known = known_keys(mapping)
    return header, mapping, fields, frozenset(at for at, key in enumerate(keys) if key not in known)


def as_remembered(table: Table, kind: ListKind, mappings: Sequence[ColumnMapping]) -> Layout | None:
    """The table by remembered columns, None when nothing was remembered for it.

    Columns the mapping does not know are understood as usual, if their field is still free.
    """
    found = remembered_columns(table, mappings)
    if found is None:
        return None
    header, mapping, by_column, unknown = found
    fields: dict[Field, tuple[int, ...]] = {}
    for column, code in by_column.items():
        fields[Field(code)] = (*fields.get(Field(code), ()), column)
    signs = {column: Sign(Why.REMEMBERED, _SURE) for column in by_column}
    own = under_header(table, header, kind)
    identities = any(field in fields for field in IDENTITY)
    for field, columns in own.fields.items():
        new = tuple(column for column in columns if column in unknown)
        if new and field not in fields and not (field in IDENTITY and identities):
            fields[field] = new
            signs.update({column: own.signs[column] for column in new})
    return laid_out(table, header, fields, signs, remembered=mapping.name)


def contradicted(layout: Layout) -> tuple[int, ...]:
    """Columns whose cells are not what was remembered of them."""
    samples = column_samples(layout.table, layout.header)
    return tuple(
        column
        for field, columns in layout.fields.items()
        for column in columns
        if field in _TOLD_BY_CELLS
        and len(samples[column]) >= _LEAST_CELLS
        and fit(field, samples[column]) < _CONTRADICTED
        and not (field is Field.AMOUNT and layout.amount_factor != 1)
    )


def near_mapping(layout: Layout, mappings: Sequence[ColumnMapping]) -> str:
    """The name of a mapping for nearly these headers; "" when there is none."""
    here = {key for label in layout.labels if (key := header_key(label))}
    for mapping in mappings:
        there = {key for label in mapping.headers if (key := header_key(label))}
        mapped = {header_key(label) for label in mapping.fields}
        if mapped and mapped <= here and len(here & there) >= _SAME_HEADERS * len(here | there):
            return mapping.name
    return ""


def _headers_from(rows: Sequence[Sequence[Cell]], index: int, width: int) -> list[Header]:
    upper = tuple(" ".join(cell_text(cell).split()) for cell in rows[index])
    upper += ("",) * (width - len(upper))
    found = [Header(upper, index, frozenset(), (upper,))]
    if index + 1 < len(rows):
        lower = tuple(" ".join(cell_text(cell).split()) for cell in rows[index + 1])
        lower += ("",) * (width - len(lower))
        found.append(Header(combined_texts(upper, lower), index + 1, frozenset(), (upper, lower)))
    return found


def _likeness(header: Header, mapping: ColumnMapping) -> float:
    """Same headers / all headers; 0 when a header that has a field is not there."""
    here = set(filter(None, label_keys(column_labels(header.texts))))
    there = known_keys(mapping)
    mapped = fields_by_key(mapping).keys()
    if not mapped or not mapped <= here:
        return 0.0
    return len(here & there) / len(here | there)
