"""Use cases of the desk: who is next, may this number be dialled, save what came of it.

Saving an attempt with all its effects is one transaction. Whatever happens outside (hours, limits)
is refused before dialling, never at saving: what was said is not lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from dialer.agreed import paid_since_list
from dialer.attempt_facts import AttemptFacts
from dialer.branch import load_branch
from dialer.callback_check import callback_doubts
from dialer.contact import Contact
from dialer.contacts.phone import clean_phones
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Fact, NumberHeard
from dialer.hours import ALL_ZONES, CallingHours, Window, local
from dialer.intake.orders import FormerRow
from dialer.limits import Counted
from dialer.lists.model import FamilyMember, ListKind
from dialer.log import LogEntry, log_lines
from dialer.milestones import Milestones, milestones
from dialer.number_choice import Tries, tries_by_number
from dialer.ordering import OrderRule
from dialer.outcomes import (
    AttemptEntry,
    CallEntry,
    Finding,
    doubts,
    faults,
)
from dialer.payments import received
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Draft, NewId, Now, Store
from dialer.queue import QueueCounts, QueueItem, QueueQuery, Why, promise_is_broken, why_now
from dialer.refresh import refresh
from dialer.refusal import Refusal, refusal_of
from dialer.rulebook import Rulebook
from dialer.standing import Stage, Standing, call_history, without_unwanted
from dialer.undone import UndoneSave, undone_saves
from dialer.verdicts import verdicts
from dialer.visits import visit_plan
from dialer.written import messages_on


class Idle(StrEnum):
    """Why there is nobody to call now."""

    EMPTY = "empty"
    ONLY_LATER = "only_later"
    OUTSIDE_HOURS = "outside_hours"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the officer wants to work on. `outside_hours` carries the reason that was given."""

    kind: ListKind | None = None
    list_id: str = ""
    outside_hours: str = ""
    skip: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Next:
    """The next contact, or why there is none and when there will be one."""

    item: QueueItem | None
    idle: Idle | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ContactView:
    """Everything the desk shows of a contact; `refusal` is why it may not be dialled now.

    `family` are the members it stands for, `former` what it owed by earlier lists, newest first.
    `undone` are the saves that were taken back and count nowhere.
    `full_numbers` are the ids of the numbers that have had their calls for today,
    `stopped_numbers` those at which somebody else asked not to be called again. `way` is how far
    an employer has come to its first payment, None for a member. `received` is the rupiah that
    came since the day of its list. `sharing` are the names of other contacts with a number of its
    own, in E.164. `tries` are the calls to each number that were saved, by id.
    `may_be_written` is False after the unanswered messages of a day.
    """

    contact: Contact
    standing: Standing
    history: tuple[LogEntry, ...]
    undone: tuple[UndoneSave, ...]
    window: Window
    refusal: Refusal | None
    why: Why
    attempts_today: int
    family: tuple[FamilyMember, ...] = ()
    former: tuple[FormerRow, ...] = ()
    full_numbers: frozenset[str] = frozenset()
    stopped_numbers: frozenset[str] = frozenset()
    way: Milestones | None = None
    received: int = 0
    sharing: tuple[tuple[str, str], ...] = ()
    tries: Mapping[str, Tries] = field(default_factory=dict)
    may_be_written: bool = True


@dataclass(frozen=True, slots=True)
class Today:
    """The foot of the desk: how the day goes."""

    attempts: int
    target: int
    counts: QueueCounts


