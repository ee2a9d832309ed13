"""What each report of attempts says: figures, chart, breakdowns, rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from dialer.contacts.money import format_rupiah
from dialer.reports.breakdown import (
    arrears_breakdowns,
    employer_breakdowns,
    fitting_span,
)
from dialer.reports.columns import ARREARS, EMPLOYERS, arrears_values, employer_values
from dialer.reports.composition import Content, Detail, Entry, Results
from dialer.reports.figures import (
    Figure,
    arrears_figures,
    employer_figures,
    rate_figure,
    target_figure,
)
from dialer.reports.model import ArrearsRow, EmployerRow, PromiseRow, ReportFrame, Span
from dialer.reports.promises import kept_rate
from dialer.reports.sections import Heading, breakdown_section
from dialer.reports.summary import format_count, summarise_arrears, summarise_employers

NOTHING_HAPPENED = "Tidak ada percobaan pada periode ini."
DETAIL = "Rincian percobaan"
_PROMISED = Heading("Janji bayar", "% peserta sendiri")
_NEXT_STEP = Heading("Tindak lanjut", "% percobaan")
_CONNECTED = "Terhubung: percobaan yang dijawab siapa pun; pesan WhatsApp tidak masuk rasio."
_HANDLING = "AHT: (bicara + tahan + pencatatan) / panggilan yang dijawab."
_EMPLOYER_TERMS = (
    f"{_CONNECTED} Terhubung dengan PIC: PIC atau pemilik sendiri yang berbicara. "
    f"Potensi peserta dihitung sekali untuk setiap Badan Usaha. {_HANDLING}"
)
_ARREARS_TERMS = (
    f"{_CONNECTED} Terhubung dengan peserta: peserta sendiri yang berbicara. "
    f"Total tunggakan dihitung sekali untuk setiap peserta. {_HANDLING}"
)


def employer_content(frame: ReportFrame, rows: Sequence[EmployerRow]) -> Content:
    """Telemarketing or canvassing."""
    summary = summarise_employers(rows)
    contacts = f"{format_count(summary.contacts)} Badan Usaha berbeda"
    return Content(
        cards=employer_cards(frame, rows),
        definitions=_definitions(frame, _EMPLOYER_TERMS),
        total=f"Jumlah: {format_count(summary.attempts)} percobaan pada {contacts}.",
        nothing="" if rows else NOTHING_HAPPENED,
        results=Results(summary.outcomes, summary.groups, []),
        sections=tuple(
            breakdown_section(one, _NEXT_STEP, frame.daily_target, money=False)
            for one in employer_breakdowns(rows, _span(frame))
        ),
        detail=Detail(
            DETAIL,
            EMPLOYERS,
            (
                Entry(
                    row.attempted_at.date(),
                    f"{number} · {row.employer}",
                    employer_values(number, row),
                    row.note,
                )
                for number, row in enumerate(rows, start=1)
            ),
            by_day=unbroken_days(row.attempted_at for row in rows),
        ),
    )


def arrears_content(
    frame: ReportFrame, rows: Sequence[ArrearsRow], promises: Sequence[PromiseRow] | None = None
) -> Content:
    """Telecollecting; with `promises` also what became of those that fell due in the period."""
    summary = summarise_arrears(rows)
    contacts = f"{format_count(summary.contacts)} peserta berbeda"
    promised = (
        f"{format_count(summary.promises)} janji bayar "
        f"senilai {format_rupiah(summary.promised_amount)}"
    )
    return Content(
        cards=arrears_cards(frame, rows, promises),
        definitions=_definitions(frame, _ARREARS_TERMS),
        total=(
            f"Jumlah: {format_count(summary.attempts)} percobaan pada {contacts}; {promised}; "
            f"{format_count(summary.rehab_offers)} tawaran REHAB."
        ),
        nothing="" if rows else NOTHING_HAPPENED,
        results=Results(
            summary.outcomes,
            summary.groups,
            [
                ("Total tunggakan peserta yang dihubungi", format_rupiah(summary.arrears_amount)),
                ("Nilai janji bayar", format_rupiah(summary.promised_amount)),
            ],
        ),
        sections=tuple(
            breakdown_section(one, _PROMISED, frame.daily_target, money=True)
            for one in arrears_breakdowns(rows, _span(frame))
        ),
        detail=Detail(
            DETAIL,
            ARREARS,
            (
                Entry(
                    row.attempted_at.date(),
                    f"{number} · {row.name}",
                    arrears_values(number, row),
                    row.note,
                )
                for number, row in enumerate(rows, start=1)
            ),
            by_day=unbroken_days(row.attempted_at for row in rows),
        ),
    )


def arrears_cards(
    frame: ReportFrame, rows: Sequence[ArrearsRow], promises: Sequence[PromiseRow] | None
) -> tuple[Figure, ...]:
    """The key figures of telecollecting, also shown in the window."""
    kept = () if promises is None else (rate_figure(kept_rate(frame, promises)),)
    return (*arrears_figures(summarise_arrears(rows)), *kept, *_target(frame, rows))


def employer_cards(frame: ReportFrame, rows: Sequence[EmployerRow]) -> tuple[Figure, ...]:
    """The key figures of telemarketing and canvassing, also shown in the window."""
    return (*employer_figures(summarise_employers(rows)), *_target(frame, rows))


def _target(
    frame: ReportFrame, rows: Sequence[ArrearsRow] | Sequence[EmployerRow]
) -> tuple[Figure, ...]:
    return (target_figure(rows, frame.daily_target),) if frame.daily_target and rows else ()


def _definitions(frame: ReportFrame, terms: str) -> str:
    if not frame.daily_target:
        return terms
    return (
        f"{terms} Target: {format_count(frame.daily_target)} percobaan untuk setiap hari "
        "seorang petugas bekerja (hari dengan sedikitnya satu percobaan)."
    )


def _span(frame: ReportFrame) -> Span:
    return frame.span or fitting_span(frame.period_from, frame.period_to)


def unbroken_days(times: Iterable[datetime]) -> bool:
    """Whether each day is one run of rows, as it is in a log sorted by time."""
    days = [day for day, _ in groupby(time.date() for time in times)]
    return len(days) == len(set(days))
