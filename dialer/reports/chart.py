"""Counts per outcome as horizontal bars, and per group of outcomes in a column beside them.

Bars start at zero and share one scale; every bar says its count and its share of all attempts.
Where there are more bars than the page has room for, the chart goes on on the next page.
"""

from dataclasses import dataclass

from dialer.reports.paper import BASE, LABEL, MARGIN, SECTION, STRONG, WIDTH, ascent
from dialer.reports.pen import Pen
from dialer.reports.summary import Tally, format_count, format_share
from dialer.reports.typeface import ACCENT, LINE, Style, clean, text_width, wrap

CHART_SHARE = 0.66
NAME_WIDTH = 178.0
VALUE_ROOM = 74.0
GAP = 6.0
BAR_HEIGHT = 8.5
ROOMY_PITCH = 15.0
TIGHT_PITCH = 12.0
HEADING = SECTION.leading + LABEL.leading + 5
MOST_GROUPS = 10
NAME = Style(BASE.face, 8, 9.2)


@dataclass(frozen=True, slots=True)
class Bar:
    """One outcome: its name wrapped, its count, the words at the bar's end."""

    name: list[str]
    count: int
    value: str

    def height(self, pitch: float) -> float:
        """Room of the bar; more than the pitch only where the name takes several lines."""
        return max(pitch, len(self.name) * NAME.leading + 4)


@dataclass(frozen=True, slots=True)
class Bars:
    """A heading and bars on a common zero-based scale (`longest` = count of the longest bar)."""

    heading: str
    caption: str
    bars: list[Bar]
    pitch: float
    longest: int
    width: float

    @property
    def height(self) -> float:
        """Heading, bars and the space below."""
        return HEADING + sum(bar.height(self.pitch) for bar in self.bars) + 12

    def draw(self, pen: Pen, top: float) -> None:
        """Names right-aligned at the zero line, bars to its right, figures at their ends."""
        pen.text(MARGIN, top - ascent(SECTION), self.heading, SECTION)
        pen.text(MARGIN, top - SECTION.leading - ascent(LABEL), self.caption, LABEL)
        zero = MARGIN + NAME_WIDTH + GAP
        scale = (self.width - NAME_WIDTH - GAP - VALUE_ROOM) / self.longest
        first = top - HEADING
        y = first
        for bar in self.bars:
            height = bar.height(self.pitch)
            middle = y - height / 2
            pen.box(zero, middle - BAR_HEIGHT / 2, bar.count * scale, BAR_HEIGHT, ACCENT)
            y -= height
        pen.upright(zero, y, first - y, LINE)
        y = first
        for bar in self.bars:
            height = bar.height(self.pitch)
            line_top = y - (height - len(bar.name) * NAME.leading) / 2
            for line in bar.name:
                pen.text_right(zero - GAP, line_top - ascent(NAME), line, NAME)
                line_top -= NAME.leading
            baseline = y - height / 2 - BASE.size * 0.36
            pen.text(zero + bar.count * scale + 5, baseline, bar.value, BASE)
            y -= height


@dataclass(frozen=True, slots=True)
class Aside:
    """Right-aligned figures with their names, beside the chart: groups, then sums of money."""

    sections: list[tuple[str, list[tuple[list[str], str]]]]
    left: float
    width: float

    @property
    def height(self) -> float:
        """All sections under each other."""
        return sum(self._section_height(rows) for _, rows in self.sections)

    @staticmethod
    def _section_height(rows: list[tuple[list[str], str]]) -> float:
        return SECTION.leading + 6 + sum(len(n) * BASE.leading + 5 for n, _ in rows) + 14

    def draw(self, pen: Pen, top: float) -> None:
        """Each row over a thin rule; the figure stands on the name's first line."""
        y = top
        for heading, rows in self.sections:
            pen.text(self.left, y - ascent(SECTION), heading, SECTION)
            at = y - SECTION.leading - 6
            for name, figure in rows:
                pen.lines(self.left, at - 1 - ascent(BASE), name, BASE)
                pen.text_right(self.left + self.width, at - 1 - ascent(STRONG), figure, STRONG)
                at -= len(name) * BASE.leading + 5
                pen.rule(self.left, at + 1.5, self.width, LINE)
            y -= self._section_height(rows)


@dataclass(frozen=True, slots=True)
class Beside:
    """The chart with the aside to its right."""

    chart: Bars
    aside: Aside

    @property
    def height(self) -> float:
        """The taller of the two."""
        return max(self.chart.height, self.aside.height)

    def draw(self, pen: Pen, top: float) -> None:
        """Both from the same top."""
        self.chart.draw(pen, top)
        self.aside.draw(pen, top)


def results(
    outcomes: tuple[Tally, ...],
    groups: tuple[Tally, ...],
    sums: list[tuple[str, str]],
    room: float,
    page: float,
    paper_width: float = WIDTH,
) -> list[Beside | Bars]:
    """Chart and aside for the first page, and more charts where `room` is too small.

    `room` is what the first page has left, `page` the height of an empty page. `sums` are named
    amounts below the groups. There must be at least one outcome.
    """
    attempts = sum(tally.count for tally in outcomes)
    width = CHART_SHARE * paper_width
    bars = [
        Bar(
            wrap(clean(tally.label), NAME, NAME_WIDTH) or ["–"],
            tally.count,
            f"{format_count(tally.count)} ({format_share(tally.count, attempts)})",
        )
        for tally in outcomes
    ]
    roomy = HEADING + sum(bar.height(ROOMY_PITCH) for bar in bars) + 12
    pitch = ROOMY_PITCH if roomy <= room else TIGHT_PITCH
    caption = f"Jumlah percobaan; persen dari {format_count(attempts)} percobaan"
    charts: list[Bars] = []
    for part in _split(bars, pitch, room, page):
        heading = "Hasil percobaan (lanjutan)" if charts else "Hasil percobaan"
        charts.append(Bars(heading, caption, part, pitch, outcomes[0].count, width))
    left = MARGIN + width + 24
    return [Beside(charts[0], _aside(groups, sums, left, MARGIN + paper_width - left)), *charts[1:]]


def _aside(
    groups: tuple[Tally, ...], sums: list[tuple[str, str]], left: float, width: float
) -> Aside:
    shown = list(groups)
    if len(shown) > MOST_GROUPS:
        rest = shown[MOST_GROUPS - 1 :]
        name = f"Kelompok lain ({format_count(len(rest))})"
        shown[MOST_GROUPS - 1 :] = [Tally(name, sum(tally.count for tally in rest))]
    named = [(tally.label, format_count(tally.count)) for tally in shown]
    sections = [("Menurut kelompok", named), ("Rupiah", sums)]
    return Aside(
        [
            (
                heading,
                [(_beside(name, figure, width), figure) for name, figure in rows],
            )
            for heading, rows in sections
            if rows
        ],
        left,
        width,
    )


def _beside(name: str, figure: str, width: float) -> list[str]:
    """A name in the room that its figure leaves."""
    room = max(width - text_width(figure, STRONG) - GAP, width / 2)
    return wrap(clean(name), BASE, room) or ["–"]


def _split(bars: list[Bar], pitch: float, room: float, page: float) -> list[list[Bar]]:
    """Bars a page: what fits `room` first, then what fits whole pages; never an empty part."""
    parts: list[list[Bar]] = [[]]
    left = room - HEADING - 12
    for bar in bars:
        height = bar.height(pitch)
        if parts[-1] and height > left:
            parts.append([])
            left = page - HEADING - 12
        parts[-1].append(bar)
        left -= height
    return parts
