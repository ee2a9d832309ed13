"""What the Laporan room shows: which report, its figures, and how its file is named."""

from dataclasses import dataclass, replace
from typing import Final

from dialer.contacts.dates import MONTHS
from dialer.lists.model import ListKind
from dialer.people import Officer
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.reporting import Report, figures_of
from dialer.reports.figures import Figure
from dialer.reports.model import Span
from dialer.workstation import Workstation
from ui.presenters.log_wish import Choices, list_choices, officer_choices
from ui.presenters.periods import Period

KIND_WORDS: Final = {
    ReportKind.TELECOLLECTING: "Telekolekting",
    ReportKind.TELEMARKETING: "Telemarketing",
    ReportKind.CANVASSING: "Canvassing",
    ReportKind.PROMISES: "Janji & REHAB",
    ReportKind.OVERVIEW: "Ringkasan",
    ReportKind.COLLECTIBILITY: "Kolektibilitas",
}
SPAN_WORDS: Final = {
    None: "Rincian waktu otomatis",
    Span.DAY: "Rincian per hari",
    Span.WEEK: "Rincian per minggu",
    Span.MONTH: "Rincian per bulan",
}
SPANNED: Final = (ReportKind.TELECOLLECTING, ReportKind.TELEMARKETING, ReportKind.CANVASSING)
"""Reports with a breakdown by time."""
MADE_BY: Final = {
    ReportKind.TELECOLLECTING: "telepon atau kunjungan ke peserta menunggak",
    ReportKind.TELEMARKETING: "telepon ke badan usaha",
    ReportKind.CANVASSING: "kunjungan ke badan usaha",
    ReportKind.PROMISES: "janji bayar atau tawaran REHAB",
    ReportKind.OVERVIEW: "percobaan",
    ReportKind.COLLECTIBILITY: "angka tagihan dan penerimaan",
}
"""Which attempts a report counts."""
EMPTY_TOO: Final = "Laporan kosong tetap dapat disimpan dan menyatakan hal yang sama."
NOT_FILLED: Final = "Isi angka bulan ini di ruang Janji, halaman Kolektibilitas."


@dataclass(frozen=True, slots=True)
class ReportWish:
    """Which report is looked at; empty officer and list mean all."""

    kind: ReportKind
    period: Period
    officer_id: str = ""
    list_id: str = ""
    span: Span | None = None
    photos: bool = False

    @property
    def order(self) -> ReportOrder:
        """The wish as the reports take it."""
        days = self.period
        return ReportOrder(
            self.kind,
            days.first,
            days.last,
            self.officer_id,
            self.list_id,
            self.span,
            photos=self.photos and self.kind is ReportKind.CANVASSING,
        )

    @property
    def list_kind(self) -> ListKind | None:
        """The kind of list this report is about, None for any."""
        if self.kind in (ReportKind.OVERVIEW, ReportKind.COLLECTIBILITY):
            return None
        members = self.kind in (ReportKind.TELECOLLECTING, ReportKind.PROMISES)
        return ListKind.ARREARS if members else ListKind.BU


@dataclass(frozen=True, slots=True)
class ReportView:
    """A prepared report with its figures. `nothing` says that it is empty, and why; `todo` what to
    do then."""

    wish: ReportWish
    report: Report
    figures: tuple[Figure, ...]
    nothing: str
    todo: str
    officers: Choices
    lists: Choices

    def shows_the_same(self, other: "ReportView | None") -> bool:
        """Whether only the moment of making differs, so that the preview may stay."""
        if other is None:
            return False
        made = self.report.frame.generated_at
        frame = replace(other.report.frame, generated_at=made)
        return replace(other.report, frame=frame) == self.report


def prepare_report(workstation: Workstation, actor: Officer, wish: ReportWish) -> ReportView:
    """Prepare a report and count it as it is printed. May run beside the window."""
    report = workstation.reporting.prepare(actor, wish.order)
    return ReportView(
        wish=wish,
        report=report,
        figures=report_figures(report),
        nothing="" if report.rows else _nothing(wish),
        todo=NOT_FILLED if wish.kind is ReportKind.COLLECTIBILITY else EMPTY_TOO,
        officers=officer_choices(workstation, actor),
        lists=list_choices(workstation, wish.list_kind),
    )


def report_figures(report: Report) -> tuple[Figure, ...]:
    """The key figures exactly as the PDF prints them."""
    return figures_of(report)


def _nothing(wish: ReportWish) -> str:
    narrow = wish.officer_id or wish.list_id
    last = wish.period.last
    monthly = wish.kind is ReportKind.COLLECTIBILITY
    when = f"{MONTHS[last.month - 1]} {last.year}" if monthly else wish.period.words
    return f"Tidak ada {MADE_BY[wish.kind]} pada {when}{' untuk pilihan ini' if narrow else ''}."


def row_word(kind: ReportKind) -> str:
    """What the rows of a report are called."""
    words = {
        ReportKind.PROMISES: "janji dan tawaran REHAB",
        ReportKind.COLLECTIBILITY: "baris segmen dan wilayah",
    }
    return words.get(kind, "percobaan")


def file_name(wish: ReportWish, officer_name: str = "", suffix: str = ".pdf") -> str:
    """Return `Laporan Telekolekting 20 Nov 2026.pdf`, with the officer's name when chosen."""
    parts = ("Laporan", KIND_WORDS[wish.kind], wish.period.words.replace("–", "-"), officer_name)
    return _without_signs(" ".join(parts)) + suffix


def _without_signs(name: str) -> str:
    """Leave out what a file's name may not hold on any system."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in name)
    return " ".join(kept.split()).rstrip(". ")
