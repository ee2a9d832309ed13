"""The order of a report and what stays together in it, the same for all kinds."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dialer.contacts.dates import format_date_long
from dialer.reports.chart import results
from dialer.reports.closing import Signatures, signatures
from dialer.reports.figures import Figure
from dialer.reports.model import Letterhead, ReportFrame
from dialer.reports.opening import Cards, covers, head
from dialer.reports.pages import NEXT_PAGE_HEIGHT, Bookmark, Page, Stack
from dialer.reports.paper import SECTION, SENTENCE, SMALL, WIDTH, Block, Lines, paragraph
from dialer.reports.rows import BelowRow, Header, Row
from dialer.reports.summary import Summary
from dialer.reports.table import Table, continued
from dialer.reports.typeface import clean, load_faces, shorten

NOTHING_HAPPENED = "Tidak ada percobaan pada periode ini."
KEPT_WITH_SIGNATURES = 70.0
"""Points of the table that go with the signatures, so that these never stand alone."""
SMALLEST_CHART = 150.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the detail table: its day, its name for a continuation, a text per field, note."""

    day: date
    title: str
    values: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Content:
    """What one kind of report puts into the common composition.

    `entries` is walked once. `by_day` says that each day is one unbroken run of entries, so that
    the outline can lead to the days. `total` is the sentence under the table.
    """

    summary: Summary
    cards: tuple[Figure, ...]
    definitions: str
    sums: list[tuple[str, str]]
    table: Table
    entries: Iterable[Entry]
    by_day: bool
    total: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """A part of the table that is not cut; `row_title` where it goes on below a row."""

    block: Row | BelowRow
    row_title: str | None
    day: date | None


def compose(letterhead: Letterhead, frame: ReportFrame, content: Content) -> list[Page]:
    """All pages of a report."""
    load_faces()
    stack = Stack()
    stack.place(head(letterhead))
    for block in covers(frame):
        stack.place(block)
    stack.place(Cards(content.cards), bookmark=Bookmark("Ringkasan", 0))
    stack.place(paragraph(content.definitions, SMALL, after=14))
    if content.summary.attempts == 0:
        stack.place(paragraph(NOTHING_HAPPENED, SENTENCE, after=8))
        stack.place(signatures(frame, ""), bookmark=Bookmark("Tanda tangan", 0))
        return stack.pages
    _place_results(stack, content)
    _place_table(stack, content, signatures(frame, content.total))
    return stack.pages


def _place_results(stack: Stack, content: Content) -> None:
    stack.keep_together(SMALLEST_CHART)
    summary = content.summary
    bookmark: Bookmark | None = Bookmark("Hasil percobaan", 0)
    for chart in results(
        summary.outcomes, summary.groups, content.sums, stack.room, NEXT_PAGE_HEIGHT
    ):
        stack.place(chart, bookmark=bookmark)
        bookmark = None


def _place_table(stack: Stack, content: Content, closing: Signatures) -> None:
    """Rows as they come; the last of them wait for the signatures and stay with these."""
    heading = Lines(["Rincian percobaan"], SECTION, after=6)
    header = content.table.header()
    above = heading.height + header.height
    held: deque[_Unit] = deque()
    height = 0.0
    for unit in _units(content):
        held.append(unit)
        height += unit.block.height
        while height - held[0].block.height >= KEPT_WITH_SIGNATURES:
            if stack.repeated is None:
                stack.keep_together(above + KEPT_WITH_SIGNATURES + held[0].block.height)
                _open_table(stack, heading, header)
            height -= held[0].block.height
            _place_unit(stack, held.popleft())
    if stack.repeated is None:
        stack.keep_together(above + height + closing.height)
        _open_table(stack, heading, header)
    elif height + closing.height > stack.room:
        stack.new_page()
        if held[0].row_title is not None:
            stack.place(continued(held[0].row_title))
    for unit in held:
        _place_unit(stack, unit)
    stack.place(closing, bookmark=Bookmark("Tanda tangan", 0))


def _open_table(stack: Stack, heading: Lines, header: Header) -> None:
    stack.place(heading, bookmark=Bookmark("Rincian percobaan", 0))
    stack.place(header)
    stack.repeated = header


def _place_unit(stack: Stack, unit: _Unit) -> None:
    opening: Block | None = None
    if unit.row_title is not None:
        opening = continued(unit.row_title)
    bookmark = Bookmark(format_date_long(unit.day), 1) if unit.day is not None else None
    stack.place(unit.block, opening=opening, bookmark=bookmark)


def _units(content: Content) -> Iterator[_Unit]:
    last_day: date | None = None
    for entry in content.entries:
        new_day = content.by_day and entry.day != last_day
        last_day = entry.day
        row, *below = content.table.row(entry.values, entry.note)
        yield _Unit(row, None, entry.day if new_day else None)
        if below:
            title = shorten(clean(entry.title), SMALL, WIDTH / 2)
            for lines in below:
                yield _Unit(lines, title, None)
