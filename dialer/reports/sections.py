"""Breakdowns and other small tables of figures, drawn: a bar beside the first figure of each line.

A section that does not fit goes on on the next page under its head; its last lines and its sum
stay together.
"""

from dataclasses import dataclass

from dialer.contacts.money import format_rupiah
from dialer.reports.breakdown import Breakdown, Part, target_rate
from dialer.reports.pages import Bookmark, Stack
from dialer.reports.paper import (
    BASE,
    LABEL,
    MARGIN,
    SECTION,
    SMALL,
    STRONG,
    Block,
    Gap,
    Paper,
    ascent,
    paragraph,
)
from dialer.reports.pen import Pen
from dialer.reports.rows import PAD, Row
from dialer.reports.summary import format_count, format_share
from dialer.reports.table import HEADER, SUBHEADER, Column, Field, Table
from dialer.reports.typeface import ACCENT, Style, clean, text_width

BAR = 5.0
NAME_SHARE = 0.22
BAR_SHARE = 0.12
MANY_FIGURES = 7.0
CLOSE_SHARES = (0.17, 0.07)
"""Of names and bars where there are more columns of figures than that."""
AFTER = 12.0
WIDEST_FIGURE = 0.13
LEAST_BAR = 26.0
"""Points that are left to the bars where figures need their room."""
GUTTER = 10.0
KEPT_WHOLE = 0.4
"""A section of up to this part of a page is not cut."""
HELD = 3
"""Lines that stay with the sum below them, and with the head above them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of figures: its name, what a share is a share of, how wide it is beside others."""

    label: str
    of: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a section. `cells` are figure and share for each heading; `size` is the bar."""

    name: str
    cells: tuple[tuple[str, str], ...]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A table of figures: `what` heads the names; without lines it says `nothing`."""

    heading: str
    caption: str
    what: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    total: Line | None = None
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class BarLine:
    """A line with a zero-based bar of `length` points from `x`."""

    row: Row
    x: float
    length: float

    @property
    def height(self) -> float:
        """As tall as its texts."""
        return self.row.height

    def draw(self, pen: Pen, top: float) -> None:
        """The bar beside the first line of text, then the texts."""
        if self.length:
            middle = top - PAD - BASE.leading / 2
            pen.box(self.x, middle - BAR / 2, self.length, BAR, ACCENT)
        self.row.draw(pen, top)


@dataclass(frozen=True, slots=True)
class Titled:
    """The name of a section and what its figures mean."""

    heading: str
    caption: str

    @property
    def height(self) -> float:
        """Name, caption and the space below."""
        return SECTION.leading + (LABEL.leading if self.caption else 0) + 5

    def draw(self, pen: Pen, top: float) -> None:
        """Name above caption."""
        pen.text(MARGIN, top - ascent(SECTION), clean(self.heading), SECTION)
        if self.caption:
            pen.text(MARGIN, top - SECTION.leading - ascent(LABEL), clean(self.caption), LABEL)


def breakdown_section(
    one: Breakdown, agreed: Heading, daily_target: int = 0, *, money: bool
) -> Section:
    """A breakdown as a section; `agreed` names promises or next steps, with their denominator."""
    headings = [
        Heading("Percobaan"),
        Heading("Terhubung", "% percobaan"),
        Heading("Peserta sendiri" if money else "PIC", "% percobaan"),
        agreed,
    ]
    targeted = bool(daily_target and one.targeted)
    if money:
        headings += [Heading("Nilai janji", weight=1.2), Heading("REHAB", "tawaran", weight=0.7)]
    followed = bool(one.total.due)
    if followed:
        headings.append(Heading("Janji ditepati", "% jatuh tempo"))
    if targeted:
        headings.append(Heading("Target", "% tercapai"))

    def line(part: Part) -> Line:
        cells = [
            (format_count(part.attempts), ""),
            _share(part.connected, part.spoken),
            _share(part.right_party, part.spoken),
            promises_of(part) if money else _share(part.agreed, part.attempts),
        ]
        if money:
            cells += [(format_rupiah(part.promised), ""), (format_count(part.rehab), "")]
        if followed:
            cells.append(_share(part.kept, part.due))
        if targeted:
            target = target_rate(part, daily_target)
            cells.append((format_count(target.whole), target.share))
        return Line(part.label, tuple(cells), part.attempts)

    return Section(
        heading=one.heading,
        caption="",
        what=one.what,
        headings=tuple(headings),
        lines=tuple(map(line, one.parts)),
        total=line(one.total),
    )


def _share(part: int, whole: int) -> tuple[str, str]:
    return format_count(part), format_share(part, whole) if whole and part <= whole else "–"


def promises_of(part: Part) -> tuple[str, str]:
    """All promises; the share is of those in talks with the member, as in the promise rate."""
    return format_count(part.agreed), _share(part.agreed_spoken, part.right_party)[1]


