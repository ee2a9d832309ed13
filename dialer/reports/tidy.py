"""Attempts as tidy tables: one row each, one meaning a column, ready for a pivot.

Shares are never stored: they come of sums of columns of 0 and 1, so that they can be worked out
for any part of the rows.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from dialer.reports.breakdown import (
    UNKNOWN,
    UNREACHED,
    Row,
    months_band,
    period_label,
    span_of,
)
from dialer.reports.collected import CollectedRow
from dialer.reports.model import ArrearsRow, EmployerRow, ReportFrame, Span
from dialer.reports.summary import is_message
from dialer.reports.tidy_model import Kind, Tidy, TidyColumn, Value

UNSAID = "Tidak disebut"
_WHEN = (
    TidyColumn("Tanggal", Kind.DATE, 12),
    TidyColumn("Jam", Kind.TIME, 8),
    TidyColumn("Minggu mulai", Kind.DATE, 13),
    TidyColumn("Bulan", width=10),
    TidyColumn("Petugas", width=22),
)
_ENDED = (
    TidyColumn("Hasil", width=26),
    TidyColumn("Kelompok hasil", width=18),
    TidyColumn("Percobaan", Kind.COUNT, 11),
    TidyColumn("Selain pesan", Kind.COUNT, 12),
    TidyColumn("Kontak berbeda", Kind.COUNT, 15),
    TidyColumn("Panggilan dijawab", Kind.COUNT, 17),
    TidyColumn("Detik penanganan", Kind.COUNT, 17),
    TidyColumn("Terhubung", Kind.COUNT, 11),
)
_SPAN = TidyColumn("Kurun", width=24)
ARREARS_COLUMNS = (
    *_WHEN,
    _SPAN,
    TidyColumn("Nama peserta", width=28),
    TidyColumn("No. kartu", width=16),
    TidyColumn("Kecamatan", width=18),
    TidyColumn("Bulan menunggak", Kind.COUNT, 16),
    TidyColumn("Kelompok bulan", width=18),
    TidyColumn("Tunggakan", Kind.RUPIAH, 16),
    TidyColumn("Tunggakan dihitung", Kind.RUPIAH, 19),
    *_ENDED,
    TidyColumn("Target", Kind.COUNT, 9),
    TidyColumn("Peserta sendiri", Kind.COUNT, 15),
    TidyColumn("Berbicara dengan", width=20),
    TidyColumn("Alasan menunggak", width=30),
    TidyColumn("Janji", Kind.COUNT, 8),
    TidyColumn("Janji selain pesan", Kind.COUNT, 18),
    TidyColumn("Nilai janji", Kind.RUPIAH, 16),
    TidyColumn("Tanggal janji", Kind.DATE, 13),
    TidyColumn("Kanal", width=14),
    TidyColumn("REHAB", Kind.COUNT, 8),
    TidyColumn("Tahap REHAB", Kind.COUNT, 13),
    TidyColumn("Cicilan REHAB", Kind.RUPIAH, 15),
    TidyColumn("Catatan", width=40),
)
EMPLOYER_COLUMNS = (
    *_WHEN,
    _SPAN,
    TidyColumn("Nama BU", width=30),
    TidyColumn("Alamat", width=34),
    TidyColumn("Sumber data", width=18),
    TidyColumn("Potensi peserta", Kind.COUNT, 16),
    TidyColumn("Potensi dihitung", Kind.COUNT, 16),
    TidyColumn("Telepon", width=18),
    TidyColumn("Email", width=26),
    TidyColumn("Nama PIC", width=22),
    TidyColumn("Nomor HP PIC", width=18),
    TidyColumn("Keterangan", width=24),
    *_ENDED,
    TidyColumn("PIC", Kind.COUNT, 8),
    TidyColumn("Ada tindak lanjut", Kind.COUNT, 17),
    TidyColumn("Tindak lanjut", width=30),
    TidyColumn("Catatan", width=40),
)
VISIT_COLUMNS = (
    *EMPLOYER_COLUMNS,
    TidyColumn("Pekerja terkonfirmasi", Kind.COUNT, 21),
    TidyColumn("Terkonfirmasi dihitung", Kind.COUNT, 22),
    TidyColumn("Tahap", width=18),
    TidyColumn("Tahap sejak", Kind.DATE, 13),
)
ALL_COLUMNS = (
    *_WHEN,
    TidyColumn("Kegiatan", width=16),
    *_ENDED,
    TidyColumn("Telekolekting", Kind.COUNT, 14),
    TidyColumn("Target", Kind.COUNT, 9),
    TidyColumn("Sasaran", Kind.COUNT, 10),
    TidyColumn("Janji", Kind.COUNT, 8),
    TidyColumn("Nilai janji", Kind.RUPIAH, 16),
)


def tidy_arrears(frame: ReportFrame, rows: Sequence[ArrearsRow]) -> Tidy:
    """Telecollecting, one row an attempt; the target of a day stands in its officer's first."""
    newest = _newest(rows)
    seen: set[str] = set()
    worked: set[tuple[str, date]] = set()
    span = span_of(frame)
    return Tidy(
        "Percobaan",
        ARREARS_COLUMNS,
        [
            (
                *_when(row.attempted_at, row.officer),
                _part_of_time(row.attempted_at.date(), span),
                row.name,
                row.masked_card,
                known(row.subdistrict),
                row.months,
                months_band(row.months),
                row.amount,
                (row.amount or 0) if newest[row.contact_key] == at else 0,
                *_ended(row, seen),
                _target(row, worked, frame.daily_target),
                int(row.result.right_party and not is_message(row)),
                row.spoke_to,
                " ".join(row.reason.split()) or UNSAID,
                int(row.promise is not None),
                int(row.promise is not None and not is_message(row)),
                row.promise.amount if row.promise else 0,
                row.promise.due if row.promise else None,
                row.promise.channel if row.promise else "",
                int(row.rehab is not None),
                row.rehab.stages if row.rehab else None,
                row.rehab.instalment if row.rehab else None,
                row.note,
            )
            for at, row in enumerate(rows)
        ],
    )


