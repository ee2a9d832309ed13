"""Use case of sharing out: what would happen, carrying it out, taking the last one back.

Carried out in short transactions, so that desks go on saving; each leaves what it moved in the
store, so that even an assignment that was cut short can be taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dialer.errors import BadInputError, RefusedError
from dialer.facts import Callback, Fact
from dialer.people import Officer, Right
from dialer.ports import AssignmentRecord, AuditEntry, NewId, Now, OwnerMove, Store, Writer
from dialer.refresh import refresh
from dialer.rulebook import Rulebook
from dialer.sharing import AssignmentOrder, AssignmentPlan, plan_sharing

BATCH = 2_000

Callers = Callable[[Sequence[OwnerMove]], tuple[Mapping[str, str], Mapping[str, str]]]
"""For moves: who is to call those with a personal callback now, and who will be."""

OnProgress = Callable[[int, int], None]
"""Told how many contacts of how many are moved; raising stops, what was moved can be undone."""


def _silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Sharing contacts out among officers."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def plan(self, order: AssignmentOrder) -> AssignmentPlan:
        """Return what an order would do; nothing is changed.

        Raises BadInputError for an order without officers, with one who is not there or has left,
        or with a list that does not exist.
        """
        officers = {one.officer_id: one for one in self.store.officers()}
        takers = order.takers
        if not takers:
            raise BadInputError("Pilih dahulu petugas yang menerima kontak.")
        for officer_id in takers:
            if officer_id not in officers or not officers[officer_id].active:
                raise BadInputError("Salah satu petugas penerima tidak ada atau sudah tidak aktif.")
        if order.list_id and self.store.call_list(order.list_id) is None:
            raise BadInputError(f"Tidak ada daftar dengan ID {order.list_id}.")
        gone = frozenset(one.officer_id for one in officers.values() if not one.active)
        return plan_sharing(self.store.assign_lines(order.list_id), order, gone)

    def carry_out(
        self, actor: Officer, plan: AssignmentPlan, on_progress: OnProgress = _silent
    ) -> AssignmentRecord:
        """Move the contacts of a plan; those that changed hands since are left and not counted.

        Raises RefusedError for who may not.
        """
        self._may(actor)
        moves = [OwnerMove(key, plan.present[key], to) for key, to in plan.moves.items()]
        now = self.now()
        record = AssignmentRecord(
            self.new_id(), actor.officer_id, now, 0, plan.order.list_id, plan.callers
        )

        def callers(done: Sequence[OwnerMove]) -> tuple[dict[str, str], dict[str, str]]:
            mine = [one for one in done if one.contact_id in plan.callers]
            of = {one.contact_id: plan.callers[one.contact_id] for one in mine}
            return of, {one.contact_id: one.after_id for one in mine}

        record = self._move(record, moves, actor, callers, on_progress, keep=True)
        with self.store.writing() as writer:
            writer.audit(
                AuditEntry(
                    self.now(),
                    actor.officer_id,
                    "contacts_assigned",
                    record.assignment_id,
                    f"{record.contacts} {plan.order.way} {plan.order.list_id}".strip(),
                )
            )
        return record

    def last(self) -> AssignmentRecord | None:
        """Return the assignment that can be taken back, if any."""
        found = self.store.last_assignment()
        return found if found and found.undone_at is None and found.contacts else None

    def undo(self, actor: Officer, on_progress: OnProgress = _silent) -> AssignmentRecord:
        """Give the contacts of the last assignment back; those that moved on since stay.

        Returns the record with how many went back. Raises RefusedError.
        """
        self._may(actor)
        record = self.last()
        if record is None:
            raise RefusedError("Tidak ada pembagian yang dapat dibatalkan.")
        made = self.store.assignment_moves(record.assignment_id)
        back = [OwnerMove(one.contact_id, one.after_id, one.before_id) for one in made]

        def callers(done: Sequence[OwnerMove]) -> tuple[dict[str, str], dict[str, str]]:
            mine = [one for one in done if one.contact_id in record.callbacks]
            of = {one.contact_id: one.before_id for one in mine}
            return of, {one.contact_id: record.callbacks[one.contact_id] for one in mine}

        returned = self._move(
            replace(record, contacts=0), back, actor, callers, on_progress, keep=False
        )
        now = self.now()
        with self.store.writing() as writer:
            writer.put_assignment(replace(record, undone_at=now), ())
            writer.audit(
                AuditEntry(
                    now,
                    actor.officer_id,
                    "assignment_undone",
                    record.assignment_id,
                    str(returned.contacts),
                )
            )
        return replace(returned, undone_at=now)

    def _may(self, actor: Officer) -> None:
        if not actor.may(Right.ASSIGN):
            raise RefusedError("Daftar hanya dapat dibagi oleh ketua tim.")

    def _move(
        self,
        record: AssignmentRecord,
        moves: Sequence[OwnerMove],
        actor: Officer,
        callers: Callers,
        on_progress: OnProgress,
        *,
        keep: bool,
    ) -> AssignmentRecord:
        for start in range(0, len(moves), BATCH):
            on_progress(start, len(moves))
            batch = moves[start : start + BATCH]
            with self.store.writing() as writer:
                done = writer.move_owners(batch)
                record = replace(record, contacts=record.contacts + len(done))
                self._hand_over(writer, actor, *callers(done))
                if keep:
                    writer.put_assignment(record, done)
        on_progress(len(moves), len(moves))
        return record

    def _hand_over(
        self,
        writer: Writer,
        actor: Officer,
        of: Mapping[str, str],
        to: Mapping[str, str],
    ) -> None:
        """Say who will make open personal callbacks instead: a newer fact of the same outcome."""
        if not of:
            return
        facts: list[Fact] = []
        for contact_id, known in writer.facts_of_all(list(of)).items():
            agreed = [fact for fact in known if isinstance(fact.body, Callback)]
            last = agreed[-1] if agreed else None
            if last is None or not isinstance(last.body, Callback):
                continue
            if last.body.owner_id != of[contact_id]:
                continue
            facts.append(
                Fact(
                    fact_id=self.new_id(),
                    contact_id=contact_id,
                    attempt_id=last.attempt_id,
                    officer_id=actor.officer_id,
                    occurred_at=self.now(),
                    body=replace(last.body, owner_id=to[contact_id]),
                )
            )
        writer.append(facts)
        contacts = writer.contacts_of([fact.contact_id for fact in facts])
        refresh(writer, list(contacts.values()), self.rulebook)
