"""Which sheet of a workbook is the list, and the sentences when none is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialer.errors import BadInputError
from dialer.lists.columns import Layout, understand
from dialer.lists.header_words import header_words
from dialer.lists.model import Field, ListKind
from dialer.lists.reader import Table


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout to import and the names of other sheets that also hold a whole list."""

    layout: Layout
    others: tuple[str, ...]


_ASIDE = re.compile(
    r"\W*(?:petunjuk|contoh|sample|template|format|arsip|lama|old|backup|ref|referensi|master"
    r"|rekap|pivot|grafik|chart|duplikat|legenda|kamus|help|readme|panduan|catatan)",
    re.IGNORECASE,
)
"""Names of sheets that stand beside a list."""

_EMPLOYER_ONLY = frozenset(
    (
        Field.WORKERS,
        Field.PIC_NAME,
        Field.NPWP,
        Field.NIB,
        Field.KODE_BU,
        Field.DATA_SOURCE,
    )
)
_WORDS = {
    Field.NAME: "nama",
    Field.CARD: "nomor kartu, NIK, atau VA",
    Field.AMOUNT: "total tunggakan",
}
_EXAMPLES = {
    ListKind.ARREARS: {
        Field.NAME: "Nama Peserta",
        Field.CARD: "No Kartu",
        Field.AMOUNT: "Total Tunggakan",
    },
    ListKind.BU: {Field.NAME: "Nama BU"},
}
_KIND_NAMES = {ListKind.ARREARS: "daftar tunggakan", ListKind.BU: "daftar Badan Usaha"}
_NOTHING = "Tidak ada data yang diimpor."


def choose_layout(
    tables: Sequence[Table], kind: ListKind, file: str, *, sheet: str | None = None
) -> Choice:
    """The sheet that is most clearly a list of this kind.

    Complete lists first, then visible sheets, sheets not named like a manual or an archive, more
    recognised columns, more rows. Raises BadInputError: no header, a required column missing, the
    other kind of list, no such sheet.
    """
    if sheet is not None:
        tables = _named(tables, sheet, file)
    layouts = [layout for table in tables if (layout := understand(table, kind)) is not None]
    if not layouts:
        raise BadInputError(
            f"Baris judul kolom tidak ditemukan pada berkas “{file}”. {_NOTHING} Pastikan ada satu "
            f"baris berisi judul kolom, misalnya {_list_examples(kind)}, lalu impor kembali."
        )
    best = max(layouts, key=lambda layout: _rank(layout, kind))
    missing = best.missing(kind)
    other = ListKind.BU if kind is ListKind.ARREARS else ListKind.ARREARS
    if missing:
        raise _missing_columns(best, missing, kind, file, looks_other=_is_whole(tables, other))
    if kind is ListKind.BU and not _employer_like(best) and _is_whole([best.table], other):
        raise BadInputError(
            f"Berkas “{file}” tampaknya {_KIND_NAMES[other]}, bukan {_KIND_NAMES[kind]}. "
            f"{_NOTHING} Pilih jenis daftar yang sesuai lalu impor kembali."
        )
    others = tuple(
        layout.table.sheet or ""
        for layout in layouts
        if layout is not best
        and not layout.missing(kind)
        and not layout.table.hidden
        and not _ASIDE.match(layout.table.sheet or "")
        and len(layout.table.rows) > layout.header.row_index + 1
    )
    return Choice(best, others)


def _named(tables: Sequence[Table], sheet: str, file: str) -> list[Table]:
    found = [
        table for table in tables if (table.sheet or "").casefold() == sheet.strip().casefold()
    ]
    if not found:
        names = ", ".join(f"“{table.sheet}”" for table in tables if table.sheet) or "tidak ada"
        raise BadInputError(
            f"Berkas “{file}” tidak memiliki lembar “{sheet}”. {_NOTHING} Lembar yang ada: {names}."
        )
    return found


def _rank(layout: Layout, kind: ListKind) -> tuple[int, bool, bool, int, int]:
    return (
        -len(layout.missing(kind)),
        not layout.table.hidden,
        not _ASIDE.match(layout.table.sheet or ""),
        len(layout.fields),
        len(layout.table.rows) - layout.header.row_index,
    )


def _is_whole(tables: Sequence[Table], kind: ListKind) -> bool:
    """Whether one of the tables is a complete list of the kind."""
    layouts = [understand(table, kind) for table in tables]
    return any(
        layout is not None
        and not layout.missing(kind)
        and (kind is ListKind.ARREARS or _employer_like(layout))
        for layout in layouts
    )


def _employer_like(layout: Layout) -> bool:
    """Whether anything but a plain `Nama` says that these are firms."""
    name = layout.fields.get(Field.NAME)
    return bool(_EMPLOYER_ONLY & set(layout.fields)) or (
        name is not None and "bu" in header_words(layout.headers[name[0]])
    )


def _missing_columns(
    layout: Layout, missing: Sequence[Field], kind: ListKind, file: str, *, looks_other: bool
) -> BadInputError:
    lacking = " dan ".join(
        f"{_WORDS[field]} (misalnya berjudul “{_EXAMPLES[kind][field]}”)" for field in missing
    )
    found = ", ".join(f"“{header}”" for header in dict.fromkeys(layout.columns.values()) if header)
    where = f" lembar “{layout.table.sheet}”" if layout.table.sheet else ""
    other = ListKind.BU if kind is ListKind.ARREARS else ListKind.ARREARS
    hint = (
        f" Berkas ini tampaknya {_KIND_NAMES[other]}; pilih jenis daftar yang sesuai."
        if looks_other
        else ""
    )
    return BadInputError(
        f"Berkas “{file}”{where} tidak memiliki kolom {lacking}. Kolom yang dikenali: "
        f"{found or 'tidak ada'}. {_NOTHING} Tambahkan kolom itu atau perbaiki judulnya, "
        f"lalu impor kembali.{hint}"
    )


def _list_examples(kind: ListKind) -> str:
    return ", ".join(f"“{text}”" for text in _EXAMPLES[kind].values())
