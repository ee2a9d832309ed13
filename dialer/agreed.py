"""What a contact agreed to pay and what came of it, worked out from its facts.

Nothing here depends on today: what arrived in time, what arrived late, when a promise was kept and
whether it was taken back. The state on a day follows from these (`OpenPromise.state`), so what the
store keeps never grows old.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dialer.contact import Contact
from dialer.facts import Fact, Promise, PromiseCancelled, PromiseReminded, RehabOffer
from dialer.hours import local, start_of_day
from dialer.instalments import OfferMade, as_first_said, expected_of_all, fact_of, instalment_of
from dialer.lists.model import ListKind
from dialer.payments import Received
from dialer.promises import USUAL, PromiseState, PromiseTerms, state_on
from dialer.rulebook import Rulebook
from dialer.settling import Arrived, Promised, Share, allot


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise in force with what came for it: whole rupiah, local days.

    `made_on` is None for one that is only being entered; `replaced` is one whose place a later
    promise took.
    """

    promise_id: str
    attempt_id: str
    officer_id: str
    body: Promise
    made_on: date | None = None
    received: int = 0
    late: int = 0
    kept_on: date | None = None
    cancelled_on: date | None = None
    reminded_on: date | None = None
    terms: PromiseTerms = USUAL
    shares: tuple[Share, ...] = ()
    replaced: bool = False

    @property
    def missing(self) -> int:
        """What is still short of it, late money counted."""
        return max(0, self.body.amount - self.received - self.late)

    @property
    def waiting(self) -> bool:
        """Whether money is still waited for, in time or not."""
        return self.kept_on is None and self.cancelled_on is None and self.missing > 0

    @property
    def instalment(self) -> int:
        """Its number when it is an instalment of a plan, 0 for a promise."""
        source = instalment_of(self.promise_id)
        return source[1] if source else 0

    def state(self, today: date) -> PromiseState:
        """Return the state on a day."""
        return state_on(
            today,
            amount=self.body.amount,
            due_on=self.body.due_on,
            received=self.received,
            terms=self.terms,
            cancelled=self.cancelled_on is not None,
        )


@dataclass(frozen=True, slots=True)
class WordsSince:
    """What was said of promises after their talk: taken back, reminded of; local days.

    It stays with a promise whose talk is corrected, as long as sum and date are what they were.
    """

    first_said: Mapping[str, str]
    cancelled: Mapping[str, date]
    reminded: Mapping[str, date]

    def cancelled_on(self, promise_id: str) -> date | None:
        """Return the day on which somebody took a promise or an instalment back."""
        return self.cancelled.get(as_first_said(promise_id, self.first_said))

    def reminded_on(self, promise_id: str) -> date | None:
        """Return the day of the last reminder."""
        return self.reminded.get(as_first_said(promise_id, self.first_said))


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome in force as promises need it: its place among all and its local day."""

    place: int
    day: date


def promises_in_force(
    facts: Sequence[Fact],
    said: Mapping[str, Said],
    money: Sequence[Received],
    zone: str,
    rulebook: Rulebook,
) -> tuple[OpenPromise, ...]:
    """Return the promises of outcomes in force (`said`, by outcome id), settled by the money.

    In the order of their attempts, however late one was corrected; behind them the instalments of
    plans that were registered, which are followed and settled as promises are. Of two made on one
    day for one date the money goes to the first in this order.
    """
    found: list[tuple[Fact, Promise, date | None]] = [
        (fact, fact.body, None)
        for fact in facts
        if isinstance(fact.body, Promise) and fact.body.outcome_id in said
    ]
    found.sort(key=lambda one: said[one[1].outcome_id].place)
    found += _instalments(facts, said, rulebook)
    if not found:
        return ()
    since = words_since(facts, zone)
    replaced = _replaced_on(found, said, rulebook)
    promised = [
        Promised(
            promise_id=f"{place:06d}",
            amount=body.amount,
            made_on=said[body.outcome_id].day,
            due_on=body.due_on,
            cancelled_on=_first(since.cancelled_on(fact.fact_id), ended, replaced[place]),
            terms=rulebook.promises_on(said[body.outcome_id].day).terms,
        )
        for place, (fact, body, ended) in enumerate(found)
    ]
    allotted, _ = allot(promised, map(_arrived, money), USUAL)
    shared = sorted(allotted, key=lambda one: one.promise.promise_id)
    return tuple(
        OpenPromise(
            promise_id=fact.fact_id,
            attempt_id=fact.attempt_id,
            officer_id=fact.officer_id,
            body=body,
            made_on=said[body.outcome_id].day,
            received=one.received,
            late=one.late,
            kept_on=one.kept_on,
            cancelled_on=one.promise.cancelled_on,
            reminded_on=since.reminded_on(fact.fact_id),
            terms=one.terms,
            shares=one.shares,
            replaced=replaced[place] is not None and one.kept_on is None,
        )
        for place, ((fact, body, _), one) in enumerate(zip(found, shared, strict=True))
    )


def open_on(promises: Sequence[OpenPromise], day: date) -> tuple[OpenPromise, ...]:
    """Return the promises that a new one of that day may take the place of: not judged yet."""
    return tuple(
        one
        for one in promises
        if one.waiting
        and not one.instalment
        and (one.made_on is None or one.made_on <= day)
        and day <= one.body.due_on + timedelta(days=one.terms.grace_days)
    )


def words_since(facts: Sequence[Fact], zone: str) -> WordsSince:
    """Return what was said of a contact's promises since; the last word on each counts."""
    first_said = _first_said(facts)
    cancelled: dict[str, date] = {}
    reminded: dict[str, date] = {}
    for fact in facts:
        if not isinstance(fact.body, PromiseCancelled | PromiseReminded):
            continue
        promise_id = as_first_said(fact.body.promise_id, first_said)
        day = local(fact.occurred_at, zone).date()
        if isinstance(fact.body, PromiseReminded):
            reminded[promise_id] = day
        elif fact.body.restored:
            cancelled.pop(promise_id, None)
        else:
            cancelled.setdefault(promise_id, day)
    return WordsSince(first_said, cancelled, reminded)