@dataclass(frozen=True, slots=True)
class Desk:
    """The officer's desk."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def hours(self) -> CallingHours:
        """Return the calling windows in force at this branch."""
        return load_branch(self.store).calling_hours(self.rulebook)

    def next(self, actor: Officer, wish: Wish) -> Next:
        """Return the contact to work on now; its place in the queue is not reserved."""
        now = self.now()
        hours = self.hours()
        query = self._query(actor, wish, hours, now)
        item = self.store.next_in_queue(query) if query.zones else None
        if item is not None:
            return Next(item)
        if not wish.outside_hours:
            anywhere = replace(query, zones=ALL_ZONES)
            waiting = self.store.next_in_queue(anywhere)
            if waiting is not None:
                return Next(None, Idle.OUTSIDE_HOURS, hours.window(now, waiting.zone).opens_at)
        later = self.store.queue(replace(query, zones=ALL_ZONES), 1, later=True)
        if later:
            return Next(None, Idle.ONLY_LATER, later[0].due_at)
        return Next(None, Idle.EMPTY)

    def queue(self, actor: Officer, wish: Wish, limit: int, *, later: bool) -> list[QueueItem]:
        """Return the head of the queue in the order of `next`; `later` gives what is due later."""
        query = self._query(actor, wish, self.hours(), self.now())
        return list(self.store.queue(replace(query, zones=ALL_ZONES), limit, later=later))

    def why(self, item: QueueItem) -> Why:
        """Say why a line of the queue is there now."""
        broken = False
        if item.stage is Stage.PROMISE:
            standing = self.store.standing(item.contact_id)
            there = local(self.now(), item.zone)
            broken = standing is not None and promise_is_broken(standing, there.date())
        if self._is_overdue(item.stage, item.due_at):
            return Why.CALLBACK_OVERDUE
        return why_now(item.stage, item.due_at, self.now(), broken)

    def open(
        self,
        actor: Officer,
        contact_id: str,
        *,
        by_hand: bool = False,
        calls: Sequence[CallEntry] = (),
    ) -> ContactView:
        """Return a contact with its history. Opening by hand (search, lists) leaves a trace.

        `calls` are those that were made for it and not saved yet: the limits count them too.
        """
        contact = self._contact(contact_id)
        if not actor.may(Right.SEE_ALL) and not self._is_theirs(actor, contact):
            raise RefusedError("Kontak ini ditangani petugas lain. Hubungi ketua tim.")
        if by_hand:
            with self.store.writing() as writer:
                writer.audit(AuditEntry(self.now(), actor.officer_id, "contact_opened", contact_id))
        return self._view(contact, calls)

    def refusal(
        self, view: ContactView, override_reason: str = "", number_id: str = ""
    ) -> Refusal | None:
        """Return why the contact, or that number of it, may not be dialled now.

        A reason opens closed hours, no more.
        """
        if number_id in view.stopped_numbers and view.refusal is not Refusal.STOPPED:
            return Refusal.NUMBER_STOPPED
        if number_id in view.full_numbers and view.refusal in (None, Refusal.OUTSIDE_HOURS):
            return Refusal.NUMBER_LIMIT
        if view.refusal is Refusal.OUTSIDE_HOURS and override_reason.strip():
            return None
        return view.refusal

    def check(self, entry: AttemptEntry) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the faults and the doubts of an entry; with faults it cannot be saved."""
        contact = self._contact(entry.contact_id)
        now = self.now()
        today = local(now, contact.zone).date()
        found = faults(entry.outcome, contact, self.rulebook, now, today)
        if found:
            return found, ()
        maker = AttemptFacts(self.new_id, self.rulebook, self.hours())
        moved = callback_doubts(self.store, entry, contact, maker, now)
        return (), (*doubts(entry, contact, self.rulebook, today, maker.hours), *moved)

    def save(self, actor: Officer, entry: AttemptEntry) -> str:
        """Save an attempt with all its effects in one transaction; return the attempt's id.

        Raises RefusedError when `check` finds faults. When this returns, it is on the disk.
        """
        contact = self._contact(entry.contact_id)
        if self.check(entry)[0]:
            raise RefusedError("Isian hasil belum lengkap. Lengkapi bagian yang ditandai.")
        now = self.now()
        facts = AttemptFacts(self.new_id, self.rulebook, self.hours()).of(
            entry, contact, actor.officer_id, now
        )
        with self.store.writing() as writer:
            writer.append(facts)
            refresh(writer, [contact], self.rulebook)
            writer.drop_draft(actor.officer_id)
            writer.audit(AuditEntry(now, actor.officer_id, "attempt_saved", facts[0].fact_id))
        return facts[0].fact_id

    def today(self, actor: Officer, wish: Wish) -> Today:
        """Return how far the officer is today."""
        branch = load_branch(self.store)
        hours = branch.calling_hours(self.rulebook)
        now = self.now()
        query = replace(self._query(actor, wish, hours, now), zones=ALL_ZONES)
        day = local(now, branch.zone).date()
        return Today(
            attempts=self.store.attempts_on(day, actor.officer_id),
            target=branch.daily_target,
            counts=self.store.queue_counts(query),
        )

    def skip(self, actor: Officer, contact_id: str, reason: str) -> None:
        """Note that a contact was passed over, and why."""
        with self.store.writing() as writer:
            writer.drop_draft(actor.officer_id)
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "contact_skipped", contact_id, reason)
            )

    def add_number(self, actor: Officer, contact_id: str, text: str) -> str:
        """Take in a number that was given on the telephone; return its id, to dial it at once.

        One that the contact has already is that one. It stays through newer lists and their
        undoing. Raises BadInputError for what is not exactly one number that can be dialled.
        """
        contact = self._contact(contact_id)
        cell = clean_phones(text.strip(), area_code=load_branch(self.store).area_code or None)
        if len(cell.phones) != 1 or cell.refused:
            raise BadInputError(
                "Tulis satu nomor lengkap, misalnya 0812 3456 7890 atau 0645 41234."
            )
        (phone,) = cell.phones
        for number in contact.numbers:
            if number.phone.e164 == phone.e164:
                return number.number_id
        number_id, now = self.new_id(), self.now()
        heard = Fact(self.new_id(), contact_id, "", actor.officer_id, now, NumberHeard(number_id))
        with self.store.writing() as writer:
            writer.add_number(contact_id, number_id, phone)
            writer.append([heard])
            refresh(writer, list(writer.contacts_of([contact_id]).values()), self.rulebook)
            writer.audit(AuditEntry(now, actor.officer_id, "number_heard", contact_id, number_id))
        return number_id

    def reveal(self, actor: Officer, contact_id: str, what: str) -> None:
        """Note that a masked field was looked at."""
        with self.store.writing() as writer:
            writer.audit(AuditEntry(self.now(), actor.officer_id, "revealed", contact_id, what))

    def keep_draft(self, actor: Officer, contact_id: str, body: Mapping[str, Any]) -> None:
        """Keep half-written work; it survives a kill."""
        with self.store.writing() as writer:
            writer.put_draft(Draft(actor.officer_id, contact_id, self.now(), body))

    def draft(self, actor: Officer) -> Draft | None:
        """Return the officer's half-written work."""
        return self.store.draft(actor.officer_id)

    def drop_draft(self, actor: Officer) -> None:
        """Throw half-written work away, as the person asked."""
        with self.store.writing() as writer:
            writer.drop_draft(actor.officer_id)

    def _contact(self, contact_id: str) -> Contact:
        contact = self.store.contact(contact_id)
        if contact is None:
            raise BadInputError("Kontak tidak ditemukan. Muat ulang antrean.")
        return contact

    def _is_theirs(self, actor: Officer, contact: Contact) -> bool:
        """Say whether an officer may work on a contact, as the queue would offer it."""
        if contact.officer_id in ("", actor.officer_id):
            return True
        standing = self.store.standing(contact.contact_id)
        caller_id = standing.owner_id if standing else ""
        if standing is not None and self._is_overdue(standing.stage, standing.due_at):
            return True
        if caller_id == actor.officer_id:
            return True
        if standing is not None and standing.anyones:
            return True
        facts = self.store.facts_of(contact.contact_id)
        visit = visit_plan(facts, verdicts(facts), self.rulebook)
        if visit is not None and visit.officer_id == actor.officer_id:
            return True
        holder = self.store.officer(caller_id or contact.officer_id)
        return holder is not None and not holder.active

    def _is_overdue(self, stage: Stage, due_at: datetime | None) -> bool:
        """Say whether a callback is so late that it is everybody's, by the rule of today."""
        if stage is not Stage.CALLBACK or due_at is None:
            return False
        now = self.now()
        return due_at <= now - self._order(now).overdue

    def _order(self, now: datetime) -> OrderRule:
        """The order of the queue on the branch's day."""
        return self.rulebook.order_on(local(now, load_branch(self.store).zone).date())

    def _query(self, actor: Officer, wish: Wish, hours: CallingHours, now: datetime) -> QueueQuery:
        zones = ALL_ZONES if wish.outside_hours else hours.open_zones(now)
        day = local(now, load_branch(self.store).zone).date()
        order = self.rulebook.order_on(day)
        return QueueQuery(
            at=now,
            zones=zones,
            officer_id=actor.officer_id,
            kind=wish.kind,
            list_id=wish.list_id,
            skip=wish.skip,
            groups=order.groups_on(day),
            overdue=order.overdue,
        )

    def _view(self, contact: Contact, calls: Sequence[CallEntry]) -> ContactView:
        now = self.now()
        facts = self.store.facts_of(contact.contact_id)
        standing = self.store.standing(contact.contact_id)
        assert standing is not None
        window = self.hours().window(now, contact.zone)
        there = local(now, contact.zone)
        others = self.store.calls_for_others([contact.contact_id]).get(contact.contact_id, ())
        unwanted = self.store.unwanted_numbers([contact.contact_id]).get(contact.contact_id, ())
        wanted = without_unwanted(standing.numbers, contact, unwanted)
        said = verdicts(facts)
        called = call_history(facts, said, contact, wanted, others)
        dialled = [(one.number_id, one.started_at) for one in calls]
        called = called.with_calls(dialled).until(now)
        full = called.full_numbers(there.date(), self.rulebook)
        broken = promise_is_broken(standing, there.date())
        names = {one.officer_id: one.name for one in self.store.officers()}
        call_list = self.store.call_list(contact.list_id)
        list_name = call_list.name if call_list else ""
        history = tuple(
            LogEntry(line, contact.name, names.get(line.officer_id, ""), list_name)
            for line in reversed(log_lines(facts, contact))
        )
        return ContactView(
            contact=contact,
            standing=standing,
            history=history,
            undone=undone_saves(facts, contact, names, list_name),
            window=window,
            refusal=refusal_of(standing, window, called, there.date(), self.rulebook),
            stopped_numbers=frozenset(
                one.number_id for one in contact.numbers if one.phone.e164 in unwanted
            ),
            why=Why.CALLBACK_OVERDUE
            if self._is_overdue(standing.stage, standing.due_at)
            else why_now(standing.stage, standing.due_at, now, broken),
            attempts_today=Counted(called.days(called.attempts)).on(there.date()),
            family=tuple(self.store.family(contact.contact_id)),
            former=tuple(self.store.former_rows(contact.contact_id)),
            full_numbers=full,
            tries=tries_by_number(facts, said, self.rulebook),
            may_be_written=messages_on(said, there.date(), self.rulebook, contact.zone)
            < self.rulebook.limits_on(there.date()).messages_day,
            received=paid_since_list(contact, received(facts)),
            sharing=tuple(
                (name, e164)
                for _, _, name, e164 in self.store.sharing_contacts([contact.contact_id])
            ),
            way=milestones(facts, self.rulebook, contact.zone)
            if contact.kind is ListKind.BU
            else None,
        )