def tidy_employers(frame: ReportFrame, rows: Sequence[EmployerRow], *, visited: bool) -> Tidy:
    """Telemarketing, or canvassing (`visited`), one row an attempt."""
    span = span_of(frame)
    newest = _newest(rows)
    seen: set[str] = set()
    return Tidy(
        "Percobaan",
        VISIT_COLUMNS if visited else EMPLOYER_COLUMNS,
        [
            (
                *_when(row.attempted_at, row.officer),
                _part_of_time(row.attempted_at.date(), span),
                row.employer,
                row.address,
                known(row.data_source),
                row.potential_workers,
                (row.potential_workers or 0) if newest[row.contact_key] == at else 0,
                row.phone,
                row.email,
                row.pic,
                row.pic_phone,
                row.remark,
                *_ended(row, seen),
                int(row.result.right_party and not is_message(row)),
                int(bool(row.next_step.strip())),
                row.next_step,
                row.note,
                *(_came_of(row, newest[row.contact_key] == at) if visited else ()),
            )
            for at, row in enumerate(rows)
        ],
    )


@lru_cache(maxsize=1_000)
def _part_of_time(day: date, span: Span) -> str:
    return period_label(day, span)[1]


def _target(row: Row, worked: set[tuple[str, date]], target: int) -> int:
    day = (row.officer, row.attempted_at.date())
    if day in worked:
        return 0
    worked.add(day)
    return target


def _came_of(row: EmployerRow, newest: bool) -> tuple[Value, ...]:
    step = row.step
    return (
        row.confirmed_workers,
        (row.confirmed_workers or 0) if newest else 0,
        step.label if step else UNREACHED,
        step.reached_on if step else None,
    )


def tidy_all(
    frame: ReportFrame,
    calls: Sequence[EmployerRow],
    visits: Sequence[EmployerRow],
    members: Sequence[ArrearsRow],
) -> Tidy:
    """All attempts in one table, with what they have in common."""
    worked: set[tuple[str, date]] = set()
    work: tuple[tuple[str, Sequence[Row]], ...] = (
        ("Telemarketing", calls),
        ("Canvassing", visits),
        ("Telekolekting", members),
    )
    seen: set[str] = set()
    return Tidy(
        "Percobaan",
        ALL_COLUMNS,
        [
            (
                *_when(row.attempted_at, row.officer),
                name,
                *_ended(row, seen),
                int(rows is members),
                _target(row, worked, frame.daily_target) if rows is members else 0,
                int(row.result.right_party and not is_message(row)),
                *_promised(row),
            )
            for name, rows in work
            for row in rows
        ],
    )


def _promised(row: Row) -> tuple[Value, ...]:
    promise = row.promise if isinstance(row, ArrearsRow) else None
    return (0, 0) if promise is None else (1, promise.amount)


def tidy_collected(rows: Sequence[CollectedRow]) -> Tidy:
    """Billed and received, one row a segment and area."""
    return Tidy(
        "Kolektibilitas",
        (
            TidyColumn("Segmen", width=14),
            TidyColumn("Wilayah", width=24),
            TidyColumn("Ditagih", Kind.RUPIAH, 18),
            TidyColumn("Diterima", Kind.RUPIAH, 18),
            TidyColumn("Ditagih sebelumnya", Kind.RUPIAH, 20),
            TidyColumn("Diterima sebelumnya", Kind.RUPIAH, 20),
        ),
        [
            (
                known(row.segment),
                known(row.area),
                row.now.billed,
                row.now.received,
                row.before.billed if row.before else None,
                row.before.received if row.before else None,
            )
            for row in rows
        ],
    )


def _when(at: datetime, officer: str) -> tuple[Value, ...]:
    day = at.date()
    monday = day - timedelta(days=day.weekday())
    return day, at.time().replace(second=0, microsecond=0), monday, f"{day:%Y-%m}", known(officer)


def _ended(row: Row, seen: set[str]) -> tuple[Value, ...]:
    first = row.contact_key not in seen
    seen.add(row.contact_key)
    return (
        known(row.result.label),
        known(row.result.group),
        1,
        int(not is_message(row)),
        int(first),
        row.handled_calls,
        row.handle_seconds if row.handled_calls else 0,
        int(row.result.connected and not is_message(row)),
    )


@lru_cache(maxsize=10_000)
def known(text: str) -> str:
    """Words on one line, or that there are none."""
    return " ".join(text.split()) or UNKNOWN


def _newest(rows: Sequence[Row]) -> dict[str, int]:
    """The place of the newest row of each contact, the later where times are equal."""
    newest: dict[str, int] = {}
    for at, row in enumerate(rows):
        before = newest.get(row.contact_key)
        if before is None or row.attempted_at >= rows[before].attempted_at:
            newest[row.contact_key] = at
    return newest
