"""Whole rupiah, grouped while typing; the value is an int, None when empty."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.theme import px, tabular, tokens

_SHORT: Final = {"r": 1_000, "k": 1_000, "j": 1_000_000}
MAX_DIGITS: Final = 13


def grouped(value: int) -> str:
    """1234567 as "1.234.567"."""
    return f"{value:,}".replace(",", ".")


class MoneyEdit(QLineEdit):
    """Typing "r" or "k" makes thousands and "j" millions: "150r" is 150.000."""

    value_changed = Signal(object)

    def __init__(self, value: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self.setFont(tabular(self.font()))
        self._pad()
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._typed)
        self.set_value(value)

    @property
    def value(self) -> int | None:
        """Rupiah, or None when nothing is typed."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show an amount; nothing is reported when it stays the same."""
        self.setText("" if value is None else grouped(value))
        self._keep(value)

    def _keep(self, value: int | None) -> None:
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _typed(self, text: str) -> None:
        behind = sum(c.isdigit() for c in text[self.cursorPosition() :])
        digits = "".join(c for c in text if c in "0123456789")[:MAX_DIGITS]
        value = int(digits) if digits else None
        shown = "" if value is None else grouped(value)
        self.setText(shown)
        place = len(shown)
        while behind and place:
            place -= 1
            behind -= shown[place].isdigit()
        if shown[place - 1 : place] == ".":
            place -= 1
        self.setCursorPosition(place)
        self._keep(value)

    def _pad(self) -> None:
        self.setTextMargins(px(22), 0, 0, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._pad()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        factor = _SHORT.get(event.text().lower())
        if factor is None:
            self._step_over_dot(event.key())
            super().keyPressEvent(event)
        elif self._value and len(str(self._value * factor)) <= MAX_DIGITS:
            self.set_value(self._value * factor)

    def _step_over_dot(self, key: int) -> None:
        """Deleting beside a dot deletes the digit behind it, not the dot."""
        place, text = self.cursorPosition(), self.text()
        if self.hasSelectedText():
            return
        if key == Qt.Key.Key_Backspace and text[place - 1 : place] == ".":
            self.setCursorPosition(place - 1)
        elif key == Qt.Key.Key_Delete and text[place : place + 1] == ".":
            self.setCursorPosition(place + 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(tokens().muted))
        area = QRectF(px(9), 0, px(22), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, "Rp")
        painter.end()
