"""Widths that follow the zoom: set once, set again whenever the style changes."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import px


class _Width(QObject):
    """Watches one widget; owned by it."""

    def __init__(self, widget: QWidget, length: float) -> None:
        super().__init__(widget)
        self._widget, self._length = widget, length
        widget.installEventFilter(self)
        widget.setFixedWidth(px(length))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self._widget.setFixedWidth(px(self._length))
        return super().eventFilter(watched, event)


def keep_width(widget: QWidget, length: float) -> None:
    """Fix a widget's width to a length of the design, at every zoom."""
    _Width(widget, length)
