"""The reports that are handed in, each by one function: rows in, one PDF file out.

Rows are printed in the order given. The target is a file or a stream of bytes. A file is written
whole or not at all: every function raises BadInputError (the place cannot be written, the logo is
no picture) or DiskFullError and then leaves what was there.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from dialer.reports.composition import Content, compose
from dialer.reports.contents import arrears_content, employer_content
from dialer.reports.model import ArrearsRow, EmployerRow, Letterhead, ReportFrame
from dialer.reports.pages import draw, unasked
from dialer.reports.saving import save_whole

Target = Path | BinaryIO


def write_telemarketing(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[EmployerRow]
) -> None:
    """Laporan hasil telemarketing: calls to Badan Usaha."""
    write_content(target, letterhead, frame, employer_content(frame, rows))


def write_canvassing(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[EmployerRow]
) -> None:
    """Laporan hasil canvassing: visits to Badan Usaha and what came of them."""
    write_content(target, letterhead, frame, employer_content(frame, rows, visited=True))


def write_telecollecting(
    target: Target,
    letterhead: Letterhead,
    frame: ReportFrame,
    rows: Sequence[ArrearsRow],
) -> None:
    """Laporan hasil telekolekting: calls to members in arrears."""
    write_content(target, letterhead, frame, arrears_content(frame, rows))


def write_content(
    target: Target,
    letterhead: Letterhead,
    frame: ReportFrame,
    content: Content,
    check: Callable[[], object] = unasked,
) -> None:
    """Any report whose content is ready; what `check` raises ends the work."""
    pages = compose(letterhead, frame, content, check)
    if isinstance(target, Path):
        save_whole(target, lambda file: draw(file, letterhead, frame, pages, content.paper, check))
    else:
        draw(target, letterhead, frame, pages, content.paper, check)
