"""Where the softphone's sound comes from and goes to: 16-bit mono frames of 20 ms.

`heard_here` and `play` are called from the media thread of pjmedia, every 20 ms, and never wait;
`work` is called from the main thread.
"""

import math
from collections.abc import Collection, Sequence
from typing import Final, Protocol

RATE: Final = 16_000
FRAME_MS: Final = 20
FRAME_BYTES: Final = RATE * FRAME_MS // 1000 * 2


class Sound(Protocol):
    """A microphone and an ear; `lost` while one of them is not there."""

    @property
    def lost(self) -> bool: ...
    def heard_here(self, size: int) -> bytes: ...
    def play(self, frame: bytes) -> None: ...
    def work(self) -> None: ...
    def close(self) -> None: ...


class Silence:
    """No headset: silence goes out, what comes in is not played."""

    def __init__(self, *, lost: bool = False) -> None:
        self.lost = lost

    def heard_here(self, size: int) -> bytes:
        """Return silence."""
        return bytes(size)

    def play(self, frame: bytes) -> None:
        """Play nothing."""

    def work(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""


class Tone:
    """A steady tone goes out, so that a test hears something come back."""

    lost = False

    def __init__(self, hertz: int = 440) -> None:
        turns = RATE // math.gcd(RATE, hertz)
        wave = (int(8_000 * math.sin(2 * math.pi * hertz * at / RATE)) for at in range(turns))
        self._wave = b"".join(sample.to_bytes(2, "little", signed=True) for sample in wave)
        self._at = 0

    def heard_here(self, size: int) -> bytes:
        """Return the next piece of the tone."""
        start, self._at = self._at, (self._at + size) % len(self._wave)
        whole = self._wave * (2 + size // len(self._wave))
        return whole[start : start + size]

    def play(self, frame: bytes) -> None:
        """Play nothing."""

    def work(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is open."""


def passed_over_at_start(present: Collection[str], known: Collection[str]) -> frozenset[str]:
    """Return which devices are no replacement for one that is not there when it is wanted first.

    `known` are those that were there when it was chosen; where nobody noted them, all that are.
    """
    return frozenset(present).intersection(known) if known else frozenset(present)


def device_to_take(present: Sequence[str], wanted: str, passed_over: Collection[str]) -> str:
    """Return the device to use: the wanted one, else one that came after it was gone, else "".

    What was there all along (a loudspeaker, for one) does not take over: half the office would
    hear the call.
    """
    if wanted in present:
        return wanted
    return next((one for one in present if one not in passed_over), "")
