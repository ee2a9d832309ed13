"""Choosing one of a list in little space: a drop-down that types ahead and keeps still."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget
from typing_extensions import override


class Picker(QComboBox):
    """Options as (value, text); the first line is `empty` unless it is "". Reports on choosing.

    Typing the first letters chooses; the wheel does nothing, for it is meant for the page.
    """

    picked = Signal(str)

    def __init__(self, name: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self._options: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.activated.connect(lambda _row: self.picked.emit(self.value))

    @property
    def value(self) -> str:
        """The value of the chosen option, "" for none."""
        found = self.currentData()
        return found if isinstance(found, str) else ""

    def offer(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Show options with one chosen, without reporting it."""
        offered = tuple(options)
        if offered != self._options or not self.count():
            self._options = offered
            self.clear()
            if self._empty:
                self.addItem(self._empty, "")
            for code, text in offered:
                self.addItem(text, code)
        row = self.findData(value)
        if row != self.currentIndex():
            self.setCurrentIndex(row)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
