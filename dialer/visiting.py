"""Use cases of canvassing: plan a visit, move it, give it up, prepare it; steps of an employer.

Every change is a fact with its effects in one transaction. A plan without a day is refused with a
sentence; a Sunday, a holiday or a double booking is pointed out and may be overruled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialer.branch import load_branch
from dialer.canvassing import Canvassing, load_canvassing, save_canvassing
from dialer.contact import Contact
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Body, Fact
from dialer.hours import Shut, local, start_of_day
from dialer.lists.model import ListKind
from dialer.log import log_lines
from dialer.milestones import FunnelStep, Milestones, funnel, milestones
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.refresh import refresh
from dialer.rulebook import Rulebook
from dialer.standing import Stage
from dialer.verdicts import verdicts
from dialer.visit_facts import (
    MilestoneSet,
    VisitCancelled,
    VisitChanged,
    VisitPlanned,
    VisitPrepared,
    WorkersConfirmed,
)
from dialer.visit_rules import milestone_rules, visit_rules
from dialer.visit_store import Candidate
from dialer.visits import VisitPlan, confirmed_workers, visit_plan

FAR = timedelta(days=60)
DAY_MINUTES = 24 * 60
MOST_WORKERS = 1_000_000
MOST_CANDIDATES = 500
"""Shown at once; who stands behind them is found by name or address."""


class VisitProblem(StrEnum):
    """What is wrong with a plan (faults), or looks wrong (doubts)."""

    NO_DATE = "no_date"
    IN_THE_PAST = "in_the_past"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    NO_OFFICER = "no_officer"
    NOT_AN_EMPLOYER = "not_an_employer"
    STOPPED = "stopped"
    # doubts
    ON_A_DAY_OFF = "on_a_day_off"
    ON_A_HOLIDAY = "on_a_holiday"
    DOUBLE_BOOKED = "double_booked"
    FAR_AWAY = "far_away"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, slots=True)
class VisitFinding:
    """A problem; `about` names the holiday, or the other firm of a double booking."""

    problem: VisitProblem
    about: str = ""


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """The plan as filled in; minutes from local midnight, None where no time was given."""

    contact_id: str
    visit_on: date | None
    officer_id: str
    from_minute: int | None = None
    until_minute: int | None = None
    place_note: str = ""
    confirmed_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit to be made, with its contact, what was said last, and how far the employer came."""

    contact: Contact
    plan: VisitPlan
    last_code: str
    asked_on: date | None
    way: Milestones
    note: str = ""


