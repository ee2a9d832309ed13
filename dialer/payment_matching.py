"""Use cases of payments that are in: matched later or by hand, taken back with their file."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from dialer.errors import BadInputError, RefusedError
from dialer.payment_batch import BATCH
from dialer.payment_facts import PaymentFacts, ReversedWhy
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store, Writer
from dialer.received.model import FileKind, StoredPayment, TakenBack
from dialer.rulebook import Rulebook

PAUSE = 0.01
"""Seconds between two transactions, in which somebody else may write."""


@dataclass(frozen=True, slots=True)
class PaymentMatching:
    """Payments given to contacts and taken back."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook
    pause: Callable[[float], None] = time.sleep

    def rematch(self, actor_id: str) -> int:
        """Give waiting payments to contacts that have come since; return how many found theirs."""
        found, last = 0, ""
        while waiting := self.store.open_payments(last, BATCH):
            last = waiting[-1].payment_id
            with self.store.writing() as writer:
                facts = self._facts(writer, actor_id)
                payments = [one for one in waiting if one.amount > 0]
                payers = writer.payers(
                    {one.account for one in payments}, {one.card for one in payments if one.card}
                )
                matched = [facts.matched(one, payers) for one in payments]
                matched = [one for one in matched if one.contact_id is not None]
                writer.put_payments(matched)
                facts.append()
                found += len(matched)
            self.pause(PAUSE)
        if found:
            with self.store.writing() as writer:
                writer.audit(AuditEntry(self.now(), actor_id, "payments_matched", "", str(found)))
        return found

    def match_by_hand(self, actor: Officer, payment_id: str, contact_id: str) -> None:
        """Give a waiting payment to a contact. Raises BadInputError, RefusedError."""
        with self.store.writing() as writer:
            payment = writer.payment(payment_id)
            if payment is None or payment.fingerprint is None or not payment.open:
                raise BadInputError(
                    "Pembayaran ini tidak menunggu kontak lagi. Muat ulang halaman."
                )
            if payment.amount < 0:
                raise RefusedError(
                    "Baris ini pembatalan; ia menunggu pembayaran yang dibatalkannya."
                )
            if writer.contact(contact_id) is None:
                raise BadInputError("Kontak tidak ditemukan. Cari lagi kontaknya.")
            facts = self._facts(writer, actor.officer_id)
            writer.put_payments([facts.given(payment, contact_id, "hand")])
            facts.append()
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "payment_matched", contact_id, payment_id)
            )

    def unmatch(self, actor: Officer, payment_id: str) -> None:
        """Take a payment that was matched by hand from its contact; it waits again."""
        with self.store.writing() as writer:
            payment = writer.payment(payment_id)
            if payment is None or payment.fingerprint is None or payment.matched_by != "hand":
                raise BadInputError("Hanya pembayaran yang dicocokkan dengan tangan dapat dilepas.")
            facts = self._facts(writer, actor.officer_id)
            writer.put_payments([facts.freed(payment, ReversedWhy.NOT_THIS_CONTACT)])
            facts.append()
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "payment_unmatched", "", payment_id)
            )

    def take_back(self, actor: Officer, file_id: str) -> TakenBack:
        """Take a payments file back as a whole.

        Reversals that it brought no longer hold; payments of it may come again. What stands in
        another file too is of that one from now on. A kill in the middle does no harm: taking it
        back once more goes on. Raises BadInputError, RefusedError.
        """
        if not actor.may(Right.SEE_ALL):
            raise RefusedError("Berkas yang diterima hanya dapat ditarik kembali oleh ketua tim.")
        received = self.store.received_file(file_id)
        if received is None:
            raise BadInputError("Berkas tidak ditemukan. Muat ulang halaman.")
        assert received.kind is FileKind.PAYMENTS, "results are taken back by ResultUndoing"
        if received.taken_back_at is not None:
            raise RefusedError("Berkas ini sudah ditarik kembali.")
        done = self._release(actor.officer_id, file_id)
        with self.store.writing() as writer:
            header = writer.received_aside(file_id).header
            writer.put_received_file(replace(received, taken_back_at=self.now()), header)
            writer.audit(
                AuditEntry(
                    self.now(), actor.officer_id, "payments_taken_back", file_id, str(done.gone)
                )
            )
        return done

    def withdraw(self, actor_id: str, file_id: str) -> None:
        """Leave nothing of a file whose coming in failed or was cancelled."""
        self._release(actor_id, file_id)
        with self.store.writing() as writer:
            writer.drop_payments(file_id)
            writer.drop_received_file(file_id)

    def _release(self, actor_id: str, file_id: str) -> TakenBack:
        gone = kept = 0
        with self.store.writing() as writer:
            writer.forget_seen(file_id)
        while all_of_it := self.store.payments_of_file(file_id, BATCH):
            with self.store.writing() as writer:
                facts = self._facts(writer, actor_id)
                elsewhere = writer.take_seen([one.payment_id for one in all_of_it])
                writer.put_payments(
                    [
                        replace(one, file_id=other[0], row_number=other[1])
                        for one in all_of_it
                        if (other := elsewhere.get(one.payment_id))
                    ]
                )
                batch = [one for one in all_of_it if one.payment_id not in elsewhere]
                plain = [one for one in batch if not (one.reverses or one.reversed_by)]
                writer.put_payments([_released(facts, one) for one in plain])
                for one in batch:
                    if one.reverses or one.reversed_by:
                        _release_with_its_pair(writer, facts, one.payment_id)
                facts.append()
            gone += sum(one.amount > 0 for one in batch)
            kept += sum(one.amount > 0 for one in all_of_it if one.payment_id in elsewhere)
            self.pause(PAUSE)
        return TakenBack(gone, kept)

    def _facts(self, writer: Writer, actor_id: str) -> PaymentFacts:
        return PaymentFacts(writer, self.now(), self.new_id, actor_id, self.rulebook)


def _released(facts: PaymentFacts, payment: StoredPayment) -> StoredPayment:
    free = facts.out_of_force(payment, ReversedWhy.FILE_TAKEN_BACK)
    return replace(free, fingerprint=None, likeness=None, reverses=None, reversed_by=None)


def _release_with_its_pair(writer: Writer, facts: PaymentFacts, payment_id: str) -> None:
    """What a reversal undid counts again; a reversal whose payment goes waits for it again.

    Read anew, since the other one of the pair may just have been released.
    """
    payment = writer.payment(payment_id)
    assert payment is not None
    if payment.reverses is not None:
        target = writer.payment(payment.reverses)
        if target is not None and target.fingerprint is not None:
            again = replace(target, reversed_by=None)
            writer.put_payments([facts.in_force(again) if again.contact_id else again])
    if payment.reversed_by is not None:
        reversal = writer.payment(payment.reversed_by)
        if reversal is not None and reversal.fingerprint is not None:
            writer.put_payments([replace(reversal, reverses=None, contact_id=None)])
    writer.put_payments([_released(facts, payment)])
