"""What the other side of a call hears: an RTP socket that keeps what comes and echoes it."""

import socket
import threading
from types import TracebackType
from typing import Final

from tests.telephony.peer import HERE

ALAW: Final = 8
KEYS: Final = 101
_HEADER: Final = 12


class Ear:
    """`sound` holds the A-law packets, `keys` the telephone events (RFC 4733), once each."""

    def __init__(self) -> None:
        self.sound: list[bytes] = []
        self.keys: list[int] = []
        self._last_at = b""
        self._over = False
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((HERE, 0))
        self._socket.settimeout(0.1)
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._hear, daemon=True)

    def __enter__(self) -> "Ear":
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._over = True
        self._thread.join()
        self._socket.close()

    def _hear(self) -> None:
        while not self._over:
            try:
                packet, sender = self._socket.recvfrom(2048)
            except TimeoutError:
                continue
            self._take(packet[1] & 0x7F, packet[4:8], packet[_HEADER:])
            self._socket.sendto(packet, sender)

    def _take(self, kind: int, at: bytes, told: bytes) -> None:
        """Note a packet; all packets of one key carry the moment at which it began."""
        if kind == ALAW:
            self.sound.append(told)
        elif kind == KEYS and at != self._last_at:
            self._last_at = at
            self.keys.append(told[0])
