"""What another thread reads, handed over in the thread that listens, and a call each second."""

import queue
import time
from collections.abc import Callable


class Inbox:
    """Bytes wait here until `listen` is called; None is the end of them.

    `second` is how long a second takes, so that a test need not wait for many. One call stands for
    a time in which nobody listened: what comes late by that is not held against the other side.
    """

    def __init__(self, second: float = 1.0) -> None:
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._second = second
        self._over = False

    def open(
        self,
        on_bytes: Callable[[bytes], None],
        on_end: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None:
        """Say who is told; the seconds count from now."""
        self._on_bytes, self._on_end, self._on_second = on_bytes, on_end, on_second
        self._next_second = time.monotonic() + self._second

    def put(self, data: bytes | None) -> None:
        """Leave something, from any thread."""
        self._waiting.put(data)

    def listen(self, seconds: float) -> None:
        """Hand over what arrives within some seconds, at least what is there already."""
        until = time.monotonic() + seconds
        while not self._over:
            wake = min(until, self._next_second)
            try:
                self._hand_over(self._waiting.get(timeout=max(0.0, wake - time.monotonic())))
                more = True
            except queue.Empty:
                more = False
            now = time.monotonic()
            if now >= self._next_second:
                self._next_second = now + self._second
                self._on_second()
            if not more and now >= until:
                return

    def _hand_over(self, data: bytes | None) -> None:
        if data is None:
            self._over = True
            self._on_end()
        else:
            self._on_bytes(data)
