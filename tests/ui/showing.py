"""A widget as a window in front of the others, as the person has it who presses the keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.session import Session


def show_in_front(qtbot: QtBot, window: QWidget, width: int = 1278, height: int = 700) -> None:
    """Show it and wait until the keys go to it; the end of the test closes it. Logical pixels."""
    kept = [window]  # qtbot holds widgets weakly; this keeps the window until the test ends
    qtbot.addWidget(window, before_close_func=lambda _window: kept.clear())
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def show_beside_a_rail(qtbot: QtBot, page: QWidget) -> None:
    """As in the shell: another button comes first, to which Qt gives a focus that was lost."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QPushButton("Meja"))
    row.addWidget(page, 1)
    page.show()
    show_in_front(qtbot, window, 1366)
    page.setFocus()


def quiet(qtbot: QtBot, session: Session) -> None:
    """Wait for the work beside the window."""
    qtbot.waitUntil(lambda: not session.background.busy)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """One key to one widget."""
    QTest.keyClick(widget, key, modifier)
