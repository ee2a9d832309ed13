"""A whole number with arrows: stages of a plan, attempts a day."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from ui.theme import px, tabular


class NumberEdit(QSpinBox):
    """A spin box that keeps its distance and ignores the wheel unless it has the focus."""

    def __init__(
        self,
        minimum: int = 0,
        maximum: int = 99,
        value: int = 0,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setValue(value)
        self.setSuffix(suffix)
        self.setFont(tabular(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(px(8), 0, 0, 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
