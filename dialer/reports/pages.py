"""Stacks blocks on pages, then draws the pages: the number of pages is known before drawing."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from dialer.contacts.dates import format_datetime
from dialer.reports.model import Letterhead, ReportFrame
from dialer.reports.opening import period
from dialer.reports.paper import (
    BOTTOM,
    FOOTER,
    LABEL,
    LANDSCAPE,
    MARGIN,
    Block,
    Paper,
    ascent,
)
from dialer.reports.pen import Pen
from dialer.reports.summary import format_count
from dialer.reports.typeface import REGULAR, clean, shorten

rl_config.useA85 = 0  # binary streams: smaller, and no pass that spells them out in ASCII

_FIRST_FONT: dict[str, Any] = {"initialFontName": REGULAR}
"""Else reportlab names Helvetica without embedding it; its type stubs take a name for a float."""

RUNNING_HEAD = 18.0
"""Height of the line that repeats title and period from the second page on."""


def unasked() -> None:
    """Never say that a report is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level 0 is a section, 1 a day inside it."""

    title: str
    level: int


@dataclass(slots=True)
class Page:
    """Blocks with the y of their upper edge; bookmarks likewise."""

    blocks: list[tuple[float, Block]] = field(default_factory=list)
    bookmarks: list[tuple[float, Bookmark]] = field(default_factory=list)


class Stack:
    """Fills one page after the other from above."""

    def __init__(self, paper: Paper = LANDSCAPE) -> None:
        self.paper = paper
        self.pages = [Page()]
        self._y = paper.top
        self.repeated: Block | None = None
        """Drawn again at the top of each new page: the head of the table."""

    @property
    def room(self) -> float:
        """Points left on the page."""
        return self._y - BOTTOM

    @property
    def page_room(self) -> float:
        """Points of an empty page after the first."""
        return self.paper.body_height - RUNNING_HEAD

    def place(
        self, block: Block, *, opening: Block | None = None, bookmark: Bookmark | None = None
    ) -> None:
        """Put a block on this page, or on the next one after `opening` if it does not fit.

        `bookmark` becomes an entry of the outline that leads to the block.
        """
        if block.height > self.room:
            self.new_page()
            if opening is not None:
                self._put(opening)
        if bookmark is not None:
            self.pages[-1].bookmarks.append((self._y, bookmark))
        self._put(block)

    def keep_together(self, height: float) -> None:
        """Begin a page unless so many points are left on this one."""
        if height > self.room:
            self.new_page()

    def new_page(self) -> None:
        """Begin a page; the head of the table comes along."""
        self.pages.append(Page())
        self._y = self.paper.top - RUNNING_HEAD
        if self.repeated is not None:
            self._put(self.repeated)

    def _put(self, block: Block) -> None:
        self.pages[-1].blocks.append((self._y, block))
        self._y -= block.height


def draw(
    target: BinaryIO,
    letterhead: Letterhead,
    frame: ReportFrame,
    pages: Sequence[Page],
    paper: Paper,
    check: Callable[[], object] = unasked,
) -> None:
    """Write the pages as one PDF with outline, metadata, running heads and page numbers.

    reportlab writes no structure tree, so headings are not tagged: the outline and the language of
    the document stand in for them.

    `check` is called before each page; what it raises ends the work. Pages that were drawn are
    emptied, so that the file grows while the rows go.
    """
    canvas = Canvas(
        target,
        pagesize=paper.size,
        pageCompression=1,
        lang="id-ID",
        **_FIRST_FONT,
    )
    _describe(canvas, letterhead, frame)
    pen = Pen(canvas)
    head = shorten(clean(f"{frame.title} · {period(frame)}"), LABEL, paper.width * 0.6)
    branch = shorten(clean(letterhead.branch), LABEL, paper.width * 0.36)
    right = MARGIN + paper.width
    made = f"Dibuat {format_datetime(frame.generated_at)}"
    for number, page in enumerate(pages, start=1):
        check()
        if number > 1:
            pen.text(MARGIN, paper.top - ascent(LABEL), head, LABEL)
            pen.text_right(right, paper.top - ascent(LABEL), branch, LABEL)
        for top, block in page.blocks:
            block.draw(pen, top)
        page.blocks.clear()
        total = f"Halaman {format_count(number)} dari {format_count(len(pages))}"
        pen.text(MARGIN, FOOTER, made, LABEL)
        pen.text_right(right, FOOTER, total, LABEL)
        pen.close()
        for at, (y, bookmark) in enumerate(page.bookmarks):
            key = f"{number}-{at}"
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=min(y + 6, paper.size[1]))
            canvas.addOutlineEntry(bookmark.title, key, bookmark.level, closed=True)
        canvas.showPage()
        _pack_last_page(canvas)
    canvas.save()


def _pack_last_page(canvas: Any) -> None:
    """Compress a page as soon as it is done.

    reportlab would keep the plain text of all pages and compress it at the end: a kilobyte a row.
    Its canvas has no public name for the document.
    """
    page = canvas._doc.Pages.pages[-1]
    plain = page.stream.encode("utf-8")
    packed = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])})
    page.Contents = PDFStream(packed, zlib.compress(plain))
    page.stream = None


def _describe(canvas: Canvas, letterhead: Letterhead, frame: ReportFrame) -> None:
    """Metadata; the PDF is as old as its data, not as the moment of writing."""
    canvas.setTitle(clean(f"{frame.title} {period(frame)}"))
    canvas.setAuthor(clean(f"{letterhead.institution}, {letterhead.branch}"))
    subject = f"Periode {period(frame)}; petugas: {frame.officer or 'semua'}"
    if frame.list_name:
        subject += f"; daftar: {frame.list_name}"
    canvas.setSubject(clean(subject))
    canvas.setCreator("Sambung")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setDateFormatter(_stamp(frame))


def _stamp(frame: ReportFrame) -> Callable[..., str]:
    made = frame.generated_at.strftime("D:%Y%m%d%H%M%S")
    return lambda *_now: made
