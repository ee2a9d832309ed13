"""The passphrase of the store, where the system has no keystore to keep the key in."""

from PySide6.QtCore import Signal

from ui.entry.frame import EntryPage, secret_line
from ui.widgets import Field, KeyButton, Variant

SHORTEST = 8


class PassphrasePage(EntryPage):
    """Asks for the passphrase, or lets one be chosen (typed twice)."""

    given = Signal(str)

    def __init__(self, *, choose: bool) -> None:
        title = self.tr("Pilih kata sandi data") if choose else self.tr("Kata sandi data")
        choosing = self.tr(
            "Komputer ini tidak punya penyimpan kunci, jadi data dikunci dengan kata sandi. "
            "Tanpa kata sandi ini data tidak dapat dibuka lagi: catat dan simpan di tempat aman."
        )
        sentence = choosing if choose else self.tr("Ketik kata sandi untuk membuka data meja ini.")
        super().__init__(title, sentence)
        self._choose = choose
        self.first = Field(self.tr("Kata sandi"), secret_line())
        self.again = Field(self.tr("Ketik sekali lagi"), secret_line())
        self.again.setVisible(choose)
        self.open = KeyButton(self.tr("Buka"), "Return", Variant.PRIMARY)
        self.open.clicked.connect(self._give)
        for part in (self.first, self.again, self.open):
            self.card.body.addWidget(part)
        self.setFocusProxy(self.first)

    def _give(self) -> None:
        words = self.first.control.text()
        self.first.clear_error()
        self.again.clear_error()
        if self._choose and len(words) < SHORTEST:
            self.first.set_error(self.tr("Paling sedikit {0} huruf.").format(SHORTEST))
        elif self._choose and words != self.again.control.text():
            self.again.set_error(self.tr("Belum sama dengan yang pertama."))
        elif words:
            self.given.emit(words)
