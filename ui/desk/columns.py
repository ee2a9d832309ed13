"""The three columns of the desk; where the window is narrow, contact and outcome share one."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget
from typing_extensions import override

from ui.theme import px
from ui.widgets import bind


class Columns(QWidget):
    """Left, middle and right side by side, or the middle beside tabs of the two others."""

    def __init__(
        self, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._left, self._middle, self._right = left, middle, right
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.hide()
        self._narrow: bool | None = None
        bind(self._tabs, "Ctrl+I", self.tr("Tampilkan kontak atau hasil"), self._turn)
        self._arrange(narrow=False)

    @property
    def narrow(self) -> bool:
        """Whether left and right share a column."""
        return self._narrow is True

    def _turn(self) -> None:
        self._tabs.setCurrentIndex(1 - self._tabs.currentIndex())

    def _arrange(self, *, narrow: bool) -> None:
        spare = 0 if self.width() < px(1600) else 72
        self._left.setFixedWidth(px(344 if narrow else 300 + spare))
        self._right.setFixedWidth(px(344 if narrow else 368 + spare))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        while self._row.count():
            self._row.takeAt(0)
        self._tabs.clear()
        if narrow:
            self._tabs.addTab(self._right, self.tr("Hasil"))
            self._tabs.addTab(self._left, self.tr("Kontak (Ctrl+I)"))
            self._row.addWidget(self._middle, 1)
            self._row.addWidget(self._tabs)
        else:
            self._row.addWidget(self._left)
            self._row.addWidget(self._middle, 1)
            self._row.addWidget(self._right)
            self._left.show()
            self._right.show()
        self._tabs.setVisible(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < px(1140))
