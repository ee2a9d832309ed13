"""Digits during a call, for the menus of an exchange: each goes out as it is typed."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from ui.theme import px, tabular
from ui.widgets import Role, label

KEYS: Final = "0123456789*#"


class Keypad(QWidget):
    """Takes digits while it has the focus; Esc leaves it."""

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Kirim angka selama panggilan"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.hint = label(self.tr("Ketik angka, * atau #; Esc selesai"), Role.LABEL)
        self.sent: QLabel = label("", Role.STRONG)
        self.sent.setFont(tabular(self.sent.font()))
        self.sent.setMinimumWidth(px(72))
        row.addWidget(self.hint)
        row.addWidget(self.sent)

    def start(self) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_pressed(self, digits: str) -> None:
        """Show what was sent so far, the newest at least."""
        self.sent.setText(digits[-12:])
        self.sent.setAccessibleName(self.tr("Terkirim: {0}").format(digits))

    @override
    def event(self, event: QEvent) -> bool:
        """Digits are the member's now, not answers of the script."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = event.key() == Qt.Key.Key_Escape or (event.text() and event.text() in KEYS)
            if ours and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif text and text in KEYS:
            self.pressed.emit(text)
        else:
            super().keyPressEvent(event)
