"""What ends a report: the sum line and the place for both signatures, kept together."""

from dataclasses import dataclass

from dialer.contacts.dates import format_date_long
from dialer.reports.model import ReportFrame
from dialer.reports.paper import LANDSCAPE, MARGIN, STRONG, VALUE, WIDTH, Paper, ascent
from dialer.reports.pen import Pen
from dialer.reports.typeface import BOLD, TEXT, Style, clean, wrap

NAME = Style(BOLD, 9, 11.6)
SIGNING_WIDTH = 210.0
SIGNING_SPACE = 46.0
ABOVE = 28.0


@dataclass(frozen=True, slots=True)
class Signatures:
    """Sum line over the full width, who takes note on the left, place, date, maker on the right."""

    total: list[str]
    left: tuple[list[str], list[str]]
    right: tuple[list[str], list[str]]
    width: float = WIDTH

    @property
    def height(self) -> float:
        """Sum line, headings, room to sign, names."""
        headings = max(len(self.left[0]), len(self.right[0]))
        names = max(len(self.left[1]), len(self.right[1]), 1)
        lines = (headings + names) * VALUE.leading
        return len(self.total) * STRONG.leading + ABOVE + lines + SIGNING_SPACE + 10

    def draw(self, pen: Pen, top: float) -> None:
        """Headings in line with each other, names over a line to sign on."""
        pen.lines(MARGIN, top - 5 - ascent(STRONG), self.total, STRONG)
        start = top - len(self.total) * STRONG.leading - ABOVE
        headings = max(len(self.left[0]), len(self.right[0])) * VALUE.leading
        for x, (heading, name) in (
            (MARGIN, self.left),
            (MARGIN + self.width - SIGNING_WIDTH, self.right),
        ):
            pen.lines(x, start - ascent(VALUE), heading, VALUE)
            line = start - headings - SIGNING_SPACE
            pen.rule(x, line, SIGNING_WIDTH, TEXT)
            pen.lines(x, line - 2 - ascent(NAME), name, NAME)


def signatures(frame: ReportFrame, total: str, paper: Paper = LANDSCAPE) -> Signatures:
    """The closing of a report; `total` repeats the sum of the table, empty for none."""
    day = format_date_long(frame.generated_at.date())
    place = ", ".join(part for part in (clean(frame.city), day) if part)
    return Signatures(
        wrap(clean(total), STRONG, paper.width),
        (["Mengetahui,", frame.signs[0]], wrap(clean(frame.lead_name), NAME, SIGNING_WIDTH)),
        (
            [*wrap(place, VALUE, SIGNING_WIDTH), frame.signs[1]],
            wrap(clean(frame.officer_name), NAME, SIGNING_WIDTH),
        ),
        paper.width,
    )
