"""Which payment keeps which promise: a pure settlement of one contact's promises.

Payments are applied first-in first-out: a payment goes to the oldest promise that was open on the
day the money came, what is over goes to the next one. Money that comes when no promise is open any
more goes, as late money, to the oldest promise that is still short; it changes no state, since a
promise is judged on its date plus the days of grace. What nobody promised stays surplus.

Working it out again from all payments is the only way it is ever worked out, so a reversed
payment, a corrected promise or a file taken back need no rule of their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dialer.promises import PromiseState, PromiseTerms, state_on


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise in force: whole rupiah, the local days it was made and falls due.

    `cancelled_on` is when it was taken back; from that day on it takes no money. `terms` are those
    of the day it was made, where they are not those of all.
    """

    promise_id: str
    amount: int
    made_on: date
    due_on: date
    cancelled_on: date | None = None
    terms: PromiseTerms | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A payment that counts: whole rupiah (more than 0) and the local day it was made."""

    payment_id: str
    amount: int
    paid_on: date


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a payment that a promise got; `late` when it came after its time."""

    payment_id: str
    amount: int
    paid_on: date
    late: bool = False


@dataclass(frozen=True, slots=True)
class Allotted:
    """A promise with its shares: what does not depend on the day one looks."""

    promise: Promised
    terms: PromiseTerms
    shares: tuple[Share, ...]

    @property
    def received(self) -> int:
        """What came in time."""
        return sum(share.amount for share in self.shares if not share.late)

    @property
    def late(self) -> int:
        """What came after the days of grace."""
        return sum(share.amount for share in self.shares if share.late)

    @property
    def missing(self) -> int:
        """What is still short of the promise, late money counted."""
        return max(0, self.promise.amount - self.received - self.late)

    @property
    def kept_on(self) -> date | None:
        """The day on which enough had come in time, None if it never had."""
        so_far = 0
        for share in self.shares:
            so_far += 0 if share.late else share.amount
            if so_far * 100 >= self.promise.amount * self.terms.threshold_percent:
                return share.paid_on
        return None


@dataclass(frozen=True, slots=True)
class Settled(Allotted):
    """The same with its state on a day."""

    state: PromiseState


@dataclass(frozen=True, slots=True)
class Settlement:
    """Promises in the order they were made, and what was paid without a promise.

    Shares and surplus together are all payments, to the rupiah.
    """

    promises: tuple[Settled, ...]
    surplus: tuple[Share, ...]


@dataclass(slots=True)
class _Account:
    """A promise being settled."""

    promise: Promised
    terms: PromiseTerms
    shares: list[Share] = field(default_factory=list)

    @property
    def last_day(self) -> date:
        return self.promise.due_on + timedelta(days=self.terms.grace_days)

    @property
    def short(self) -> int:
        return self.promise.amount - sum(share.amount for share in self.shares)

    def is_open(self, day: date) -> bool:
        """Whether money of that day is in time for it."""
        cancelled = self.promise.cancelled_on
        return self.promise.made_on <= day <= self.last_day and (
            cancelled is None or day < cancelled
        )


def settle(
    promises: Iterable[Promised], payments: Iterable[Arrived], today: date, terms: PromiseTerms
) -> Settlement:
    """Apply the payments to the promises of one contact and say how each stands on `today`.

    Raises ValueError for a payment of 0 or less: a reversed payment is left out, not negative.
    """
    shared, surplus = allot(promises, payments, terms)
    return Settlement(tuple(_settled(one, today) for one in shared), surplus)


def allot(
    promises: Iterable[Promised], payments: Iterable[Arrived], terms: PromiseTerms
) -> tuple[tuple[Allotted, ...], tuple[Share, ...]]:
    """Apply the payments to the promises of one contact; return promises and surplus.

    Nothing in it depends on today. Raises ValueError as `settle` does.
    """
    accounts = [
        _Account(one, one.terms or terms)
        for one in sorted(promises, key=lambda one: (one.made_on, one.due_on, one.promise_id))
    ]
    surplus: list[Share] = []
    for payment in sorted(payments, key=lambda one: (one.paid_on, one.payment_id)):
        if payment.amount <= 0:
            raise ValueError("a payment is more than 0")
        left = _apply(payment, payment.amount, _open(accounts, payment.paid_on), late=False)
        left = _apply(payment, left, _missed(accounts, payment.paid_on), late=True)
        if left:
            surplus.append(Share(payment.payment_id, left, payment.paid_on))
    shared = tuple(Allotted(one.promise, one.terms, tuple(one.shares)) for one in accounts)
    return shared, tuple(surplus)


def _open(accounts: Sequence[_Account], day: date) -> list[_Account]:
    return [one for one in accounts if one.is_open(day)]


def _missed(accounts: Sequence[_Account], day: date) -> list[_Account]:
    return [one for one in accounts if one.promise.cancelled_on is None and day > one.last_day]


def _apply(payment: Arrived, left: int, accounts: Sequence[_Account], *, late: bool) -> int:
    for account in accounts:
        part = min(left, account.short)
        if part > 0:
            account.shares.append(Share(payment.payment_id, part, payment.paid_on, late))
            left -= part
    return left


def _settled(one: Allotted, today: date) -> Settled:
    state = state_on(
        today,
        amount=one.promise.amount,
        due_on=one.promise.due_on,
        received=one.received,
        terms=one.terms,
        cancelled=one.promise.cancelled_on is not None,
    )
    return Settled(one.promise, one.terms, one.shares, state)
