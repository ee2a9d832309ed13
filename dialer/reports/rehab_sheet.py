"""The REHAB sheet for a member: one page A4, an estimate that says so on its face.

Plain words in, PDF out; the words come ready from whoever worked the plan out. However many
instalments there are, they stand on one page: from 19 on in two columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Final

from reportlab.pdfgen.canvas import Canvas

from dialer.contacts.dates import format_datetime
from dialer.reports.model import Letterhead
from dialer.reports.opening import head
from dialer.reports.paper import FOOTER, MARGIN, PORTRAIT, TITLE
from dialer.reports.pen import Pen
from dialer.reports.typeface import (
    ACCENT,
    BOLD,
    LINE,
    MUTED,
    REGULAR,
    Style,
    clean,
    load_faces,
    shorten,
    wrap,
)

IN_ONE_COLUMN: Final = 18
"""More instalments than this stand in two columns."""

_TEXT: Final = Style(REGULAR, 10, 14)
_STRONG: Final = Style(BOLD, 10, 14)
_QUIET: Final = Style(REGULAR, 8.5, 11.5, MUTED)
_HEAD: Final = Style(BOLD, 11.5, 16)
_SIGN: Final = Style(BOLD, 9.5, 13, ACCENT)
_CELL: Final = Style(REGULAR, 9.5, 14.5)
_CELL_HEAD: Final = Style(BOLD, 8.5, 14.5, MUTED)
_LABEL_WIDTH: Final = 150.0
_MOST_NOTES: Final = 9
_FIRST_FONT: Final[dict[str, Any]] = {"initialFontName": REGULAR}


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """What stands on the page. `rows` are number, day, arrears, dues, amount; `facts` pairs."""

    name: str
    facts: Sequence[tuple[str, str]]
    heads: tuple[str, str, str, str, str]
    rows: Sequence[tuple[str, str, str, str, str]]
    total: str
    notes: Sequence[str]
    estimate: str
    officer: str
    made_at: datetime


def write_rehab_sheet(target: BinaryIO, letterhead: Letterhead, sheet: MemberSheet) -> None:
    """Write the page. `made_at` is already in the branch's time zone.

    Raises BadInputError when the logo is no picture.
    """
    load_faces()
    canvas = Canvas(
        target,
        pagesize=PORTRAIT.size,
        pageCompression=1,
        lang="id-ID",
        **_FIRST_FONT,
    )
    canvas.setTitle("Perkiraan cicilan REHAB")
    canvas.setAuthor(clean(f"{letterhead.institution}, {letterhead.branch}"))
    canvas.setSubject(clean(sheet.estimate))
    canvas.setCreator("Sambung")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    page = _Page(Pen(canvas))
    page.letterhead(letterhead)
    page.head(sheet)
    page.table(sheet)
    page.notes(sheet)
    page.foot(sheet)
    page.pen.close()
    canvas.showPage()
    canvas.save()


class _Page:
    """Stacks the parts from the top down; `y` is the top of what comes next."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self.width = PORTRAIT.width
        self.y = PORTRAIT.top

    def line(self, text: str, style: Style, *, indent: float = 0.0) -> None:
        """One line, cut where the page ends."""
        shown = shorten(clean(text), style, self.width - indent)
        self.pen.text(MARGIN + indent, self.y - style.leading * 0.77, shown, style)
        self.y -= style.leading

    def block(self, text: str, style: Style) -> None:
        """Wrapped lines."""
        lines = wrap(clean(text), style, self.width)
        self.pen.lines(MARGIN, self.y - style.leading * 0.77, lines, style)
        self.y -= style.leading * len(lines)

    def letterhead(self, letterhead: Letterhead) -> None:
        """Who hands the sheet out, with the logo."""
        block = head(letterhead, PORTRAIT)
        block.draw(self.pen, self.y)
        self.y -= block.height

    def head(self, sheet: MemberSheet) -> None:
        """Title, that it is an estimate, and what it was worked out from."""
        self.line("Perkiraan cicilan REHAB", TITLE)
        self.line("Rencana Pembayaran Bertahap", _QUIET)
        self.line(sheet.estimate, _SIGN)
        self.y -= 8
        for name, text in (("Nama", sheet.name), *sheet.facts):
            if text:
                self._fact(name, text)
        self.y -= 8

    def _fact(self, name: str, text: str) -> None:
        top = self.y - _TEXT.leading * 0.77
        self.pen.text(MARGIN, top, name, Style(REGULAR, 9, _TEXT.leading, MUTED))
        lines = wrap(clean(text), _TEXT, self.width - _LABEL_WIDTH)
        self.pen.lines(MARGIN + _LABEL_WIDTH, top, lines, _TEXT)
        self.y -= _TEXT.leading * len(lines)

    def table(self, sheet: MemberSheet) -> None:
        """The instalments, in one column or two of the same height."""
        self.line("Cicilan", _HEAD)
        split = len(sheet.rows) > IN_ONE_COLUMN
        half = (len(sheet.rows) + 1) // 2 if split else len(sheet.rows)
        width = (self.width - 24) / 2 if split else self.width
        top = self.y
        for place, part in enumerate((sheet.rows[:half], sheet.rows[half:])):
            self.y = top
            if part:
                self._column(MARGIN + place * (width + 24), width, sheet.heads, part)
        self.y = top - (half + 1) * _CELL.leading - 6
        self.line(f"Total dibayar {sheet.total}", _STRONG)
        self.y -= 6

    def _column(
        self, x: float, width: float, heads: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        small = width < self.width
        face = 7.8 if small else _CELL.size
        stops = [x, x + width * 0.13, *(x + width * at for at in (0.56, 0.76, 1.0))]
        for number, row in enumerate((heads, *rows)):
            kind = _CELL_HEAD if number == 0 else _CELL
            style = Style(kind.face, min(face, kind.size), kind.leading, kind.colour)
            base = self.y - style.leading * 0.7
            for place, text in enumerate(row):
                if place < 2:
                    self.pen.text(stops[place], base, text, style)
                else:
                    self.pen.text_right(stops[place], base, text, style)
            self.y -= style.leading
            self.pen.rule(x, self.y, width, LINE)

    def notes(self, sheet: MemberSheet) -> None:
        """What goes with it: when the card is active, where to register, what is not known."""
        self.line("Perlu diketahui", _HEAD)
        for note in list(sheet.notes)[:_MOST_NOTES]:
            if self.y > FOOTER + 60:
                self.block(f"• {note}", _TEXT)

    def foot(self, sheet: MemberSheet) -> None:
        """When and by whom; no signature: it is no agreement."""
        made = f"Dibuat {format_datetime(sheet.made_at)} oleh {sheet.officer}. Bukan bukti tagihan."
        shown = shorten(clean(made), _QUIET, self.width)
        self.pen.text(MARGIN, FOOTER, shown, _QUIET)
