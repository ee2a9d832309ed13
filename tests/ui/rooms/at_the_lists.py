"""What one does at the lists: files chosen, dropped, looked into, taken in, columns named."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.rooms.working import Office
from ui.lists.room import ListsRoom
from ui.session import News

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
OpenLists = Callable[..., ListsRoom]


@dataclass(slots=True)
class Chooser:
    """Stands where the system's file dialogs stand: answers with the paths it was given."""

    answers: list[Path] = field(default_factory=list)

    def files(self) -> list[Path]:
        return self.answers

    def target(self, suggestion: Path) -> Path | None:
        return suggestion


def drop(paths: list[Path], onto: QWidget) -> None:
    """Drag files over a widget and let them go there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = QPoint(40, 40)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(onto, QDragEnterEvent(where, action, data, buttons, keys))
    QApplication.sendEvent(onto, QDropEvent(QPointF(where), action, data, buttons, keys))


def looked_into(room: ListsRoom) -> bool:
    """Whether a file was read and the page asks what to do with it."""
    return room.intake.isVisible() and not room.intake.running.isVisible()


def look(qtbot: QtBot, room: ListsRoom) -> None:
    """Wait until the file was read."""
    qtbot.waitUntil(lambda: looked_into(room))


def bring(qtbot: QtBot, room: ListsRoom, path: Path) -> None:
    """Offer a file and wait until it was read."""
    room.offer_files([path])
    look(qtbot, room)


def take(qtbot: QtBot, room: ListsRoom, news: News) -> None:
    """Take the file in and wait for the end."""
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: not room.flow.running)


def words(room: ListsRoom) -> list[str]:
    """What the columns are taken for."""
    return [column.word for column in room.intake.table.columns]


def list_names(office: Office) -> list[str]:
    """The lists that are in the store."""
    return [one.call_list.name for one in office.workstation.store.call_lists()]


def choose(room: ListsRoom, column: int, typed: str) -> None:
    """Go to a column by the arrows, open its choice and type what it is."""
    table = room.intake.table
    table.setFocus()
    while table.current > column:
        QTest.keyClick(table, Key.Key_Left)
    while table.current < column:
        QTest.keyClick(table, Key.Key_Right)
    QTest.keyClick(table, Key.Key_Return)
    QTest.keyClicks(table.picker.search, typed)
    QTest.keyClick(table.picker.search, Key.Key_Return)
