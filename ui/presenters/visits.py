"""What the Kunjungan room shows: employers waiting for a visit, and visits made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from dialer.contact import Contact
from dialer.contacts.dates import day_name, format_date, format_datetime
from dialer.contacts.dialable import dialable
from dialer.facts import UNUSABLE_NUMBERS, Channel
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter, LogLine, log_lines
from dialer.people import Officer
from dialer.rulebook import Asks
from dialer.visits import asks_for_visit, planned_visit
from dialer.workstation import Workstation
from ui.presenters.days import how_far

PREPARATION: Final = (
    "Pastikan badan usaha bersedia dikunjungi, lalu sepakati hari dan jamnya.",
    "Periksa potensi di aplikasi pemasaran dan data BPJS Kesehatan.",
    "Siapkan surat tugas dan marketing kit.",
    "Bawa persyaratan pendaftaran badan usaha dan pekerjanya.",
    "Kuasai materi program: kewajiban, iuran, manfaat, dan pendaftaran lewat Edabu.",
    "Gunakan bahasa yang sopan, santai, dan mudah dipahami.",
)
"""What the branches prepare before telemarketing and canvassing."""

DASH: Final = "–"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One employer to be visited, in words."""

    contact_id: str
    day: str
    how_far: str
    late: bool
    name: str
    address: str
    pic: str
    phones: tuple[str, ...]
    email: str
    workers: str
    asked: str
    outcome: str
    note: str
    officer: str


@dataclass(frozen=True, slots=True)
class PlansView:
    """Employers to be visited: by date, those without a date last."""

    rows: Mapping[str, PlanRow]
    late: int
    undated: int

    @property
    def words(self) -> str:
        """The counts as one line."""
        parts = [f"{len(self.rows)} badan usaha menunggu kunjungan"]
        if self.late:
            parts.append(f"{self.late} lewat tanggal")
        if self.undated:
            parts.append(f"{self.undated} belum dijadwalkan")
        return " · ".join(parts)


def plans_view(workstation: Workstation, officer: Officer) -> PlansView:
    """Read who asked for a visit that was not made yet (an officer's own; a lead sees all)."""
    store, rulebook = workstation.store, workstation.rulebook
    today = local(workstation.now(), workstation.branch().zone).date()
    asked: dict[str, LogEntry] = {}
    for rule in rulebook.outcomes_of(ListKind.BU):
        if Asks.NEXT_STEP not in rule.asks:
            continue
        wanted = LogFilter(kind=ListKind.BU, code=rule.code)
        for entry in workstation.review.log(officer, wanted):
            if asks_for_visit(entry.line):
                asked.setdefault(entry.line.contact_id, entry)
    names = {one.officer_id: one.name for one in store.officers()}
    plans: list[tuple[LogLine, Contact]] = []
    for contact_id in asked:
        contact = store.contact(contact_id)
        if contact is None:
            continue
        line = planned_visit(log_lines(store.facts_of(contact_id), contact), rulebook)
        if line is not None:
            plans.append((line, contact))
    plans.sort(key=lambda plan: (plan[0].next_on or date.max, plan[0].started_at))
    return PlansView(
        rows={
            contact.contact_id: _plan_row(
                line,
                contact,
                today,
                rulebook.outcomes[line.code].label,
                names.get(line.officer_id, ""),
            )
            for line, contact in plans
        },
        late=sum(1 for line, _ in plans if line.next_on is not None and line.next_on < today),
        undated=sum(1 for line, _ in plans if line.next_on is None),
    )


def _plan_row(line: LogLine, contact: Contact, today: date, outcome: str, officer: str) -> PlanRow:
    details = contact.details
    place = (details.address, details.kelurahan, details.kecamatan, details.city)
    return PlanRow(
        contact_id=contact.contact_id,
        day=_day(line.next_on),
        how_far=how_far(line.next_on, today) if line.next_on else DASH,
        late=line.next_on is not None and line.next_on < today,
        name=contact.name,
        address=", ".join(part for part in place if part) or DASH,
        pic=details.pic_name or DASH,
        phones=tuple(
            dialable(number.phone.e164)
            for number in contact.numbers
            if number.state not in UNUSABLE_NUMBERS
        ),
        email=details.email or DASH,
        workers=_workers(details.potential_workers),
        asked=format_date(line.day),
        outcome=outcome,
        note=" ".join(line.note.split()) or DASH,
        officer=officer,
    )


def _day(day: date | None) -> str:
    return f"{day_name(day)[:3]}, {format_date(day)}" if day else "Belum dijadwalkan"


def _workers(count: int | None) -> str:
    return f"{count} pekerja" if count is not None else DASH


class Period(Enum):
    """Which visits made are looked at."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit made, in words."""

    attempt_id: str
    contact_id: str
    at: str
    name: str
    outcome: str
    spoke_to: str
    next_step: str
    note: str
    officer: str


def visits_made(
    workstation: Workstation, officer: Officer, period: Period
) -> Mapping[str, VisitRow]:
    """Read the visits of a period, newest first (an officer's own; a lead sees all)."""
    zone = workstation.branch().zone
    today = local(workstation.now(), zone).date()
    since = {
        Period.WEEK: today - timedelta(days=today.weekday()),
        Period.MONTH: today.replace(day=1),
        Period.ALL: None,
    }[period]
    wanted = LogFilter(day_from=since, channel=Channel.VISIT)
    rulebook = workstation.rulebook
    rows: dict[str, VisitRow] = {}
    for entry in workstation.review.log(officer, wanted):
        line = entry.line
        rule = rulebook.outcomes.get(line.code)
        step = rulebook.next_steps.get(line.next_step, line.next_step)
        on = f" ({format_date(line.next_on)})" if line.next_on else ""
        rows[line.attempt_id] = VisitRow(
            attempt_id=line.attempt_id,
            contact_id=line.contact_id,
            at=format_datetime(local(line.started_at, zone)),
            name=entry.contact_name,
            outcome=rule.label if rule else line.code,
            spoke_to=rulebook.spoke_to.get(line.spoke_to, line.spoke_to) or DASH,
            next_step=f"{step}{on}" if step else DASH,
            note=" ".join(line.note.split()) or DASH,
            officer=entry.officer_name,
        )
    return rows
