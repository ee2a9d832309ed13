"""UUIDv7 identifiers (RFC 9562): unique without asking anybody, sorted by the time they were made.

Identity only: order between desks comes from the hub, order on a desk from its sequence.
"""

from collections.abc import Callable
from datetime import datetime
from threading import Lock

_VERSION_AND_VARIANT = 0x7 << 76 | 0x2 << 62
_RANDOM_BITS = ~(0xF << 76 | 0x3 << 62)
_NODE = (1 << 48) - 1
_FRONT = 24
"""Characters before the last group, which is written from the bits of `_NODE`."""


def uuid7(at: datetime, random_bytes: bytes) -> str:
    """Return the UUIDv7 of an aware moment and 10 random bytes as 36 characters."""
    return _text(_value(at, random_bytes))


class IdSource:
    """Makes ids that never go back, even when the clock does or stands still.

    One source serves the window and the work beside it, so it lets one thread in at a time.
    """

    def __init__(self, now: Callable[[], datetime], random_bytes: Callable[[int], bytes]) -> None:
        self._now = now
        self._random_bytes = random_bytes
        self._last = 0
        self._one_at_a_time = Lock()

    def __call__(self) -> str:
        """Return a new id, greater than every id this source gave before."""
        with self._one_at_a_time:
            fresh = _value(self._now(), self._random_bytes(10))
            if fresh <= self._last:
                fresh = _next_v7(self._last)
            self._last = fresh
        return _text(fresh)

    def many(self, count: int) -> list[str]:
        """Return so many new ids in their order, one random start for all of them."""
        if count < 1:
            return []
        with self._one_at_a_time:
            first = max(_value(self._now(), self._random_bytes(10)), _next_v7(self._last))
            node = first & _NODE
            if node + count - 1 > _NODE:
                first, node = _next_v7(first | _NODE), 0
            self._last = first + count - 1
        front = _text(first)[:_FRONT]
        return [f"{front}{last:012x}" for last in range(node, node + count)]


def _value(at: datetime, random_bytes: bytes) -> int:
    milliseconds = int(at.timestamp() * 1000)
    value = milliseconds << 80 | int.from_bytes(random_bytes[:10], "big")
    return value & _RANDOM_BITS | _VERSION_AND_VARIANT


def _text(value: int) -> str:
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _next_v7(value: int) -> int:
    """Step the lower random bits (62 of them) by one, carrying nothing into the variant."""
    low = (value & (1 << 62) - 1) + 1
    if low >> 62:
        value += 1 << 80
        low = 0
    return value & ~((1 << 62) - 1) | low
