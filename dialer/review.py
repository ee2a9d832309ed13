"""Use cases of the call log: look, open one attempt, correct its outcome.

A petugas sees their own attempts, a lead everybody's. A correction is a new fact; its effects on
queue, callback, promise and numbers are worked out again in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialer.branch import load_branch
from dialer.contact import Contact
from dialer.errors import BadInputError, RefusedError
from dialer.facts import (
    Attempt,
    Body,
    Call,
    Callback,
    Correction,
    Fact,
    Outcome,
    Promise,
    RehabOffer,
)
from dialer.hours import local
from dialer.log import LogEntry, LogFilter
from dialer.outcome_bodies import correction_body, effects
from dialer.outcomes import (
    AttemptEntry,
    CallbackEntry,
    CallEntry,
    Finding,
    OutcomeEntry,
    PromiseEntry,
    doubts,
    faults,
)
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.refresh import refresh
from dialer.rehab_rules import Segment
from dialer.rulebook import Rulebook
from dialer.verdicts import verdicts


@dataclass(frozen=True, slots=True)
class Change:
    """One word on an attempt's outcome: the first or a correction of it, with its effects."""

    at: datetime
    officer_name: str
    why: str
    outcome: Outcome | Correction
    effects: tuple[Body, ...]
    in_force: bool


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One attempt as it is reviewed, changes oldest first.

    The contact has the arrears of that day, not today's: as a REHAB plan was worked out from them,
    else as the list had them that was in force.
    """

    entry: LogEntry
    contact: Contact
    attempt: Attempt
    calls: tuple[Call, ...]
    changes: tuple[Change, ...]
    script_version: str


@dataclass(frozen=True, slots=True)
class Review:
    """The call log."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def log(self, actor: Officer, wanted: LogFilter, limit: int = 10_000) -> Sequence[LogEntry]:
        """Return the newest lines that match, newest first."""
        if not actor.may(Right.SEE_ALL):
            wanted = replace(wanted, officer_id=actor.officer_id)
        return self.store.log(wanted, limit)

    def open(self, actor: Officer, attempt_id: str, *, by_hand: bool = False) -> AttemptView:
        """Return an attempt with everything that was said of it.

        Looking at it (`by_hand`) leaves a trace. Raises BadInputError or RefusedError.
        """
        entry = self.store.log_entry(attempt_id)
        contact = self.store.contact(entry.line.contact_id) if entry else None
        if entry is None or contact is None:
            raise BadInputError("Percobaan tidak ditemukan. Muat ulang log.")
        if entry.line.officer_id != actor.officer_id and not actor.may(Right.SEE_ALL):
            raise RefusedError("Percobaan ini milik petugas lain.")
        facts = [
            fact
            for fact in self.store.facts_of(contact.contact_id)
            if fact.attempt_id == attempt_id
        ]
        attempts = [fact for fact in facts if isinstance(fact.body, Attempt)]
        assert isinstance(attempts[0].body, Attempt)
        if by_hand:
            with self.store.writing() as writer:
                writer.audit(AuditEntry(self.now(), actor.officer_id, "attempt_opened", attempt_id))
        return AttemptView(
            entry=entry,
            contact=_as_planned(self._as_listed(contact, attempts[0].body), facts),
            attempt=attempts[0].body,
            calls=tuple(fact.body for fact in facts if isinstance(fact.body, Call)),
            changes=self._changes(facts),
            script_version=attempts[0].script_version,
        )

    def check(
        self, view: AttemptView, outcome: OutcomeEntry
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the faults and the doubts of a correction; with faults it cannot be saved.

        Judged as on the day of the attempt: a promise whose date has come since is no fault.
        """
        there = local(view.attempt.started_at, view.contact.zone).date()
        found = faults(outcome, view.contact, self.rulebook, view.attempt.ended_at, there)
        if found:
            return found, ()
        hours = load_branch(self.store).calling_hours(self.rulebook)
        return (), doubts(_as_entered(view, outcome), view.contact, self.rulebook, there, hours)

    def correct(self, actor: Officer, attempt_id: str, outcome: OutcomeEntry, why: str) -> None:
        """Put a new outcome in place of the one in force; the old one stays visible.

        Raises RefusedError for anybody but a lead, without a reason, or with faults.
        """
        if not actor.may(Right.CORRECT_OTHERS):
            raise RefusedError("Koreksi hasil hanya dapat dilakukan ketua tim.")
        if not why.strip():
            raise RefusedError("Alasan koreksi belum diisi.")
        view = self.open(actor, attempt_id)
        contact = view.contact
        if self.check(view, outcome)[0]:
            raise RefusedError("Isian koreksi belum lengkap. Lengkapi bagian yang ditandai.")
        outcome = self._within_hours(outcome, contact)
        now = self.now()
        with self.store.writing() as writer:
            facts = writer.facts_of(contact.contact_id)
            current = next(one for one in verdicts(facts) if one.attempt_id == attempt_id)
            dialled = view.calls[-1].number_id if view.calls else ""
            correction_id = self.new_id()
            bodies = effects(
                outcome,
                correction_id,
                contact,
                dialled,
                current.officer_id,
                self.rulebook,
                local(current.attempt.started_at, contact.zone).date(),
            )
            correction = Fact(
                correction_id,
                contact.contact_id,
                attempt_id,
                actor.officer_id,
                now,
                correction_body(outcome, why.strip()),
                supersedes=current.outcome_id,
            )
            followers = [
                Fact(
                    self.new_id(),
                    contact.contact_id,
                    attempt_id,
                    current.officer_id,
                    now,
                    body,
                )
                for body in bodies
            ]
            writer.append([correction, *followers])
            listed = self.store.contact(contact.contact_id)
            refresh(writer, [listed or contact], self.rulebook)
            writer.audit(AuditEntry(now, actor.officer_id, "outcome_corrected", attempt_id))

    def _within_hours(self, outcome: OutcomeEntry, contact: Contact) -> OutcomeEntry:
        """Move a callback to the next opening, as the desk does."""
        back = outcome.callback
        if back is None or back.at is None:
            return outcome
        hours = load_branch(self.store).calling_hours(self.rulebook)
        allowed = hours.agreed_from(back.at, contact.zone)
        return replace(outcome, callback=CallbackEntry(allowed, back.anyone))

    def _as_listed(self, contact: Contact, attempt: Attempt) -> Contact:
        """The contact with what the list in force at the attempt said it owed."""
        if contact.listed_at <= attempt.started_at:
            return contact
        for former in self.store.former_rows(contact.contact_id):
            if former.at <= attempt.started_at:
                owed = replace(contact.details, amount=former.amount, months=former.months)
                return replace(contact, details=owed)
        return contact

    def _changes(self, facts: Sequence[Fact]) -> tuple[Change, ...]:
        names = {one.officer_id: one.name for one in self.store.officers()}
        replaced = {fact.supersedes for fact in facts if fact.supersedes}
        found: list[Change] = []
        for fact in facts:
            body = fact.body
            if not isinstance(body, Outcome | Correction):
                continue
            followers = tuple(
                other.body
                for other in facts
                if getattr(other.body, "outcome_id", None) == fact.fact_id
            )
            found.append(
                Change(
                    at=fact.occurred_at,
                    officer_name=names.get(fact.officer_id, fact.officer_id),
                    why=body.why if isinstance(body, Correction) else "",
                    outcome=body,
                    effects=followers,
                    in_force=fact.fact_id not in replaced,
                )
            )
        return tuple(sorted(found, key=lambda change: change.at))


def outcome_of(view: AttemptView) -> OutcomeEntry:
    """Return the outcome in force as a form would hold it, to start a correction from."""
    line = view.entry.line
    promise = None
    if line.promise_amount is not None:
        replaces = any(isinstance(one, Promise) and one.replaces for one in _effects(view))
        promise = PromiseEntry(line.promise_amount, line.promise_on, line.promise_channel, replaces)
    callback = None
    if line.callback_at is not None:
        owners = [one.owner_id for one in _effects(view) if isinstance(one, Callback)]
        callback = CallbackEntry(line.callback_at, anyone="" in owners)
    return OutcomeEntry(
        code=line.code,
        spoke_to=line.spoke_to,
        reason=line.reason,
        promise=promise,
        rehab_stages=line.rehab_stages,
        rehab_segment=_segment(view),
        callback=callback,
        next_step=line.next_step,
        next_on=line.next_on,
        note=line.note,
    )


def _effects(view: AttemptView) -> Sequence[Body]:
    return next(change for change in view.changes if change.in_force).effects


def _segment(view: AttemptView) -> Segment | None:
    return next((one.segment for one in _effects(view) if isinstance(one, RehabOffer)), None)


def _as_planned(contact: Contact, facts: Sequence[Fact]) -> Contact:
    """The contact with what the first plan of an attempt was worked out from.

    The first: a plan that came with a correction is worked out from the same. Plans of an older
    program say the arrears only.
    """
    plans = [fact.body for fact in facts if isinstance(fact.body, RehabOffer)]
    if not plans:
        return contact
    now, then = contact.details, plans[0]
    details = replace(now, amount=then.arrears)
    if then.months is not None:
        members, care_class = then.members, then.care_class
        details = replace(details, months=then.months, members=members, care_class=care_class)
    return replace(contact, details=details)


def _as_entered(view: AttemptView, outcome: OutcomeEntry) -> AttemptEntry:
    attempt = view.attempt
    return AttemptEntry(
        contact_id=view.contact.contact_id,
        channel=attempt.channel,
        started_at=attempt.started_at,
        calls=tuple(
            CallEntry(
                call.number_id,
                call.backend,
                call.started_at,
                call.connected_at,
                call.ended_at,
                call.line,
                call.ended_by,
                call.hold_seconds,
                call.trouble,
                call.recording,
            )
            for call in view.calls
        ),
        outcome=outcome,
        right_party_confirmed=attempt.right_party_confirmed,
    )
