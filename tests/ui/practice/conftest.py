"""An officer's and a lead's session over a branch that has worked."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.showing import show_in_front

SIZE = (1278, 686)
"""What the shell leaves to a room on the common screen."""


Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a widget on the screen and give it the keyboard."""

    def put(widget: QWidget) -> None:
        show_in_front(qtbot, widget, *SIZE)

    return put
