"""Which sheets and totals the workbook of each report has."""

from collections.abc import Sequence

from dialer.reports.collected import CollectedRow
from dialer.reports.columns import (
    ARREARS,
    EMPLOYERS,
    VISITED,
    arrears_values,
    employer_values,
    visit_values,
)
from dialer.reports.model import ArrearsRow, EmployerRow, PlanRow, PromiseRow, ReportFrame
from dialer.reports.overview import Overview
from dialer.reports.promises import PROMISES, promise_entries
from dialer.reports.table import Table
from dialer.reports.tidy import (
    tidy_all,
    tidy_arrears,
    tidy_collected,
    tidy_employers,
    tidy_promises,
)
from dialer.reports.workbook import LiveParts, LiveRate, Workbook

_ARREARS_SUMS = ("Percobaan", "Terhubung", "Peserta sendiri", "Janji", "Nilai janji", "REHAB")
_EMPLOYER_SUMS = ("Percobaan", "Terhubung", "PIC", "Ada tindak lanjut", "Potensi dihitung")
_PROMISE_SUMS = (
    "Janji",
    "Jatuh tempo di periode",
    "Ditepati",
    "Sebagian",
    "Ingkar",
    "Nilai janji",
    "Diterima tepat waktu",
    "Diterima terlambat",
    "Belum diterima",
)


def arrears_workbook(rows: Sequence[ArrearsRow]) -> Workbook:
    """Telecollecting."""
    return Workbook(
        tidy=tidy_arrears(rows),
        rates=(
            LiveRate("Percobaan", "Percobaan"),
            LiveRate("Peserta berbeda", "Kontak berbeda"),
            LiveRate("Rasio terhubung", "Terhubung", "Selain pesan"),
            LiveRate("Terhubung dengan peserta", "Peserta sendiri", "Selain pesan"),
            LiveRate("Rasio janji bayar", "Janji selain pesan", "Peserta sendiri"),
            LiveRate("Nilai janji bayar", "Nilai janji"),
            LiveRate("Tawaran REHAB", "REHAB"),
            LiveRate("Total tunggakan peserta yang dihubungi", "Tunggakan dihitung"),
            LiveRate("Panggilan dijawab", "Panggilan dijawab"),
            LiveRate("Detik penanganan panggilan dijawab", "Detik penanganan"),
        ),
        parts=tuple(
            LiveParts(heading, by, _ARREARS_SUMS)
            for heading, by in (
                ("Menurut petugas", "Petugas"),
                ("Menurut hasil", "Hasil"),
                ("Menurut kecamatan", "Kecamatan"),
                ("Menurut bulan menunggak", "Kelompok bulan"),
                ("Menurut alasan menunggak", "Alasan menunggak"),
            )
        ),
        titles=_titles(ARREARS),
        printed=((*arrears_values(at, row), row.note) for at, row in enumerate(rows, start=1)),
    )


def employer_workbook(rows: Sequence[EmployerRow], *, visited: bool = False) -> Workbook:
    """Telemarketing, or canvassing (`visited`)."""
    values = visit_values if visited else employer_values
    confirmed = LiveRate("Pekerja terkonfirmasi", "Terkonfirmasi dihitung")
    return Workbook(
        tidy=tidy_employers(rows, visited=visited),
        rates=(
            LiveRate("Percobaan", "Percobaan"),
            LiveRate("Badan Usaha berbeda", "Kontak berbeda"),
            LiveRate("Rasio terhubung", "Terhubung", "Selain pesan"),
            LiveRate("Terhubung dengan PIC", "PIC", "Selain pesan"),
            LiveRate("Ada tindak lanjut", "Ada tindak lanjut", "Percobaan"),
            LiveRate("Potensi peserta", "Potensi dihitung"),
            *((confirmed,) if visited else ()),
        ),
        parts=tuple(
            LiveParts(heading, by, _EMPLOYER_SUMS)
            for heading, by in (
                ("Menurut petugas", "Petugas"),
                ("Menurut hasil", "Hasil"),
                ("Menurut sumber data", "Sumber data"),
            )
        ),
        titles=_titles(VISITED if visited else EMPLOYERS),
        printed=((*values(at, row), row.note) for at, row in enumerate(rows, start=1)),
    )


def promises_workbook(
    frame: ReportFrame, rows: Sequence[PromiseRow], plans: Sequence[PlanRow]
) -> Workbook:
    """Promises and REHAB; the table holds the promises."""
    return Workbook(
        tidy=tidy_promises(frame, rows),
        rates=(
            LiveRate("Janji", "Janji"),
            LiveRate("Nilai janji", "Nilai janji"),
            LiveRate("Janji jatuh tempo", "Jatuh tempo di periode", "Janji"),
            LiveRate("Janji ditepati", "Ditepati", "Jatuh tempo di periode"),
            LiveRate("Diterima tepat waktu", "Diterima tepat waktu", "Nilai janji"),
            LiveRate("Cicilan REHAB jatuh tempo", "Cicilan jatuh tempo", "Cicilan"),
            LiveRate("Cicilan REHAB dibayar", "Cicilan ditepati", "Cicilan jatuh tempo"),
        ),
        parts=tuple(
            LiveParts(heading, by, _PROMISE_SUMS)
            for heading, by in (
                ("Menurut keadaan", "Keadaan"),
                ("Menurut petugas", "Petugas"),
                ("Menurut kecamatan", "Kecamatan"),
                ("Menurut bulan menunggak", "Kelompok bulan"),
                ("Menurut kanal", "Kanal"),
                ("Menurut jenis", "Jenis"),
            )
        ),
        titles=_titles(PROMISES),
        printed=((*entry.values, entry.note) for entry in promise_entries(rows, plans)),
    )


def overview_workbook(shown: Overview) -> Workbook:
    """All attempts of a period in one table."""
    tidy = tidy_all(shown.calls, shown.visits, shown.members)
    return Workbook(
        tidy=tidy,
        rates=(
            LiveRate("Percobaan", "Percobaan"),
            LiveRate("Rasio terhubung", "Terhubung", "Selain pesan"),
            LiveRate("Terhubung dengan sasaran", "Sasaran", "Selain pesan"),
            LiveRate("Nilai janji dibuat", "Nilai janji"),
        ),
        parts=tuple(
            LiveParts(heading, by, ("Percobaan", "Terhubung", "Sasaran", "Janji", "Nilai janji"))
            for heading, by in (
                ("Menurut kegiatan", "Kegiatan"),
                ("Menurut petugas", "Petugas"),
                ("Menurut hasil", "Hasil"),
            )
        ),
    )


def collectibility_workbook(rows: Sequence[CollectedRow]) -> Workbook:
    """Billed and received by segment and area."""
    sums = ("Ditagih", "Diterima", "Ditagih sebelumnya", "Diterima sebelumnya")
    return Workbook(
        tidy=tidy_collected(rows),
        rates=(
            LiveRate("Kolektibilitas", "Diterima", "Ditagih"),
            LiveRate("Bulan sebelumnya", "Diterima sebelumnya", "Ditagih sebelumnya"),
        ),
        parts=(
            LiveParts("Menurut segmen", "Segmen", sums),
            LiveParts("Menurut wilayah", "Wilayah", sums),
        ),
    )


def _titles(table: Table) -> tuple[str, ...]:
    return (*(slot.label for slot in table.slots), table.free)
