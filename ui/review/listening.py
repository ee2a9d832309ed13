"""Playing a recording in a short process: plain sound goes through a pipe, never to the disk."""

import sys
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal

PLAYER: Final = "dialer.telephony.sip.player"


class Listening(QObject):
    """Plays one recording at a time; `failed` when this computer has nothing to play it on."""

    failed = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    @property
    def playing(self) -> bool:
        """Whether something is played."""
        return self._process is not None

    def play(self, sound: bytes) -> None:
        """Play a WAV file."""
        self.stop()
        process = self._process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda code, _how: self._over(process, code))
        process.errorOccurred.connect(lambda _error: self._over(process, 1))
        process.start(sys.executable, ["-m", PLAYER])
        process.write(sound)
        process.closeWriteChannel()

    def stop(self) -> None:
        """Stop playing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(1_000)
            process.deleteLater()
            self.ended.emit()

    def _over(self, process: QProcess, code: int) -> None:
        if process is not self._process:
            return
        self._process = None
        process.deleteLater()
        if code:
            self.failed.emit()
        self.ended.emit()
