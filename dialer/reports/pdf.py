"""A report as one PDF file."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from dialer.reports.composition import Content, compose
from dialer.reports.model import Letterhead, ReportFrame
from dialer.reports.pages import draw, unasked
from dialer.reports.saving import save_whole

Target = Path | BinaryIO


def write_content(
    target: Target,
    letterhead: Letterhead,
    frame: ReportFrame,
    content: Content,
    check: Callable[[], object] = unasked,
) -> None:
    """Write a report whose content is ready; what `check` raises ends the work.

    A file is written whole or not at all: raises BadInputError (the place cannot be written, the
    logo is no picture) or DiskFullError and then leaves what was there.
    """
    pages = compose(letterhead, frame, content, check)
    if isinstance(target, Path):
        save_whole(target, lambda file: draw(file, letterhead, frame, pages, content.paper, check))
    else:
        draw(target, letterhead, frame, pages, content.paper, check)
