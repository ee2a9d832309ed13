"""The second half of an import: newer rows in force, and who is not on the list any more.

Each batch is a transaction that also forgets what it did, so this goes on where a kill stopped it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialer.areas import zone_of
from dialer.contact import Contact
from dialer.intake.families import newer_members, newer_row
from dialer.intake.orders import IntakeState, ListImport, NewerRow
from dialer.intake.pace import Pace
from dialer.intake.still_listed import still_listed
from dialer.lists.matching import match_keys
from dialer.payment_facts import PaymentFacts, ReversedWhy
from dialer.ports import AuditEntry, NewContact, NewId, Now, Store, Writer
from dialer.received.model import StoredPayment
from dialer.refresh import refresh
from dialer.rulebook import Rulebook
from dialer.standing import Stage


@dataclass(frozen=True, slots=True)
class Publishing:
    """Brings an import to its end."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook
    pace: Pace

    def forward(self, one: ListImport) -> None:
        """Do what is left. Raises StoppedError between two batches."""
        self.pace.begin(IntakeState.PUBLISHING, self.store.newer_left(one.list_id))
        while done := self._some_newer(one):
            self.pace.did(done)
        if one.replaces:
            self._mark_left(one)
        with self.store.writing() as writer:
            writer.finish_import(one.list_id)
            writer.audit(AuditEntry(self.now(), one.actor_id, "list_imported", one.list_id))

    def _some_newer(self, one: ListImport) -> int:
        def step(writer: Writer) -> int:
            rows = writer.newer_rows(one.list_id, self.pace.size)
            if rows:
                self._apply(writer, one, rows)
            return sum(1 + len(row.joined) for row in rows)

        return self.pace.turn(self.store, step)

    def _apply(self, writer: Writer, one: ListImport, rows: Sequence[NewerRow]) -> None:
        ids = [row.contact_id for row in rows]
        writer.keep_before(one.list_id, ids)
        kept = writer.contacts_of(ids)
        writer.update_contacts(
            [(row.contact_id, self._newer(one, kept[row.contact_id], row)) for row in rows]
        )
        families = {
            row.contact_id: members
            for row in rows
            if (members := newer_members(kept[row.contact_id].details, row.row, row.joined))
        }
        writer.put_families(families)
        writer.drop_newer(one.list_id, ids)
        called = writer.put_untouched(ids)
        if called:
            refresh(writer, list(writer.contacts_of(called).values()), self.rulebook)

    def _newer(self, one: ListImport, kept: Contact, newer: NewerRow) -> NewContact:
        """A newer row of a known contact; whose contact it is stays as it was decided."""
        row = newer_row(kept.details, newer.row, newer.joined)
        keys = [*match_keys(row), *match_keys(newer.row)]
        for joined in newer.joined:
            keys += match_keys(joined.contact)
        return NewContact(
            contact_id=kept.contact_id,
            list_id=one.list_id,
            zone=zone_of(row.province, row.city, one.zone),
            officer_id=kept.officer_id or one.assigned_to,
            listed_at=one.started_at,
            details=row,
            number_ids=tuple(self.new_id() for _ in row.phones),
            keys=tuple(dict.fromkeys(keys)),
            stage=Stage.NEW,
        )

    def _mark_left(self, one: ListImport) -> None:
        """Mark who is on no newer list; a contact whose row waits in quarantine stays."""
        aside = still_listed(self.store.aside(one.list_id))
        seen: list[str] = [""]

        def step(writer: Writer) -> int:
            behind = writer.staying_behind(one.list_id, seen[-1], self.pace.size)
            if behind:
                seen.append(behind[-1])
                there = writer.contacts_of(behind)
                gone = [
                    contact_id
                    for contact_id, contact in there.items()
                    if not aside.has(contact.details)
                ]
                writer.mark_left(one.list_id, gone, one.started_at)
                refresh(writer, list(writer.contacts_of(gone).values()), self.rulebook)
            return len(behind)

        while done := self.pace.turn(self.store, step):
            self.pace.did(done)


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Puts back what an import changed and removes what it added; goes on after a kill.

    Payments that found their contact only by this import wait for one again.
    """

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook
    pace: Pace

    def backward(self, one: ListImport, rows: int = 0) -> None:
        """Do what is left; `rows` is how many there may be."""
        pace = replace(self.pace, may_stop=False)
        pace.begin(IntakeState.REMOVING, rows)
        while changed := self._some_back(one, pace):
            pace.did(changed)
        while pace.turn(self.store, lambda writer: self._free_added(writer, one, pace.size)):
            pace.did(0)
        while removed := pace.turn(
            self.store, lambda writer: writer.remove_added(one.list_id, pace.size)
        ):
            pace.did(removed)
        with self.store.writing() as writer:
            writer.forget_import(one.list_id)

    def _some_back(self, one: ListImport, pace: Pace) -> int:
        def step(writer: Writer) -> int:
            ids = writer.restore_before(one.list_id, pace.size)
            if not ids:
                ids = writer.unmark_left(one.list_id, pace.size)
            self._free_strangers(writer, one, ids)
            refresh(writer, list(writer.contacts_of(ids).values()), self.rulebook)
            return len(ids)

        return pace.turn(self.store, step)

    def _free_strangers(self, writer: Writer, one: ListImport, ids: Sequence[str]) -> None:
        """Free payments that found a contact by a number which it has no more."""
        found = writer.matched_since(one.list_id, ids)
        if not found:
            return
        payers = writer.payers(
            {payment.account for payment in found}, {payment.card for payment in found}
        )
        self._free(
            writer,
            one,
            [
                payment
                for payment in found
                if payment.contact_id
                not in (payers.get(f"va:{payment.account}"), payers.get(f"card:{payment.card}"))
            ],
        )

    def _free_added(self, writer: Writer, one: ListImport, limit: int) -> int:
        found = writer.payments_of_added(one.list_id, limit)
        self._free(writer, one, found)
        return len(found)

    def _free(self, writer: Writer, one: ListImport, found: Sequence[StoredPayment]) -> None:
        actor_id = one.undone_by or one.actor_id
        facts = PaymentFacts(writer, self.now(), self.new_id, actor_id, self.rulebook)
        writer.put_payments([facts.freed(payment, ReversedWhy.LIST_UNDONE) for payment in found])
        facts.append()
