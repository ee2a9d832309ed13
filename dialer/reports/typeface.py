"""The two faces of the reports and how their text is measured, cleaned and wrapped.

Text never goes through a markup parser: what a name or a note contains is drawn as it stands.
Widths are in points; a style is a face at a size with its line height and colour.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SambungSans"
BOLD = "SambungSans-Bold"
FOREIGN, SYMBOL = "[huruf asing]", "[simbol]"
"""What stands for a run of letters or signs that the faces cannot draw.

Chinese, Arabic or emoji would take fonts of several megabytes; the workbook has them as typed.
"""

_FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}
_BREAK_AFTER = frozenset("@._-/\\,;:|=&?+")
_MOST_WORDS = 20_000
_LOADING = Lock()
_NO_SHAPE_OF_ITS_OWN = frozenset({"Cc", "Cf", "Mn", "Me", "Mc"})

TEXT = "#1B2327"
MUTED = "#5B6870"
ACCENT = "#00796B"
LINE = "#DDE3E6"
GROUND = "#F5F7F8"


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks: face name, size and line height in points, colour "#RRGGBB"."""

    face: str
    size: float
    leading: float
    colour: str = TEXT


class _CharWidths(dict[str, float]):
    """Width of one character at size 1; a character without a glyph is as wide as the default."""

    def __init__(self, widths: dict[int, float], default: float) -> None:
        super().__init__({chr(code): width / 1000 for code, width in widths.items()})
        self.drawable = frozenset(self)
        self._default = default / 1000

    def __missing__(self, char: str) -> float:
        return self._default


@cache
def _char_widths(face: str) -> _CharWidths:
    """Load, register for embedding and measure a face, once in the life of the program."""
    content = files("dialer.reports.fonts").joinpath(_FILES[face]).read_bytes()
    font = TTFont(face, BytesIO(content))
    pdfmetrics.registerFont(font)
    return _CharWidths(font.face.charWidths, font.face.defaultWidth)


@cache
def _word_widths(face: str) -> dict[str, float]:
    """Widths at size 1 of words met so far: reports repeat their words a great deal."""
    _char_widths(face)
    return {}


def load_faces() -> None:
    """Register both faces with reportlab, once even when two threads begin at the same time.

    To be called before a report is measured: a face must not be exchanged under a document.
    """
    with _LOADING:
        for face in _FILES:
            _char_widths(face)


def clean(text: str) -> str:
    """Text as it can be drawn: composed, without control and direction marks, line breaks kept.

    Characters that the face lacks are drawn by the plain ones they stand for (bold or circled
    letters of telephones), else said in words: FOREIGN or SYMBOL, once for several in a row.
    """
    if text.isascii() and text.isprintable():
        return text
    drawable = _char_widths(REGULAR).drawable
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(one if one in drawable else _plain(one) for one in plain)
    kept: list[str] = []
    for char in unicodedata.normalize("NFC", plain):
        category = unicodedata.category(char)
        if char in drawable and char.isprintable():
            kept.append(char)
        elif char == "\n" or category in {"Zl", "Zp"}:
            kept.append("\n")
        elif char.isspace():
            kept.append(" ")
        elif category not in _NO_SHAPE_OF_ITS_OWN:
            words = FOREIGN if category[0] in "LN" else SYMBOL
            if not kept or kept[-1] != words:
                kept.append(words)
    return "".join(kept)


def _plain(char: str) -> str:
    """The ordinary letters that a decorated one stands for; white space as it is."""
    return char if char.isspace() else unicodedata.normalize("NFKC", char)


def text_width(text: str, style: Style) -> float:
    """Width of one line in points."""
    return sum(map(_char_widths(style.face).__getitem__, text)) * style.size


def wrap(text: str, style: Style, width: float) -> list[str]:
    """Lines no wider than `width`; blank lines go, over-long words are broken, nothing is lost.

    `text` must be clean. A single character wider than `width` still gets its line.
    """
    if "\n" not in text and text_width(text, style) <= width:
        line = text.strip()
        return [line] if line else []
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_fill(paragraph.split(), style, width / style.size))
    return lines


def shorten(text: str, style: Style, width: float) -> str:
    """One line for a place that only repeats what is said in full elsewhere."""
    line = " ".join(text.split())
    if text_width(line, style) <= width:
        return line
    room = width - text_width("…", style)
    used, end = 0.0, 0
    for char in line:
        used += text_width(char, style)
        if used > room:
            break
        end += 1
    return line[:end].rstrip() + "…"


def _fill(words: list[str], style: Style, room: float) -> list[str]:
    """Greedy filling; `room` is the line width at size 1."""
    chars, known = _char_widths(style.face), _word_widths(style.face)
    if len(known) > _MOST_WORDS:
        known.clear()
    space = chars[" "]
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in words:
        size = known.get(word)
        if size is None:
            size = known[word] = sum(map(chars.__getitem__, word))
        pieces = [(word, size)]
        if size > room:
            left = room - used - space if line else room
            pieces = _break(word, chars, left if left > room / 2 else room, room)
        for piece, width in pieces:
            if line and used + space + width <= room:
                line.append(piece)
                used += space + width
                continue
            if line:
                lines.append(" ".join(line))
            line, used = [piece], width
    if line:
        lines.append(" ".join(line))
    return lines


def _break(word: str, chars: _CharWidths, first: float, room: float) -> list[tuple[str, float]]:
    """A word cut into pieces with their widths, after a sign like @ . - / where one is near.

    The first piece is at most `first` wide, the others at most `room`; each has a character.
    """
    pieces: list[tuple[str, float]] = []
    start, limit = 0, first
    while start < len(word):
        end, used = start, 0.0
        while end < len(word) and (end == start or used + chars[word[end]] <= limit):
            used += chars[word[end]]
            end += 1
        if end < len(word):
            middle = start + (end - start) // 2
            end = next((i for i in range(end, middle, -1) if word[i - 1] in _BREAK_AFTER), end)
        piece = word[start:end]
        pieces.append((piece, sum(map(chars.__getitem__, piece))))
        start, limit = end, room
    return pieces
