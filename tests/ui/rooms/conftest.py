"""A session of one officer over a real store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.workstation import Workstation
from tests.ui.rooms.at_the_lists import Chooser, OpenLists
from tests.ui.rooms.working import Office
from tests.ui.showing import show_in_front
from ui.lists.room import ListsRoom
from ui.session import Session
from ui.visits import VisitsRoom


@pytest.fixture
def office(workstation: Workstation, tmp_path: Path) -> Office:
    folder = tmp_path / "berkas"
    folder.mkdir()
    return Office(workstation, folder)


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def open_lists(qtbot: QtBot, session: Session, chooser: Chooser) -> OpenLists:
    """Opens the room of lists, for the officer where nobody else is named."""

    def opened(whose: Session = session) -> ListsRoom:
        room = ListsRoom(whose, choose_file=chooser.files, choose_target=chooser.target)
        show_in_front(qtbot, room)
        room.entered()
        return room

    return opened


@pytest.fixture
def lists(open_lists: OpenLists) -> ListsRoom:
    return open_lists()


@pytest.fixture
def open_visits(qtbot: QtBot, session: Session) -> Callable[[], VisitsRoom]:
    """Opens the room of visits and waits until its plans are read."""

    def opened() -> VisitsRoom:
        room = VisitsRoom(session)
        with qtbot.waitSignal(room.plans.loaded):
            show_in_front(qtbot, room)
        room.entered()
        return room

    return opened
