"""Attempts and promises as tidy tables: one row each, one meaning a column, ready for a pivot.

Shares are never stored: they come of sums of columns of 0 and 1, so that they can be worked out
for any part of the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache

from dialer.promises import PromiseState
from dialer.reports.breakdown import UNKNOWN, UNREACHED, Row, months_band
from dialer.reports.collected import CollectedRow
from dialer.reports.model import ArrearsRow, EmployerRow, PromiseRow, ReportFrame
from dialer.reports.promises import STATE_WORDS, fell_due, kind_words
from dialer.reports.summary import is_message

UNSAID = "Tidak disebut"
Value = str | int | date | time | None


class Kind(Enum):
    """What a column holds; only text may come from people."""

    TEXT = "text"
    COUNT = "count"
    RUPIAH = "rupiah"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class TidyColumn:
    """A column; `width` in characters."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Tidy:
    """A table whose `name` formulas use."""

    name: str
    columns: tuple[TidyColumn, ...]
    rows: Sequence[tuple[Value, ...]]

    def place(self, title: str) -> int:
        """Where a column stands."""
        return next(at for at, one in enumerate(self.columns) if one.title == title)

    def total(self, title: str) -> int:
        """The sum of a column of numbers."""
        at = self.place(title)
        return sum(value for row in self.rows if isinstance(value := row[at], int))


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
ARREARS_COLUMNS = (
    *_WHEN,
    TidyColumn("Nama peserta", width=28),
    TidyColumn("No. kartu", width=16),
    TidyColumn("Kecamatan", width=18),
    TidyColumn("Bulan menunggak", Kind.COUNT, 16),
    TidyColumn("Kelompok bulan", width=18),
    TidyColumn("Tunggakan", Kind.RUPIAH, 16),
    TidyColumn("Tunggakan dihitung", Kind.RUPIAH, 19),
    *_ENDED,
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
    TidyColumn("Sasaran", Kind.COUNT, 10),
    TidyColumn("Janji", Kind.COUNT, 8),
    TidyColumn("Nilai janji", Kind.RUPIAH, 16),
)
PROMISE_COLUMNS = (
    TidyColumn("Tanggal janji dibuat", Kind.DATE, 20),
    TidyColumn("Jatuh tempo", Kind.DATE, 13),
    TidyColumn("Petugas", width=22),
    TidyColumn("Nama peserta", width=28),
    TidyColumn("No. kartu", width=16),
    TidyColumn("Kecamatan", width=18),
    TidyColumn("Kelompok bulan", width=18),
    TidyColumn("Jenis", width=16),
    TidyColumn("Kanal", width=14),
    TidyColumn("Keadaan", width=26),
    TidyColumn("Janji", Kind.COUNT, 8),
    TidyColumn("Jatuh tempo di periode", Kind.COUNT, 22),
    TidyColumn("Ditepati", Kind.COUNT, 10),
    TidyColumn("Sebagian", Kind.COUNT, 10),
    TidyColumn("Ingkar", Kind.COUNT, 10),
    TidyColumn("Nilai janji", Kind.RUPIAH, 16),
    TidyColumn("Diterima tepat waktu", Kind.RUPIAH, 20),
    TidyColumn("Diterima terlambat", Kind.RUPIAH, 19),
    TidyColumn("Belum diterima", Kind.RUPIAH, 16),
    TidyColumn("Cicilan", Kind.COUNT, 9),
    TidyColumn("Cicilan jatuh tempo", Kind.COUNT, 20),
    TidyColumn("Cicilan ditepati", Kind.COUNT, 17),
    TidyColumn("Nilai cicilan", Kind.RUPIAH, 16),
    TidyColumn("Cicilan diterima tepat waktu", Kind.RUPIAH, 28),
    TidyColumn("Cicilan diterima terlambat", Kind.RUPIAH, 27),
)


