"""Choosing what a column is: a short list below its header that is searched by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import px
from ui.widgets import SearchBox

_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class FieldPicker(QFrame):
    """Floats above the page until something is chosen; `chosen` carries the code.

    `closed` comes whenever it goes: the page below is to be active again.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(self.tr("Isi kolom"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(4))
        self.search = SearchBox(self.tr("Cari isian"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        column.addWidget(self.search)
        self.options = QListWidget()
        self.options.setAccessibleName(self.tr("Isian"))
        self.options.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.options.itemClicked.connect(lambda _item: self._take())
        column.addWidget(self.options)

    def ask(self, options: Sequence[tuple[str, str]], value: str, below: QPoint) -> None:
        """Show the options at a place of the screen, one of them marked."""
        self.options.clear()
        for code, word in options:
            item = QListWidgetItem(word)
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.options.addItem(item)
            if code == value:
                self.options.setCurrentItem(item)
        self.search.clear()
        self.resize(px(240), px(320))
        self.move(below)
        self.show()
        self.search.setFocus()
        if (current := self.options.currentItem()) is not None:
            self.options.scrollToItem(current)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        for place in range(self.options.count()):
            item = self.options.item(place)
            hidden = not all(word in item.text().casefold() for word in words)
            item.setHidden(hidden)
            first = item if first is None and not hidden else first
        current = self.options.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.options.setCurrentItem(first)

    def _take(self) -> None:
        item = self.options.currentItem()
        if item is None or item.isHidden():
            return
        self.hide()
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search line move in the list; Esc closes."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._move(1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        place = self.options.currentRow() + step
        while 0 <= place < self.options.count():
            item = self.options.item(place)
            if not item.isHidden():
                self.options.setCurrentItem(item)
                return
            place += step

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
