"""Columns of a received file as a person chose them, now or for an earlier file of its kind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from dialer.errors import BadInputError
from dialer.lists.chosen import remembered_columns
from dialer.lists.columns import Sign, Why, column_labels
from dialer.lists.mapping import ColumnMapping
from dialer.lists.reader import Table
from dialer.lists.reading import ColumnChoice
from dialer.received.form import COUNTER, Form, Sheet
from dialer.received.headers import at_header, under_header

_SURE = 100
_NEVER = datetime.min.replace(tzinfo=UTC)


def as_chosen(table: Table, form: Form, choice: ColumnChoice, file: str) -> Sheet:
    """The table as the person says it is. Raises BadInputError when that cannot be."""
    found = at_header(table, form, choice.header_row)
    if found is None:
        raise BadInputError(
            f"Berkas “{file}” tidak memiliki baris {choice.header_row}. Tidak ada data yang "
            "diambil. Pilih baris judul kolom yang ada."
        )
    columns: dict[str, int] = {}
    for at, field in sorted(choice.fields.items()):
        if not 0 <= at < len(found.titles):
            raise BadInputError(
                f"Berkas “{file}” tidak memiliki kolom ke-{at + 1}. Tidak ada data yang diambil. "
                "Tentukan kolomnya kembali."
            )
        if field in columns:
            raise BadInputError(
                f"Dua kolom ditentukan sebagai isian yang sama pada berkas “{file}”: "
                f"“{found.titles[columns[field]]}” dan “{found.titles[at]}”. Tidak ada data yang "
                "diambil. Pilih salah satu."
            )
        columns[str(field)] = at
    if missing := form.missing(columns):
        raise BadInputError(
            f"Kolom {' dan '.join(missing)} belum ditentukan pada berkas “{file}”. Tidak ada data "
            "yang diambil. Tentukan kolom itu, lalu impor kembali."
        )
    signs = {field: Sign(Why.CHOSEN, _SURE) for field in columns}
    counter = found.columns.get(COUNTER)
    if counter is not None and counter not in columns.values():
        columns[COUNTER] = counter
    return replace(found, columns=columns, signs=signs)


def like_first(table: Table, first: Sheet, form: Form, choice: ColumnChoice, file: str) -> Sheet:
    """Another sheet of the file, by the headers that were chosen on the first one.

    Raises BadInputError when it has not got them.
    """
    if not first.lines:
        return as_chosen(table, form, choice, file)
    labels = column_labels(first.titles)
    fields = {labels[at]: field for at, field in choice.fields.items()}
    mapping = ColumnMapping("", form.kind, "", "", labels, fields, "", _NEVER)
    found = as_remembered(table, form, [mapping])
    if found is None or form.missing(found.columns):
        raise BadInputError(
            f"Lembar “{table.sheet}” pada berkas “{file}” tidak memiliki judul kolom yang sama. "
            "Tidak ada data yang diambil. Impor lembar itu tersendiri."
        )
    return replace(found, remembered="")


def as_remembered(table: Table, form: Form, mappings: Sequence[ColumnMapping]) -> Sheet | None:
    """The table by remembered columns, when one of its first rows has their headers.

    Columns the mapping does not know are understood as usual, if their field is still free.
    """
    found = remembered_columns(table, mappings)
    if found is None:
        return None
    header, mapping, fields, unknown = found
    own = under_header(table, form, header.row_index + 1, header.lines)
    columns = {str(field): at for at, field in fields.items()}
    signs = {field: Sign(Why.REMEMBERED, _SURE) for field in columns}
    for field, at in own.columns.items():
        if at in unknown and field not in columns:
            columns[field] = at
            signs[field] = own.signs[field]
    return replace(own, columns=columns, signs=signs, remembered=mapping.name)
