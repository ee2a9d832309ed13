"""Promises, offers of REHAB and liquidation as tidy tables."""

from collections.abc import Sequence

from dialer.promise_figures import Rate as Liquidation
from dialer.promises import PromiseState
from dialer.reports.breakdown import months_band, period_label, span_of
from dialer.reports.model import PlanRow, PromiseRow, ReportFrame
from dialer.reports.promises import STATE_WORDS, fell_due, kind_words
from dialer.reports.tidy import known
from dialer.reports.tidy_model import Kind, Tidy, TidyColumn, Value

PROMISES = "Janji"
OFFERS = "REHAB"
LIQUIDATION = "Likuidasi"
_COLUMNS = (
    TidyColumn("Tanggal janji dibuat", Kind.DATE, 20),
    TidyColumn("Jatuh tempo", Kind.DATE, 13),
    TidyColumn("Kurun", width=24),
    TidyColumn("Petugas", width=22),
    TidyColumn("Nama peserta", width=28),
    TidyColumn("No. kartu", width=16),
    TidyColumn("Kecamatan", width=18),
    TidyColumn("Kelompok bulan", width=18),
    TidyColumn("Jenis", width=16),
    TidyColumn("Kanal", width=14),
    TidyColumn("Keadaan", width=26),
    TidyColumn("Janji", Kind.COUNT, 8),
    TidyColumn("Dibuat di periode", Kind.COUNT, 17),
    TidyColumn("Nilai dibuat di periode", Kind.RUPIAH, 22),
    TidyColumn("Jatuh tempo di periode", Kind.COUNT, 22),
    TidyColumn("Ditepati", Kind.COUNT, 10),
    TidyColumn("Sebagian", Kind.COUNT, 10),
    TidyColumn("Ingkar", Kind.COUNT, 10),
    TidyColumn("Masa tenggang", Kind.COUNT, 15),
    TidyColumn("Nilai jatuh tempo", Kind.RUPIAH, 17),
    TidyColumn("Diterima dari jatuh tempo", Kind.RUPIAH, 25),
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
    TidyColumn("Cicilan belum diterima", Kind.RUPIAH, 24),
)


def tidy_promises(frame: ReportFrame, rows: Sequence[PromiseRow]) -> Tidy:
    """Promises that were made or fell due in the period, one row each.

    What was made and what fell due in it have columns of their own. So have instalments of plans,
    that no sum mixes the two.
    """
    due = {id(row) for row in fell_due(frame, rows)}
    first, last = frame.period_from, frame.period_to
    made = {id(row) for row in rows if first <= row.made_on <= last and not row.replaced}
    span = span_of(frame)
    return Tidy(
        PROMISES,
        _COLUMNS,
        [
            (
                row.made_on,
                row.due_on,
                period_label(row.due_on, span)[1],
                known(row.officer),
                row.name,
                row.masked_card,
                known(row.subdistrict),
                months_band(row.months),
                kind_words(row),
                f"ke-{row.instalment}" if row.instalment else known(row.channel),
                STATE_WORDS[row.state],
                *_followed(row, id(row) in made, id(row) in due),
            )
            for row in rows
        ],
    )


def _followed(row: PromiseRow, made: bool, due: bool) -> tuple[Value, ...]:
    """The numbers of a promise, then those of an instalment; the others are 0."""
    kept = int(due and row.state is PromiseState.KEPT)
    came = (row.amount, row.received, row.late, row.missing)
    if row.instalment:
        return (*(0,) * 14, 1, int(due), kept, *came)
    return (
        1,
        int(made),
        row.amount if made else 0,
        int(due),
        kept,
        int(due and row.state is PromiseState.PARTIAL),
        int(due and row.state is PromiseState.BROKEN),
        int(due and row.state is PromiseState.DUE),
        row.amount if due else 0,
        row.received if due else 0,
        *came,
        *(0,) * 7,
    )


def tidy_offers(plans: Sequence[PlanRow]) -> Tidy:
    """REHAB plans that were offered, one row each."""
    return Tidy(
        OFFERS,
        (
            TidyColumn("Tanggal", Kind.DATE, 12),
            TidyColumn("Petugas", width=22),
            TidyColumn("Nama peserta", width=28),
            TidyColumn("No. kartu", width=16),
            TidyColumn("Kecamatan", width=18),
            TidyColumn("Jawaban", width=14),
            TidyColumn("Tawaran", Kind.COUNT, 10),
            TidyColumn("Terdaftar", Kind.COUNT, 10),
            TidyColumn("Tahap", Kind.COUNT, 8),
            TidyColumn("Cicilan", Kind.RUPIAH, 15),
        ),
        [
            (
                plan.offered_on,
                known(plan.officer),
                plan.name,
                plan.masked_card,
                known(plan.subdistrict),
                plan.answer,
                1,
                int(plan.registered),
                plan.stages,
                plan.instalment,
            )
            for plan in plans
        ],
    )


def tidy_money(money: Liquidation) -> Tidy:
    """Received in the period and assigned, in one row."""
    return Tidy(
        LIQUIDATION,
        (TidyColumn("Diterima", Kind.RUPIAH, 20), TidyColumn("Ditugaskan", Kind.RUPIAH, 20)),
        [(money.part, money.whole)],
    )
