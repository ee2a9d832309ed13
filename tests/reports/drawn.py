"""What a PDF draws where, read back: pieces of text outside the margins or over one another."""

from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PdfReader

from dialer.reports.paper import BOTTOM, MARGIN, Paper
from dialer.reports.typeface import BOLD, REGULAR, Style, text_width


class Piece(NamedTuple):
    """A drawn piece of text and the box it fills, in points from the lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float

    def covers(self, other: "Piece") -> bool:
        """Whether it is drawn over another; `other` stands on the same line or higher."""
        beside = self.right <= other.left + 0.01 or other.right <= self.left + 0.01
        return not beside and self.base + 0.6 * self.size > other.base


def drawn(path: Path) -> list[list[Piece]]:
    """The pieces of text on each page."""
    pages: list[list[Piece]] = []

    def visit(text: str, _cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if line := text.strip():
            face = BOLD if "Bold" in font["/BaseFont"] else REGULAR
            right = tm[4] + text_width(line, Style(face, size, size))
            pages[-1].append(Piece(line, tm[4], right, tm[5], size))

    for page in PdfReader(path).pages:
        pages.append([])
        page.extract_text(visitor_text=visit)
    return pages


def astray(page: list[Piece], paper: Paper) -> list[Piece]:
    """The pieces outside the margins, without the foot of the page."""
    return [
        piece
        for piece in page
        if piece.left < MARGIN - 0.01
        or piece.right > MARGIN + paper.width + 0.01
        or not (BOTTOM <= piece.base <= paper.top or piece.text.startswith(("Dibuat", "Halaman")))
    ]


def covered(page: list[Piece]) -> list[tuple[Piece, Piece]]:
    """The pairs of pieces that are drawn over one another."""
    upwards = sorted(page, key=lambda piece: piece.base)
    found: list[tuple[Piece, Piece]] = []
    for at, low in enumerate(upwards):
        for high in upwards[at + 1 :]:
            if high.base >= low.base + low.size:
                break
            if low.covers(high):
                found.append((low, high))
    return found
