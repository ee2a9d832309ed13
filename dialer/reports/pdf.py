"""The reports that are handed in, each by one function: rows in, one PDF file out.

Rows are printed in the order given. The target is a file or a stream of bytes. A file is written
whole or not at all: every function raises BadInputError (the place cannot be written, the logo is
no picture) or DiskFullError and then leaves what was there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from dialer.contacts.money import format_rupiah
from dialer.reports.columns import ARREARS, EMPLOYERS, arrears_values, employer_values
from dialer.reports.composition import Content, Entry, compose
from dialer.reports.figures import arrears_figures, employer_figures
from dialer.reports.model import ArrearsRow, EmployerRow, Letterhead, ReportFrame
from dialer.reports.pages import draw
from dialer.reports.saving import save_whole
from dialer.reports.summary import format_count, summarise_arrears, summarise_employers

Target = Path | BinaryIO

_CONNECTED = "Terhubung: percobaan yang dijawab siapa pun."
_EMPLOYER_TERMS = (
    f"{_CONNECTED} Terhubung dengan PIC: PIC atau pemilik sendiri yang berbicara. "
    "Potensi peserta dihitung sekali untuk setiap Badan Usaha."
)
_ARREARS_TERMS = (
    f"{_CONNECTED} Terhubung dengan peserta: peserta sendiri yang berbicara. "
    "Total tunggakan dihitung sekali untuk setiap peserta."
)


def write_telemarketing(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[EmployerRow]
) -> None:
    """Laporan hasil telemarketing: calls to Badan Usaha."""
    _write(target, letterhead, frame, _employer_content(rows))


def write_canvassing(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[EmployerRow]
) -> None:
    """Laporan hasil canvassing: visits to Badan Usaha, with the same columns."""
    _write(target, letterhead, frame, _employer_content(rows))


def write_telecollecting(
    target: Target, letterhead: Letterhead, frame: ReportFrame, rows: Sequence[ArrearsRow]
) -> None:
    """Laporan hasil telekolekting: calls to members in arrears."""
    _write(target, letterhead, frame, _arrears_content(rows))


def _write(target: Target, letterhead: Letterhead, frame: ReportFrame, content: Content) -> None:
    pages = compose(letterhead, frame, content)
    if isinstance(target, Path):
        save_whole(target, lambda file: draw(file, letterhead, frame, pages))
    else:
        draw(target, letterhead, frame, pages)


def _employer_content(rows: Sequence[EmployerRow]) -> Content:
    summary = summarise_employers(rows)
    contacts = f"{format_count(summary.contacts)} Badan Usaha berbeda"
    return Content(
        summary=summary,
        cards=employer_figures(summary),
        definitions=_EMPLOYER_TERMS,
        sums=[],
        table=EMPLOYERS,
        entries=(
            Entry(
                row.attempted_at.date(),
                f"{number} · {row.employer}",
                employer_values(number, row),
                row.note,
            )
            for number, row in enumerate(rows, start=1)
        ),
        by_day=_unbroken_days(row.attempted_at for row in rows),
        total=f"Jumlah: {format_count(summary.attempts)} percobaan pada {contacts}.",
    )


def _arrears_content(rows: Sequence[ArrearsRow]) -> Content:
    summary = summarise_arrears(rows)
    contacts = f"{format_count(summary.contacts)} peserta berbeda"
    promised = (
        f"{format_count(summary.promises)} janji bayar "
        f"senilai {format_rupiah(summary.promised_amount)}"
    )
    return Content(
        summary=summary,
        cards=arrears_figures(summary),
        definitions=_ARREARS_TERMS,
        sums=[
            ("Total tunggakan peserta yang dihubungi", format_rupiah(summary.arrears_amount)),
            ("Nilai janji bayar", format_rupiah(summary.promised_amount)),
        ],
        table=ARREARS,
        entries=(
            Entry(
                row.attempted_at.date(),
                f"{number} · {row.name}",
                arrears_values(number, row),
                row.note,
            )
            for number, row in enumerate(rows, start=1)
        ),
        by_day=_unbroken_days(row.attempted_at for row in rows),
        total=(
            f"Jumlah: {format_count(summary.attempts)} percobaan pada {contacts}; {promised}; "
            f"{format_count(summary.rehab_offers)} tawaran REHAB."
        ),
    )


def _unbroken_days(times: Iterable[datetime]) -> bool:
    """Whether each day is one run of rows, as it is in a log sorted by time."""
    days = [day for day, _ in groupby(time.date() for time in times)]
    return len(days) == len(set(days))
