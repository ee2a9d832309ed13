"""Where the controls stand while they are tried."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.showing import show_in_front


def on_screen(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """A page of widgets, one under the other, in front."""
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    show_in_front(qtbot, page, 640, 480)
    return page
