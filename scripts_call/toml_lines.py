"""Where every key and value of a TOML text stands: tomllib reads values but forgets the places.

Works on text that tomllib has accepted (line ends already `\\n`), so it looks for places only and
never judges. Knows table headers, arrays of tables, dotted and quoted keys, inline tables, arrays
over several lines and all four kinds of string.
"""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

Path = tuple[str | int, ...]
"""The way to a value: keys of tables and indices of arrays, as one would subscript the dict."""

_BLANK: Final = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_SPACE: Final = re.compile(r"[ \t]*+")
_KEY: Final = re.compile(r'"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|[A-Za-z0-9_-]++')
_VALUE: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|[^\s,\]}#]++(?: [0-9][^\s,\]}#]*+)?",
    re.DOTALL,
)
_QUOTES: Final = re.compile(r"\"\"\"|'''|\"|'")
_LETTER: Final = re.compile(
    r"(?P<blank>\s+|\\[ \t]*\n\s*|\\[nt])|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|.", re.DOTALL
)
_LITERAL: Final = re.compile(r"(?P<blank>\s+)|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """A position in the source; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Span:
    """Offsets: where the key (or array element) begins, and the value's text."""

    key: int
    start: int
    end: int


class LineIndex:
    """Answers where a value of the parsed document stands in the source.

    The source is scanned at the first question: a file without faults is never asked about.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._spelt: tuple[Path, list[int]] | None = None

    @cached_property
    def _breaks(self) -> list[int]:
        return [-1, *(match.start() for match in re.finditer("\n", self._source))]

    @cached_property
    def _spans(self) -> dict[Path, _Span]:
        try:
            return _Scanner(self._source).scan()
        except RecursionError:  # lists hundreds deep: the fault is told without its line
            return {}

    @property
    def paths(self) -> frozenset[Path]:
        """Every path that has a place."""
        return frozenset(self._spans)

    def place(self, path: Path) -> Place:
        """Where the key of this path stands; of the nearest table around it when it has none."""
        span = self._nearest(path)
        return self._at(span.key) if span else Place(1, 1)

    def find(self, path: Path, needle: str) -> Place:
        """Where `needle` first occurs inside the value of this path, else where its key stands."""
        span = self._spans.get(path)
        if span:
            offset = self._source.find(needle, span.start, span.end)
            if offset >= 0:
                return self._at(offset)
        return self.place(path)

    def letter(self, path: Path, before: int) -> Place:
        """Where the letter of this path's text stands that has `before` letters before it.

        White space does not count, so a text may be given with its lines joined. The key's own
        place when the value is no text or shorter.
        """
        if self._spelt is None or self._spelt[0] != path:
            self._spelt = path, self._letters(path)
        letters = self._spelt[1]
        return self._at(letters[before]) if before < len(letters) else self.place(path)

    def _letters(self, path: Path) -> list[int]:
        """The offsets of the letters of a text, its quotation marks and white space left out."""
        span = self._spans.get(path)
        opening = _QUOTES.match(self._source, span.start, span.end) if span else None
        if span is None or opening is None:
            return []
        pattern = _LETTER if opening[0][0] == '"' else _LITERAL
        end = span.end - len(opening[0])
        pieces = pattern.finditer(self._source, opening.end(), end)
        return [piece.start() for piece in pieces if not piece["blank"]]

    def _nearest(self, path: Path) -> _Span | None:
        for length in range(len(path), 0, -1):
            span = self._spans.get(path[:length])
            if span:
                return span
        return None

    def _at(self, offset: int) -> Place:
        line = bisect_right(self._breaks, offset - 1)
        return Place(line, offset - self._breaks[line - 1])


class _Scanner:
    """One pass over the source; `at` is the offset reached."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._spans: dict[Path, _Span] = {}
        self._last: dict[Path, int] = {}

    def scan(self) -> dict[Path, _Span]:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._source):
            if self._source[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._spans

    def _header(self) -> Path:
        begin = self._at
        many = self._source.startswith("[[", begin)
        self._at += 2 if many else 1
        keys = self._keys()
        self._at += 2 if many else 1
        path: Path = ()
        for key, _ in keys[:-1]:
            path = self._inside((*path, key))
        path = (*path, keys[-1][0])
        self._note(path, begin, begin, self._at)
        if many:
            self._last[path] = self._last.get(path, -1) + 1
            path = (*path, self._last[path])
            self._note(path, begin, begin, self._at)
            return path
        return self._inside(path)

    def _inside(self, path: Path) -> Path:
        """A header that names an array of tables means its last element."""
        return (*path, self._last[path]) if path in self._last else path

    def _pair(self, table: Path) -> None:
        keys = self._keys()
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        start = self._at
        path = table
        for key, _ in keys:
            path = (*path, key)
        self._value(path)
        for depth, (_, offset) in enumerate(keys, start=1):
            self._note(path[: len(table) + depth], offset, start, self._at)

    def _value(self, path: Path) -> None:
        opening = self._source[self._at]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline(path)
        else:
            self._skip(_VALUE)

    def _array(self, path: Path) -> None:
        self._at += 1
        index = 0
        while True:
            self._skip(_BLANK)
            if self._source[self._at] == "]":
                break
            begin = self._at
            self._value((*path, index))
            self._note((*path, index), begin, begin, self._at)
            index += 1
            self._skip(_BLANK)
            if self._source[self._at] == ",":
                self._at += 1
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while True:
            self._skip(_BLANK)
            if self._source[self._at] == "}":
                break
            self._pair(path)
            self._skip(_BLANK)
            if self._source[self._at] == ",":
                self._at += 1
        self._at += 1

    def _keys(self) -> list[tuple[str, int]]:
        """A dotted key with the offset of each part; leaves `at` behind it and its spaces."""
        keys: list[tuple[str, int]] = []
        while True:
            self._skip(_SPACE)
            begin = self._at
            self._skip(_KEY)
            keys.append((_plain(self._source[begin : self._at]), begin))
            self._skip(_SPACE)
            if self._source[self._at] != ".":
                return keys
            self._at += 1

    def _note(self, path: Path, key: int, start: int, end: int) -> None:
        self._spans.setdefault(path, _Span(key, start, end))

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._source, self._at)
        if match:
            self._at = match.end()


def _plain(token: str) -> str:
    if token[0] == "'":
        return token[1:-1]
    if token[0] == '"':
        return next(iter(tomllib.loads(f"{token} = 0"))) if "\\" in token else token[1:-1]
    return token
