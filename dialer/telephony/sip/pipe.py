"""The softphone's process without a window: pipes, and a queue that is read when one likes."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, Final

_GRACE: Final = 3.0
"""Seconds the process has to say goodbye to the server."""


def command_line(settings: Mapping[str, object]) -> list[str]:
    """Return how the softphone's process is started."""
    return [sys.executable, "-m", "dialer.telephony.sip", json.dumps(dict(settings))]


class PipedProcess:
    """A process whose lines wait until `listen` is called, so that they arrive in that thread."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self._settings = settings
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._over = False

    def start(self, on_line: Callable[[bytes], None], on_exit: Callable[[], None]) -> None:
        """Begin."""
        self._on_line, self._on_exit = on_line, on_exit
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
            self._waiting.put(line)
        self._waiting.put(None)

    def listen(self, seconds: float) -> None:
        """Hand over what arrives within some seconds, at least what is there already."""
        until = time.monotonic() + seconds
        while not self._over:
            try:
                line = self._waiting.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                return
            if line is None:
                self._over = True
                self._on_exit()
            else:
                self._on_line(line)

    def send(self, line: bytes) -> None:
        """Send; a process that is gone is told by its end, not here."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except OSError:
            return

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
