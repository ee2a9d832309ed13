"""The library's media: ports that join it to a headset or a recording, and how well sound came."""

from dataclasses import dataclass
from typing import Final

import pjsua2 as pj

from dialer.telephony.sip.recording import Recorder
from dialer.telephony.sip.sound import FRAME_MS, RATE, Sound

_LIBRARY_LEVEL: Final = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of the other side's sound: packets, packets lost, the worst jitter in ms."""

    packets: int = 0
    lost: int = 0
    jitter_ms: float = 0.0


def heard(call: pj.Call, stream: int) -> Heard | None:
    """Return what has come so far, None where the library no longer knows."""
    try:
        came = call.getStreamStat(stream).rtcp.rxStat
    except pj.Error:
        return None
    return Heard(int(came.pkt), int(came.loss), came.jitterUsec.max / 1000)


class SoundPort(pj.AudioMediaPort):  # type: ignore[misc]  # the library has no types
    """Joins the library's conference bridge to a headset."""

    def __init__(self, sound: Sound) -> None:
        super().__init__()
        self._sound = sound
        self._open("headset", RATE)

    def _open(self, name: str, rate: int) -> None:
        kind = pj.MediaFormatAudio()
        kind.init(pj.PJMEDIA_FORMAT_PCM, rate, 1, FRAME_MS * 1000, 16)
        self._size = rate * FRAME_MS // 1000 * 2
        self.createPort(name, kind)

    def onFrameRequested(self, frame: pj.MediaFrame) -> None:  # noqa: N802  # the library's name
        """Give what the microphone heard."""
        frame.type = pj.PJMEDIA_FRAME_TYPE_AUDIO
        frame.buf = pj.ByteVector(self._sound.heard_here(self._size))

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:  # noqa: N802
        """Play what came."""
        self._sound.play(bytes(frame.buf))


class RecordingPort(SoundPort):
    """Takes both sides of a call down."""

    def __init__(self, recorder: Recorder) -> None:
        pj.AudioMediaPort.__init__(self)
        self._recorder = recorder
        self._open("recording", recorder.rate)

    def onFrameRequested(self, frame: pj.MediaFrame) -> None:  # noqa: N802
        """Nothing is played into a call."""
        frame.type = pj.PJMEDIA_FRAME_TYPE_NONE

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:  # noqa: N802
        """Keep it."""
        self._recorder.hear(bytes(frame.buf))


def settings() -> pj.EpConfig:
    """Return how the library is run: one thread, G.711, no echo cancelling, no log."""
    config = pj.EpConfig()
    config.logConfig.level = _LIBRARY_LEVEL
    config.logConfig.consoleLevel = _LIBRARY_LEVEL
    config.uaConfig.threadCnt = 0
    config.uaConfig.mainThreadOnly = False
    config.uaConfig.userAgent = "Sambung"
    config.medConfig.clockRate = RATE
    config.medConfig.sndClockRate = RATE
    config.medConfig.ecTailLen = 0
    config.medConfig.noVad = True
    config.medConfig.threadCnt = 1
    return config
