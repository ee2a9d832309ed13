"""A connection to the exchange without a window: a socket, and a queue read when one likes."""

import queue
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

TIMEOUT: Final = 5.0
_PIECE: Final = 16_384


class SocketLine:
    """A TCP connection whose bytes wait until `listen` is called; `second` lets time fly."""

    def __init__(self, host: str, port: int, second: float = 1.0) -> None:
        self._address = (host, port)
        self._second = second
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._socket: socket.socket | None = None
        self._over = False

    def open(
        self,
        on_bytes: Callable[[bytes], None],
        on_closed: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None:
        """Connect; a server that is not there is a connection that is closed at once."""
        self._on_bytes, self._on_closed, self._on_second = on_bytes, on_closed, on_second
        self._next_second = time.monotonic() + self._second
        try:
            made = socket.create_connection(self._address, TIMEOUT)
        except OSError:
            self._waiting.put(None)
            return
        made.settimeout(None)
        self._socket = made
        threading.Thread(target=self._read, args=(made,), daemon=True).start()

    def _read(self, connected: socket.socket) -> None:
        with suppress(OSError):
            while data := connected.recv(_PIECE):
                self._waiting.put(data)
        self._waiting.put(None)

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
            self._on_closed()
        else:
            self._on_bytes(data)

    def send(self, data: bytes) -> None:
        """Send; a connection that is gone is told by its end, not here."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.sendall(data)

    def close(self) -> None:
        """Disconnect."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
