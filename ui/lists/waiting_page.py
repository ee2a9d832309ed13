"""Page "Menunggu kontak": payments whose payer is not known, given to a contact by hand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialer.errors import SambungError
from ui.icons import Icon
from ui.live import show_ids
from ui.presenters.lists import number
from ui.presenters.received import Candidate, WaitingRow, candidates, waiting_rows
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import (
    Column,
    EmptyState,
    KeyButton,
    Role,
    SearchBox,
    Table,
    Variant,
    label,
)


class WaitingPage(QWidget):
    """Above the payments that wait, below the contacts found for the selected one.

    `said` carries tone and sentence, `changed` says that payments found their contacts.
    """

    said = Signal(str, str)
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: Mapping[str, WaitingRow] = {}
        self._found: Mapping[str, Candidate] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        self._front = QStackedWidget()
        column.addWidget(self._front)
        self._front.addWidget(self._build_filled())
        self._front.addWidget(
            EmptyState(
                self.tr("Tidak ada pembayaran yang menunggu"),
                self.tr("Semua pembayaran yang diterima sudah menemukan kontaknya."),
                icon=Icon.GOOD,
            )
        )
        self.setFocusProxy(self.table)

    def _build_filled(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        top = QHBoxLayout()
        self.sentence = label("", Role.MUTED, wrap=True)
        top.addWidget(self.sentence, 1)
        self.again = KeyButton(self.tr("Cocokkan lagi"), "F5", icon=Icon.SEARCH)
        self.again.clicked.connect(self._rematch)
        top.addWidget(self.again)
        column.addLayout(top)
        self.table: Table[WaitingRow] = Table(
            self._columns(), self._fetch, self.tr("Pembayaran yang menunggu")
        )
        self.table.selected.connect(lambda _id: self._look())
        column.addWidget(self.table, 3)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.search = SearchBox(self.tr("Cari nama atau nomor peserta"), "Ctrl+F")
        self.search.searched.connect(lambda _text: self._search())
        row.addWidget(self.search, 1)
        self.none = label(self.tr("Tidak ada peserta yang cocok; coba kata lain."), Role.MUTED)
        row.addWidget(self.none)
        self.match = KeyButton(
            self.tr("Ini pembayarnya"), "Ctrl+Return", Variant.PRIMARY, Icon.GOOD
        )
        self.match.clicked.connect(self._match)
        row.addWidget(self.match)
        column.addLayout(row)
        self.people: Table[Candidate] = Table(
            self._people_columns(), self._fetch_people, self.tr("Kontak yang ditemukan")
        )
        self.people.selected.connect(lambda _id: self._enable())
        column.addWidget(self.people, 2)
        return made

    def _columns(self) -> list[Column[WaitingRow]]:
        return [
            Column(self.tr("Nama pembayar"), lambda row: row.payer, strong=True),
            Column(self.tr("VA / kartu"), lambda row: row.account, width=180),
            Column(self.tr("Tanggal"), lambda row: row.paid_on, width=120),
            Column(self.tr("Jumlah"), lambda row: row.amount, number=True, width=140),
            Column(self.tr("Kanal"), lambda row: row.channel, width=160),
            Column(self.tr("Berkas"), lambda row: row.file, width=220),
        ]

    def _people_columns(self) -> list[Column[Candidate]]:
        return [
            Column(self.tr("Nama"), lambda row: row.name, strong=True),
            Column(self.tr("Kartu"), lambda row: row.identity, width=180),
            Column(self.tr("Tunggakan"), lambda row: row.owes, number=True, width=140),
            Column(self.tr("Alamat"), lambda row: row.place),
        ]

    def reload(self) -> int:
        """Read the payments again; return how many wait in all."""
        self._rows, count = waiting_rows(self._session.workstation)
        show_ids(self.table, tuple(self._rows))
        self._front.setCurrentIndex(0 if self._rows else 1)
        text = self.tr(
            "{0} pembayaran belum diketahui kontaknya. Impor daftar yang memuatnya, atau pilih"
            " pembayarnya di bawah. Pilih hanya bila Anda yakin."
        )
        self.sentence.setText(text.format(number(count)))
        if self._rows and self.table.current is None:
            self.table.select_row(0)
        self._enable()
        return count

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, WaitingRow]:
        return {one: self._rows[one] for one in ids}

    def _fetch_people(self, ids: Sequence[str]) -> Mapping[str, Candidate]:
        return {one: self._found[one] for one in ids}

    def _look(self) -> None:
        """Another payment: search for its payer's name."""
        row = self._rows.get(str(self.table.current))
        if row is not None:
            self.search.setText(row.payer if any(map(str.isalpha, row.payer)) else "")
            self._search()

    def _search(self) -> None:
        self._found = candidates(self._session.workstation, self.search.text())
        show_ids(self.people, tuple(self._found))
        self.none.setVisible(not self._found)
        self._enable()

    def _enable(self) -> None:
        row = self._rows.get(str(self.table.current))
        chosen = str(self.people.current) in self._found
        self.match.setEnabled(row is not None and row.may_be_matched and chosen)

    def _match(self) -> None:
        row = self._rows.get(str(self.table.current))
        person = self._found.get(str(self.people.current))
        if row is None or person is None:
            return
        matching, officer = self._session.workstation.payment_matching, self._session.officer
        try:
            matching.match_by_hand(officer, row.payment_id, person.contact_id)
        except SambungError as error:
            self.said.emit(Tone.BAD.value, error.sentence)
        else:
            text = self.tr("{0} dicatat sebagai pembayaran {1}.")
            self.said.emit(Tone.GOOD.value, text.format(row.amount, person.name))
        self.changed.emit()

    def _rematch(self) -> None:
        matching, officer = self._session.workstation.payment_matching, self._session.officer
        found = matching.rematch(officer.officer_id)
        text = self.tr("{0} pembayaran menemukan kontaknya.")
        self.said.emit(Tone.GOOD.value if found else Tone.INFO.value, text.format(number(found)))
        self.changed.emit()
