"""When a call is given up: timers of our own, since a dead server answers only after 32 seconds."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

FIRST_WORD: Final = 6.0
"""Seconds until the server must have said anything at all (a 1xx)."""

RINGING: Final = 45.0
"""Seconds a number may ring, early media included."""

SILENCE: Final = 10.0
"""Seconds without a single RTP packet after which the line is dead."""


class GiveUp(StrEnum):
    """Why a call is ended by a timer."""

    NO_REPLY = "no_reply"
    RANG_OUT = "rang_out"
    MEDIA_LOST = "media_lost"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a call may be without news, in seconds."""

    first_word: float = FIRST_WORD
    ringing: float = RINGING
    silence: float = SILENCE


@dataclass(frozen=True, slots=True)
class Watch:
    """What is known of a call's progress; moments are seconds of a clock that never goes back."""

    dialed_at: float
    heard_at: float | None = None
    answered_at: float | None = None
    packets: int = 0
    packets_at: float = 0.0
    held: bool = False

    def heard(self, at: float) -> "Watch":
        """Note that the other side said something."""
        return self if self.heard_at is not None else replace(self, heard_at=at)

    def answered(self, at: float) -> "Watch":
        """Note the answer."""
        return replace(self.heard(at), answered_at=at, packets_at=at)

    def counted(self, packets: int, at: float) -> "Watch":
        """Note how many packets have come so far."""
        if packets == self.packets and not self.held:
            return self
        return replace(self, packets=packets, packets_at=at)

    def hold(self, at: float, *, on: bool) -> "Watch":
        """Note that the call is held (nothing need come then) or taken up again."""
        return replace(self, held=on, packets_at=at)

    def overdue(self, at: float, limits: Limits) -> GiveUp | None:
        """Say whether it is time to give the call up."""
        if self.answered_at is not None:
            silent = not self.held and at - self.packets_at >= limits.silence
            return GiveUp.MEDIA_LOST if silent else None
        if self.heard_at is None:
            return GiveUp.NO_REPLY if at - self.dialed_at >= limits.first_word else None
        return GiveUp.RANG_OUT if at - self.heard_at >= limits.ringing else None
