"""Which sheet of a received file is meant, with its header and columns."""

from collections.abc import Sequence

from dialer.contacts.words import word_set
from dialer.errors import BadInputError
from dialer.lists.mapping import ColumnMapping
from dialer.lists.reader import Table
from dialer.lists.reading import ColumnChoice
from dialer.received.chosen import as_chosen, as_remembered
from dialer.received.form import Form, Sheet
from dialer.received.headers import understand

_BESIDE = word_set(
    "petunjuk contoh sample template format arsip lama old backup ref referensi master rekap pivot "
    "grafik duplikat ganda tanpa legenda kamus help readme panduan catatan pilihan daftar_pilihan"
)
"""First words of the names of sheets that stand beside the rows."""


def choose_sheet(
    tables: Sequence[Table],
    form: Form,
    file: str,
    *,
    sheet: str | None = None,
    choice: ColumnChoice | None = None,
    mappings: Sequence[ColumnMapping] = (),
) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet to read, and the names of others that could be read as well.

    What a person chose comes first, then remembered columns (`mappings`, of this kind of file),
    then what is found out. Raises BadInputError with a sentence when no sheet has what the form
    needs.
    """
    if choice is not None:
        tables = named_tables(tables, choice.sheet, file)
        return as_chosen(tables[0], form, choice, file), ()
    found = understood(named_tables(tables, sheet, file), form, mappings)
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
    others = tuple(
        one.table.sheet or ""
        for one in found[1:]
        if not form.missing(one.columns)
        and not one.table.hidden
        and not _stands_beside(one.table)
        and len(one.table.rows) > one.first_row
    )
    return best, others


def named_tables(tables: Sequence[Table], sheet: str | None, file: str) -> Sequence[Table]:
    """The tables of that name, all for None. Raises BadInputError when there is none."""
    if sheet is None:
        return tables
    named = [one for one in tables if (one.sheet or "").casefold() == sheet.casefold()]
    if not named:
        raise BadInputError(f"Berkas “{file}” tidak memiliki lembar “{sheet}”.")
    return named


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
        not _stands_beside(sheet.table),
        len(sheet.columns),
        len(sheet.table.rows) - sheet.first_row,
    )


def _stands_beside(table: Table) -> bool:
    words = (table.sheet or "").casefold().replace("-", " ").split()
    return bool(words) and words[0] in _BESIDE
