"""Use case of the reports: the lines of the log, filled into the forms that are handed in.

The same `LogEntry` lines feed the log screen and the reports, so their figures cannot differ.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dialer.branch import Branch, load_branch
from dialer.contacts.dates import format_datetime
from dialer.errors import BadInputError
from dialer.facts import Channel
from dialer.hours import local
from dialer.letterhead import load_letterhead
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, PromiseLine, Store, unchecked
from dialer.promise_figures import NO_MONEY, liquidation
from dialer.promise_figures import Rate as Liquidation
from dialer.promise_rules import PROMISE_RULES, own_promise_rules
from dialer.promises import PromiseRule
from dialer.report_collected import collected_rows
from dialer.report_filling import RowFilling, Rows, parts_of_log
from dialer.report_kinds import TITLES, DeskState, ReportKind, ReportOrder
from dialer.report_promises import in_period
from dialer.report_rows import LogFigures, RowMaker
from dialer.report_signing import signers
from dialer.report_visits import visit_photos
from dialer.reports.collected import CollectedRow
from dialer.reports.model import (
    ArrearsRow,
    EmployerRow,
    Letterhead,
    Photo,
    PlanRow,
    PromiseRow,
    ReportFrame,
)
from dialer.reports.summary import format_count
from dialer.rulebook import Rulebook

if TYPE_CHECKING:
    from dialer.reconcile.recap_model import Recap
    from dialer.reports.composition import Content
    from dialer.reports.figures import Figure
    from dialer.reports.overview import Overview
    from dialer.reports.workbook_model import Workbook


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be written or previewed; which rows it has depends on the kind.

    `rules` are the versions of the branch's terms by which the promises in it were judged.
    """

    kind: ReportKind
    letterhead: Letterhead
    frame: ReportFrame
    employers: tuple[EmployerRow, ...] = ()
    members: tuple[ArrearsRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    visits: tuple[EmployerRow, ...] = ()
    collected: tuple[CollectedRow, ...] = ()
    rules: tuple[PromiseRule, ...] = ()
    money: Liquidation = NO_MONEY
    photos: tuple[Photo, ...] = ()

    @property
    def rows(self) -> int:
        """How many attempts, or promises and plans, it is about."""
        if self.kind is ReportKind.PROMISES:
            return len(self.promises) + len(self.plans)
        if self.kind is ReportKind.COLLECTIBILITY:
            return len(self.collected)
        return len(self.employers) + len(self.members) + len(self.visits)


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
        if order.kind is ReportKind.COLLECTIBILITY:
            return self._collectibility(order, branch)
        officer_id = order.officer_id if actor.may(Right.SEE_ALL) else actor.officer_id
        rows = RowMaker(self.rulebook, branch.zone)
        filling = RowFilling(self.store, rows, order, self.today())
        made = filling.fill(
            parts_of_log(self.store, _filter(order, officer_id)), self._promised(order, officer_id)
        )
        return Report(
            kind=order.kind,
            letterhead=load_letterhead(self.store),
            frame=self._frame(order, branch, officer_id, made),
            employers=tuple(made.calls),
            members=tuple(made.members),
            promises=tuple(made.promises),
            plans=tuple(made.plans),
            visits=tuple(made.visits),
            rules=self._rules(order, made),
            money=self._money(order, officer_id),
            photos=self._photos(actor, order, made, branch.zone),
        )

    def prepare_frame(self, order: ReportOrder) -> Report:
        """A report without rows: for what does not come from the store."""
        branch = load_branch(self.store)
        frame = self._frame(order, branch, "", Rows())
        return Report(order.kind, load_letterhead(self.store), frame)

    def _collectibility(self, order: ReportOrder, branch: Branch) -> Report:
        """The month of the last day beside the month before it."""
        first = order.day_to.replace(day=1)
        before = first - timedelta(days=1)
        whole = replace(order, day_from=first, list_id="")
        return Report(
            kind=order.kind,
            letterhead=load_letterhead(self.store),
            frame=self._frame(whole, branch, "", Rows()),
            collected=collected_rows(
                self.store.collected(f"{first:%Y-%m}"), self.store.collected(f"{before:%Y-%m}")
            ),
        )

    def figures(self, entries: Sequence[LogEntry]) -> LogFigures:
        """Count lines of the log as the reports count them."""
        return RowMaker(self.rulebook, load_branch(self.store).zone).figures(entries)

    def render(self, actor: Officer, order: ReportOrder) -> bytes:
        """Return the PDF without writing it anywhere, to be looked at."""
        return as_pdf(self.prepare(actor, order))

    def write(self, actor: Officer, order: ReportOrder, path: Path) -> Report:
        """Write the report, as a workbook to `.xlsx`, else as PDF; return what is in it.

        Raises BadInputError for a place that cannot be written, DiskFullError for a full disk.
        """
        report = self.prepare(actor, order)
        save(report, path)
        self.note_written(actor, order.kind)
        return report

    def note_written(self, actor: Officer, kind: ReportKind) -> None:
        """Leave in the trail that a report was written."""
        with self.store.writing() as writer:
            writer.audit(AuditEntry(self.now(), actor.officer_id, "report_written", kind.value))

    def today(self) -> date:
        """The branch's day."""
        return local(self.now(), load_branch(self.store).zone).date()

    def _promised(self, order: ReportOrder, officer_id: str) -> list[PromiseLine]:
        if order.kind in (ReportKind.TELEMARKETING, ReportKind.CANVASSING):
            return []
        lines = in_period(self.store.promises(officer_id), order.day_from, order.day_to)
        return [one for one in lines if not order.list_id or one.list_id == order.list_id]

    def _money(self, order: ReportOrder, officer_id: str) -> Liquidation:
        """Received and assigned, for the reports that say it: every contact is looked at."""
        if order.kind not in (ReportKind.PROMISES, ReportKind.OVERVIEW):
            return NO_MONEY
        lines = self.store.money_of_period(order.day_from, order.day_to)
        return liquidation(lines, officer_id, order.list_id)

    def _rules(self, order: ReportOrder, made: Rows) -> tuple[PromiseRule, ...]:
        """The terms of the promises made, those at the end of the period where there are none."""
        rulebook = own_promise_rules(self.store.setting(PROMISE_RULES), self.rulebook)
        days = {row.made_on for row in made.promises} or {order.day_to}
        return tuple({rulebook.promises_on(day) for day in days})

    def _photos(
        self, actor: Officer, order: ReportOrder, made: Rows, zone: str
    ) -> tuple[Photo, ...]:
        if not order.photos or order.kind is not ReportKind.CANVASSING:
            return ()
        days = order.day_from, order.day_to
        return visit_photos(self.store, self.now, actor, made.lines, *days, zone)

    def _frame(
        self, order: ReportOrder, branch: Branch, officer_id: str, made: Rows
    ) -> ReportFrame:
        officers = self.store.officers()
        officer = next((one for one in officers if one.officer_id == officer_id), None)
        worked = made.officers | ({officer.name} if officer else set())
        of_team = len(worked) != 1 or order.kind is ReportKind.OVERVIEW
        last_words = format_datetime(local(made.last, branch.zone)) if made.last else ""
        call_list = self.store.call_list(order.list_id) if order.list_id else None
        return ReportFrame(
            title=TITLES[order.kind],
            period_from=order.day_from,
            period_to=order.day_to,
            officer=officer.name if officer else None,
            list_name=call_list.name if call_list else None,
            filter_text="",
            generated_at=local(self.now(), branch.zone),
            data_state=_data_state(order.desks, last_words),
            city=branch.city,
            signers=signers(branch, officers, "" if of_team else worked.pop()),
            daily_target=branch.daily_target,
            span=order.span,
        )


def save_deactivation(reporting: Reporting, recap: "Recap", path: Path) -> None:
    """Write the recap of a month's deactivation requests as PDF on the branch's letterhead."""
    from dialer.reports.deactivation import TITLE, deactivation_content
    from dialer.reports.pdf import write_content

    month = recap.month
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    report = reporting.prepare_frame(ReportOrder(ReportKind.OVERVIEW, month, last))
    state = "Berkas permintaan badan usaha"
    frame = replace(report.frame, title=TITLE, data_state=state)
    write_content(path, report.letterhead, frame, deactivation_content(recap))


def save(report: Report, path: Path) -> None:
    """Write a prepared report, as a workbook to `.xlsx`, else as PDF."""
    if path.suffix.lower() == ".xlsx":
        from dialer.reports.workbook import write_workbook

        write_workbook(path, report.letterhead, report.frame, workbook_of(report))
    else:
        _lay_out(report, path)


def as_pdf(report: Report, check: Callable[[], object] = unchecked) -> bytes:
    """Return a prepared report as the content of a PDF file; what `check` raises ends the work."""
    content = BytesIO()
    _lay_out(report, content, check)
    return content.getvalue()


def _lay_out(
    report: Report, target: Path | BinaryIO, check: Callable[[], object] = unchecked
) -> None:
    from dialer.reports.pdf import write_content

    write_content(target, report.letterhead, report.frame, content_of(report), check)


def content_of(report: Report) -> "Content":
    """What the report prints."""
    from dialer.reports.collectibility import collectibility_content
    from dialer.reports.contents import arrears_content, employer_content
    from dialer.reports.overview import overview_content
    from dialer.reports.promises import promises_content

    frame = report.frame
    if report.kind is ReportKind.TELECOLLECTING:
        return arrears_content(frame, report.members, report.promises)
    if report.kind is ReportKind.PROMISES:
        return promises_content(frame, report.promises, report.plans, report.rules, report.money)
    if report.kind is ReportKind.COLLECTIBILITY:
        return collectibility_content(report.collected)
    if report.kind is ReportKind.OVERVIEW:
        return overview_content(report.letterhead, frame, _overview(report))
    visited = report.kind is ReportKind.CANVASSING
    return employer_content(frame, report.employers, report.photos, visited=visited)


def figures_of(report: Report) -> tuple["Figure", ...]:
    """The key figures exactly as the PDF prints them."""
    from dialer.reports.collectibility import collectibility_figures
    from dialer.reports.contents import arrears_cards, employer_cards
    from dialer.reports.overview import overview_figures
    from dialer.reports.promises import promise_figures

    frame = report.frame
    if report.kind is ReportKind.TELECOLLECTING:
        return arrears_cards(frame, report.members, report.promises)
    if report.kind is ReportKind.PROMISES:
        return promise_figures(frame, report.promises, report.plans, report.money)
    if report.kind is ReportKind.COLLECTIBILITY:
        return collectibility_figures(report.collected)
    if report.kind is ReportKind.OVERVIEW:
        return overview_figures(frame, _overview(report))
    return employer_cards(report.employers, visited=report.kind is ReportKind.CANVASSING)


def workbook_of(report: Report) -> "Workbook":
    """The sheets of the report."""
    from dialer.reports.workbooks import (
        arrears_workbook,
        collectibility_workbook,
        employer_workbook,
        overview_workbook,
        promises_workbook,
    )

    frame = report.frame
    if report.kind is ReportKind.TELECOLLECTING:
        return arrears_workbook(frame, report.members, report.promises)
    if report.kind is ReportKind.PROMISES:
        return promises_workbook(frame, report.promises, report.plans, report.money)
    if report.kind is ReportKind.COLLECTIBILITY:
        return collectibility_workbook(report.collected)
    if report.kind is ReportKind.OVERVIEW:
        return overview_workbook(frame, _overview(report))
    visited = report.kind is ReportKind.CANVASSING
    return employer_workbook(frame, report.employers, visited=visited)


def _overview(report: Report) -> "Overview":
    from dialer.reports.overview import Overview

    return Overview(report.employers, report.visits, report.members, report.promises, report.money)


def _data_state(desks: DeskState | None, last: str) -> str:
    """How fresh the data is, in words."""
    if desks is not None:
        return f"{format_count(desks.fresh)} dari {format_count(desks.desks)} meja terkini"
    return f"Data meja ini s.d. {last}" if last else "Data meja ini"


def _filter(order: ReportOrder, officer_id: str) -> LogFilter:
    kind, channel = {
        ReportKind.TELEMARKETING: (ListKind.BU, Channel.PHONE),
        ReportKind.CANVASSING: (ListKind.BU, Channel.VISIT),
        ReportKind.TELECOLLECTING: (ListKind.ARREARS, None),
        ReportKind.PROMISES: (ListKind.ARREARS, None),
        ReportKind.OVERVIEW: (None, None),
        ReportKind.COLLECTIBILITY: (None, None),
    }[order.kind]
    return LogFilter(
        day_from=order.day_from,
        day_to=order.day_to,
        officer_id=officer_id,
        list_id=order.list_id,
        kind=kind,
        channel=channel,
    )
