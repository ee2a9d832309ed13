"""One key hands the day in: reports into the folder, the summary onto the clipboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.errors import SambungError
from dialer.report_sending import Sent
from ui.background import Task
from ui.presenters.sending import missed_words, sending_of, told_of
from ui.session import Session
from ui.theme import Tone
from ui.widgets import Notice

ChooseFolder = Callable[[Path], Path | None]
"""Asked for the folder, with a suggestion; None when the person changed their mind."""


class SendPanel(QWidget):
    """Says what became of sending, and offers a day that was missed."""

    def __init__(
        self,
        session: Session,
        choose_folder: ChooseFolder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._choose_folder = choose_folder or self._ask_folder
        self._sending = sending_of(session.workstation, session.export_dir)
        self._running: Task | None = None
        self._missed: date | None = None
        self.notice = Notice()
        self.notice.hide()
        self.notice.action_requested.connect(self.send_missed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)

    def send_today(self) -> None:
        """Hand today in; the first time the folder is asked for."""
        self.send(self._session.workstation.reporting.today())

    def send_missed(self) -> None:
        """Hand the missed day in."""
        if self._missed is not None:
            self.send(self._missed)

    def send(self, day: date) -> None:
        """Hand a day in; ignored while one is being sent."""
        folder = self._folder()
        if folder is None or self._running is not None:
            return
        officer = self._session.officer
        self._tell(Tone.INFO, self.tr("Menyusun dan mengirim laporan…"))
        self._running = self._session.background.run(
            lambda _progress: self._sending.send(officer, day, folder),
            self._sent,
            self._not_sent,
            ended=lambda _state: self._over(),
            owner=self,
        )

    def look(self) -> None:
        """Offer the first day that should have gone and did not."""
        if self._running is not None:
            return
        self._missed = self._sending.missed(self._session.officer)
        if self._missed is not None:
            self._tell(Tone.WARN, missed_words(self._missed), action=self.tr("Kirim sekarang"))

    def _folder(self) -> Path | None:
        setup = self._sending.setup()
        if setup.folder:
            return Path(setup.folder)
        chosen = self._choose_folder(self._session.export_dir)
        if chosen is not None:
            self._sending.set_up(self._session.officer, str(chosen), setup.at)
        return chosen

    def _sent(self, sent: Sent) -> None:
        told = told_of(sent)
        QGuiApplication.clipboard().setText(sent.message)
        self._missed = self._sending.missed(self._session.officer)
        tone, todo, action = Tone.GOOD if told.good else Tone.WARN, told.todo, ""
        if self._missed is not None:
            todo = f"{todo} {missed_words(self._missed)}"
            action = self.tr("Kirim sekarang")
        self._tell(tone, told.sentence, todo, action)

    def _not_sent(self, error: Exception) -> None:
        known = error.sentence if isinstance(error, SambungError) else ""
        self._tell(Tone.BAD, known or self.tr("Laporan tidak dapat dikirim."))
        if not known:
            raise error

    def _over(self) -> None:
        self._running = None

    def _tell(self, tone: Tone, sentence: str, todo: str = "", action: str = "") -> None:
        self.notice.tell(tone, sentence, todo=todo, action=action)
        self.notice.show()

    def _ask_folder(self, suggested: Path) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder tujuan laporan"), str(suggested)
        )
        return Path(chosen) if chosen else None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.look()
