"""The lines of a period filled into rows, a part at a time.

Lines and contacts weigh several times what becomes of them. Each part is let go as soon as it is
filled in, so that a long report needs little more than its rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from dialer.contact import Contact
from dialer.errors import BadInputError
from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter
from dialer.ports import PromiseLine, Store
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.report_promises import plan_rows, promise_row
from dialer.report_rows import RowMaker
from dialer.report_visits import VisitResults
from dialer.reports.model import ArrearsRow, EmployerRow, PlanRow, PromiseRow
from dialer.reports.summary import format_count

MOST_ROWS = 200_000
AT_ONCE = 4_000
"""About how many lines are held at a time."""
LONGEST_PART = 7
"""Days of the log asked for at once where there is little in them."""


@dataclass(slots=True)
class Rows:
    """The rows of a report, oldest first, and what they say together.

    `visits` stand apart from `calls` only in the overview. `officers` are the names of who worked,
    `last` is the end of the last attempt (aware UTC). `lines` are kept for canvassing only, whose
    pictures hang on them.
    """

    calls: list[EmployerRow] = field(default_factory=list)
    visits: list[EmployerRow] = field(default_factory=list)
    members: list[ArrearsRow] = field(default_factory=list)
    promises: list[PromiseRow] = field(default_factory=list)
    plans: list[PlanRow] = field(default_factory=list)
    officers: set[str] = field(default_factory=set)
    last: datetime | None = None
    lines: list[LogEntry] = field(default_factory=list)


def parts_of_log(store: Store, wanted: LogFilter) -> Iterator[Sequence[LogEntry]]:
    """Yield the lines of a period in parts of some days, the first days first.

    Raises BadInputError when there are more than MOST_ROWS.
    """
    day, last = wanted.day_from, wanted.day_to
    assert day is not None
    assert last is not None
    days, lines = 1, 0
    while day <= last:
        until = min(day + timedelta(days=days - 1), last)
        part = store.log(replace(wanted, day_from=day, day_to=until), MOST_ROWS + 1 - lines)
        lines += len(part)
        if lines > MOST_ROWS:
            raise BadInputError(
                f"Periode ini memuat lebih dari {format_count(MOST_ROWS)} percobaan. "
                "Laporan belum dibuat. Persempit periode atau pilih satu petugas."
            )
        yield part
        day = until + timedelta(days=1)
        days = 1 if len(part) > AT_ONCE else min(days * 2, LONGEST_PART)


@dataclass(frozen=True, slots=True)
class RowFilling:
    """Fills rows for an order; `today` is the branch's day."""

    store: Store
    rows: RowMaker
    order: ReportOrder
    today: date

    def fill(self, parts: Iterable[Sequence[LogEntry]], promised: Sequence[PromiseLine]) -> Rows:
        """Return the rows of the lines and of the promises."""
        made = Rows()
        for part in parts:
            for start in range(0, len(part), AT_ONCE):
                self._take(made, part[start : start + AT_ONCE])
        for rows in (made.calls, made.visits, made.members):
            rows.sort(key=lambda row: row.attempted_at)
        made.plans.sort(key=lambda row: row.offered_on)
        for start in range(0, len(promised), AT_ONCE):
            made.promises.extend(self._promises(promised[start : start + AT_ONCE]))
        return made

    def _promises(self, lines: Sequence[PromiseLine]) -> list[PromiseRow]:
        contacts = self.store.contacts_of(list({one.contact_id for one in lines}))
        rulebook, zone = self.rows.rulebook, self.rows.zone
        return [
            promise_row(one, contacts.get(one.contact_id), rulebook, zone, self.today)
            for one in lines
        ]

    def _take(self, made: Rows, part: Sequence[LogEntry]) -> None:
        kind, rows = self.order.kind, self.rows
        for one in part:
            made.officers.add(one.officer_name)
            if made.last is None or made.last < one.line.ended_at:
                made.last = one.line.ended_at
        if kind is ReportKind.CANVASSING:
            made.lines.extend(part)
        contacts = self.store.contacts_of(list(dict.fromkeys(one.line.contact_id for one in part)))
        if kind is ReportKind.PROMISES:
            made.plans.extend(plan_rows(part, contacts, rows.zone))
            return
        employers: list[EmployerRow] = []
        for one in part:
            contact = contacts.get(one.line.contact_id)
            if one.line.kind is ListKind.ARREARS:
                made.members.append(rows.member(one, contact))
            elif kind is ReportKind.OVERVIEW and one.line.channel is Channel.VISIT:
                made.visits.append(rows.employer(one, contact))
            else:
                employers.append(rows.employer(one, contact))
        made.calls.extend(self._told(employers, contacts))

    def _told(
        self, rows: Sequence[EmployerRow], contacts: Mapping[str, Contact]
    ) -> Sequence[EmployerRow]:
        if self.order.kind is not ReportKind.CANVASSING:
            return rows
        return VisitResults(self.store, self.rows.rulebook).told(rows, contacts, self.order.day_to)
