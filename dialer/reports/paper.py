"""The sheet: A4 both ways, its margins, and the blocks that are stacked on it."""

from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.pagesizes import A4, landscape

from dialer.reports.pen import Pen
from dialer.reports.typeface import BOLD, MUTED, REGULAR, Style, wrap

MARGIN = 36.0
BOTTOM = 44.0
FOOTER = 26.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of `size` points (width, height)."""

    size: tuple[float, float]

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.size[0] - 2 * MARGIN

    @property
    def top(self) -> float:
        """The y below which blocks are stacked."""
        return self.size[1] - 34.0

    @property
    def body_height(self) -> float:
        """Room for blocks."""
        return self.top - BOTTOM


LANDSCAPE = Paper(landscape(A4))
PORTRAIT = Paper(A4)
WIDTH = LANDSCAPE.width

TITLE = Style(BOLD, 17, 21)
SECTION = Style(BOLD, 11, 14)
BASE = Style(REGULAR, 8, 10.4)
STRONG = Style(BOLD, 8, 10.4)
SMALL = Style(REGULAR, 7.5, 10.4, MUTED)
QUIET = Style(REGULAR, 8, 10.4, MUTED)
LABEL = Style(REGULAR, 7.5, 9.6, MUTED)
VALUE = Style(REGULAR, 9, 11.6)
SENTENCE = Style(REGULAR, 10.5, 14)


class Block(Protocol):
    """A piece of the page that is never cut: its height, and how to draw it below `top`."""

    @property
    def height(self) -> float: ...

    def draw(self, pen: Pen, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space."""

    height: float

    def draw(self, pen: Pen, top: float) -> None:
        """Nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Wrapped text over the full width, or indented."""

    lines: list[str]
    style: Style
    indent: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        """Line heights and the space behind."""
        return len(self.lines) * self.style.leading + self.after

    def draw(self, pen: Pen, top: float) -> None:
        """Line under line."""
        pen.lines(MARGIN + self.indent, top - ascent(self.style), self.lines, self.style)


def paragraph(text: str, style: Style, *, width: float = WIDTH, after: float = 0.0) -> Lines:
    """Clean text wrapped to a block."""
    return Lines(wrap(text, style, width), style, after=after)


def ascent(style: Style) -> float:
    """From the top of a line box to its baseline; the same for all styles of one leading."""
    return style.leading * 0.77
