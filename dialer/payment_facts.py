"""What payments do to facts: given to a contact, reversed, in force again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from dialer.facts import Body, Fact, Payment, PaymentReversed
from dialer.ports import NewId, Writer
from dialer.received.model import StoredPayment
from dialer.refresh import resettle
from dialer.rulebook import Rulebook


class ReversedWhy(StrEnum):
    """Why a payment does not count any more, as its fact says."""

    REVERSAL = "reversal"
    FILE_TAKEN_BACK = "file_taken_back"
    NOT_THIS_CONTACT = "not_this_contact"
    LIST_UNDONE = "list_undone"
    PAIR_UNDONE = "pair_undone"


class PaymentFacts:
    """Gathers facts in one transaction; `append` writes them.

    Payments belong to no attempt, so their facts have the attempt_id "". `append` also settles the
    promises of the contacts they are about.
    """

    def __init__(
        self, writer: Writer, at: datetime, new_id: NewId, actor_id: str, rulebook: Rulebook
    ) -> None:
        self._writer = writer
        self._rulebook = rulebook
        self._at = at
        self._new_id = new_id
        self._actor_id = actor_id
        self._facts: list[Fact] = []

    def append(self) -> None:
        """Write what was gathered, and where the contacts stand by it."""
        self._writer.append(self._facts)
        resettle(self._writer, {fact.contact_id for fact in self._facts}, self._rulebook)
        self._facts = []

    def matched(self, payment: StoredPayment, payers: Mapping[str, str]) -> StoredPayment:
        """The payment with its contact, by account, else by card; as it was if neither is known."""
        if payment.contact_id is not None:
            return payment
        by_account = payers.get(f"va:{payment.account}")
        by_card = payers.get(f"card:{payment.card}") if payment.card else None
        if by_account is not None:
            return self.given(payment, by_account, "account")
        return payment if by_card is None else self.given(payment, by_card, "card")

    def given(self, payment: StoredPayment, contact_id: str, matched_by: str) -> StoredPayment:
        """The payment as one of a contact, with the fact that says so."""
        fact_id = None if payment.reversed_by else self._counts(payment, contact_id)
        return replace(payment, contact_id=contact_id, matched_by=matched_by, fact_id=fact_id)

    def in_force(self, payment: StoredPayment) -> StoredPayment:
        """The payment with a new fact by which it counts; it must have a contact."""
        assert payment.contact_id is not None
        return replace(payment, fact_id=self._counts(payment, payment.contact_id))

    def _counts(self, payment: StoredPayment, contact_id: str) -> str:
        body = Payment(
            payment_id=payment.payment_id,
            amount=payment.amount,
            paid_on=payment.paid_on,
            channel=payment.channel,
            file_id=payment.file_id,
            row_number=payment.row_number,
        )
        return self._fact(contact_id, body)

    def out_of_force(self, payment: StoredPayment, why: ReversedWhy) -> StoredPayment:
        """The payment without the fact by which it counted."""
        if payment.fact_id is not None and payment.contact_id is not None:
            self._fact(payment.contact_id, PaymentReversed(payment.fact_id, why.value))
        return replace(payment, fact_id=None)

    def freed(self, payment: StoredPayment, why: ReversedWhy) -> StoredPayment:
        """The payment without its contact: it waits again."""
        return replace(self.out_of_force(payment, why), contact_id=None, matched_by="")

    def undone(
        self, reversal: StoredPayment, target: StoredPayment, why: ReversedWhy
    ) -> StoredPayment:
        """Take a payment out of force for a reversal; return the reversal, which names it."""
        gone = self.out_of_force(target, why)
        self._writer.put_payments([replace(gone, reversed_by=reversal.payment_id)])
        return replace(reversal, reverses=target.payment_id, contact_id=target.contact_id)

    def target_of(
        self, reversal: StoredPayment, *, same_reference: bool = False
    ) -> StoredPayment | None:
        """The payment that a reversal undoes: same account and amount, not paid after it.

        One with the same reference number first, then the latest. With `same_reference`, numbers
        that are there on both sides must be equal.
        """
        alike = self._writer.payments_of_accounts([reversal.account], [-reversal.amount])
        fitting = [
            one
            for one in alike
            if one.reversed_by is None
            and one.paid_on <= reversal.paid_on
            and not (
                same_reference
                and one.reference
                and reversal.reference
                and one.reference.casefold() != reversal.reference.casefold()
            )
        ]
        return max(
            fitting,
            key=lambda one: (
                bool(reversal.reference) and one.reference == reversal.reference,
                one.paid_on,
                one.payment_id,
            ),
            default=None,
        )

    def undo_what_was_reversed(self, arrived: Sequence[StoredPayment]) -> None:
        """Let reversals that came before their payments find them; the payments must be kept."""
        waiting = defaultdict(list)
        for one in self._writer.waiting_reversals({payment.account for payment in arrived}):
            waiting[one.account, -one.amount].append(one)
        for payment in arrived:
            for reversal in waiting.get((payment.account, payment.amount), ()):
                if reversal.reverses is None and (target := self.target_of(reversal)) is not None:
                    waiting[payment.account, payment.amount].remove(reversal)
                    self._writer.put_payments([self.undone(reversal, target, ReversedWhy.REVERSAL)])
                    break

    def _fact(self, contact_id: str, body: Body) -> str:
        fact_id = self._new_id()
        self._facts.append(
            Fact(
                fact_id=fact_id,
                contact_id=contact_id,
                attempt_id="",
                officer_id=self._actor_id,
                occurred_at=self._at,
                body=body,
            )
        )
        return fact_id
