"""A module of ours that runs beside the window for a moment, and never outlives its owner."""

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal
from shiboken6 import isValid

_GRACE_MS = 1_000


class ShortProcess(QObject):
    """Runs `python -m module`. `said` carries what it printed; `over` its exit code, 1 if none.

    A process that still ran while Qt takes its owner down would report its end to what is half
    gone. So it is ended before: with the program, and when its owner goes.
    """

    said = Signal(bytes)
    over = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = process = QProcess()
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self.destroyed.connect(partial(_end, process))
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether it has begun and not ended."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, module: str, arguments: Sequence[str] = (), given: bytes = b"") -> None:
        """Begin; `given` is all that comes on its standard input."""
        self._process.start(sys.executable, ["-m", module, *arguments])
        self._process.write(given)
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """End it; `over` is not told."""
        _end(self._process)
        self._process.blockSignals(False)

    def _read(self) -> None:
        self.said.emit(bytes(self._process.readAllStandardOutput().data()))

    def _finished(self, code: int) -> None:
        self._read()
        self.over.emit(code)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.over.emit(1)


def _end(process: QProcess) -> None:
    if isValid(process) and process.state() != QProcess.ProcessState.NotRunning:
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(_GRACE_MS)
