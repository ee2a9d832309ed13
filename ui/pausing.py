"""The pause key: asks why, covers the window, and brings it back as it was."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from dialer.errors import SambungError
from dialer.people import Officer
from dialer.work_time import pause_reasons
from dialer.workstation import Workstation
from ui.desk.room import DeskRoom
from ui.entry.pause import PausePage
from ui.shell import Shell
from ui.theme import Tone


class Pausing(QObject):
    """Belongs to the window of one officer; says too when they leave it."""

    def __init__(
        self,
        shell: Shell,
        workstation: Workstation,
        officer: Officer,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(shell)
        self._shell, self._officer, self._now = shell, officer, now
        self._work_time = workstation.work_time
        self.page: PausePage | None = None
        shell.header.pause.clicked.connect(self.ask)
        shell.lock_requested.connect(self.leave)

    @property
    def talking(self) -> bool:
        """Whether somebody is on the line; no pause then."""
        desk = self._shell.room("meja")
        return isinstance(desk, DeskRoom) and desk.presenter.line.line.live is not None

    def ask(self) -> None:
        """Ask for the reason in front of everything."""
        if self._shell.covered:
            return
        if self.talking:
            self._shell.show_notice(
                Tone.WARN,
                _tr("Panggilan masih berjalan."),
                todo=_tr("Akhiri panggilan (F9), lalu mulai jeda."),
            )
            return
        page = self.page = PausePage(pause_reasons(), self._now)
        page.began.connect(self._begin)
        page.ended.connect(self._end)
        page.left.connect(self._back)
        self._shell.cover(page)

    def leave(self) -> None:
        """The window is locked or closed: the time at work ends here, a pause too."""
        if self._shell.covered and self.page is None:
            return
        self.page = None
        with suppress(SambungError):  # a full disk must not keep anybody from leaving
            self._work_time.sign_out(self._officer)

    def _begin(self, reason: str) -> None:
        try:
            self._work_time.pause(self._officer, reason)
        except SambungError as error:
            if self.page is not None:
                self.page.show_error(error.sentence)
            return
        if self.page is not None:
            self.page.run(reason)

    def _end(self) -> None:
        try:
            self._work_time.resume(self._officer)
        except SambungError as error:
            if self.page is not None:
                self.page.show_error(error.sentence)
            return
        self._back()

    def _back(self) -> None:
        self.page = None
        self._shell.uncover()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pausing", text)
