"""A row that wraps: quick buttons and badges that must not widen a narrow column."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Lays items out left to right and starts a new line when one is full.

    `wide` asks for the room of one line and wraps only where there is less; without it the
    layout never widens what it stands in.
    """

    def __init__(
        self, parent: QWidget | None = None, spacing: int = 4, *, wide: bool = False
    ) -> None:
        super().__init__(parent)
        self._wide = wide
        self._items: list[QLayoutItem] = []
        self._width = 0
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)
        if rect.width() != self._width:
            self._width = rect.width()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        size = self.minimumSize()
        if self._wide:
            hints = [item.sizeHint().width() for item in self._shown()]
            size.setWidth(sum(hints) + self.spacing() * max(0, len(hints) - 1))
        return size

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        if self._width:  # a layout that ignores heightForWidth must not cut the last line
            size.setHeight(max(size.height(), self.heightForWidth(self._width)))
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line:
                hint = item.sizeHint()
                if move:
                    lower = (height - hint.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + lower), hint))
                x += hint.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not lines or wanted > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= wanted + self.spacing()
        return lines
