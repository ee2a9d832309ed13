"""A connection to the exchange without a window: a socket, and an inbox read when one likes."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from dialer.telephony.inbox import Inbox

TIMEOUT: Final = 5.0
_PIECE: Final = 16_384


class SocketLine:
    """A TCP connection whose bytes wait until `listen` is called; `second` lets time fly."""

    def __init__(self, host: str, port: int, second: float = 1.0) -> None:
        self._address = (host, port)
        self._inbox = Inbox(second)
        self._socket: socket.socket | None = None

    def open(
        self,
        on_bytes: Callable[[bytes], None],
        on_closed: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None:
        """Connect; a server that is not there is a connection that is closed at once."""
        self._inbox.open(on_bytes, on_closed, on_second)
        try:
            made = socket.create_connection(self._address, TIMEOUT)
        except OSError:
            self._inbox.put(None)
            return
        made.settimeout(None)
        self._socket = made
        threading.Thread(target=self._read, args=(made,), daemon=True).start()

    def _read(self, connected: socket.socket) -> None:
        with suppress(OSError):
            while data := connected.recv(_PIECE):
                self._inbox.put(data)
        self._inbox.put(None)

    def listen(self, seconds: float) -> None:
        """Hand over what arrives within some seconds, at least what is there already."""
        self._inbox.listen(seconds)

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
