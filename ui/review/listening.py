"""Playing a recording in a short process: plain sound goes through a pipe, never to the disk."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from ui.short_process import ShortProcess

PLAYER: Final = "dialer.telephony.sip.player"


class Listening(QObject):
    """Plays one recording at a time; `failed` when this computer has nothing to play it on."""

    failed = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = ShortProcess(self)
        self._player.over.connect(self._over)

    @property
    def playing(self) -> bool:
        """Whether something is played."""
        return self._player.running

    def play(self, sound: bytes) -> None:
        """Play a WAV file."""
        self.stop()
        self._player.start(PLAYER, given=sound)

    def stop(self) -> None:
        """Stop playing."""
        if self.playing:
            self._player.stop()
            self.ended.emit()

    def _over(self, code: int) -> None:
        if code:
            self.failed.emit()
        self.ended.emit()
