"""The lines of the log as the rows of a report: the only place where one becomes the other.

Log screen and reports count the same rows with the same functions, so their figures agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import intern

from dialer.contact import Contact
from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.dialable import dialable
from dialer.contacts.mask import mask_id
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.log import LogEntry
from dialer.reports.model import ArrearsRow, EmployerRow, Promise, RehabOffer, Result
from dialer.reports.summary import Rate, Summary, summarise_arrears, summarise_attempts
from dialer.rulebook import Reached, Rulebook


@dataclass(frozen=True, slots=True)
class LogFigures:
    """What came of the attempts of a log, members and employers together; rupiah are whole."""

    everyone: Summary
    right_party_rate: Rate
    promises: int
    promised_amount: int
    rehab_offers: int


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes rows in the words of the rulebook, with times of the branch's `zone`.

    Without the contact a row lacks what only the contact knows (address, arrears, workers).
    """

    rulebook: Rulebook
    zone: str
    _results: dict[tuple[ListKind, str], Result] = field(default_factory=dict, compare=False)
    """Of all rows with one outcome the same object: a long report has few outcomes."""

    def result(self, entry: LogEntry) -> Result:
        """The outcome that counts; a code that is gone from the rules counts as nobody reached."""
        asked = (entry.line.kind, entry.line.code)
        if asked not in self._results:
            self._results[asked] = self._result(*asked)
        return self._results[asked]

    def _result(self, kind: ListKind, code: str) -> Result:
        rule = self.rulebook.outcomes.get(code)
        if rule is None:
            return Result(code, "", connected=False, right_party=False)
        return Result(
            label=rule.label,
            group=self.rulebook.groups[kind].get(rule.group, ""),
            connected=rule.reached is not Reached.NOBODY,
            right_party=rule.reached is Reached.RIGHT_PARTY,
        )

    def employer(self, entry: LogEntry, contact: Contact | None = None) -> EmployerRow:
        """An attempt on a Badan Usaha."""
        details = contact.details if contact else None
        phones = [dialable(one.phone.e164) for one in contact.numbers] if contact else []
        line = entry.line
        return EmployerRow(
            contact_key=line.contact_id,
            attempted_at=local(line.started_at, self.zone),
            officer=intern(entry.officer_name),
            result=self.result(entry),
            employer=entry.contact_name,
            address=(details.address or "") if details else "",
            potential_workers=details.potential_workers if details else None,
            data_source=(details.data_source or "") if details else "",
            phone=phones[0] if phones else "",
            email=(details.email or "") if details else "",
            pic=(details.pic_name or "") if details else "",
            pic_phone=phones[1] if len(phones) > 1 else "",
            remark=(details.note or "") if details else "",
            next_step=self.next_step(entry),
            note=line.note,
            channel=line.channel,
            handled_calls=line.handled_calls,
            handle_seconds=line.handle_seconds,
        )

    def next_step(self, entry: LogEntry) -> str:
        """What was agreed: a callback before a next step, with its date."""
        line = entry.line
        words = self.rulebook.next_steps.get(line.next_step, "")
        if line.callback_at is not None:
            return f"Telepon ulang {format_datetime(local(line.callback_at, self.zone))}"
        if line.next_on is not None:
            return f"{words} {format_date(line.next_on)}".strip()
        return words

    def member(self, entry: LogEntry, contact: Contact | None = None) -> ArrearsRow:
        """An attempt on a member in arrears."""
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
            attempted_at=local(line.started_at, self.zone),
            officer=intern(entry.officer_name),
            result=self.result(entry),
            name=entry.contact_name,
            masked_card=mask_id(details.card or details.va or details.nik or "") if details else "",
            subdistrict=intern(details.kecamatan or "") if details else "",
            months=details.months if details else None,
            amount=details.amount if details else None,
            spoke_to=self.rulebook.spoke_to.get(line.spoke_to, ""),
            promise=promise,
            rehab=rehab,
            note=line.note,
            reason=self.rulebook.arrears_reasons.get(line.reason, ""),
            channel=line.channel,
            handled_calls=line.handled_calls,
            handle_seconds=line.handle_seconds,
        )

    def figures(self, entries: Sequence[LogEntry]) -> LogFigures:
        """Count the lines of a log as the reports count them."""
        members = [self.member(one) for one in entries if one.line.kind is ListKind.ARREARS]
        employers = [self.employer(one) for one in entries if one.line.kind is ListKind.BU]
        arrears = summarise_arrears(members)
        everyone = summarise_attempts([*members, *employers])
        party = "Terhubung dengan peserta atau PIC"
        if not employers:
            party = arrears.right_party_rate.label
        elif not members:
            party = "Terhubung dengan PIC"
        return LogFigures(
            everyone=everyone,
            right_party_rate=everyone.of_spoken(party, everyone.right_party),
            promises=arrears.promises,
            promised_amount=arrears.promised_amount,
            rehab_offers=arrears.rehab_offers,
        )
