"""The store cannot be opened: what happened, what is safe, what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.entry.frame import EntryPage
from ui.widgets import KeyButton, Variant


class TroublePage(EntryPage):
    """Shows one sentence; trying again or closing is all there is to do."""

    retry_requested = Signal()
    close_requested = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__(
            self.tr("Sambung belum dapat dibuka"),
            self.tr("Data yang sudah tersimpan tidak disentuh."),
            width=480,
        )
        self.show_error(sentence)
        self.retry = KeyButton(self.tr("Coba lagi"), "F5", Variant.PRIMARY)
        self.retry.clicked.connect(self.retry_requested)
        self.leave = KeyButton(self.tr("Tutup"), "Ctrl+Q")
        self.leave.clicked.connect(self.close_requested)
        row = QHBoxLayout()
        row.addWidget(self.retry)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.card.body.addLayout(row)
