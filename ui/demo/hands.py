"""Hands on the keyboard, and a camera in front of the screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from ui.app import Program

PATIENCE_MS = 20_000
WIDTH, HEIGHT = 1366, 768


class StuckError(Exception):
    """The window did not do what the day expected; the message says what was waited for."""


class Hands:
    """Types into whatever window of the program is in front."""

    def __init__(self, program: Program, out: Path, *, camera: bool = True) -> None:
        self._program = program
        self._out = out
        self._camera = camera
        self.pictures: list[str] = []

    def press(self, keys: str) -> None:
        """Press a key or a combination in Qt notation ("F9", "Ctrl+Return")."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # missing in the stub
        target = QApplication.focusWidget() or self._program.shell
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type text into the field that has the focus."""
        target = QApplication.focusWidget()
        if target is None:
            raise StuckError("no field to type into")
        QTest.keyClicks(target, text)
        QApplication.processEvents()

    def into(self, field: QWidget, text: str) -> None:
        """Go to a field and type over what stands there."""
        if QApplication.focusWidget() is None:
            self.bring_forward()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.wait(field.hasFocus, f"the cursor in {field.accessibleName() or field}")
        if isinstance(field, QComboBox):
            # Letters that come quickly after one another are taken for one word.
            QTest.qWait(QApplication.keyboardInputInterval() + 50)
        else:
            self.press("Ctrl+A")
        self.type(text)

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Let the window work until something is so; raises StuckError after 20 s."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not until():
            if deadline.hasExpired():
                raise StuckError(f"waited in vain: {what}")
            QTest.qWait(5)

    def bring_forward(self) -> None:
        """Make the window the active one, as a click on it would."""
        shell = self._program.shell
        shell.resize(WIDTH, HEIGHT)
        shell.activateWindow()
        self.wait(shell.isActiveWindow, "the window to be active")

    def picture(self, name: str) -> None:
        """Keep a PNG of the window as it is painted now, if there is a camera."""
        if not self._camera:
            return
        QTest.qWait(60)
        path = self._out / f"{len(self.pictures) + 1:02d}-{name}.png"
        if not self._program.shell.grab().save(str(path)):
            raise StuckError(f"could not write {path.name}")
        self.pictures.append(path.name)
