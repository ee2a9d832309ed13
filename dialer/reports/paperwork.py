"""Sheets to take along (route, letter of assignment): A4 portrait, one or more documents a file.

Each document counts its own pages, since it is handed to one person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from dialer.contacts.dates import format_datetime
from dialer.reports.model import Letterhead
from dialer.reports.pages import Page, Stack
from dialer.reports.paper import FOOTER, LABEL, MARGIN, PORTRAIT, ascent
from dialer.reports.pen import Pen
from dialer.reports.saving import save_whole
from dialer.reports.typeface import REGULAR, clean, shorten

rl_config.useA85 = 0

WIDTH = PORTRAIT.width
_FIRST_FONT: dict[str, Any] = {"initialFontName": REGULAR}


@dataclass(frozen=True, slots=True)
class Document:
    """Pages of one person; `heading` is repeated from the second page on and in the outline."""

    heading: str
    pages: Sequence[Page]


def sheet() -> Stack:
    """An empty sheet, A4 portrait."""
    return Stack(PORTRAIT)


def write_paperwork(
    target: Path | BinaryIO,
    title: str,
    letterhead: Letterhead,
    made_at: datetime,
    documents: Sequence[Document],
) -> None:
    """Write documents as one PDF. A file is written whole or not at all (see `save_whole`)."""
    if isinstance(target, Path):
        save_whole(target, lambda file: _draw(file, title, letterhead, made_at, documents))
    else:
        _draw(target, title, letterhead, made_at, documents)


def _draw(
    target: BinaryIO,
    title: str,
    letterhead: Letterhead,
    made_at: datetime,
    documents: Sequence[Document],
) -> None:
    canvas = Canvas(target, pagesize=PORTRAIT.size, pageCompression=1, lang="id-ID", **_FIRST_FONT)
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(f"{letterhead.institution}, {letterhead.branch}"))
    canvas.setCreator("Sambung")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp = made_at.strftime("D:%Y%m%d%H%M%S")
    canvas.setDateFormatter(lambda *_now: stamp)
    pen = Pen(canvas)
    right = MARGIN + WIDTH
    made = f"Dibuat {format_datetime(made_at)}"
    for place, document in enumerate(documents):
        heading = clean(document.heading)
        for number, page in enumerate(document.pages, start=1):
            if number > 1:
                line = shorten(heading, LABEL, WIDTH)
                pen.text(MARGIN, PORTRAIT.top - ascent(LABEL), line, LABEL)
            for top, block in page.blocks:
                block.draw(pen, top)
            pen.text(MARGIN, FOOTER, made, LABEL)
            total = f"Halaman {number} dari {len(document.pages)}"
            pen.text_right(right, FOOTER, total, LABEL)
            pen.close()
            if number == 1:
                canvas.bookmarkPage(f"d{place}")
                canvas.addOutlineEntry(shorten(heading, LABEL, WIDTH), f"d{place}", 0)
            canvas.showPage()
    canvas.save()
