"""The order of a report and what stays together in it, the same for all kinds."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dialer.contacts.dates import format_date_long
from dialer.reports.chart import results
from dialer.reports.closing import Signatures, signatures
from dialer.reports.figures import Figure
from dialer.reports.model import Letterhead, Photo, ReportFrame
from dialer.reports.opening import covers, head, rows_of_cards
from dialer.reports.pages import Bookmark, Page, Stack, unasked
from dialer.reports.paper import (
    LANDSCAPE,
    SECTION,
    SENTENCE,
    SMALL,
    WIDTH,
    Block,
    Lines,
    Paper,
    paragraph,
)
from dialer.reports.pictures import place_pictures
from dialer.reports.rows import BelowRow, Header, Row
from dialer.reports.sections import Section, place_section
from dialer.reports.summary import Tally
from dialer.reports.table import Table, continued
from dialer.reports.typeface import clean, load_faces, shorten

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
class Results:
    """How the attempts ended, for the chart; `sums` are named amounts beside it."""

    outcomes: tuple[Tally, ...]
    groups: tuple[Tally, ...]
    sums: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Detail:
    """The long table. `entries` is walked once; `by_day` says that each day is one unbroken run
    of entries, so that the outline can lead to the days."""

    heading: str
    table: Table
    entries: Iterable[Entry]
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What one kind of report puts into the common composition.

    `total` is the sentence at the end. `nothing` is what is said in place of everything below the
    figures when there is nothing to print, "" when there is.
    """

    cards: tuple[Figure, ...]
    definitions: str
    total: str
    nothing: str = ""
    results: Results | None = None
    sections: tuple[Section, ...] = ()
    detail: Detail | None = None
    paper: Paper = LANDSCAPE
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A part of the table that is not cut; `row_title` where it goes on below a row."""

    block: Row | BelowRow
    row_title: str | None
    day: date | None


def compose(
    letterhead: Letterhead,
    frame: ReportFrame,
    content: Content,
    check: Callable[[], object] = unasked,
) -> list[Page]:
    """All pages of a report. `check` is called for every row; what it raises ends the work."""
    load_faces()
    paper = content.paper
    stack = Stack(paper)
    stack.place(head(letterhead, paper))
    for block in covers(frame, paper):
        stack.place(block)
    bookmark: Bookmark | None = Bookmark("Ringkasan", 0)
    for cards in rows_of_cards(content.cards, paper):
        stack.place(cards, bookmark=bookmark)
        bookmark = None
    stack.place(paragraph(content.definitions, SMALL, width=paper.width, after=14))
    if content.nothing:
        stack.place(paragraph(content.nothing, SENTENCE, width=paper.width, after=8))
        stack.place(signatures(frame, "", paper), bookmark=Bookmark("Tanda tangan", 0))
        return stack.pages
    if content.results is not None:
        _place_results(stack, content.results)
    closing = signatures(frame, content.total, paper)
    for at, section in enumerate(content.sections, start=1):
        ends = content.detail is None and at == len(content.sections)
        place_section(stack, section, closing.height if ends else 0.0)
    if content.detail is not None:
        _place_table(stack, content.detail, closing, check)
    else:
        stack.place(closing, bookmark=Bookmark("Tanda tangan", 0))
    if content.photos:
        place_pictures(stack, content.photos)
    return stack.pages


def _place_results(stack: Stack, shown: Results) -> None:
    stack.keep_together(SMALLEST_CHART)
    bookmark: Bookmark | None = Bookmark("Hasil percobaan", 0)
    for chart in results(
        shown.outcomes, shown.groups, shown.sums, stack.room, stack.page_room, stack.paper.width
    ):
        stack.place(chart, bookmark=bookmark)
        bookmark = None


def _place_table(
    stack: Stack, detail: Detail, closing: Signatures, check: Callable[[], object]
) -> None:
    """Rows as they come; the last of them wait for the signatures and stay with these."""
    heading = Lines([detail.heading], SECTION, after=6)
    header = detail.table.header()
    above = heading.height + header.height
    held: deque[_Unit] = deque()
    height = 0.0
    for unit in _units(detail):
        check()
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
    stack.place(heading, bookmark=Bookmark(heading.lines[0], 0))
    stack.place(header)
    stack.repeated = header


def _place_unit(stack: Stack, unit: _Unit) -> None:
    opening: Block | None = None
    if unit.row_title is not None:
        opening = continued(unit.row_title)
    bookmark = Bookmark(format_date_long(unit.day), 1) if unit.day is not None else None
    stack.place(unit.block, opening=opening, bookmark=bookmark)


def _units(detail: Detail) -> Iterator[_Unit]:
    last_day: date | None = None
    for entry in detail.entries:
        new_day = detail.by_day and entry.day != last_day
        last_day = entry.day
        row, *below = detail.table.row(entry.values, entry.note)
        yield _Unit(row, None, entry.day if new_day else None)
        if below:
            title = shorten(clean(entry.title), SMALL, WIDTH / 2)
            for lines in below:
                yield _Unit(lines, title, None)
