"""Why a text is published, kept or taken back: one line, Enter, done."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dialer.script_versions import MAX_NOTE
from ui.theme import px
from ui.widgets import Card, Field, KeyButton, Role, Variant, label


class Deed(Enum):
    """What the note is asked for."""

    PUBLISH = "publish"
    SAVE = "save"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    hint: str
    button: str


class NoteBar(Card):
    """`given` carries the deed and the note; `closed` comes when the person changed their mind."""

    given = Signal(object, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._deed = Deed.PUBLISH
        self.sentence = label("", Role.STRONG, wrap=True)
        self.body.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.line = QLineEdit()
        self.line.setMaxLength(MAX_NOTE)
        self.line.returnPressed.connect(self._give)
        self.field = Field(self.tr("Catatan: apa yang berubah dan mengapa"), self.line)
        row.addWidget(self.field, 1)
        self.go = KeyButton("", "Ctrl+Return", Variant.PRIMARY)
        self.go.clicked.connect(self._give)
        self.cancel = KeyButton(self.tr("Batal"), "Esc")
        self.cancel.clicked.connect(self.closed)
        row.addWidget(self.go)
        row.addWidget(self.cancel)
        self.body.addLayout(row)
        self.hide()

    def ask(self, deed: Deed, title: str) -> None:
        """Ask for the note and stand on it; what was typed for the same deed stays."""
        words = self._words(title)[deed]
        if deed is not self._deed:
            self.line.clear()
        self._deed = deed
        self.sentence.setText(words.title)
        self.go.setText(words.button)
        self.field.set_error("")
        self.line.setPlaceholderText(words.hint)
        self.show()
        self.line.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say in place why it was not done."""
        self.field.set_error(sentence)
        self.line.setFocus()

    def done(self) -> None:
        """It was done: nothing stays."""
        self.line.clear()
        self.hide()

    def _give(self) -> None:
        self.given.emit(self._deed, self.line.text())

    def _words(self, title: str) -> dict[Deed, _Words]:
        return {
            Deed.PUBLISH: _Words(
                self.tr("Terbitkan “{0}”: dipakai semua petugas mulai kontak berikutnya.").format(
                    title
                ),
                self.tr("Contoh: kalimat pembuka diperpendek"),
                self.tr("Terbitkan"),
            ),
            Deed.SAVE: _Words(
                self.tr("Simpan teks “{0}” sebagai versi, belum dipakai.").format(title),
                self.tr("Boleh kosong. Contoh: usulan rapat Jumat"),
                self.tr("Simpan versi"),
            ),
            Deed.WITHDRAW: _Words(
                self.tr(
                    "Pakai lagi naskah bawaan untuk “{0}”; versi terbitan tetap tersimpan."
                ).format(title),
                self.tr("Contoh: ketentuan baru sudah ada di naskah bawaan"),
                self.tr("Pakai bawaan"),
            ),
        }
