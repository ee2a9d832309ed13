"""What each report of attempts says: figures, chart, breakdowns, rows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from dialer.contacts.money import format_rupiah
from dialer.reports.breakdown import (
    UNREACHED,
    arrears_breakdowns,
    employer_breakdowns,
    span_of,
)
from dialer.reports.columns import (
    ARREARS,
    EMPLOYERS,
    VISITED,
    arrears_values,
    employer_values,
    visit_values,
)
from dialer.reports.composition import Content, Detail, Entry, Results
from dialer.reports.figures import (
    Figure,
    arrears_figures,
    employer_figures,
    rate_figure,
    target_figure,
)
from dialer.reports.model import ArrearsRow, EmployerRow, Photo, PromiseRow, ReportFrame
from dialer.reports.promises import fell_due, given, kept_rate
from dialer.reports.sections import Heading, Line, Section, breakdown_section
from dialer.reports.summary import (
    format_count,
    format_share,
    newest_rows,
    summarise_arrears,
    summarise_employers,
)

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
_VISIT_TERMS = (
    " Terkonfirmasi: jumlah pekerja yang dipastikan pada badan usaha sampai akhir periode."
)
_ARREARS_TERMS = (
    f"{_CONNECTED} Terhubung dengan peserta: peserta sendiri yang berbicara. "
    f"Total tunggakan dihitung sekali untuk setiap peserta. {_HANDLING}"
)


def employer_content(
    frame: ReportFrame,
    rows: Sequence[EmployerRow],
    photos: Sequence[Photo] = (),
    *,
    visited: bool = False,
) -> Content:
    """Telemarketing, or canvassing (`visited`) with what came of the employers and its pictures."""
    summary = summarise_employers(rows)
    contacts = f"{format_count(summary.contacts)} Badan Usaha berbeda"
    values = visit_values if visited else employer_values
    return Content(
        cards=employer_cards(rows, visited=visited),
        definitions=_EMPLOYER_TERMS + (_VISIT_TERMS if visited else ""),
        total=f"Jumlah: {format_count(summary.attempts)} percobaan pada {contacts}.",
        nothing="" if rows else NOTHING_HAPPENED,
        results=Results(summary.outcomes, summary.groups, []),
        sections=tuple(
            breakdown_section(one, _NEXT_STEP, money=False)
            for one in employer_breakdowns(rows, span_of(frame))
        )
        + ((steps_section(rows),) if visited and rows else ()),
        detail=Detail(
            DETAIL,
            VISITED if visited else EMPLOYERS,
            (
                Entry(
                    row.attempted_at.date(),
                    f"{number} · {row.employer}",
                    values(number, row),
                    row.note,
                )
                for number, row in enumerate(rows, start=1)
            ),
            by_day=unbroken_days(row.attempted_at for row in rows),
        ),
        photos=_numbered(rows, photos),
    )


def steps_section(rows: Sequence[EmployerRow]) -> Section:
    """How far the employers have come; each stands at its furthest step, so the lines add up."""
    newest = newest_rows(rows)
    counts = Counter(
        (row.step.place, row.step.label) if row.step else (-1, UNREACHED) for row in newest
    )

    def line(name: str, count: int) -> Line:
        return Line(name, ((format_count(count), format_share(count, len(newest))),), count)

    return Section(
        heading="Hasil pendaftaran",
        caption="Tahap terjauh setiap Badan Usaha sampai akhir periode",
        what="Tahap",
        headings=(Heading("Badan Usaha", "% Badan Usaha"),),
        lines=tuple(line(name, count) for (_, name), count in sorted(counts.items(), reverse=True)),
        total=line("Jumlah", len(newest)),
    )


def _numbered(rows: Sequence[EmployerRow], photos: Sequence[Photo]) -> tuple[Photo, ...]:
    """The pictures in the order of the table, under the numbers that it gives."""
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        numbers.setdefault(row.contact_key, number)
    ordered = sorted(photos, key=lambda one: numbers.get(one.contact_key, 0))
    return tuple(
        replace(one, title=f"{numbers.get(one.contact_key, '–')} · {one.title}") for one in ordered
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
        definitions=_definitions(frame),
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
            for one in arrears_breakdowns(
                rows, span_of(frame), fell_due(frame, given(promises or ()))
            )
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
    target = (target_figure(rows, frame.daily_target),) if frame.daily_target and rows else ()
    return (*arrears_figures(summarise_arrears(rows)), *kept, *target)


def employer_cards(rows: Sequence[EmployerRow], *, visited: bool) -> tuple[Figure, ...]:
    """The key figures of telemarketing and canvassing, also shown in the window.

    The daily target is one of telecollecting and says nothing about them.
    """
    return employer_figures(summarise_employers(rows), visited=visited)


def _definitions(frame: ReportFrame) -> str:
    if not frame.daily_target:
        return _ARREARS_TERMS
    return (
        f"{_ARREARS_TERMS} Target: {format_count(frame.daily_target)} percobaan untuk setiap hari "
        "seorang petugas bekerja (hari dengan sedikitnya satu percobaan)."
    )


def unbroken_days(times: Iterable[datetime]) -> bool:
    """Whether each day is one run of rows, as it is in a log sorted by time."""
    days = [day for day, _ in groupby(time.date() for time in times)]
    return len(days) == len(set(days))
