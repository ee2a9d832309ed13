"""The softphone's process without a window: pipes, and an inbox that is read when one likes."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, Final

from dialer.telephony.inbox import Inbox

_GRACE: Final = 3.0
"""Seconds the process has to say goodbye to the server."""


def command_line(settings: Mapping[str, object]) -> list[str]:
    """Return how the softphone's process is started."""
    return [sys.executable, "-m", "dialer.telephony.sip", json.dumps(dict(settings))]


class PipedProcess:
    """A process whose lines wait until `listen` is called, so that they arrive in that thread.

    `second` lets time fly.
    """

    def __init__(self, settings: Mapping[str, object], second: float = 1.0) -> None:
        self._settings = settings
        self._inbox = Inbox(second)

    def start(
        self,
        on_line: Callable[[bytes], None],
        on_exit: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None:
        """Begin."""
        self._inbox.open(on_line, on_exit, on_second)
        self._process = subprocess.Popen(
            command_line(self._settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True).start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def _read(self, out: IO[bytes]) -> None:
        for line in out:
            self._inbox.put(line)
        self._inbox.put(None)

    def listen(self, seconds: float) -> None:
        """Hand over what arrives within some seconds, at least what is there already."""
        self._inbox.listen(seconds)

    def send(self, line: bytes) -> None:
        """Send; a process that is gone is told by its end, not here."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except OSError:
            return

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def stop(self) -> None:
        """Close the pipe; what does not end by itself is killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
