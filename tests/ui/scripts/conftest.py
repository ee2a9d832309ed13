"""A lead at the editor, over a shelf with one small script."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.library import Library
from tests.conftest import HandClock
from tests.scripts.samples import small_script
from tests.ui.showing import show_in_front
from ui.background import Background, Errors
from ui.presenters.script_shelf import ScriptShelf
from ui.session import News, Session
from ui.theme import Theme


@pytest.fixture
def shelf(workstation: Workstation) -> ScriptShelf:
    small = small_script()
    return ScriptShelf(workstation, Library({small.id: small}))


@pytest.fixture
def background(qapp: QApplication, clock: HandClock) -> Iterator[Background]:
    worker = Background(Errors(clock))
    yield worker
    worker.shutdown()


@pytest.fixture
def session(
    theme: Theme, workstation: Workstation, lead: Officer, background: Background, tmp_path: Path
) -> Session:
    return Session(workstation, lead, background, News(), tmp_path)


Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a widget on the screen and give it the keyboard."""

    def put(widget: QWidget) -> None:
        show_in_front(qtbot, widget, 1246, 676)

    return put
