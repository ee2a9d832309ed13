"""Reminds of callbacks: a notice with a key that opens it; during a call a quiet word only."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from dialer.facts import Channel
from ui.desk.room import DeskRoom
from ui.presenters.callback_due import CallbackDue, own_callbacks_due
from ui.session import Session
from ui.shell import Shell
from ui.theme import Tone
from ui.widgets.keys import bind

LOOK_MS = 20_000
KEY = "Ctrl+Shift+B"


class Reminding(QObject):
    """Belongs to the window of one officer; each callback is told once until they go away.

    Nothing is told before a lock or a pause; whoever comes back is told again.
    """

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._shell, self._session = shell, session
        self._told: set[object] = set()
        self._due: CallbackDue | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        shell.lock_requested.connect(self._told.clear)
        bind(shell.header, KEY, _tr("Buka telepon ulang yang jatuh tempo"), self.open)

    def look(self) -> None:
        """Tell of the first callback that is due and was not told of."""
        if self._shell.covered:
            self._told.clear()
            return
        found = own_callbacks_due(self._session.workstation, self._session.officer)
        here = self._desk.presenter.contact_id if self._desk is not None else ""
        fresh = [one for one in found if one.key not in self._told and one.contact_id != here]
        self._due = next((one for one in found if one.contact_id != here), None)
        if not fresh:
            if self._due is None:
                self._shell.set_status("")
            return
        self._due = fresh[0]
        if self._talking:
            self._shell.set_status(f"{self._due.sentence} {KEY}")
            return
        self._told.add(self._due.key)
        self._shell.set_status("")
        self._shell.show_notice(
            Tone.WARN, self._due.sentence, action=f"{_tr('Buka')} ({KEY})", do=self.open
        )

    def open(self) -> None:
        """Put the contact on the desk; unsaved work there comes first."""
        if self._due is not None:
            self._shell.notice.dismiss()
            self._session.news.contact_wanted.emit(self._due.contact_id, Channel.PHONE)

    @property
    def _desk(self) -> DeskRoom | None:
        desk = self._shell.room("meja")
        return desk if isinstance(desk, DeskRoom) else None

    @property
    def _talking(self) -> bool:
        return self._desk is not None and self._desk.presenter.line.line.live is not None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reminding", text)
