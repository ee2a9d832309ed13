"""Use case of the reports: the lines of the log, filled into the forms that are handed in.

The same `LogEntry` lines feed the log screen and the PDF, so their figures cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dialer.branch import Branch, load_branch
from dialer.errors import BadInputError
from dialer.facts import Channel
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter
from dialer.people import Officer, Right, Role
from dialer.ports import AuditEntry, Now, Store
from dialer.report_rows import LogFigures, RowMaker
from dialer.reports.model import ArrearsRow, EmployerRow, Letterhead, ReportFrame
from dialer.reports.summary import format_count
from dialer.rulebook import Rulebook

MOST_ROWS = 200_000


class ReportKind(StrEnum):
    """The reports that are handed in."""

    TELEMARKETING = "telemarketing"
    CANVASSING = "canvassing"
    TELECOLLECTING = "telekolekting"


TITLES = {
    ReportKind.TELEMARKETING: "Laporan Hasil Telemarketing Badan Usaha",
    ReportKind.CANVASSING: "Laporan Hasil Canvassing Badan Usaha",
    ReportKind.TELECOLLECTING: "Laporan Hasil Telekolekting",
}


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which report: days are inclusive, empty officer and list mean all."""

    kind: ReportKind
    day_from: date
    day_to: date
    officer_id: str = ""
    list_id: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be written or previewed; one of the two row tuples is used."""

    kind: ReportKind
    letterhead: Letterhead
    frame: ReportFrame
    employers: tuple[EmployerRow, ...] = ()
    members: tuple[ArrearsRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reports."""

    store: Store
    now: Now
    rulebook: Rulebook

    def prepare(self, actor: Officer, order: ReportOrder) -> Report:
        """Return the report of the lines that the actor may see; oldest attempt first.

        Raises BadInputError for a period that ends before it begins or holds too many attempts.
        """
        if order.day_to < order.day_from:
            raise BadInputError("Tanggal akhir lebih awal dari tanggal mulai. Perbaiki periode.")
        branch = load_branch(self.store)
        officer_id = order.officer_id if actor.may(Right.SEE_ALL) else actor.officer_id
        lines = self.store.log(_filter(order, officer_id), MOST_ROWS + 1)
        if len(lines) > MOST_ROWS:
            raise BadInputError(
                f"Periode ini memuat lebih dari {format_count(MOST_ROWS)} percobaan. "
                "Laporan belum dibuat. Persempit periode atau pilih satu petugas."
            )
        entries = sorted(lines, key=lambda entry: entry.line.started_at)
        frame = self._frame(order, branch, officer_id, entries)
        letterhead = Letterhead(branch.institution, branch.office, branch.address, branch.phone)
        rows = RowMaker(self.rulebook, branch.zone)
        found = {one.line.contact_id for one in entries}
        contacts = {contact_id: self.store.contact(contact_id) for contact_id in found}
        if order.kind is ReportKind.TELECOLLECTING:
            members = tuple(rows.member(one, contacts[one.line.contact_id]) for one in entries)
            return Report(order.kind, letterhead, frame, members=members)
        employers = tuple(rows.employer(one, contacts[one.line.contact_id]) for one in entries)
        return Report(order.kind, letterhead, frame, employers=employers)

    def figures(self, entries: Sequence[LogEntry]) -> LogFigures:
        """Count lines of the log as the reports count them."""
        return RowMaker(self.rulebook, load_branch(self.store).zone).figures(entries)

    def render(self, actor: Officer, order: ReportOrder) -> bytes:
        """Return the PDF without writing it anywhere, to be looked at."""
        return as_pdf(self.prepare(actor, order))

    def write(self, actor: Officer, order: ReportOrder, path: Path) -> Report:
        """Write the PDF and return what is in it.

        Raises BadInputError for a place that cannot be written, DiskFullError for a full disk.
        """
        report = self.prepare(actor, order)
        _lay_out(report, path)
        with self.store.writing() as writer:
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "report_written", order.kind.value)
            )
        return report

    def _frame(
        self, order: ReportOrder, branch: Branch, officer_id: str, entries: Sequence[LogEntry]
    ) -> ReportFrame:
        officers = {one.officer_id: one for one in self.store.officers()}
        officer = officers.get(officer_id)
        signing = {entry.officer_name for entry in entries} | ({officer.name} if officer else set())
        leads = [one.name for one in officers.values() if one.role is Role.LEAD and one.active]
        call_list = self.store.call_list(order.list_id) if order.list_id else None
        return ReportFrame(
            title=TITLES[order.kind],
            period_from=order.day_from,
            period_to=order.day_to,
            officer=officer.name if officer else None,
            list_name=call_list.name if call_list else None,
            filter_text="",
            generated_at=local(self.now(), branch.zone),
            data_state="Data meja ini",
            lead_name=branch.lead_name or (leads[0] if len(leads) == 1 else ""),
            officer_name=signing.pop() if len(signing) == 1 else "",
            city=branch.city,
        )


def as_pdf(report: Report) -> bytes:
    """Return a prepared report as the content of a PDF file."""
    content = BytesIO()
    _lay_out(report, content)
    return content.getvalue()


def _lay_out(report: Report, target: Path | BinaryIO) -> None:
    from dialer.reports import pdf

    letterhead, frame = report.letterhead, report.frame
    if report.kind is ReportKind.TELECOLLECTING:
        pdf.write_telecollecting(target, letterhead, frame, report.members)
    elif report.kind is ReportKind.TELEMARKETING:
        pdf.write_telemarketing(target, letterhead, frame, report.employers)
    else:
        pdf.write_canvassing(target, letterhead, frame, report.employers)


def _filter(order: ReportOrder, officer_id: str) -> LogFilter:
    members = order.kind is ReportKind.TELECOLLECTING
    channel = {
        ReportKind.TELEMARKETING: Channel.PHONE,
        ReportKind.CANVASSING: Channel.VISIT,
        ReportKind.TELECOLLECTING: None,
    }[order.kind]
    return LogFilter(
        day_from=order.day_from,
        day_to=order.day_to,
        officer_id=officer_id,
        list_id=order.list_id,
        kind=ListKind.ARREARS if members else ListKind.BU,
        channel=channel,
    )
