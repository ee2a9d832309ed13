"""The manager interface as bytes: `Key: value` lines, an empty line after each message."""

from collections.abc import Iterator, Mapping
from typing import Final

from dialer.errors import BadInputError

LONGEST: Final = 64_000
"""Bytes one message may have; more is no exchange."""

_END: Final = b"\r\n"


class NotAnExchangeError(Exception):
    """What comes is not the manager interface."""


def action(name: str, **fields: str) -> bytes:
    """Return an action; a field `Variable` may hold several lines separated by a tab.

    Raises BadInputError for a line break in a field: it would be another field or action.
    """
    lines = [f"Action: {name}"]
    for key, value in fields.items():
        for part in value.split("\t"):
            if any(ord(sign) < 32 or ord(sign) == 127 for sign in part):
                raise BadInputError("Isian untuk PBX memuat tanda yang tidak dapat dikirim.")
            lines.append(f"{key}: {part}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8")


class Stream:
    """Cuts what arrives into messages. The greeting, a line without colon, is passed over."""

    def __init__(self) -> None:
        self._rest = b""
        self._message: dict[str, str] = {}
        self._size = 0

    def feed(self, data: bytes) -> Iterator[Mapping[str, str]]:
        """Take some bytes and return the messages they complete; names are in lower case.

        Raises NotAnExchangeError when a line or message does not end.
        """
        self._rest += data
        *lines, self._rest = self._rest.split(_END)
        for line in lines:
            self._size += len(line)
            if self._size > LONGEST:
                raise NotAnExchangeError
            if line:
                self._take(line.decode("utf-8", "replace"))
            elif self._message:
                told, self._message, self._size = self._message, {}, 0
                yield told
        if len(self._rest) > LONGEST:
            raise NotAnExchangeError

    def _take(self, line: str) -> None:
        key, colon, value = line.partition(":")
        if colon:
            self._message.setdefault(key.strip().lower(), value.strip())
