"""Who writes next: one at a time, in the order they asked."""

from collections import deque
from threading import Lock
from types import TracebackType


class Turns:
    """A lock that is handed to whoever has waited longest.

    An ordinary lock goes to whoever is quicker, and that is the import that has just let it go:
    the desk could wait for many of its batches. Here it waits for the one that is running.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @property
    def waiting(self) -> int:
        """How many wait."""
        with self._guard:
            return len(self._waiting)

    def __enter__(self) -> None:
        gate = Lock()
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            gate.acquire()
            self._waiting.append(gate)
        try:
            gate.acquire()
        except BaseException:
            self._leave_line(gate)
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _leave_line(self, gate: Lock) -> None:
        """Whoever was interrupted while waiting passes on what may just have been handed over."""
        with self._guard:
            if gate in self._waiting:
                self._waiting.remove(gate)
                return
        self.__exit__(None, None, None)
