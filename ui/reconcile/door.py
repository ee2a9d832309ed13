"""The way from the lists to the work on files, and back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.icons import Icon
from ui.reconcile.files import SYSTEM, Dialogs
from ui.session import Session
from ui.widgets import Command, KeyButton

if TYPE_CHECKING:
    from ui.reconcile.page import FilesPage


class FilesDoor:
    """Puts the page into `front` when it is first wanted; `back` shows the lists again."""

    def __init__(
        self,
        session: Session,
        front: QStackedWidget,
        back: Callable[[], object],
        dialogs: Dialogs | None = None,
    ) -> None:
        self._session, self._front, self._back = session, front, back
        self._dialogs = dialogs or SYSTEM
        self.page: FilesPage | None = None

    @property
    def open(self) -> bool:
        """Whether the page is in front."""
        return self.page is not None and self._front.currentWidget() is self.page

    def button(self) -> KeyButton:
        """A button that goes there."""
        made = KeyButton(self._front.tr("Cocokkan berkas"), "Ctrl+J", icon=Icon.COPY)
        made.clicked.connect(lambda _checked: self.enter())
        return made

    def commands(self) -> list[Command]:
        """What the page can do, for the command palette."""
        tr = self._front.tr
        where = tr("Daftar")
        return [
            Command(tr("Cocokkan dua berkas"), lambda: self.enter(0), where),
            Command(tr("Rekap penonaktifan"), lambda: self.enter(1), where),
        ]

    def enter(self, tab: int | None = None) -> None:
        """Show the page; it is as it was left."""
        if self.page is None:
            from ui.reconcile.page import FilesPage

            self.page = FilesPage(self._session, self._dialogs)
            self.page.left.connect(self._back)
            self._front.addWidget(self.page)
        self._front.setCurrentWidget(self.page)
        self.page.tabs.turn_to(self.page.tabs.currentIndex() if tab is None else tab)

    def take_file(self, path: Path) -> bool:
        """Take a file dropped on the window, if the page is in front."""
        if self.page is None or not self.open:
            return False
        self.page.take_file(path)
        return True