def followed(promises: Sequence[OpenPromise]) -> tuple[OpenPromise, ...]:
    """Return the promises that the contact comes back for, the soonest due first.

    Money is still waited for, and no other promise was made on its date or since: that talk
    has put the new one in its place.
    """
    left = [
        one
        for one in promises
        if one.waiting
        and not any(
            other.made_on is not None and other.made_on >= one.body.due_on and other is not one
            for other in promises
        )
    ]
    return tuple(sorted(left, key=lambda one: one.body.due_on))


def follow_at(
    promises: Sequence[OpenPromise], attempt_id: str, rest_until: datetime, zone: str
) -> datetime | None:
    """Return when a promise brings the contact back, None when none does.

    On its date, or after the rest that an attempt later than the promise asks for.
    """
    moments = []
    for one in followed(promises):
        on_the_day = start_of_day(one.body.due_on, zone)
        later = one.attempt_id != attempt_id
        moments.append(max(on_the_day, rest_until) if later else on_the_day)
    return min(moments, default=None)


def next_agreed(promises: Sequence[OpenPromise], after: date, zone: str) -> datetime | None:
    """Return when the next day that was agreed on begins, None when none is to come."""
    days = [one.body.due_on for one in followed(promises) if one.body.due_on > after]
    return start_of_day(min(days), zone) if days else None


def retry_after_cancelling(
    promises: Sequence[OpenPromise], attempt_id: str, zone: str
) -> datetime | None:
    """Return when to call again after the promise of the last attempt was taken back."""
    days = [
        one.cancelled_on
        for one in promises
        if one.attempt_id == attempt_id and one.cancelled_on is not None and one.kept_on is None
    ]
    return start_of_day(max(days) + timedelta(days=1), zone) if days else None


def paid_off_on(contact: Contact, money: Sequence[Received]) -> date | None:
    """Return the day on which all arrears of the contact's list had been paid, None if not.

    Money counts from the day of the list on: what came before it the list knows of. A later list
    says anew what is owed.
    """
    owed = contact.details.amount
    if contact.kind is not ListKind.ARREARS or not owed:
        return None
    since = local(contact.listed_at, contact.zone).date()
    so_far = 0
    for one in money:
        if one.paid_on >= since:
            so_far += one.amount
            if so_far >= owed:
                return one.paid_on
    return None


def paid_since_list(contact: Contact, money: Sequence[Received]) -> int:
    """Return the rupiah that came since the day of the contact's list."""
    since = local(contact.listed_at, contact.zone).date()
    return sum(one.amount for one in money if one.paid_on >= since)


def _replaced_on(
    found: Sequence[tuple[Fact, Promise, date | None]], said: Mapping[str, Said], rulebook: Rulebook
) -> list[date | None]:
    """Return of each promise the day on which a later one took its place, None where none did.

    What had been judged by then stays as it was.
    """
    days: list[date | None] = []
    for place, (fact, body, _) in enumerate(found):
        made = said[body.outcome_id].day
        last = body.due_on + timedelta(days=rulebook.promises_on(made).terms.grace_days)
        newer = [said[one.outcome_id].day for _, one, _ in found[place + 1 :] if one.replaces]
        day = newer[0] if newer else None
        days.append(day if day and day <= last and not instalment_of(fact.fact_id) else None)
    return days


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _instalments(
    facts: Sequence[Fact], said: Mapping[str, Said], rulebook: Rulebook
) -> list[tuple[Fact, Promise, date | None]]:
    """Return the instalments of registered plans as promises, each under an id of its own.

    With the day on which a plan registered later ended it, None where none did.
    """
    offers = [
        (fact, fact.body)
        for fact in facts
        if isinstance(fact.body, RehabOffer) and fact.body.outcome_id in said
    ]
    offers.sort(key=lambda one: said[one[1].outcome_id].place)
    by_id = {fact.fact_id: (fact, body) for fact, body in offers}
    made = [OfferMade(fact, said[body.outcome_id].day) for fact, body in offers]
    found = []
    for one in expected_of_all(made, rulebook):
        fact, body = by_id[fact_of(one.promise_id)]
        promise = Promise(body.outcome_id, one.amount, one.due_on, "")
        instalment = replace(fact, fact_id=one.promise_id, body=promise)
        found.append((instalment, promise, one.cancelled_on))
    return found


def _arrived(one: Received) -> Arrived:
    return Arrived(one.payment_id, one.amount, one.paid_on)


def _first_said(facts: Sequence[Fact]) -> Mapping[str, str]:
    """Fact id of a promise or plan -> that of the first one of its talk that agreed the same.

    What a correction, or undoing it, wrote down again is the promise it was before.
    """
    first: dict[tuple[str, int, date | int], str] = {}
    found = {}
    for fact in facts:
        body = fact.body
        if isinstance(body, Promise | RehabOffer):
            agreed = (
                (body.amount, body.due_on)
                if isinstance(body, Promise)
                else (body.total, body.stages)
            )
            found[fact.fact_id] = first.setdefault((fact.attempt_id, *agreed), fact.fact_id)
    return found
