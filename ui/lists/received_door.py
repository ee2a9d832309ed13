"""The way from the lists to the files received, and back. For those who see everybody's work."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from dialer.people import Right
from ui.icons import Icon
from ui.lists.received_page import ReceivedPage
from ui.reconcile.files import SYSTEM, Dialogs
from ui.session import Session
from ui.widgets import Command, KeyButton


class ReceivedDoor:
    """Puts the page into `front` when it is first wanted; `back` shows the lists again.

    `take` is given files to take in.
    """

    def __init__(
        self,
        session: Session,
        front: QStackedWidget,
        back: Callable[[], object],
        take: Callable[[Sequence[Path]], object],
        dialogs: Dialogs | None = None,
    ) -> None:
        self._session, self._front, self._back = session, front, back
        self._take = take
        self._dialogs = dialogs or SYSTEM
        self.page: ReceivedPage | None = None

    @property
    def open(self) -> bool:
        """Whether the page is in front."""
        return self.page is not None and self._front.currentWidget() is self.page

    @property
    def allowed(self) -> bool:
        """Whether this officer may see the page."""
        return self._session.officer.may(Right.SEE_ALL)

    def show_file(self, file_id: str) -> None:
        """Stand on one file."""
        if self.page is not None:
            self.page.tabs.turn_to(0)
            self.page.table.select(file_id)

    def button(self) -> KeyButton:
        """A button that goes there; hidden from those who may not."""
        made = KeyButton(self._front.tr("Berkas diterima"), "Ctrl+B", icon=Icon.IMPORT)
        made.clicked.connect(self.enter)
        if not self.allowed:  # showing it here, without a parent, would make it a window
            made.hide()
        return made

    def commands(self) -> list[Command]:
        """For the command palette."""
        if not self._session.officer.may(Right.SEE_ALL):
            return []
        tr = self._front.tr
        return [Command(tr("Berkas pembayaran dan hasil"), self.enter, tr("Daftar"))]

    def enter(self) -> None:
        """Show the page, read anew."""
        if self.page is None:
            self.page = ReceivedPage(self._session, self._dialogs)
            self.page.left.connect(self._back)
            self.page.offered.connect(self._take)
            self._front.addWidget(self.page)
        self._front.setCurrentWidget(self.page)
        self.page.reload()
        self.page.tabs.turn_to(self.page.tabs.currentIndex())