@dataclass(frozen=True, slots=True)
class Visiting:
    """Canvassing."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def plans(self, actor: Officer) -> list[PlannedVisit]:
        """Return the visits to be made, by day and time, the undated last; a lead sees all."""
        found: list[PlannedVisit] = []
        for contact, facts in self.store.visit_histories():
            history = verdicts(facts)
            plan = visit_plan(facts, history, self.rulebook)
            if plan is None:
                continue
            if plan.officer_id != actor.officer_id and not actor.may(Right.SEE_ALL):
                continue
            last = history[-1] if history else None
            found.append(
                PlannedVisit(
                    contact=contact,
                    plan=plan,
                    last_code=last.outcome.code if last else "",
                    asked_on=local(last.attempt.started_at, contact.zone).date() if last else None,
                    way=milestones(facts, self.rulebook, contact.zone),
                    note=_last_note(facts, contact),
                )
            )
        return sorted(found, key=_by_time)

    def candidates(
        self, actor: Officer, text: str = "", limit: int = MOST_CANDIDATES
    ) -> Sequence[Candidate]:
        """Return employers without a dated visit that could get one, those with most workers first.

        An agent gets their own and nobody's. All words of `text` are in name, address or PIC.
        """
        owner = "" if actor.may(Right.SEE_ALL) else actor.officer_id
        dated = {
            contact.contact_id
            for contact, facts in self.store.visit_histories()
            if (plan := visit_plan(facts, verdicts(facts), self.rulebook)) and plan.visit_on
        }
        return [
            one
            for one in self.store.visit_candidates(limit, owner, text.lower().split())
            if one.contact.contact_id not in dated
        ]

    def plan_of(self, contact_id: str) -> VisitPlan | None:
        """Return the visit that a contact waits for."""
        facts = self.store.facts_of(contact_id)
        return visit_plan(facts, verdicts(facts), self.rulebook)

    def check(self, entry: VisitEntry) -> tuple[tuple[VisitFinding, ...], tuple[VisitFinding, ...]]:
        """Return the faults and the doubts of a plan; with faults it cannot be kept."""
        contact = self._contact(entry.contact_id)
        today = local(self.now(), contact.zone).date()
        found: list[VisitFinding] = []
        standing = self.store.standing(contact.contact_id)
        if contact.kind is not ListKind.BU:
            found.append(VisitFinding(VisitProblem.NOT_AN_EMPLOYER))
        elif standing is not None and standing.stage is Stage.STOPPED:
            found.append(VisitFinding(VisitProblem.STOPPED))
        if entry.visit_on is None:
            found.append(VisitFinding(VisitProblem.NO_DATE))
        elif entry.visit_on < today:
            found.append(VisitFinding(VisitProblem.IN_THE_PAST))
        if not _times_fit(entry):
            found.append(VisitFinding(VisitProblem.ENDS_BEFORE_IT_BEGINS))
        officer = self.store.officer(entry.officer_id)
        if officer is None or not officer.active:
            found.append(VisitFinding(VisitProblem.NO_OFFICER))
        if found or entry.visit_on is None:
            return tuple(found), ()
        return (), self._doubts(entry, entry.visit_on, today)

    def _doubts(self, entry: VisitEntry, day: date, today: date) -> tuple[VisitFinding, ...]:
        found: list[VisitFinding] = []
        branch = load_branch(self.store)
        noon = start_of_day(day, branch.zone) + timedelta(hours=12)
        window = branch.calling_hours(self.rulebook).window(noon, branch.zone)
        if window.shut is Shut.HOLIDAY:
            found.append(VisitFinding(VisitProblem.ON_A_HOLIDAY, window.holiday))
        elif window.shut is Shut.DAY_OFF:
            found.append(VisitFinding(VisitProblem.ON_A_DAY_OFF))
        if day > today + FAR:
            found.append(VisitFinding(VisitProblem.FAR_AWAY))
        if not entry.confirmed_by:
            found.append(VisitFinding(VisitProblem.NOT_CONFIRMED))
        other = self._clash(entry, day)
        if other:
            found.append(VisitFinding(VisitProblem.DOUBLE_BOOKED, other))
        return tuple(found)

    def _clash(self, entry: VisitEntry, day: date) -> str:
        """Return the firm that the officer visits at the same time, "" for none."""
        usual = visit_rules().usual_minutes
        own = VisitPlan("", day, entry.officer_id, entry.from_minute, entry.until_minute)
        mine = own.span(usual)
        if mine is None:
            return ""
        for contact, facts in self.store.visit_histories():
            plan = visit_plan(facts, verdicts(facts), self.rulebook)
            if plan is None or contact.contact_id == entry.contact_id:
                continue
            theirs = plan.span(usual)
            if (plan.visit_on, plan.officer_id) != (day, entry.officer_id) or theirs is None:
                continue
            if mine[0] < theirs[1] and theirs[0] < mine[1]:
                return contact.name
        return ""

    def plan(self, actor: Officer, entry: VisitEntry) -> str:
        """Plan a visit, or change the one that waits; return its id.

        Raises RefusedError when `check` finds faults, or for somebody else's diary.
        """
        if entry.officer_id != actor.officer_id and not actor.may(Right.ASSIGN):
            raise RefusedError("Kunjungan petugas lain hanya dapat direncanakan ketua tim.")
        if self.check(entry)[0]:
            raise RefusedError("Rencana kunjungan belum lengkap. Lengkapi bagian yang ditandai.")
        assert entry.visit_on is not None
        contact = self._contact(entry.contact_id)
        before = self.plan_of(entry.contact_id)
        if before is not None:
            self._theirs(actor, before)
        said = (
            entry.visit_on,
            entry.officer_id,
            entry.from_minute,
            entry.until_minute,
            entry.place_note.strip(),
            entry.confirmed_by,
        )
        body: Body = (
            VisitPlanned(*said)
            if before is None
            else VisitChanged(before.visit_id, *said, why=entry.why.strip())
        )
        fact_id = self._keep(actor, contact, body, "visit_planned")
        return fact_id if before is None else before.visit_id

    def cancel(self, actor: Officer, contact_id: str, why: str) -> None:
        """Give the visit up that waits. Raises BadInputError when there is none or no reason."""
        plan = self.plan_of(contact_id)
        if plan is None:
            raise BadInputError("Tidak ada rencana kunjungan untuk badan usaha ini.")
        self._theirs(actor, plan)
        if not why.strip():
            raise BadInputError("Isi alasan pembatalan. Rencana kunjungan belum berubah.")
        contact = self._contact(contact_id)
        self._keep(actor, contact, VisitCancelled(plan.visit_id, why.strip()), "visit_cancelled")

    def tick(self, actor: Officer, contact_id: str, item: str, *, done: bool = True) -> None:
        """Tick a line of the checklist, or take the tick away; nothing where it is so already."""
        plan = self.plan_of(contact_id)
        if plan is None or (item in plan.ticked) is done:
            return
        if item not in load_canvassing(self.store).checklist:
            raise BadInputError("Baris daftar persiapan itu tidak ada lagi. Muat ulang.")
        body = VisitPrepared(plan.visit_id, item, done)
        self._keep(actor, self._contact(contact_id), body, "visit_prepared")

    def set_milestone(
        self, actor: Officer, contact_id: str, milestone: str, *, reached: bool, why: str = ""
    ) -> None:
        """Say by hand that an employer came to a step, or that it did not."""
        contact = self._contact(contact_id)
        if contact.kind is not ListKind.BU or milestone not in {
            rule.code for rule in milestone_rules()
        }:
            raise BadInputError("Tahap itu tidak dikenal. Muat ulang kontak.")
        today = local(self.now(), contact.zone).date()
        body = MilestoneSet(milestone, reached, today, why.strip())
        self._keep(actor, contact, body, "milestone_set")

    def confirm_workers(self, actor: Officer, contact_id: str, workers: int) -> None:
        """Note how many workers an employer was found to have; the list's figure stays."""
        contact = self._contact(contact_id)
        if contact.kind is not ListKind.BU or not 0 <= workers <= MOST_WORKERS:
            raise BadInputError("Jumlah pekerja tidak masuk akal. Periksa angkanya.")
        today = local(self.now(), contact.zone).date()
        self._keep(actor, contact, WorkersConfirmed(workers, today), "workers_confirmed")

    def workers_of(self, contact_id: str) -> WorkersConfirmed | None:
        """Return how many workers were counted last."""
        return confirmed_workers(self.store.facts_of(contact_id))

    def milestones(self, contact_id: str) -> Milestones:
        """Return how far an employer has come."""
        contact = self._contact(contact_id)
        return milestones(self.store.facts_of(contact_id), self.rulebook, contact.zone)

    def funnel(self, actor: Officer) -> tuple[FunnelStep, ...]:
        """Count the employers worked on by step; an agent counts their own and whom they worked on.

        A list nobody was given is everybody's, so its owner alone would leave out an agent's work.
        """
        own = actor.officer_id
        return funnel(
            milestones(facts, self.rulebook, contact.zone)
            for contact, facts in self.store.employer_histories()
            if actor.may(Right.SEE_ALL)
            or contact.officer_id == own
            or (not contact.officer_id and any(fact.officer_id == own for fact in facts))
        )

    def settings(self) -> Canvassing:
        """Return checklist and letter."""
        return load_canvassing(self.store)

    def set_settings(self, actor: Officer, settings: Canvassing) -> None:
        """Keep checklist and letter. Raises RefusedError for who may not, BadInputError."""
        if not actor.may(Right.CHANGE_SETTINGS):
            raise RefusedError("Surat tugas dan daftar persiapan hanya dapat diubah ketua tim.")
        with self.store.writing() as writer:
            save_canvassing(writer, settings)
            writer.audit(AuditEntry(self.now(), actor.officer_id, "canvassing_changed"))

    def _keep(self, actor: Officer, contact: Contact, body: Body, action: str) -> str:
        fact_id = self.new_id()
        now = self.now()
        fact = Fact(fact_id, contact.contact_id, "", actor.officer_id, now, body)
        with self.store.writing() as writer:
            writer.append([fact])
            refresh(writer, [contact], self.rulebook)
            writer.audit(AuditEntry(now, actor.officer_id, action, contact.contact_id))
        return fact_id

    def _theirs(self, actor: Officer, plan: VisitPlan) -> None:
        if plan.officer_id != actor.officer_id and not actor.may(Right.ASSIGN):
            raise RefusedError("Kunjungan ini milik petugas lain. Hubungi ketua tim.")

    def _contact(self, contact_id: str) -> Contact:
        contact = self.store.contact(contact_id)
        if contact is None:
            raise BadInputError("Kontak tidak ditemukan. Muat ulang ruang Kunjungan.")
        return contact


def _times_fit(entry: VisitEntry) -> bool:
    start, end = entry.from_minute, entry.until_minute
    if start is None:
        return end is None
    return 0 <= start < DAY_MINUTES and (end is None or start < end <= DAY_MINUTES)


def _by_time(one: PlannedVisit) -> tuple[date, int, str]:
    plan = one.plan
    minute = DAY_MINUTES if plan.from_minute is None else plan.from_minute
    return plan.visit_on or date.max, minute, one.contact.name


def _last_note(facts: Sequence[Fact], contact: Contact) -> str:
    """What was noted last and still counts."""
    return next((one.note for one in reversed(log_lines(facts, contact)) if one.note), "")
