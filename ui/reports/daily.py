"""Reports that go by themselves at their time while the window is open, whatever room is shown."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from dialer.errors import SambungError
from ui.background import Task
from ui.presenters.sending import Tick, missed_words, sending_of, tick, told_of, told_of_moved
from ui.session import Session

EVERY_MS: Final = 60_000


class DailySending(QObject):
    """Looks at the clock every minute; says in the shell what it did. A missed day is said once."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sending = sending_of(session.workstation, session.export_dir)
        self._running: Task | None = None
        self._said_missed = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Do what the clock asks for, beside the window."""
        if self._running is not None or self._session.background.closed:
            return
        sending, officer = self._sending, self._session.officer
        self._running = self._session.background.run(
            lambda _progress: tick(sending, officer),
            self._done,
            self._failed,
            ended=lambda _state: self._over(),
            owner=self,
        )

    def _done(self, found: Tick) -> None:
        notice = self._session.news.notice
        if found.sent is not None:
            told = told_of(found.sent)
            notice.emit("good" if told.good else "warn", told.sentence)
        if found.moved:
            notice.emit("good", told_of_moved(found.moved))
        missed = missed_words(found.missed) if found.missed else ""
        if missed and missed != self._said_missed:
            notice.emit("warn", f"{missed} Buka ruang Laporan untuk mengirimnya.")
        self._said_missed = missed

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            raise error
        self._session.news.notice.emit("bad", error.sentence)

    def _over(self) -> None:
        self._running = None
