"""The columns of the table of lists: where each came from and what became of its rows."""

from collections.abc import Callable

from ui.presenters.lists import ListRow, number
from ui.theme import Tone
from ui.widgets import Column


def list_columns(tr: Callable[[str], str]) -> list[Column[ListRow]]:
    """Return the columns; `tr` puts words into the language of the window."""
    return [
        Column(tr("Nama daftar"), lambda row: row.name, strong=True),
        Column(tr("Jenis"), lambda row: row.kind, width=110),
        Column(tr("Diimpor"), lambda row: row.taken, width=156),
        Column(tr("Baris"), lambda row: number(row.rows), number=True, width=76),
        Column(tr("Baru"), lambda row: number(row.accepted), number=True, width=76),
        Column(tr("Diperbarui"), lambda row: number(row.updated), number=True, width=96),
        Column(tr("Ganda"), lambda row: number(row.duplicates), number=True, width=76),
        Column(
            tr("Ditahan"),
            lambda row: number(row.quarantined),
            number=True,
            width=80,
            tone=lambda row: Tone.WARN if row.quarantined else None,
        ),
        Column(tr("Sudah dicoba"), lambda row: row.progress, number=True, width=170),
        Column(
            tr("Tanpa nomor"),
            lambda row: number(row.without_number),
            number=True,
            width=110,
        ),
    ]
