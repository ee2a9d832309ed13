"""Rows in, one PDF out: the reports of attempts as the use case writes them."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from dialer.reports.contents import arrears_content, employer_content
from dialer.reports.model import ArrearsRow, EmployerRow, Letterhead, ReportFrame
from dialer.reports.pdf import write_content

Target = Path | BinaryIO


def write_telemarketing(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[EmployerRow]
) -> None:
    """Calls to Badan Usaha."""
    write_content(target, letterhead, frame, employer_content(frame, rows))


def write_canvassing(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[EmployerRow]
) -> None:
    """Visits to Badan Usaha and what came of them."""
    write_content(target, letterhead, frame, employer_content(frame, rows, visited=True))


def write_telecollecting(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[ArrearsRow]
) -> None:
    """Calls to members in arrears."""
    write_content(target, letterhead, frame, arrears_content(frame, rows))
