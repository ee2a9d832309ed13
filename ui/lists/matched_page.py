"""Page "Dicocokkan tangan": payments that somebody gave to a contact, let go again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialer.errors import SambungError
from ui.icons import Icon
from ui.live import show_ids
from ui.presenters.received import MatchedRow, matched_rows
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Column, EmptyState, KeyButton, Role, Table, label


class MatchedPage(QWidget):
    """One press lets a payment go: it waits again and can be given back.

    `said` carries tone and sentence, `changed` says that a payment waits again.
    """

    said = Signal(str, str)
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: Mapping[str, MatchedRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self.table: Table[MatchedRow] = Table(
            [
                Column(self.tr("Nama pembayar"), lambda row: row.payment.payer, strong=True),
                Column(self.tr("Dicatat untuk"), lambda row: row.contact),
                Column(self.tr("VA / kartu"), lambda row: row.payment.account, width=180),
                Column(self.tr("Tanggal"), lambda row: row.payment.paid_on, width=120),
                Column(self.tr("Jumlah"), lambda row: row.payment.amount, number=True, width=140),
                Column(self.tr("Berkas"), lambda row: row.payment.file, width=220),
            ],
            self._fetch,
            self.tr("Pembayaran yang dicocokkan dengan tangan"),
        )
        self._front.addWidget(self.table)
        self._front.addWidget(
            EmptyState(
                self.tr("Belum ada pembayaran yang dicocokkan dengan tangan"),
                self.tr("Yang dipilih di halaman Menunggu kontak dapat dilepas lagi di sini."),
                icon=Icon.GOOD,
            )
        )
        foot = QHBoxLayout()
        text = self.tr("Pembayaran yang dilepas tidak dihitung lagi dan kembali menunggu kontak.")
        foot.addWidget(label(text, Role.MUTED, wrap=True), 1)
        self.free = KeyButton(self.tr("Lepaskan"), "Ctrl+Backspace", icon=Icon.UNDO)
        self.free.clicked.connect(self._free)
        foot.addWidget(self.free)
        column.addLayout(foot)
        self.setFocusProxy(self.table)

    def reload(self) -> None:
        """Read them again."""
        self._rows = matched_rows(self._session.workstation)
        show_ids(self.table, tuple(self._rows))
        self._front.setCurrentIndex(0 if self._rows else 1)
        if self._rows and self.table.current is None:
            self.table.select_row(0)
        self.free.setEnabled(bool(self._rows))

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, MatchedRow]:
        return {one: self._rows[one] for one in ids}

    def _free(self) -> None:
        row = self._rows.get(str(self.table.current))
        if row is None:
            return
        matching, officer = self._session.workstation.payment_matching, self._session.officer
        try:
            matching.unmatch(officer, row.payment.payment_id)
        except SambungError as error:
            self.said.emit(Tone.BAD.value, error.sentence)
        else:
            text = self.tr("{0} tidak lagi dicatat untuk {1} dan menunggu kontaknya.")
            self.said.emit(Tone.GOOD.value, text.format(row.payment.amount, row.contact))
        self.changed.emit()
