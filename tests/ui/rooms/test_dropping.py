"""Files held over the window are seen to be welcome."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.rooms.at_the_lists import drop
from tests.ui.showing import show_in_front
from ui.lists.dropping import FileDrop
from ui.theme import Theme


def hold(paths: list[Path], over: QWidget) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(over, QDragEnterEvent(QPoint(40, 40), action, data, button, keys))


def test_the_window_says_so_while_files_are_held_over_it(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window = QWidget()
    show_in_front(qtbot, window)
    files = FileDrop(window, window)
    hold([], window)
    assert not files.sign.isVisible()
    hold([tmp_path / "bu.xlsx"], window)
    assert files.sign.isVisible()
    assert window.rect().contains(files.sign.geometry())
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not files.sign.isVisible()


def test_the_sign_is_gone_once_the_files_are_let_go(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window = QWidget()
    show_in_front(qtbot, window)
    files = FileDrop(window, window)
    hold([tmp_path / "bu.xlsx"], window)
    with qtbot.waitSignal(files.dropped) as told:
        drop([tmp_path / "bu.xlsx"], window)
    assert told.args == [[tmp_path / "bu.xlsx"]]
    assert not files.sign.isVisible()
