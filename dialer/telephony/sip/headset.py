"""The headset, through QtMultimedia inside the softphone's process.

The only module of `dialer` that knows Qt: it is part of a program of its own. The library's sound
comes and goes in its media thread; Qt's devices are filled and emptied in small steps from there,
through buffers that never wait.
"""

from collections import deque
from threading import Lock
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtMultimedia import (
    QAudio,
    QAudioDevice,
    QAudioFormat,
    QAudioSink,
    QAudioSource,
    QMediaDevices,
)

from dialer.telephony.sip.sound import FRAME_BYTES, RATE, Silence, Sound

BUFFER_MS: Final = 80
_own: QCoreApplication | None = None
_MOST_FRAMES: Final = BUFFER_MS // 20


class _Microphone(QIODevice):
    """Takes what the microphone heard, oldest dropped when nobody fetches it."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: deque[bytes] = deque(maxlen=_MOST_FRAMES)
        self._rest = b""
        self._lock = Lock()
        self.open(QIODevice.OpenModeFlag.WriteOnly)

    def writeData(self, data: bytes, length: int) -> int:  # type: ignore[override]  # noqa: N802
        """Take some sound."""
        with self._lock:
            self._rest += bytes(data)[:length]
            while len(self._rest) >= FRAME_BYTES:
                self._frames.append(self._rest[:FRAME_BYTES])
                self._rest = self._rest[FRAME_BYTES:]
        return length

    def next_frame(self, size: int) -> bytes:
        """Return the oldest frame, or silence."""
        with self._lock:
            return self._frames.popleft() if self._frames else bytes(size)


class _Ear(QIODevice):
    """Gives what is to be played, silence when nothing came in time."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()
        self._lock = Lock()
        self.open(QIODevice.OpenModeFlag.ReadOnly)

    def readData(self, size: int) -> bytes:  # noqa: N802
        """Give some sound."""
        with self._lock:
            piece = bytes(self._waiting[:size])
            del self._waiting[:size]
        return piece or bytes(min(size, FRAME_BYTES))

    def bytesAvailable(self) -> int:  # noqa: N802
        """There is always something: silence."""
        return FRAME_BYTES

    def put(self, frame: bytes) -> None:
        """Take a frame; the oldest go when the device does not keep up."""
        with self._lock:
            self._waiting += frame
            over = len(self._waiting) - _MOST_FRAMES * FRAME_BYTES
            if over > 0:
                del self._waiting[:over]


class Headset:
    """A microphone and an ear of this computer."""

    def __init__(
        self, application: QCoreApplication, microphone: QAudioDevice, ear: QAudioDevice
    ) -> None:
        self._application = application
        kind = QAudioFormat()
        kind.setSampleRate(RATE)
        kind.setChannelCount(1)
        kind.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._heard, self._played = _Microphone(), _Ear()
        self._source = QAudioSource(microphone, kind)
        self._sink = QAudioSink(ear, kind)
        for device in (self._source, self._sink):
            device.setBufferSize(RATE * 2 * BUFFER_MS // 1000)
        self._source.start(self._heard)
        self._sink.start(self._played)

    def heard_here(self, size: int) -> bytes:
        """Return what the microphone heard."""
        return self._heard.next_frame(size)

    def play(self, frame: bytes) -> None:
        """Play a frame."""
        self._played.put(frame)

    def work(self) -> None:
        """Let Qt fill and empty the devices."""
        self._application.processEvents()

    def close(self) -> None:
        """Let go of the devices."""
        self._source.stop()
        self._sink.stop()


def open_headset(microphone: str, ear: str) -> Sound:
    """Open the devices of these ids, or the ones the system prefers; silence where there are none.

    Call `work` often.
    """
    application = _application()
    inputs, outputs = QMediaDevices.audioInputs(), QMediaDevices.audioOutputs()
    if not inputs or not outputs:
        return Silence()
    return Headset(
        application,
        _named(inputs, microphone) or QMediaDevices.defaultAudioInput(),
        _named(outputs, ear) or QMediaDevices.defaultAudioOutput(),
    )


def devices() -> tuple[dict[str, str], dict[str, str]]:
    """Return id -> name of the microphones and of the ears."""
    _application()
    return (
        {_id(one): one.description() for one in QMediaDevices.audioInputs()},
        {_id(one): one.description() for one in QMediaDevices.audioOutputs()},
    )


def play_out(frames: bytes, rate: int) -> bool:
    """Play 16-bit mono sound to its end; say whether there was something to play it on."""
    application = _application()
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return False
    kind = QAudioFormat()
    kind.setSampleRate(rate)
    kind.setChannelCount(1)
    kind.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    waiting = QBuffer()
    waiting.setData(QByteArray(frames))
    waiting.open(QIODevice.OpenModeFlag.ReadOnly)
    sink = QAudioSink(device, kind)
    sink.stateChanged.connect(
        lambda state: application.quit() if state is not QAudio.State.ActiveState else None
    )
    sink.start(waiting)
    application.exec()
    sink.stop()
    return True


def _application() -> QCoreApplication:
    global _own  # noqa: PLW0603  # Qt wants one for as long as the process lives
    _own = QCoreApplication.instance() or _own or QCoreApplication([])
    return _own


def _named(devices: list[QAudioDevice], wanted: str) -> QAudioDevice | None:
    return next((one for one in devices if _id(one) == wanted), None) if wanted else None


def _id(device: QAudioDevice) -> str:
    return QByteArray(device.id()).toStdString()
