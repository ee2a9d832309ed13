"""The lines of the telephones in the window: a process and a socket that live in its event loop.

They do what `PipedProcess` and `SocketLine` do without a window, but nobody has to listen.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtNetwork import QAbstractSocket, QTcpSocket

from dialer.telephony.sip.pipe import command_line

_SECOND_MS = 1_000
_GRACE_MS = 3_000
"""How long a process has to say goodbye before it is killed."""


class ProcessLink(QObject):
    """The softphone's process (`dialer.telephony.sip.softphone.Process`).

    `second` lets time fly.
    """

    def __init__(
        self,
        settings: Mapping[str, object],
        parent: QObject | None = None,
        second: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._second_ms = round(second * 1000)
        self._command = command_line(settings)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._over = self._ended = False
        self._clock = QTimer(self)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.processId()

    @property
    def running(self) -> bool:
        """Whether there is a process."""
        return not self._ended and self._process.state() != QProcess.ProcessState.NotRunning

    def finish(self) -> None:
        """Wait until the process that was told to stop is gone: the program itself ends."""
        if self.running and not self._process.waitForFinished(_GRACE_MS) and self.running:
            self._process.kill()
            self._process.waitForFinished(_GRACE_MS)

    def start(
        self,
        on_line: Callable[[bytes], None],
        on_exit: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None:
        """Begin."""
        self._on_line, self._on_exit = on_line, on_exit
        self._clock.timeout.connect(on_second)
        self._clock.start(self._second_ms)
        self._process.start(self._command[0], self._command[1:])

    def send(self, line: bytes) -> None:
        """Send; a process that is gone is told by its end, not here."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.write(line)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def stop(self) -> None:
        """Close the pipe; what does not end by itself soon is killed."""
        self._over = True
        self._clock.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
            return
        self._process.closeWriteChannel()
        QTimer.singleShot(_GRACE_MS, self._process, self._process.kill)

    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            if not self._over:
                self._on_line(line)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._finished()

    def _finished(self) -> None:
        self._read()
        self._ended = True
        if self._over:
            self.deleteLater()
        else:
            self._over = True
            self._on_exit()


class SocketLink(QObject):
    """The connection to the exchange (`dialer.telephony.pbx.telephone.Connection`)."""

    def __init__(self, host: str, port: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = (host, port)
        self._waiting: list[bytes] = []
        self._socket = QTcpSocket(self)
        self._socket.connected.connect(self._connected)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._closed)
        self._socket.errorOccurred.connect(self._closed)
        self._over = False
        self._clock = QTimer(self)

    def open(
        self,
        on_bytes: Callable[[bytes], None],
        on_closed: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None:
        """Begin to connect; what is sent meanwhile waits."""
        self._on_bytes, self._on_closed = on_bytes, on_closed
        self._clock.timeout.connect(on_second)
        self._clock.start(_SECOND_MS)
        self._socket.connectToHost(*self._address)

    def send(self, data: bytes) -> None:
        """Send; a connection that is gone is told by its end, not here."""
        if self._socket.state() == QAbstractSocket.SocketState.ConnectedState:
            self._socket.write(data)
        elif not self._over:
            self._waiting.append(data)

    def close(self) -> None:
        """Disconnect, after what was sent is out."""
        self._over = True
        self._clock.stop()
        self._socket.disconnectFromHost()
        self.deleteLater()

    def _connected(self) -> None:
        for data in self._waiting:
            self._socket.write(data)
        self._waiting.clear()

    def _read(self) -> None:
        data = bytes(self._socket.readAll().data())
        if not self._over:
            self._on_bytes(data)

    def _closed(self) -> None:
        if not self._over:
            self._over = True
            self._on_closed()
