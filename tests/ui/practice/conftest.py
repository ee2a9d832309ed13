"""An officer's and a lead's session over a branch that has worked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.ui.showing import show_in_front
from ui.background import Background, Errors
from ui.session import News, Session
from ui.theme import Theme

SIZE = (1278, 686)
"""What the shell leaves to a room on the common screen."""


@pytest.fixture
def background(qapp: QApplication, clock: HandClock) -> Iterator[Background]:
    worker = Background(Errors(clock))
    yield worker
    worker.shutdown()


@pytest.fixture
def session(
    theme: Theme, workstation: Workstation, officer: Officer, background: Background, tmp_path: Path
) -> Session:
    return Session(workstation, officer, background, News(), tmp_path)


@pytest.fixture
def lead_session(
    theme: Theme, workstation: Workstation, lead: Officer, background: Background, tmp_path: Path
) -> Session:
    return Session(workstation, lead, background, News(), tmp_path)


Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a widget on the screen and give it the keyboard."""

    def put(widget: QWidget) -> None:
        show_in_front(qtbot, widget, *SIZE)

    return put
