"""Page "Kontak" of a list: its contacts, and a search over all of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.live import show_ids
from ui.presenters.lists import ContactLine, ContactsView
from ui.theme import px
from ui.widgets import Column, EmptyState, Role, SearchBox, Table, label


class ContactsPage(QWidget):
    """Emits `searched` as one types, and `opened` with a contact's id."""

    searched = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Mapping[str, ContactLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.search = SearchBox(self.tr("Cari nama atau nomor"), "Ctrl+F")
        self.search.setMaximumWidth(px(420))
        self.search.searched.connect(self.searched)
        self.search.returnPressed.connect(self._go_down)
        row.addWidget(self.search, 2)
        self.setFocusProxy(self.search)
        self.sentence = label(role=Role.MUTED)
        row.addWidget(self.sentence, 3)
        column.addLayout(row)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.table: Table[ContactLine] = Table(
            self._columns(), self._fetch, self.tr("Kontak daftar")
        )
        self.table.opened.connect(lambda contact_id: self.opened.emit(str(contact_id)))
        self._front.addWidget(self.table)
        self.empty = EmptyState(
            self.tr("Tidak ada kontak yang cocok"),
            self.tr("Coba kata lain, atau kosongkan pencarian dengan Esc."),
            icon=Icon.SEARCH,
        )
        self._front.addWidget(self.empty)

    def _columns(self) -> list[Column[ContactLine]]:
        return [
            Column(self.tr("Nama"), lambda row: row.name, strong=True),
            Column(self.tr("Kartu / PIC"), lambda row: row.identity, width=160),
            Column(self.tr("Telepon"), lambda row: row.phone, width=150),
            Column(self.tr("Bulan"), lambda row: row.months, number=True, width=64),
            Column(self.tr("Tunggakan / potensi"), lambda row: row.worth, number=True, width=164),
            Column(self.tr("Alamat"), lambda row: row.place),
            Column(self.tr("Daftar"), lambda row: row.list_name, width=150),
        ]

    def show_contacts(self, view: ContactsView) -> None:
        """Show other contacts."""
        self._rows = view.rows
        self.sentence.setText(view.sentence)
        show_ids(self.table, tuple(view.rows))
        self._front.setCurrentIndex(0 if view.rows else 1)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, ContactLine]:
        return {one: self._rows[one] for one in ids}

    def _go_down(self) -> None:
        if self._rows:
            self.table.setFocus()
