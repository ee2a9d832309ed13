"""A text with its placeholders filled in that still knows where each letter came from."""

from bisect import bisect_right
from collections.abc import Mapping

from scripts_call.placeholders import NAMES, TOKEN, Placeholder


class Filled:
    """`text` is what would be said; unknown placeholders stay as they are written."""

    def __init__(self, raw: str, values: Mapping[str, str]) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._origins: list[tuple[int, bool]] = []
        length = done = 0
        for match in TOKEN.finditer(raw):
            for piece, origin, copied in (
                (raw[done : match.start()], done, True),
                (_value(match[1], values, match[0]), match.start(), False),
            ):
                self._starts.append(length)
                self._origins.append((origin, copied))
                pieces.append(piece)
                length += len(piece)
            done = match.end()
        self._starts.append(length)
        self._origins.append((done, True))
        pieces.append(raw[done:])
        self.text = "".join(pieces)

    def origin(self, offset: int) -> int:
        """The offset in the raw text; of the placeholder's brace when it lies inside one."""
        piece = bisect_right(self._starts, offset) - 1
        origin, copied = self._origins[piece]
        return origin + offset - self._starts[piece] if copied else origin


def _value(name: str, values: Mapping[str, str], written: str) -> str:
    if name not in NAMES:
        return written
    return values.get(name) or Placeholder(name).neutral
