"""Recordings at rest: sound in pieces of a second, each encrypted and complete by itself.

The plain sound never touches the disk, and a process that is killed leaves a file that is good up
to its last whole piece: there is nothing to repair. The key belongs to the store.

A file is `SMBGREC1`, the rate (4 bytes), then pieces: length (4 bytes), nonce (12), AES-GCM text
with the number of the piece as associated data, so that pieces cannot be taken out or swapped.
"""

import io
import os
import struct
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dialer.errors import BadInputError

RATE: Final = 8_000
"""Samples a second: what G.711 carries."""

PIECE_BYTES: Final = RATE * 2
_MAGIC: Final = b"SMBGREC1"
_NONCE: Final = 12
_TAG: Final = 16


class Recorder:
    """Takes 16-bit mono sound and writes it away encrypted."""

    rate = RATE

    def __init__(self, path: Path, key: bytes) -> None:
        self._cipher = AESGCM(key)
        self._file = path.open("xb", buffering=0)
        self._file.write(_MAGIC + struct.pack("<I", RATE))
        self._waiting = bytearray()
        self._piece = 0

    @classmethod
    def make(cls, order: str) -> Self:
        """Make one from `<key as hex>:<path>`, as the window orders it."""
        key, _, path = order.partition(":")
        return cls(Path(path), bytes.fromhex(key))

    def hear(self, sound: bytes) -> None:
        """Take some sound."""
        self._waiting += sound
        while len(self._waiting) >= PIECE_BYTES:
            self._write(bytes(self._waiting[:PIECE_BYTES]))
            del self._waiting[:PIECE_BYTES]

    def close(self) -> None:
        """Write what is left."""
        if self._waiting:
            self._write(bytes(self._waiting))
            self._waiting.clear()
        self._file.close()

    def _write(self, piece: bytes) -> None:
        nonce = os.urandom(_NONCE)
        text = self._cipher.encrypt(nonce, piece, struct.pack("<Q", self._piece))
        self._file.write(struct.pack("<I", len(text)) + nonce + text)
        self._piece += 1


def sound_of(path: Path, key: bytes) -> bytes:
    """Return a recording as a WAV file; a last piece that was cut off is left out.

    Raises BadInputError for what is no recording or was made with another key.
    """
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise BadInputError(f"“{path.name}” bukan rekaman Sambung.")
        (rate,) = struct.unpack("<I", file.read(4))
        sound = b"".join(_pieces(file, AESGCM(key), path.name))
    whole = io.BytesIO()
    with wave.open(whole, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes(sound)
    return whole.getvalue()


def _pieces(file: io.BufferedReader, cipher: AESGCM, name: str) -> Iterator[bytes]:
    number = 0
    while len(head := file.read(4 + _NONCE)) == 4 + _NONCE:
        (size,) = struct.unpack("<I", head[:4])
        if size > PIECE_BYTES + _TAG:
            raise BadInputError(f"Rekaman “{name}” rusak dan tidak dapat diputar.")
        text = file.read(size)
        if len(text) < size:
            return
        try:
            yield cipher.decrypt(head[4:], text, struct.pack("<Q", number))
        except InvalidTag:
            raise BadInputError(
                f"Rekaman “{name}” rusak atau dibuat di komputer lain, dan tidak dapat diputar."
            ) from None
        number += 1
