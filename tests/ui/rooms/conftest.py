"""A session of one officer over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.ui.rooms.at_the_lists import Chooser, OpenLists
from tests.ui.rooms.working import Office
from tests.ui.showing import show_in_front
from ui.background import Background, Errors
from ui.lists.room import ListsRoom
from ui.session import News, Session
from ui.theme import Theme


@pytest.fixture
def office(workstation: Workstation, tmp_path: Path) -> Office:
    folder = tmp_path / "berkas"
    folder.mkdir()
    return Office(workstation, folder)


@pytest.fixture
def background(qapp: QApplication, clock: HandClock) -> Iterator[Background]:
    worker = Background(Errors(clock))
    yield worker
    worker.shutdown()


@pytest.fixture
def news(qapp: QApplication) -> News:
    return News()


@pytest.fixture
def session(
    theme: Theme,
    workstation: Workstation,
    officer: Officer,
    background: Background,
    news: News,
    tmp_path: Path,
) -> Session:
    return Session(workstation, officer, background, news, tmp_path)


@pytest.fixture
def lead_session(
    theme: Theme,
    workstation: Workstation,
    lead: Officer,
    background: Background,
    news: News,
    tmp_path: Path,
) -> Session:
    return Session(workstation, lead, background, news, tmp_path)


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
