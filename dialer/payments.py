"""Payments that count for a contact, from its facts: what settling promises starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialer.facts import Fact, Payment, PaymentReversed


@dataclass(frozen=True, slots=True)
class Received:
    """Money in force: whole rupiah, the day it was paid, the channel's code or ""."""

    fact_id: str
    payment_id: str
    amount: int
    paid_on: date
    channel: str


def received(facts: Sequence[Fact]) -> tuple[Received, ...]:
    """Return the payments in force, first in first: by day, then in the order they became known.

    A payment that was reversed, or whose file was taken back, is not among them; one that came
    again afterwards is, under a fact of its own. The order does not depend on when that was, so
    any order of payments, reversals and files taken back ends in the same.
    """
    reversed_ids = {
        fact.body.payment_fact_id for fact in facts if isinstance(fact.body, PaymentReversed)
    }
    in_force = {
        fact.body.payment_id: Received(
            fact.fact_id,
            fact.body.payment_id,
            fact.body.amount,
            fact.body.paid_on,
            fact.body.channel,
        )
        for fact in facts
        if isinstance(fact.body, Payment) and fact.fact_id not in reversed_ids
    }
    return tuple(sorted(in_force.values(), key=lambda one: (one.paid_on, one.payment_id)))
