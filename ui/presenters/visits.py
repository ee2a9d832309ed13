"""What the Kunjungan room shows: visits to be made, employers without one, and visits made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

from dialer.contact import Contact
from dialer.contacts.dates import day_name, format_date, format_datetime
from dialer.contacts.dialable import dialable
from dialer.facts import UNUSABLE_NUMBERS, Channel
from dialer.hours import local
from dialer.log import LogFilter
from dialer.people import Officer
from dialer.rulebook import Rulebook
from dialer.visit_papers import hours_of
from dialer.visit_store import Candidate
from dialer.visiting import PlannedVisit
from dialer.workstation import Workstation
from ui.presenters.days import how_far
from ui.presenters.steps import StepLine, step_line

DASH: Final = "–"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the checklist of a visit."""

    code: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One employer to be visited (or that could be), in words. `visit_id` "" has no visit yet."""

    contact_id: str
    visit_id: str
    visit_on: date | None
    officer_id: str
    day: str
    hours: str
    how_far: str
    late: bool
    name: str
    address: str
    kecamatan: str
    pic: str
    phones: tuple[str, ...]
    email: str
    workers: str
    asked: str
    outcome: str
    note: str
    place: str
    confirmed: str
    officer: str
    checks: tuple[CheckRow, ...]
    steps: StepLine | None

    @property
    def ready(self) -> str:
        """How much of the checklist is ticked."""
        return f"{sum(one.done for one in self.checks)}/{len(self.checks)}"


@dataclass(frozen=True, slots=True)
class PlansView:
    """Employers to be visited: by date and time, those without a date last."""

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


class Span(Enum):
    """Which plans are looked at."""

    DAY = "day"
    WEEK = "week"
    ALL = "all"


def span_of(span: Span, day: date) -> tuple[date, date] | None:
    """Return the first and last day of a span around a day; None is without bounds."""
    if span is Span.ALL:
        return None
    if span is Span.DAY:
        return day, day
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def span_words(span: Span, day: date) -> str:
    """Name the span."""
    bounds = span_of(span, day)
    if bounds is None:
        return "Semua rencana"
    if span is Span.DAY:
        return f"{day_name(day)}, {format_date(day)}"
    return f"{format_date(bounds[0])} – {format_date(bounds[1])}"


def read_plans(workstation: Workstation, officer: Officer) -> tuple[PlanRow, ...]:
    """Read the visits to be made by day and time (an officer's own; a lead sees all)."""
    store, rulebook = workstation.store, workstation.rulebook
    today = local(workstation.now(), workstation.branch().zone).date()
    names = {one.officer_id: one.name for one in store.officers()}
    checklist = workstation.visiting.settings().checklist
    return tuple(
        _plan_row(one, today, rulebook, names, checklist)
        for one in workstation.visiting.plans(officer)
    )


def plans_view(plans: Iterable[PlanRow], bounds: tuple[date, date] | None = None) -> PlansView:
    """Show plans; with `bounds` only those of these days, and those without a day."""
    rows = {
        one.contact_id: one
        for one in plans
        if bounds is None or one.visit_on is None or bounds[0] <= one.visit_on <= bounds[1]
    }
    return PlansView(
        rows=rows,
        late=sum(one.late for one in rows.values()),
        undated=sum(one.visit_on is None for one in rows.values()),
    )


def candidates_view(
    workstation: Workstation, officer: Officer, text: str = ""
) -> Mapping[str, PlanRow]:
    """Read the employers that could be visited; `text` is looked for in name, address and PIC."""
    rulebook = workstation.rulebook
    rows = [_candidate_row(one, rulebook) for one in workstation.visiting.candidates(officer, text)]
    return {row.contact_id: row for row in rows}


def _plan_row(
    visit: PlannedVisit,
    today: date,
    rulebook: Rulebook,
    names: Mapping[str, str],
    checklist: Mapping[str, str],
) -> PlanRow:
    plan, contact = visit.plan, visit.contact
    late = plan.visit_on is not None and plan.visit_on < today
    return PlanRow(
        contact_id=contact.contact_id,
        visit_id=plan.visit_id,
        visit_on=plan.visit_on,
        officer_id=plan.officer_id,
        day=_day(plan.visit_on),
        hours=hours_of(visit) or DASH,
        how_far=how_far(plan.visit_on, today) if plan.visit_on else DASH,
        late=late,
        **_who(contact),
        asked=format_date(visit.asked_on) if visit.asked_on else "",
        outcome=_outcome(visit.last_code, rulebook),
        note=" ".join(visit.note.split()) or DASH,
        place=" ".join(plan.place_note.split()) or DASH,
        confirmed=rulebook.spoke_to.get(plan.confirmed_by, "belum dipastikan"),
        officer=names.get(plan.officer_id, ""),
        checks=tuple(
            CheckRow(code, words, code in plan.ticked) for code, words in checklist.items()
        ),
        steps=step_line(visit.way),
    )


def _candidate_row(one: Candidate, rulebook: Rulebook) -> PlanRow:
    contact = one.contact
    tried = one.last_attempt_at
    return PlanRow(
        contact_id=contact.contact_id,
        visit_id="",
        visit_on=None,
        officer_id=contact.officer_id,
        day="Belum dijadwalkan",
        hours=DASH,
        how_far=DASH,
        late=False,
        **_who(contact),
        asked=format_date(local(tried, contact.zone).date()) if tried else "",
        outcome=_outcome(one.last_code, rulebook),
        note=DASH,
        place=DASH,
        confirmed=DASH,
        officer="",
        checks=(),
        steps=None,
    )


def _outcome(code: str, rulebook: Rulebook) -> str:
    rule = rulebook.outcomes.get(code)
    return rule.label if rule else code or "Belum dihubungi"


def _who(contact: Contact) -> dict[str, Any]:
    details = contact.details
    place = (details.address, details.kelurahan, details.kecamatan, details.city)
    return {
        "name": contact.name,
        "address": _joined(place),
        "kecamatan": details.kecamatan or DASH,
        "pic": details.pic_name or DASH,
        "phones": tuple(
            dialable(number.phone.e164)
            for number in contact.numbers
            if number.state not in UNUSABLE_NUMBERS
        ),
        "email": details.email or DASH,
        "workers": _workers(details.potential_workers),
    }


def _joined(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part) or DASH


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

    @property
    def said(self) -> tuple[str, ...]:
        """What came of it, whole, a line each."""
        told = (self.outcome, self.next_step, self.note)
        return tuple(one for one in told if one != DASH)


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
