"""Use case of the reports: the lines of the log, filled into the forms that are handed in.

The same `LogEntry` lines feed the log screen and the PDF, so their figures cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from dialer.branch import Branch, load_branch
from dialer.contact import Contact
from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.mask import mask_id
from dialer.errors import BadInputError
from dialer.facts import Channel
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter
from dialer.people import Officer, Right, Role
from dialer.ports import AuditEntry, Now, Store
from dialer.reports.model import (
    ArrearsRow,
    EmployerRow,
    Letterhead,
    Promise,
    RehabOffer,
    ReportFrame,
    Result,
)
from dialer.rulebook import Reached, Rulebook

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
        """Return the report of the lines that the actor may see; oldest attempt first."""
        if order.day_to < order.day_from:
            raise BadInputError("Tanggal akhir lebih awal dari tanggal mulai. Perbaiki periode.")
        branch = load_branch(self.store)
        officer_id = order.officer_id if actor.may(Right.SEE_ALL) else actor.officer_id
        lines = self.store.log(_filter(order, officer_id), MOST_ROWS)
        entries = sorted(lines, key=lambda entry: entry.line.started_at)
        frame = self._frame(order, branch, officer_id)
        letterhead = Letterhead(branch.institution, branch.office, branch.address, branch.phone)
        if order.kind is ReportKind.TELECOLLECTING:
            members = tuple(self._member(entry, branch) for entry in entries)
            return Report(order.kind, letterhead, frame, members=members)
        employers = tuple(self._employer(entry, branch) for entry in entries)
        return Report(order.kind, letterhead, frame, employers=employers)

    def write(self, actor: Officer, order: ReportOrder, path: Path) -> Report:
        """Write the PDF and return what is in it. Raises BadInputError for an unwritable path."""
        from dialer.reports import writing

        report = self.prepare(actor, order)
        if report.kind is ReportKind.TELECOLLECTING:
            writing.write_telecollecting(path, report.letterhead, report.frame, report.members)
        elif report.kind is ReportKind.TELEMARKETING:
            writing.write_telemarketing(path, report.letterhead, report.frame, report.employers)
        else:
            writing.write_canvassing(path, report.letterhead, report.frame, report.employers)
        with self.store.writing() as writer:
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "report_written", order.kind.value)
            )
        return report

    def _frame(self, order: ReportOrder, branch: Branch, officer_id: str) -> ReportFrame:
        officers = {one.officer_id: one for one in self.store.officers()}
        officer = officers.get(officer_id)
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
            officer_name=officer.name if officer else "",
            city=branch.city,
        )

    def _result(self, entry: LogEntry) -> Result:
        rule = self.rulebook.outcomes.get(entry.line.code)
        if rule is None:
            return Result(entry.line.code, "", connected=False, right_party=False)
        return Result(
            label=rule.label,
            group=self.rulebook.groups[entry.line.kind].get(rule.group, ""),
            connected=rule.reached is not Reached.NOBODY,
            right_party=rule.reached is Reached.RIGHT_PARTY,
        )

    def _employer(self, entry: LogEntry, branch: Branch) -> EmployerRow:
        contact = self.store.contact(entry.line.contact_id)
        details = contact.details if contact else None
        phones = _phones(contact)
        line = entry.line
        return EmployerRow(
            contact_key=line.contact_id,
            attempted_at=local(line.started_at, branch.zone),
            officer=entry.officer_name,
            result=self._result(entry),
            employer=entry.contact_name,
            address=(details.address or "") if details else "",
            potential_workers=details.potential_workers if details else None,
            data_source=(details.data_source or "") if details else "",
            phone=phones[0] if phones else "",
            email=(details.email or "") if details else "",
            pic=(details.pic_name or "") if details else "",
            pic_phone=phones[1] if len(phones) > 1 else "",
            remark=(details.note or "") if details else "",
            next_step=self._next_step(entry, branch),
            note=line.note,
        )

    def _next_step(self, entry: LogEntry, branch: Branch) -> str:
        line = entry.line
        words = self.rulebook.next_steps.get(line.next_step, "")
        if line.callback_at is not None:
            return f"Telepon ulang {format_datetime(local(line.callback_at, branch.zone))}"
        if line.next_on is not None:
            return f"{words} {format_date(line.next_on)}".strip()
        return words

    def _member(self, entry: LogEntry, branch: Branch) -> ArrearsRow:
        contact = self.store.contact(entry.line.contact_id)
        details = contact.details if contact else None
        line = entry.line
        promise = None
        if line.promise_amount is not None and line.promise_on is not None:
            channel = self.rulebook.payment_channels.get(line.promise_channel, "")
            promise = Promise(line.promise_on, line.promise_amount, channel)
        rehab = None
        if line.rehab_stages is not None and line.rehab_instalment is not None:
            rehab = RehabOffer(line.rehab_stages, line.rehab_instalment)
        return ArrearsRow(
            contact_key=line.contact_id,
            attempted_at=local(line.started_at, branch.zone),
            officer=entry.officer_name,
            result=self._result(entry),
            name=entry.contact_name,
            masked_card=mask_id(details.card or details.va or details.nik or "") if details else "",
            subdistrict=(details.kecamatan or "") if details else "",
            months=details.months if details else None,
            amount=details.amount if details else None,
            spoke_to=self.rulebook.spoke_to.get(line.spoke_to, ""),
            promise=promise,
            rehab=rehab,
            note=line.note,
        )


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


def _phones(contact: Contact | None) -> Sequence[str]:
    return [number.phone.e164 for number in contact.numbers] if contact else []
