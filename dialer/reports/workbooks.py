"""Which sheets and totals the workbook of each report has.

What bears the name that it has in the PDF is the same figure.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dialer.promise_figures import NO_MONEY
from dialer.promise_figures import Rate as Liquidation
from dialer.reports.breakdown import BAND_ORDER, period_label, span_of
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
from dialer.reports.promises import PROMISES, STATE_WORDS, instalments, promise_entries
from dialer.reports.table import Table
from dialer.reports.tidy import tidy_all, tidy_arrears, tidy_collected, tidy_employers
from dialer.reports.tidy_promises import (
    LIQUIDATION,
    OFFERS,
    tidy_money,
    tidy_offers,
    tidy_promises,
)
from dialer.reports.tidy_promises import PROMISES as PROMISE_TABLE
from dialer.reports.workbook_model import LiveParts, LiveRate, Of, Workbook

_STATES = tuple(STATE_WORDS.values())
_HANDLING = LiveRate("Waktu penanganan (AHT)", "Detik penanganan", "Panggilan dijawab", length=True)
_LIQUIDATION = LiveRate("Likuidasi", "Diterima", "Ditugaskan", LIQUIDATION)
_KEPT = LiveRate("Janji ditepati", "Ditepati", "Jatuh tempo di periode", PROMISE_TABLE)
_IN_GRACE = LiveRate(
    "Masih masa tenggang", "Masa tenggang", "Jatuh tempo di periode", PROMISE_TABLE
)
_INSTALMENTS = (
    LiveRate("Cicilan REHAB jatuh tempo", "Cicilan jatuh tempo", table=PROMISE_TABLE),
    LiveRate("Cicilan REHAB dibayar", "Cicilan ditepati", "Cicilan jatuh tempo", PROMISE_TABLE),
)
_DUE = (
    Of("Jatuh tempo di periode", PROMISE_TABLE, "Jatuh tempo"),
    *(Of(state, PROMISE_TABLE) for state in ("Ditepati", "Sebagian", "Ingkar", "Masa tenggang")),
    Of("Nilai jatuh tempo", PROMISE_TABLE, "Nilai janji"),
    Of("Diterima dari jatuh tempo", PROMISE_TABLE, "Diterima"),
)


def arrears_workbook(
    frame: ReportFrame, rows: Sequence[ArrearsRow], promises: Sequence[PromiseRow] | None = None
) -> Workbook:
    """Telecollecting; with `promises` also what became of those that fell due in the period."""
    target = bool(frame.daily_target)
    sums = (
        *map(Of, ("Percobaan", "Terhubung", "Peserta sendiri")),
        Of("Janji", label="Janji bayar"),
        *map(Of, ("Nilai janji", "REHAB")),
    )
    followed = (
        Of("Jatuh tempo di periode", PROMISE_TABLE, "Janji jatuh tempo"),
        Of("Ditepati", PROMISE_TABLE, "Janji ditepati"),
    )
    due = () if promises is None else followed
    targeted = (*sums, *due, *((Of("Target"),) if target else ()))
    days = [row.attempted_at.date() for row in rows] + [row.due_on for row in promises or ()]
    return Workbook(
        tidy=tidy_arrears(frame, rows),
        rates=(
            LiveRate("Percobaan", "Percobaan"),
            LiveRate("Peserta berbeda", "Kontak berbeda"),
            LiveRate("Rasio terhubung", "Terhubung", "Selain pesan"),
            LiveRate("Terhubung dengan peserta", "Peserta sendiri", "Selain pesan"),
            LiveRate("Rasio janji bayar", "Janji selain pesan", "Peserta sendiri"),
            LiveRate("Nilai janji bayar", "Nilai janji"),
            LiveRate("Tawaran REHAB", "REHAB"),
            LiveRate("Total tunggakan peserta yang dihubungi", "Tunggakan dihitung"),
            _HANDLING,
            *((_KEPT, _IN_GRACE) if due else ()),
            *((LiveRate("Capaian target", "Percobaan", "Target"),) if target else ()),
        ),
        parts=(
            _by_time(frame, days, targeted),
            LiveParts("Menurut petugas", "Petugas", targeted),
            LiveParts("Menurut hasil", "Hasil", sums),
            LiveParts("Menurut kecamatan", "Kecamatan", (*sums, *due)),
            _by_months("Menurut bulan menunggak", (*sums, *due)),
            LiveParts("Menurut alasan menunggak, semua percobaan", "Alasan menunggak", sums),
        ),
        titles=_titles(ARREARS),
        printed=((*arrears_values(at, row), row.note) for at, row in enumerate(rows, start=1)),
        others=() if promises is None else (tidy_promises(frame, promises),),
    )


def employer_workbook(
    frame: ReportFrame, rows: Sequence[EmployerRow], *, visited: bool = False
) -> Workbook:
    """Telemarketing, or canvassing (`visited`)."""
    values = visit_values if visited else employer_values
    sums = (
        *map(Of, ("Percobaan", "Terhubung", "PIC")),
        Of("Ada tindak lanjut", label="Tindak lanjut"),
        Of("Potensi dihitung"),
    )
    steps = LiveParts("Hasil pendaftaran", "Tahap", (Of("Kontak berbeda", label="Badan Usaha"),))
    return Workbook(
        tidy=tidy_employers(frame, rows, visited=visited),
        rates=(
            LiveRate("Percobaan", "Percobaan"),
            LiveRate("Badan Usaha berbeda", "Kontak berbeda"),
            LiveRate("Rasio terhubung", "Terhubung", "Selain pesan"),
            LiveRate("Terhubung dengan PIC", "PIC", "Selain pesan"),
            LiveRate("Ada tindak lanjut", "Ada tindak lanjut", "Percobaan"),
            LiveRate("Potensi peserta", "Potensi dihitung"),
            *((LiveRate("Pekerja terkonfirmasi", "Terkonfirmasi dihitung"),) if visited else ()),
            _HANDLING,
        ),
        parts=(
            _by_time(frame, (row.attempted_at.date() for row in rows), sums),
            LiveParts("Menurut petugas", "Petugas", sums),
            LiveParts("Menurut hasil", "Hasil", sums),
            LiveParts("Menurut sumber data", "Sumber data", sums),
            *((steps,) if visited else ()),
        ),
        titles=_titles(VISITED if visited else EMPLOYERS),
        printed=((*values(at, row), row.note) for at, row in enumerate(rows, start=1)),
    )


def promises_workbook(
    frame: ReportFrame,
    rows: Sequence[PromiseRow],
    plans: Sequence[PlanRow],
    money: Liquidation = NO_MONEY,
) -> Workbook:
    """Promises and REHAB; the first table holds promises and instalments."""
    name = "Janji jatuh tempo menurut"
    states = ("Janji", "Nilai janji", "Diterima tepat waktu", "Diterima terlambat")
    return Workbook(
        tidy=tidy_promises(frame, rows),
        rates=(
            LiveRate("Janji dibuat", "Nilai dibuat di periode", table=PROMISE_TABLE),
            LiveRate("Banyaknya janji dibuat", "Dibuat di periode", table=PROMISE_TABLE),
            LiveRate("Janji jatuh tempo", "Nilai jatuh tempo", table=PROMISE_TABLE),
            LiveRate("Banyaknya janji jatuh tempo", "Jatuh tempo di periode", table=PROMISE_TABLE),
            _IN_GRACE,
            _KEPT,
            LiveRate(
                "Diterima tepat waktu",
                "Diterima dari jatuh tempo",
                "Nilai jatuh tempo",
                PROMISE_TABLE,
            ),
            LiveRate("REHAB terdaftar", "Terdaftar", "Tawaran", OFFERS),
            *_INSTALMENTS,
            _LIQUIDATION,
        ),
        parts=(
            LiveParts(
                "Keadaan janji",
                "Keadaan",
                tuple(Of(one, PROMISE_TABLE) for one in (*states, "Belum diterima")),
                order=_STATES,
            ),
            *((_instalments_by_state(),) if instalments(rows) else ()),
            LiveParts(f"{name} petugas", "Petugas", _DUE),
            LiveParts(f"{name} kecamatan", "Kecamatan", _DUE),
            _by_months(f"{name} bulan menunggak", _DUE),
            LiveParts(f"{name} kanal", "Kanal", _DUE),
            LiveParts(
                "Tawaran REHAB",
                "Jawaban",
                (Of("Tawaran", OFFERS), Of("Cicilan", OFFERS, "Nilai cicilan")),
            ),
        ),
        titles=_titles(PROMISES),
        printed=((*entry.values, entry.note) for entry in promise_entries(rows, plans)),
        others=(tidy_offers(plans), tidy_money(money)),
    )


def _instalments_by_state() -> LiveParts:
    return LiveParts(
        "Keadaan cicilan REHAB",
        "Keadaan",
        (
            Of("Cicilan", PROMISE_TABLE),
            Of("Nilai cicilan", PROMISE_TABLE),
            Of("Cicilan diterima tepat waktu", PROMISE_TABLE, "Diterima tepat waktu"),
            Of("Cicilan diterima terlambat", PROMISE_TABLE, "Diterima terlambat"),
            Of("Cicilan belum diterima", PROMISE_TABLE, "Belum diterima"),
        ),
        order=_STATES,
    )


def overview_workbook(frame: ReportFrame, shown: Overview) -> Workbook:
    """All attempts of a period in one table, the promises and the money beside them."""
    sums = tuple(map(Of, ("Percobaan", "Terhubung", "Sasaran", "Janji", "Nilai janji")))
    return Workbook(
        tidy=tidy_all(frame, shown.calls, shown.visits, shown.members),
        rates=(
            LiveRate("Percobaan", "Percobaan"),
            LiveRate("Rasio terhubung", "Terhubung", "Selain pesan"),
            LiveRate("Terhubung dengan sasaran", "Sasaran", "Selain pesan"),
            LiveRate("Nilai janji bayar", "Nilai janji"),
            _KEPT,
            _IN_GRACE,
            *_INSTALMENTS,
            _LIQUIDATION,
            *(
                (LiveRate("Capaian target telekolekting", "Telekolekting", "Target"),)
                if frame.daily_target
                else ()
            ),
        ),
        parts=(
            LiveParts("Menurut kegiatan", "Kegiatan", sums),
            LiveParts(
                "Janji yang jatuh tempo",
                "Keadaan",
                (
                    Of("Jatuh tempo di periode", PROMISE_TABLE, "Janji"),
                    Of("Nilai jatuh tempo", PROMISE_TABLE, "Nilai janji"),
                    Of("Diterima dari jatuh tempo", PROMISE_TABLE, "Diterima"),
                ),
                order=_STATES,
            ),
            LiveParts("Menurut petugas", "Petugas", sums),
            LiveParts("Menurut hasil", "Hasil", sums),
        ),
        others=(tidy_promises(frame, shown.promises), tidy_money(shown.money)),
    )


def collectibility_workbook(rows: Sequence[CollectedRow]) -> Workbook:
    """Billed and received by segment and area."""
    sums = tuple(map(Of, ("Ditagih", "Diterima", "Ditagih sebelumnya", "Diterima sebelumnya")))
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


def _by_time(frame: ReportFrame, days: Iterable[date], sums: tuple[Of, ...]) -> LiveParts:
    span = span_of(frame)
    order = dict.fromkeys(period_label(day, span)[1] for day in sorted(set(days)))
    return LiveParts(
        f"Per {span.value}", "Kurun", sums, what=span.value.capitalize(), order=tuple(order)
    )


def _by_months(heading: str, sums: tuple[Of, ...]) -> LiveParts:
    return LiveParts(heading, "Kelompok bulan", sums, what="Bulan menunggak", order=BAND_ORDER)


def _titles(table: Table) -> tuple[str, ...]:
    return (*(slot.label for slot in table.slots), table.free)
