"""One of the two files: its best sheet, its columns, its rows in the form they are compared in."""

from collections.abc import Callable
from pathlib import Path

from dialer.errors import BadInputError
from dialer.lists.child import tables_of
from dialer.reconcile.columns import Vocabulary
from dialer.reconcile.model import Column, ReconcileKind, Row, Source, Unfit, UnfitRow
from dialer.reconcile.repeats import without_repeats
from dialer.reconcile.rows import RowMaker
from dialer.reconcile.sheet import best_sheet

_EVERY = 2_000
_NOTHING = "Tidak ada yang dicocokkan."
_NEEDED = {
    ReconcileKind.PEOPLE: "NIK, nomor kartu, atau nama (misalnya berjudul “NIK”, “No Kartu”, "
    "“Nama Peserta”)",
    ReconcileKind.EMPLOYERS: "nama badan usaha, NPWP, NIB, atau kode BU (misalnya berjudul "
    "“Nama BU”, “NPWP”)",
}
_KEYS = {
    ReconcileKind.PEOPLE: (Column.NIK, Column.CARD, Column.NAME),
    ReconcileKind.EMPLOYERS: (Column.NAME, Column.NPWP, Column.NIB, Column.KODE_BU),
}
_WORDS = {
    ReconcileKind.PEOPLE: Vocabulary.PEOPLE,
    ReconcileKind.EMPLOYERS: Vocabulary.EMPLOYERS,
}

Check = Callable[[], None]
"""Called now and then; may raise to give up."""


def labels_of(left: Path, right: Path, left_name: str, right_name: str) -> tuple[str, str]:
    """What the two files are called: as the person says, else by their file names; never alike."""
    names = (
        " ".join(left_name.split()) or left.stem,
        " ".join(right_name.split()) or right.stem,
    )
    if names[0].casefold() == names[1].casefold():
        return f"{names[0]} (A)", f"{names[1]} (B)"
    return names


def read_source(
    path: Path, kind: ReconcileKind, label: str, *, check: Check = lambda: None
) -> Source:
    """The rows of the most fitting sheet; repeats and rows that say nothing are set aside.

    Raises BadInputError with a sentence: unreadable, no header, nothing to compare by, no row.
    """
    found = best_sheet(tables_of(path, check=check), _WORDS[kind], _KEYS[kind])
    if found is None:
        raise BadInputError(
            f"Berkas “{path.name}” tidak memiliki kolom {_NEEDED[kind]}. {_NOTHING} Pastikan ada "
            "satu baris berisi judul kolom, lalu coba lagi."
        )
    sheet, others = found
    maker = RowMaker(kind, sheet)
    rows: list[Row] = []
    unfit: list[UnfitRow] = []
    for count, (number, cells) in enumerate(sheet.data_rows()):
        if count % _EVERY == 0:
            check()
        row = maker.make(number, cells)
        if row.ids or row.words:
            rows.append(row)
        else:
            unfit.append(UnfitRow(number, cells, Unfit.EMPTY, notes=row.notes))
    if not rows and not unfit:
        raise BadInputError(
            f"Berkas “{path.name}” memiliki judul kolom tetapi tidak ada baris data di bawahnya. "
            f"{_NOTHING} Periksa apakah ini berkas yang dimaksud."
        )
    kept, repeats = without_repeats(
        rows,
        people=kind is ReconcileKind.PEOPLE,
        counter=sheet.columns.get(Column.COUNTER),
    )
    return Source(
        label=label,
        file=path.name,
        sheet=sheet.table.sheet,
        header_row=sheet.heading.row_index + 1,
        headers=sheet.heading.texts,
        columns=dict(sheet.columns),
        rows=tuple(kept),
        unfit=tuple(sorted((*unfit, *repeats), key=lambda one: one.number)),
        other_sheets=others,
    )
