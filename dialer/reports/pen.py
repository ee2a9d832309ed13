"""Draws on a reportlab canvas: text runs kept in one text object, rules, boxes, pictures.

Coordinates are points from the lower left of the page, y of text is its baseline.
"""

from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from dialer.reports.typeface import Style, text_width


@cache
def _colour(code: str) -> Color:
    return HexColor(code)


class Pen:
    """Keeps a text object open over many pieces of text: a row costs one, not fifteen."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._run: PDFTextObject | None = None
        self._style: Style | None = None

    def text(self, x: float, y: float, line: str, style: Style) -> None:
        """One line starting at x."""
        run = self._open(style)
        run.setTextOrigin(x, y)
        run.textLine(line)

    def text_right(self, x: float, y: float, line: str, style: Style) -> None:
        """One line ending at x."""
        self.text(round(x - text_width(line, style), 2), y, line, style)

    def lines(self, x: float, y: float, lines: list[str], style: Style) -> None:
        """Lines under each other, the first with its baseline at y."""
        run = self._open(style)
        run.setTextOrigin(x, y)
        for line in lines:
            run.textLine(line)

    def rule(self, x: float, y: float, width: float, colour: str, weight: float = 0.5) -> None:
        """A horizontal line."""
        self.close()
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, y, x + width, y)

    def upright(self, x: float, y: float, height: float, colour: str) -> None:
        """A vertical line from y upwards."""
        self.close()
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(0.5)
        self._canvas.line(x, y, x, y + height)

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0
    ) -> None:
        """A filled rectangle without an outline, (x, y) its lower left."""
        self.close()
        self._canvas.setFillColor(_colour(colour))
        if radius:
            self._canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)
        else:
            self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def picture(self, x: float, y: float, width: float, height: float, image: ImageReader) -> None:
        """An image stretched to the given rectangle."""
        self.close()
        self._canvas.drawImage(image, x, y, width, height, mask="auto")

    def close(self) -> None:
        """Put the open text on the canvas; needed before anything that is not text."""
        if self._run is not None:
            self._canvas.drawText(self._run)
            self._run = None
            self._style = None

    def _open(self, style: Style) -> PDFTextObject:
        if self._run is None:
            self._run = self._canvas.beginText()
        before, self._style = self._style, style
        if before is style:
            return self._run
        if before is None or style.size != before.size or style.face != before.face:
            self._run.setFont(style.face, style.size, style.leading)
        if before is None or style.colour != before.colour:
            self._run.setFillColor(_colour(style.colour))
        return self._run