def place_section(stack: Stack, section: Section, closing_height: float = 0.0) -> None:
    """Put a section on the pages; its last lines keep `closing_height` free below them."""
    title = Titled(section.heading, section.caption)
    widths = _widths(section, stack.paper)
    if not section.lines:
        said = paragraph(section.nothing or "Tidak ada data.", SMALL, width=stack.paper.width)
        stack.keep_together(title.height + said.height + AFTER + closing_height)
        stack.place(title, bookmark=Bookmark(section.heading, 0))
        stack.place(said)
        stack.place(Gap(AFTER))
        return
    table, sums = _table(section, widths, BASE), _table(section, widths, STRONG)
    header = table.header()
    blocks = _lines(section, table, widths)
    total: list[Block] = []
    if section.total is not None:
        total = [*sums.row(_values(section.total), "")]
    after = 0.0 if closing_height else AFTER
    foot = sum(one.height for one in total) + after + closing_height
    every = sum(one.height for one in blocks)
    above = title.height + header.height
    whole = len(blocks) < 2 * HELD or above + every + foot <= KEPT_WHOLE * stack.page_room
    stack.keep_together(
        above + (every + foot if whole else sum(one.height for one in blocks[:HELD]))
    )
    stack.place(title, bookmark=Bookmark(section.heading, 0))
    stack.place(header)
    stack.repeated = header
    tail = max(len(blocks) - HELD, 0)
    for at, block in enumerate(blocks):
        if at == tail and not whole:
            stack.keep_together(sum(one.height for one in blocks[tail:]) + foot)
        stack.place(block)
    for one in total:
        stack.place(one)
    stack.repeated = None
    stack.place(Gap(min(after, max(stack.room, 0.0))))


def _values(line: Line) -> list[str]:
    """The texts of the fields: a share stands beside its figure, below are names only."""
    return [line.name, "", *(text for cell in line.cells for text in (_cell(*cell), ""))]


def _cell(figure: str, share: str) -> str:
    return f"{figure} ({share})" if share else figure


def _lines(section: Section, table: Table, widths: "_Widths") -> list[Block]:
    longest = max((one.size for one in section.lines), default=0)
    x = MARGIN + widths.name
    room = widths.bar - 12
    blocks: list[Block] = []
    for line in section.lines:
        row, *below = table.row(_values(line), "")
        length = room * line.size / longest if longest else 0.0
        assert isinstance(row, Row)
        blocks += [BarLine(row, x, length), *below]
    return blocks


def _shares(section: Section) -> tuple[float, float]:
    """What names and bars get of the width; the bars take what the figures leave."""
    weights = sum(heading.weight for heading in section.headings)
    if weights > MANY_FIGURES:
        return CLOSE_SHARES
    least = BAR_SHARE if any(line.size for line in section.lines) else 0.02
    return NAME_SHARE, max(least, 1 - NAME_SHARE - weights * WIDEST_FIGURE)


@dataclass(frozen=True, slots=True)
class _Widths:
    """Points of the names, the bars and each column of figures."""

    name: float
    bar: float
    figures: tuple[float, ...]


def _widths(section: Section, paper: Paper) -> _Widths:
    """Share the width out by weight; figures that need more get it, from the bars if need be.

    Where even that is not enough, figures are wrapped.
    """
    named, barred = _shares(section)
    weights = sum(heading.weight for heading in section.headings)
    bar, room = barred * paper.width, (1 - named - barred) * paper.width
    needed = _needed(section)
    given = min(max(sum(needed) - room, 0.0), max(bar - LEAST_BAR, 0.0))
    bar, room = bar - given, room + given
    even = [room * heading.weight / weights for heading in section.headings]
    if all(one <= width for one, width in zip(needed, even, strict=True)) or sum(needed) > room:
        return _Widths(named * paper.width, bar, tuple(even))
    spare = (room - sum(needed)) / weights
    wide = (one + spare * head.weight for one, head in zip(needed, section.headings, strict=True))
    return _Widths(named * paper.width, bar, tuple(wide))


def _needed(section: Section) -> list[float]:
    """The points that each column of figures needs to stand on one line."""
    found = []
    for at, heading in enumerate(section.headings):
        widths = [text_width(heading.label, HEADER), text_width(heading.of, SUBHEADER)]
        widths += [text_width(_cell(*line.cells[at]), BASE) for line in section.lines]
        if section.total is not None:
            widths.append(text_width(_cell(*section.total.cells[at]), STRONG))
        last = at == len(section.headings) - 1
        found.append(max(widths) + (0 if last else GUTTER) + 0.1)
    return found


def _table(section: Section, widths: _Widths, first: Style) -> Table:
    columns = [
        Column(widths.name, (Field(section.what, first),)),
        Column(widths.bar, (Field("", first),)),
    ]
    for at, (heading, width) in enumerate(zip(section.headings, widths.figures, strict=True)):
        last = at == len(section.headings) - 1
        fields = (Field(heading.label, first), Field(heading.of, SMALL))
        columns.append(Column(width, fields, number=True, gutter=0 if last else GUTTER))
    return Table(columns, "")
