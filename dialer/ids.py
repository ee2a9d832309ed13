"""UUIDv7 identifiers (RFC 9562): unique without asking anybody, sorted by the time they were made.

Identity only: order between desks comes from the hub, order on a desk from its sequence.
"""

import uuid
from collections.abc import Callable
from datetime import datetime
from threading import Lock


def uuid7(at: datetime, random_bytes: bytes) -> str:
    """Return the UUIDv7 of an aware moment and 10 random bytes as 36 characters."""
    milliseconds = int(at.timestamp() * 1000)
    value = milliseconds << 80 | int.from_bytes(random_bytes[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class IdSource:
    """Makes ids that never go back, even when the clock does or stands still.

    One source serves the window and the work beside it, so it lets one thread in at a time.
    """

    def __init__(self, now: Callable[[], datetime], random_bytes: Callable[[int], bytes]) -> None:
        self._now = now
        self._random_bytes = random_bytes
        self._last = ""
        self._one_at_a_time = Lock()

    def __call__(self) -> str:
        """Return a new id, greater than every id this source gave before."""
        with self._one_at_a_time:
            fresh = uuid7(self._now(), self._random_bytes(10))
            if fresh <= self._last:
                fresh = str(uuid.UUID(int=_next_v7(uuid.UUID(self._last).int)))
            self._last = fresh
            return fresh


def _next_v7(value: int) -> int:
    """Step the lower random bits (62 of them) by one, carrying nothing into the variant."""
    low = (value & (1 << 62) - 1) + 1
    if low >> 62:
        value += 1 << 80
        low = 0
    return value & ~((1 << 62) - 1) | low
