"""The headset, through QtMultimedia inside the softphone's process.

The only module of `dialer` that knows Qt: it is part of a program of its own. The library's sound
comes and goes in its media thread, through buffers that never wait; Qt's devices are read and
written by `work` in the main thread. (Qt would also push the sound into a QIODevice of ours, but
PySide hands binary data to `writeData` as text, cut at the first zero.)

A device that is pulled out is waited for; until then silence goes out and nothing is heard.
"""

import time
from collections import deque
from collections.abc import Callable, Collection, Sequence
from threading import Lock
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtMultimedia import (
    QAudioDevice,
    QAudioFormat,
    QAudioSink,
    QAudioSource,
    QMediaDevices,
    QtAudio,
)

from dialer.telephony.sip.sound import (
    FRAME_BYTES,
    FRAME_MS,
    RATE,
    device_to_take,
    passed_over_at_start,
)

MICROPHONE_MS: Final = 120
"""What waits to be sent; PulseAudio hands 64 ms over at once, and what does not fit is lost."""

EAR_MS: Final = 80
"""What waits to be heard, in the device and once more before it."""

LOOK_EVERY: Final = 0.2
"""Seconds between two looks whether the devices are there."""

_HEARD: Final = MICROPHONE_MS // FRAME_MS
_PLAYED: Final = EAR_MS // FRAME_MS * FRAME_BYTES
_own: QCoreApplication | None = None


class _End:
    """One end of the headset: opened while its device is there, given up when it is gone.

    `wanted` is the id of the device, "" for the one that the system prefers at the start; `known`
    are those that were there when it was chosen.
    """

    def __init__(
        self,
        wanted: str,
        known: Collection[str],
        present: Callable[[], Sequence[QAudioDevice]],
        preferred: Callable[[], QAudioDevice],
    ) -> None:
        self._present = present
        self._wanted = wanted or _id(preferred())
        self._passed_over = passed_over_at_start([_id(one) for one in present()], known)
        self._used = ""
        self._stream: QAudioSource | QAudioSink | None = None
        self._io: QIODevice | None = None
        self.look()

    @property
    def there(self) -> bool:
        """Whether its device is open."""
        return bool(self._used)

    def look(self) -> None:
        """Give a device up that is gone; take one that may be taken."""
        present = {_id(one): one for one in self._present()}
        if self._used and (self._used not in present or self._broken()):
            self.close()
            self._passed_over = frozenset(present)
        if not self._used:
            self._passed_over &= present.keys()
            taken = device_to_take(tuple(present), self._wanted, self._passed_over)
            if taken:
                self._open(present[taken])
                self._used = self._wanted = taken

    def close(self) -> None:
        """Let go of the device."""
        if self._stream is not None:
            self._stream.stop()
        self._used, self._stream, self._io = "", None, None

    def _broken(self) -> bool:
        stopped = QtAudio.State.StoppedState
        return self._stream is not None and self._stream.state() is stopped

    def _open(self, device: QAudioDevice) -> None:
        raise NotImplementedError


class _Microphone(_End):
    """Gathers what was heard, the oldest dropped when nobody fetches it."""

    def __init__(self, wanted: str, known: Collection[str]) -> None:
        self._frames: deque[bytes] = deque(maxlen=_HEARD)
        self._rest = b""
        super().__init__(wanted, known, QMediaDevices.audioInputs, QMediaDevices.defaultAudioInput)

    def _open(self, device: QAudioDevice) -> None:
        source = QAudioSource(device, _format(RATE))
        source.setBufferSize(_HEARD * FRAME_BYTES)
        self._stream, self._io = source, source.start()

    def work(self) -> None:
        """Take what the device has."""
        if self._io is None:
            return
        self._rest += self._io.readAll().data()
        whole = len(self._rest) // FRAME_BYTES * FRAME_BYTES
        for at in range(0, whole, FRAME_BYTES):
            self._frames.append(self._rest[at : at + FRAME_BYTES])
        self._rest = self._rest[whole:]

    def next_frame(self, size: int) -> bytes:
        """Return the oldest frame, or silence."""
        try:
            return self._frames.popleft()
        except IndexError:
            return bytes(size)


class _Ear(_End):
    """Plays what came, the oldest dropped when the device does not keep up."""

    def __init__(self, wanted: str, known: Collection[str]) -> None:
        self._waiting = bytearray()
        self._lock = Lock()
        super().__init__(
            wanted, known, QMediaDevices.audioOutputs, QMediaDevices.defaultAudioOutput
        )

    def _open(self, device: QAudioDevice) -> None:
        sink = QAudioSink(device, _format(RATE))
        sink.setBufferSize(_PLAYED)
        self._stream, self._io = sink, sink.start()

    def put(self, frame: bytes) -> None:
        """Take a frame."""
        with self._lock:
            self._waiting += frame
            del self._waiting[: max(0, len(self._waiting) - _PLAYED)]

    def work(self) -> None:
        """Give the device what it has room for."""
        if self._io is None or not isinstance(self._stream, QAudioSink):
            return
        room = self._stream.bytesFree()
        with self._lock:
            piece = bytes(self._waiting[:room])
            del self._waiting[:room]
        if piece:
            self._io.write(piece)


class Headset:
    """A microphone and an ear of this computer.

    One that is not there is waited for, or replaced by one that is not among the `known`.
    """

    def __init__(self, microphone: str, ear: str, known: Collection[str] = ()) -> None:
        self._application = _application()
        self._microphone, self._ear = _Microphone(microphone, known), _Ear(ear, known)
        self._looked_at = time.monotonic()

    @property
    def lost(self) -> bool:
        """Whether one of the two is not there."""
        return not (self._microphone.there and self._ear.there)

    def heard_here(self, size: int) -> bytes:
        """Return what the microphone heard."""
        return self._microphone.next_frame(size)

    def play(self, frame: bytes) -> None:
        """Play a frame."""
        self._ear.put(frame)

    def work(self) -> None:
        """Read and write the devices, and see whether they are there."""
        self._application.processEvents()
        now = time.monotonic()
        if now - self._looked_at >= LOOK_EVERY:
            self._looked_at = now
            self._microphone.look()
            self._ear.look()
        self._microphone.work()
        self._ear.work()

    def close(self) -> None:
        """Let go of the devices."""
        self._microphone.close()
        self._ear.close()


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
    waiting = QBuffer()
    waiting.setData(QByteArray(frames))
    waiting.open(QIODevice.OpenModeFlag.ReadOnly)
    sink = QAudioSink(device, _format(rate))
    playing = QtAudio.State.ActiveState  # what the signal carries is of an older, unequal kind
    sink.stateChanged.connect(lambda: None if sink.state() is playing else application.quit())
    sink.start(waiting)
    application.exec()
    sink.stop()
    return True


def _format(rate: int) -> QAudioFormat:
    kind = QAudioFormat()
    kind.setSampleRate(rate)
    kind.setChannelCount(1)
    kind.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return kind


def _application() -> QCoreApplication:
    global _own  # noqa: PLW0603  # Qt wants one for as long as the process lives
    _own = QCoreApplication.instance() or _own or QCoreApplication([])
    return _own


def _id(device: QAudioDevice) -> str:
    return QByteArray(device.id()).toStdString()
