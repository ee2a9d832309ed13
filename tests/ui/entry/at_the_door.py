"""What one does and sees before the rooms: first run, sign-in, covers."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from tests.conftest import PIN
from ui.app import Program
from ui.entry.first_run import FirstRunPage
from ui.settings.room import SettingsRoom

T = TypeVar("T", bound=QWidget)
Start = Callable[[], Program]


def page_of(program: Program, kind: type[T]) -> T:
    """The page in front; fails when another one is."""
    found = program.shell.findChildren(kind)
    assert found, f"no {kind.__name__} in the window"
    return found[-1]


def settings_of(program: Program) -> SettingsRoom:
    """The settings, opened."""
    program.shell.open_room("pengaturan")
    room = program.shell.room("pengaturan")
    assert isinstance(room, SettingsRoom)
    return room


def covered(program: Program) -> bool:
    """Whether something stands before the rooms."""
    return program.shell.covered


def code_of(program: Program) -> int:
    """What the process would answer now."""
    return int(program.exit_code)


def fill_first_run(program: Program, pin: str = PIN, again: str = PIN) -> FirstRunPage:
    page = page_of(program, FirstRunPage)
    page.name.control.setText("Sri Rahayu")
    page.pin.control.setText(pin)
    page.again.control.setText(again)
    page.area_code.control.setText("0645")
    page.submit.click()
    return page
