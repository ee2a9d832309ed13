"""Which sheets of a received file are meant, with their headers and columns."""

from collections.abc import Sequence

from dialer.errors import BadInputError
from dialer.lists.choice import named_tables
from dialer.lists.mapping import ColumnMapping
from dialer.lists.reader import Table
from dialer.lists.reading import ColumnChoice
from dialer.received.chosen import as_chosen, as_remembered, like_first
from dialer.received.form import Form, Sheet
from dialer.received.headers import understand
from dialer.received.together import Chosen, as_one, left_out, parts_of, stands_beside


def choose_sheets(
    tables: Sequence[Table],
    form: Form,
    file: str,
    *,
    sheet: str | None = None,
    choice: ColumnChoice | None = None,
    mappings: Sequence[ColumnMapping] = (),
) -> Chosen:
    """The sheet that is most clearly such a file, with those that are one file with it.

    What a person chose comes first (`sheet` may be several names, see `sheet_names`), then
    remembered columns (`mappings`, of this kind of file), then what is found out. Raises
    BadInputError with a sentence when no sheet has what the form needs.
    """
    if choice is not None:
        named = named_tables(tables, choice.sheet, file)
        first = as_chosen(named[0], form, choice, file)
        others = named[1:] if choice.sheet is not None else ()
        return as_one([first, *(like_first(table, first, form, choice, file) for table in others)])
    named = named_tables(tables, sheet, file)
    found = understood(named, form, mappings)
    if not found:
        wanted = _listed(form.missing(()))
        raise BadInputError(
            f"Judul kolom {form.name} tidak ditemukan pada berkas “{file}”. Tidak ada data yang "
            f"diambil. Pastikan ada satu baris judul dengan {wanted}, lalu impor kembali."
        )
    best = found[0]
    missing = form.missing(best.columns)
    if missing:
        where = f" lembar “{best.table.sheet}”" if best.table.sheet else ""
        known = ", ".join(f"“{title}”" for title in best.named.values()) or "tidak ada"
        raise BadInputError(
            f"Berkas “{file}”{where} tidak memiliki kolom {_listed(missing)}. Kolom yang dikenali: "
            f"{known}. Tidak ada data yang diambil. Tambahkan kolom itu, perbaiki judulnya, atau "
            "tentukan kolomnya saat mengimpor lewat jendela."
        )
    if sheet is not None:
        return as_one(_all_named(named, found, form, file))
    parts = in_order(parts_of(found, form), tables)
    return as_one(parts, left_out(tables, found, parts, form))


def in_order(sheets: Sequence[Sheet], tables: Sequence[Table]) -> list[Sheet]:
    """Sheets in the order of the workbook."""
    by_table = {id(one.table): one for one in sheets}
    return [by_table[id(table)] for table in tables if id(table) in by_table]


def _all_named(
    tables: Sequence[Table], found: Sequence[Sheet], form: Form, file: str
) -> list[Sheet]:
    """The sheets a person named together. Raises BadInputError when one is no such sheet."""
    complete = in_order([one for one in found if not form.missing(one.columns)], tables)
    read = {id(one.table) for one in complete}
    for table in tables:
        if id(table) not in read:
            raise BadInputError(
                f"Lembar “{table.sheet}” pada berkas “{file}” tidak dapat dibaca bersama yang lain "
                f"karena bukan {form.name}. Tidak ada data yang diambil. Pilih lembar yang lain."
            )
    return complete


def understood(
    tables: Sequence[Table], form: Form, mappings: Sequence[ColumnMapping] = ()
) -> list[Sheet]:
    """The tables that can be such a file, the most likely first."""
    sheets = [_understood(table, form, mappings) for table in tables]
    found = [one for one in sheets if one is not None]
    return sorted(found, key=lambda one: _rank(one, form), reverse=True)


def _understood(table: Table, form: Form, mappings: Sequence[ColumnMapping]) -> Sheet | None:
    remembered = as_remembered(table, form, mappings) if mappings else None
    if remembered is not None and not form.missing(remembered.columns):
        return remembered
    return understand(table, form)


def _listed(words: Sequence[str]) -> str:
    return " dan ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _rank(sheet: Sheet, form: Form) -> tuple[int, bool, bool, int, int]:
    return (
        -len(form.missing(sheet.columns)),
        not sheet.table.hidden,
        not stands_beside(sheet.table),
        len(sheet.columns),
        len(sheet.table.rows) - sheet.first_row,
    )