def tidy_arrears(rows: Sequence[ArrearsRow]) -> Tidy:
    """Telecollecting, one row an attempt."""
    newest = _newest(rows)
    seen: set[str] = set()
    return Tidy(
        "Percobaan",
        ARREARS_COLUMNS,
        [
            (
                *_when(row.attempted_at, row.officer),
                row.name,
                row.masked_card,
                _known(row.subdistrict),
                row.months,
                months_band(row.months),
                row.amount,
                (row.amount or 0) if newest[row.contact_key] == at else 0,
                *_ended(row, seen),
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


def tidy_employers(rows: Sequence[EmployerRow], *, visited: bool) -> Tidy:
    """Telemarketing, or canvassing (`visited`), one row an attempt."""
    newest = _newest(rows)
    seen: set[str] = set()
    return Tidy(
        "Percobaan",
        VISIT_COLUMNS if visited else EMPLOYER_COLUMNS,
        [
            (
                *_when(row.attempted_at, row.officer),
                row.employer,
                row.address,
                _known(row.data_source),
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


def _came_of(row: EmployerRow, newest: bool) -> tuple[Value, ...]:
    step = row.step
    return (
        row.confirmed_workers,
        (row.confirmed_workers or 0) if newest else 0,
        step.label if step else UNREACHED,
        step.reached_on if step else None,
    )


def tidy_all(
    calls: Sequence[EmployerRow], visits: Sequence[EmployerRow], members: Sequence[ArrearsRow]
) -> Tidy:
    """All attempts in one table, with what they have in common."""
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


def tidy_promises(frame: ReportFrame, rows: Sequence[PromiseRow]) -> Tidy:
    """Promises that were made or fell due in the period, one row each.

    Instalments of plans stand among them with columns of their own, so that no sum mixes the two.
    """
    due = {id(row) for row in fell_due(frame, rows)}
    return Tidy(
        "Janji",
        PROMISE_COLUMNS,
        [
            (
                row.made_on,
                row.due_on,
                _known(row.officer),
                row.name,
                row.masked_card,
                _known(row.subdistrict),
                months_band(row.months),
                kind_words(row),
                f"ke-{row.instalment}" if row.instalment else _known(row.channel),
                STATE_WORDS[row.state],
                *_followed(row, id(row) in due),
            )
            for row in rows
        ],
    )


def _followed(row: PromiseRow, due: bool) -> tuple[Value, ...]:
    """The numbers of a promise, then those of an instalment; the others are 0."""
    kept = int(due and row.state is PromiseState.KEPT)
    if row.instalment:
        return (*(0,) * 9, 1, int(due), kept, row.amount, row.received, row.late)
    return (
        1,
        int(due),
        kept,
        int(due and row.state is PromiseState.PARTIAL),
        int(due and row.state is PromiseState.BROKEN),
        row.amount,
        row.received,
        row.late,
        row.missing,
        *(0,) * 6,
    )


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
                _known(row.segment),
                _known(row.area),
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
    return day, at.time().replace(second=0, microsecond=0), monday, f"{day:%Y-%m}", _known(officer)


def _ended(row: Row, seen: set[str]) -> tuple[Value, ...]:
    first = row.contact_key not in seen
    seen.add(row.contact_key)
    return (
        _known(row.result.label),
        _known(row.result.group),
        1,
        int(not is_message(row)),
        int(first),
        row.handled_calls,
        row.handle_seconds if row.handled_calls else 0,
        int(row.result.connected and not is_message(row)),
    )


@lru_cache(maxsize=10_000)
def _known(text: str) -> str:
    return " ".join(text.split()) or UNKNOWN


def _newest(rows: Sequence[Row]) -> dict[str, int]:
    """The place of the newest row of each contact, the later where times are equal."""
    newest: dict[str, int] = {}
    for at, row in enumerate(rows):
        before = newest.get(row.contact_key)
        if before is None or row.attempted_at >= rows[before].attempted_at:
            newest[row.contact_key] = at
    return newest
