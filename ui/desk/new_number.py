"""A number heard on the telephone: one key, the number, Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Tone, px
from ui.widgets import Kbd, KeyButton, Role, Variant, bind, label

KEY = "F11"


class NewNumber(QWidget):
    """A line that opens with the key; `given` carries what was typed, `left` says it was closed."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.open = KeyButton(self.tr("Nomor baru"), "", Variant.QUIET)
        self.open.clicked.connect(self.start)
        row.addWidget(self.open)
        row.addStretch(1)
        row.addWidget(Kbd(KEY))
        column.addLayout(row)
        self.line = QLineEdit()
        self.line.setMaxLength(40)
        self.line.setPlaceholderText(self.tr("Nomor, lalu Enter"))
        self.line.setAccessibleName(self.tr("Nomor baru dari telepon"))
        self.line.returnPressed.connect(lambda: self.given.emit(self.line.text()))
        self.line.hide()
        column.addWidget(self.line)
        self.error = label("", Role.LABEL, tone=Tone.BAD, wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        bind(self, KEY, self.tr("Nomor baru dari telepon"), self.start)

    def start(self) -> None:
        """Open the line and put the cursor into it."""
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.error.setText(sentence)
        self.error.show()
        self.start()

    def close_line(self) -> None:
        """Away with it: taken in, given up, or another contact."""
        self.line.clear()
        self.line.hide()
        self.error.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.line.isVisible():
            self.close_line()
            self.left.emit()
        else:
            super().keyPressEvent(event)
