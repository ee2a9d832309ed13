"""A desk in a window of its own, with real parts behind it and only the keyboard before it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.telephony.port import Backend, Telephone
from dialer.workstation import Workstation
from tests.making import take
from tests.ui.desk.at_the_desk import Desk, handset, library, two_members
from tests.ui.showing import show_in_front
from ui.desk.room import DeskRoom
from ui.session import Session
from ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Presses keys where the focus is, as a person does."""

    def __init__(self, room: DeskRoom) -> None:
        self.room = room

    def press(self, key: Qt.Key, ctrl: bool = False) -> None:
        """One key, perhaps with Ctrl."""
        target = QApplication.focusWidget() or self.room
        QTest.keyClick(target, key, CTRL if ctrl else Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters and digits, one after the other."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.room, letter)
        QApplication.processEvents()


@pytest.fixture
def desk(workstation: Workstation, officer: Officer) -> Desk:
    """A presenter with two members waiting."""
    take(workstation, *two_members())
    return Desk(workstation, officer)


OpenRoom = Callable[..., DeskRoom]


@pytest.fixture
def open_room(session: Session, theme: Theme, qtbot: QtBot) -> Iterator[OpenRoom]:
    rooms: list[DeskRoom] = []

    def open_it(telephones: dict[Backend, Telephone] | None = None) -> DeskRoom:
        room = DeskRoom(session, telephones or handset(), library())
        rooms.append(room)
        show_in_front(qtbot, room, 1278, 726)
        room.entered()
        return room

    yield open_it
    for room in rooms:
        room.left()


@pytest.fixture
def room(workstation: Workstation, open_room: OpenRoom) -> DeskRoom:
    """A desk with two members waiting."""
    take(workstation, *two_members())
    return open_room()


@pytest.fixture
def keyboard(room: DeskRoom) -> Keyboard:
    return Keyboard(room)
