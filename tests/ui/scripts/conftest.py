"""A lead at the editor, over a shelf with one small script."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialer.workstation import Workstation
from scripts_call.library import Library
from tests.scripts.samples import small_script
from tests.ui.showing import show_in_front
from ui.presenters.script_shelf import ScriptShelf
from ui.session import Session


@pytest.fixture
def shelf(workstation: Workstation) -> ScriptShelf:
    small = small_script()
    return ScriptShelf(workstation, Library({small.id: small}))


@pytest.fixture
def session(lead_session: Session) -> Session:
    """Scripts are edited by a lead."""
    return lead_session


Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a widget on the screen and give it the keyboard."""

    def put(widget: QWidget) -> None:
        show_in_front(qtbot, widget, 1246, 676)

    return put
