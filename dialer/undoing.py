"""Use case of undoing a save: the last word on an attempt is taken back, nothing is deleted.

The last word may be the first outcome (the attempt then counts for nothing, as if it had not been
saved) or a correction (what was said before it holds again). Either is a new fact, so the effects
on queue, promise, callback, numbers and do-not-contact follow by themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialer.errors import BadInputError, RefusedError
from dialer.facts import (
    Callback,
    Correction,
    DoNotContact,
    Fact,
    Note,
    NumberEvidence,
    Outcome,
    OutcomeUndone,
    Promise,
    RehabOffer,
)
from dialer.hours import local
from dialer.log import LogFilter
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.refresh import refresh
from dialer.rulebook import Rulebook
from dialer.verdicts import verdicts

Effect = Promise | RehabOffer | Callback | Note | NumberEvidence | DoNotContact
"""What an outcome brings along and names it by `outcome_id`."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """Taking back what was saved: an officer their own of the day, a lead any."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def last_of(self, actor: Officer) -> str:
        """Return the attempt an officer saved last and may still undo, "" when there is none."""
        lines = self.store.log(LogFilter(officer_id=actor.officer_id), 1)
        if not lines:
            return ""
        line = lines[0].line
        zone = self._zone(line.contact_id)
        return line.attempt_id if self._same_day(line.ended_at, zone) else ""

    def undo(self, actor: Officer, attempt_id: str, why: str) -> str:
        """Take the last word on an attempt back; return the contact's id.

        Raises BadInputError for an attempt that is gone, RefusedError without a reason, for
        somebody else's or after the day.
        """
        if not why.strip():
            raise RefusedError("Alasan pengurungan belum diisi.")
        entry = self.store.log_entry(attempt_id)
        contact = self.store.contact(entry.line.contact_id) if entry else None
        if entry is None or contact is None:
            raise BadInputError("Percobaan tidak ditemukan. Muat ulang log.")
        now = self.now()
        with self.store.writing() as writer:
            facts = writer.facts_of(contact.contact_id)
            current = next((one for one in verdicts(facts) if one.attempt_id == attempt_id), None)
            if current is None:
                raise BadInputError("Hasil percobaan ini sudah diurungkan.")
            said = next(fact for fact in facts if fact.fact_id == current.outcome_id)
            self._may(actor, said, current.officer_id, contact.zone)
            words = self._taken_back(said, facts, actor, why.strip(), now)
            writer.append(words)
            refresh(writer, [contact], self.rulebook)
            if isinstance(words[0].body, OutcomeUndone):
                writer.drop_log_line(attempt_id)
            writer.audit(
                AuditEntry(now, actor.officer_id, "outcome_undone", attempt_id, why.strip())
            )
        return contact.contact_id

    def _may(self, actor: Officer, said: Fact, officer_id: str, zone: str) -> None:
        if actor.may(Right.CORRECT_OTHERS):
            return
        if officer_id != actor.officer_id or said.officer_id != actor.officer_id:
            raise RefusedError("Hasil ini dicatat orang lain. Hubungi ketua tim.")
        if not self._same_day(said.occurred_at, zone):
            raise RefusedError(
                "Hasil hanya dapat diurungkan pada hari yang sama. Sesudahnya oleh ketua tim."
            )

    def _taken_back(
        self, said: Fact, facts: Sequence[Fact], actor: Officer, why: str, now: datetime
    ) -> list[Fact]:
        before = _before(said, {one.fact_id: one for one in facts})
        word = Fact(
            self.new_id(),
            said.contact_id,
            said.attempt_id,
            actor.officer_id,
            now,
            OutcomeUndone(why),
            supersedes=said.fact_id,
        )
        if before is None or not isinstance(before.body, Outcome | Correction):
            return [word]
        old = before.body
        again = Correction(
            why,
            old.code,
            old.spoke_to,
            old.reason,
            old.next_step,
            old.next_on,
            restores=before.fact_id,
        )
        word = replace(word, body=again)
        effects = [
            replace(
                fact,
                fact_id=self.new_id(),
                occurred_at=now,
                body=replace(fact.body, outcome_id=word.fact_id),
            )
            for fact in facts
            if isinstance(fact.body, Effect) and fact.body.outcome_id == before.fact_id
        ]
        return [word, *effects]

    def _same_day(self, at: datetime, zone: str) -> bool:
        return local(at, zone).date() == local(self.now(), zone).date()

    def _zone(self, contact_id: str) -> str:
        contact = self.store.contact(contact_id)
        return contact.zone if contact else "Asia/Jakarta"


def _before(said: Fact, facts: Mapping[str, Fact]) -> Fact | None:
    """Return the word that held before the one in force, None where that was the first.

    What undoing brought back stands for the word it restored: undoing twice goes two words back
    and does not bring the undone one up again.
    """
    while isinstance(said.body, Correction) and said.body.restores in facts:
        said = facts[said.body.restores]
    return facts.get(said.supersedes) if said.supersedes else None
