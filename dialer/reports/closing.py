"""What ends a report: the sum line and the places for the signatures, kept together."""

from dataclasses import dataclass

from dialer.contacts.dates import format_date_long
from dialer.reports.model import ReportFrame, Signer
from dialer.reports.paper import LANDSCAPE, MARGIN, STRONG, VALUE, Paper, ascent
from dialer.reports.pen import Pen
from dialer.reports.typeface import BOLD, TEXT, Style, clean, wrap

NAME = Style(BOLD, 9, 11.6)
SIGNING_WIDTH = 210.0
SIGNING_GAP = 24.0
SIGNING_SPACE = 46.0
ABOVE = 28.0
OPENINGS = {2: ("Mengetahui,",), 3: ("Menyetujui,", "Mengetahui,")}
"""What stands above the offices, by the number of signers; above the last stands the day."""


@dataclass(frozen=True, slots=True)
class Place:
    """One signature: what stands above the line, the name below it, a number below the name."""

    x: float
    above: list[str]
    name: list[str]
    number: list[str]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Sum line over the full width, below it the places side by side, the maker on the right."""

    total: list[str]
    places: tuple[Place, ...]
    width: float

    @property
    def _above(self) -> int:
        return max(len(one.above) for one in self.places)

    @property
    def height(self) -> float:
        """Sum line, headings, room to sign, names."""
        names = max(len(one.name) + len(one.number) for one in self.places)
        lines = (self._above + max(names, 1)) * VALUE.leading
        return len(self.total) * STRONG.leading + ABOVE + lines + SIGNING_SPACE + 10

    def draw(self, pen: Pen, top: float) -> None:
        """Headings in line with each other, names over a line to sign on."""
        pen.lines(MARGIN, top - 5 - ascent(STRONG), self.total, STRONG)
        start = top - len(self.total) * STRONG.leading - ABOVE
        line = start - self._above * VALUE.leading - SIGNING_SPACE
        for one in self.places:
            pen.lines(one.x, start - ascent(VALUE), one.above, VALUE)
            pen.rule(one.x, line, self.width, TEXT)
            pen.lines(one.x, line - 2 - ascent(NAME), one.name, NAME)
            below = line - 2 - len(one.name) * NAME.leading
            pen.lines(one.x, below - ascent(VALUE), one.number, VALUE)


def signatures(frame: ReportFrame, total: str, paper: Paper = LANDSCAPE) -> Signatures:
    """The closing of a report; `total` repeats the sum of the table, empty for none."""
    count = len(frame.signers)
    width = min(SIGNING_WIDTH, (paper.width - (count - 1) * SIGNING_GAP) / count)
    step = (paper.width - width) / (count - 1)
    day = format_date_long(frame.generated_at.date())
    openings = (*OPENINGS[count], ", ".join(part for part in (clean(frame.city), day) if part))
    return Signatures(
        wrap(clean(total), STRONG, paper.width),
        tuple(
            _place(MARGIN + at * step, opening, signer, width)
            for at, (opening, signer) in enumerate(zip(openings, frame.signers, strict=True))
        ),
        width,
    )


def _place(x: float, opening: str, signer: Signer, width: float) -> Place:
    return Place(
        x,
        [*wrap(opening, VALUE, width), *wrap(clean(signer.office), VALUE, width)],
        wrap(clean(signer.name), NAME, width),
        wrap(clean(signer.numbered), VALUE, width),
    )
