"""The parts of the detail table as they are drawn: head, row, lines under a row.

A report holds all its rows before the first page is drawn (the number of pages is printed on
each), so a row is kept small: all fields in one UTF-8 text, their lines joined by line breaks.
"""

from dataclasses import dataclass

from dialer.reports.paper import BASE, MARGIN, QUIET, ascent
from dialer.reports.pen import Pen
from dialer.reports.typeface import ACCENT, LINE, Style, text_width

PAD = 3.6
BELOW_INDENT = 36.0
BELOW_GAP = 1.5
FIELD_END = "\x1f"
"""Between the texts of a row, which are kept as one: clean text has no such sign."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one field stands and how it looks; `opens` is true for the first of a column."""

    label: str
    style: Style
    left: float
    right: float
    number: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class BelowLine:
    """One line under a row; `label` ("Catatan: ") only opens the first line of a field."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """Column labels over an accent rule."""

    slots: tuple[Slot, ...]
    texts: tuple[str, ...]
    text_height: float

    @property
    def height(self) -> float:
        """The tallest label and the rule."""
        return self.text_height + 5

    def draw(self, pen: Pen, top: float) -> None:
        """Labels aligned as their column."""
        _draw_texts(pen, self.slots, self.texts, top)
        pen.rule(MARGIN, top - self.height + 1, self.slots[-1].right - MARGIN, ACCENT, 0.9)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the first lines below it; closed by a thin rule unless more lines follow."""

    slots: tuple[Slot, ...]
    packed: bytes
    text_height: float
    below: tuple[BelowLine, ...]
    closed: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """One text per field."""
        return tuple(self.packed.decode("utf-8").split(FIELD_END))

    @property
    def height(self) -> float:
        """Cells, lines below and padding."""
        below = len(self.below) * BASE.leading + BELOW_GAP if self.below else 0.0
        return self.text_height + below + (2 * PAD if self.closed else PAD)

    def draw(self, pen: Pen, top: float) -> None:
        """Cells, then the lines below, then the rule."""
        y = top - PAD
        _draw_texts(pen, self.slots, self.texts, y)
        _draw_below(pen, self.below, y - self.text_height - BELOW_GAP)
        if self.closed:
            pen.rule(MARGIN, top - self.height, self.slots[-1].right - MARGIN, LINE)


@dataclass(frozen=True, slots=True)
class BelowRow:
    """Lines under a row of `width` that may stand on another page than the row."""

    lines: tuple[BelowLine, ...]
    closed: bool
    width: float

    @property
    def height(self) -> float:
        """The lines, and padding where they close the row."""
        return len(self.lines) * BASE.leading + (PAD if self.closed else 0.0)

    def draw(self, pen: Pen, top: float) -> None:
        """The lines, then the rule."""
        _draw_below(pen, self.lines, top)
        if self.closed:
            pen.rule(MARGIN, top - self.height, self.width, LINE)


def _draw_below(pen: Pen, lines: tuple[BelowLine, ...], top: float) -> None:
    y = top - ascent(BASE)
    for line in lines:
        x = MARGIN + BELOW_INDENT
        if line.label:
            pen.text(x, y, line.label, QUIET)
            x += text_width(line.label, QUIET)
        pen.text(x, y, line.text, BASE)
        y -= BASE.leading


def _draw_texts(pen: Pen, slots: tuple[Slot, ...], texts: tuple[str, ...], top: float) -> None:
    """First fields of all columns, then the second ones: read as lines, few changes of style."""
    seconds: list[tuple[Slot, list[str], float]] = []
    y = top
    for slot, text in zip(slots, texts, strict=True):
        if slot.opens:
            y = top
        if not text:
            continue
        lines = text.split("\n")
        if slot.opens:
            _draw_field(pen, slot, lines, y)
        else:
            seconds.append((slot, lines, y))
        y -= len(lines) * slot.style.leading
    for slot, lines, place in seconds:
        _draw_field(pen, slot, lines, place)


def _draw_field(pen: Pen, slot: Slot, lines: list[str], top: float) -> None:
    style = slot.style
    y = top - ascent(style)
    if not slot.number:
        pen.lines(slot.left, y, lines, style)
        return
    for line in lines:
        pen.text_right(slot.right, y, line, style)
        y -= style.leading
