"""The key figures of a report in the words they are shown with, on paper and on screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialer.contacts.money import format_rupiah
from dialer.reports.breakdown import Row, target_rate, whole
from dialer.reports.summary import (
    ArrearsSummary,
    EmployerSummary,
    Rate,
    Summary,
    format_count,
    format_length,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure: what it is, the figure, what it is measured against."""

    label: str
    value: str
    basis: str


def rate_figure(rate: Rate) -> Figure:
    """A share with its denominator."""
    return Figure(rate.label, rate.share, rate.basis)


def attempts_figure(summary: Summary, contacts: str) -> Figure:
    """Attempts, of how many `contacts` (their name in words); written messages stand apart."""
    basis = f"{format_count(summary.contacts)} {contacts} berbeda"
    if summary.messages:
        basis += f"; {format_count(summary.messages)} lewat pesan"
    return Figure("Percobaan", format_count(summary.attempts), basis)


def handling_figure(summary: Summary) -> Figure:
    """The average handling time of a call."""
    average = summary.handling_time
    if average is None:
        return Figure("Waktu penanganan (AHT)", "–", "belum ada panggilan dijawab")
    calls = f"per panggilan, {format_count(summary.handled_calls)} dijawab"
    return Figure("Waktu penanganan (AHT)", format_length(average), calls)


def employer_figures(summary: EmployerSummary, *, visited: bool) -> tuple[Figure, ...]:
    """The figures of a telemarketing report, or of one on canvassing (`visited`)."""
    contacts = f"{format_count(summary.contacts)} Badan Usaha"
    confirmed = Figure(
        "Pekerja terkonfirmasi",
        format_count(summary.confirmed_workers),
        f"pada {format_count(summary.confirmed_at)} dari {contacts}",
    )
    return (
        attempts_figure(summary, "Badan Usaha"),
        rate_figure(summary.contact_rate),
        rate_figure(summary.right_party_rate),
        rate_figure(summary.next_step_rate),
        Figure("Potensi peserta", format_count(summary.potential_workers), f"pada {contacts}"),
        *((confirmed,) if visited else ()),
        *((handling_figure(summary),) if summary.handled_calls else ()),
    )


def arrears_figures(summary: ArrearsSummary) -> tuple[Figure, ...]:
    """The figures of a telecollecting report."""
    attempts = format_count(summary.attempts)
    return (
        attempts_figure(summary, "peserta"),
        rate_figure(summary.contact_rate),
        rate_figure(summary.right_party_rate),
        rate_figure(summary.promise_rate),
        Figure(
            "Nilai janji bayar",
            format_rupiah(summary.promised_amount),
            f"{format_count(summary.promises)} janji bayar",
        ),
        Figure("Tawaran REHAB", format_count(summary.rehab_offers), f"pada {attempts} percobaan"),
        handling_figure(summary),
    )


def target_figure(rows: Iterable[Row], daily_target: int) -> Figure:
    """Attempts against the target of the days that were worked."""
    part = whole(rows)
    rate = target_rate(part, daily_target)
    days = f"{format_count(len(part.worked))} hari petugas × {format_count(daily_target)}"
    return Figure(rate.label, rate.share, f"{rate.basis} ({days})")
