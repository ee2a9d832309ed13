"""Page "Keluar" of a list: who stands on no newer list of its kind any more."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.presenters.list_left import LeftLine
from ui.theme import px
from ui.widgets import Column, EmptyState, Role, Table, label


class LeftPage(QWidget):
    """Emits `opened` with a contact's id."""

    opened = Signal(str)

    def __init__(
        self,
        read: Callable[[Sequence[int]], Mapping[int, LeftLine]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        self._front = QStackedWidget()
        column.addWidget(self._front)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(
            label(
                self.tr(
                    "Tidak ada lagi di daftar yang lebih baru: lunas atau keluar. Tidak ditelepon"
                    " lagi, kecuali ada janji atau telepon ulang."
                ),
                Role.MUTED,
                wrap=True,
            )
        )
        self.table: Table[LeftLine] = Table(
            [
                Column(self.tr("Nama"), lambda line: line.name, strong=True),
                Column(self.tr("Kartu"), lambda line: line.identity, width=160),
                Column(self.tr("Telepon"), lambda line: line.phone, width=150),
                Column(self.tr("Bulan"), lambda line: line.months, number=True, width=64),
                Column(self.tr("Tunggakan"), lambda line: line.amount, number=True, width=150),
                Column(self.tr("Daftar"), lambda line: line.list_name, width=220),
            ],
            self._fetch,
            self.tr("Kontak yang keluar dari daftar"),
        )
        self.table.opened.connect(self._open)
        inside.addWidget(self.table, 1)
        self._front.addWidget(filled)
        self._front.addWidget(
            EmptyState(
                self.tr("Tidak ada yang keluar"),
                self.tr(
                    "Saat daftar bulan berikutnya diimpor sebagai pengganti daftar ini, kontak yang"
                    " tidak ada lagi tampak di sini."
                ),
                icon=Icon.GOOD,
            )
        )
        self.setFocusProxy(self.table)

    def show_left(self, pks: Sequence[int]) -> None:
        """Show who left."""
        self.table.set_ids(list(pks), keep=False)
        if len(pks):
            self.table.select_row(0)
        self._front.setCurrentIndex(0 if len(pks) else 1)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, LeftLine]:
        return self._read(ids)

    def _open(self, pk: object) -> None:
        if isinstance(pk, int):
            found = self._read([pk]).get(pk)
            if found is not None:
                self.opened.emit(found.contact_id)
