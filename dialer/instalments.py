"""The instalments of a registered REHAB plan, followed like promises.

A plan becomes promises, one a month, which `settling.settle` settles with all others of the
contact: first-in first-out, the oldest due first. Nothing is stored of it: the plan's fact says
arrears, stages and total, the version of the rule says the days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dialer.facts import Fact, RehabOffer
from dialer.rehab import due_dates
from dialer.rulebook import Rulebook
from dialer.settling import Promised


@dataclass(frozen=True, slots=True)
class OfferMade:
    """A plan that was offered, in force (its outcome was not corrected), with its local day."""

    fact: Fact
    made_on: date

    @property
    def body(self) -> RehabOffer:
        """The plan. Asking it of another fact is a bug."""
        assert isinstance(self.fact.body, RehabOffer)
        return self.fact.body


def expected(offer: Fact, made_on: date, rulebook: Rulebook) -> tuple[Promised, ...]:
    """Return the instalments of a plan as promises; none for one that was not registered.

    Together they are the plan's total to the rupiah. `made_on` is the local day of the talk.
    """
    made = OfferMade(offer, made_on)
    if not made.body.registered:
        return ()
    rule = rulebook.rehab_named(made.body.rule_version) or rulebook.rehab_on(made_on)
    days = due_dates(made_on, made.body.stages, rule)
    return tuple(
        Promised(instalment_id(offer.fact_id, number), amount, made_on, due_on)
        for number, (amount, due_on) in enumerate(zip(_amounts(made.body), days, strict=True), 1)
    )


def expected_of_all(offers: Sequence[OfferMade], rulebook: Rulebook) -> tuple[Promised, ...]:
    """Return the instalments of all plans of one contact, given in the order they were made.

    The soonest due first, of one day those of the earlier plan.

    A plan registered later takes the place of the earlier one: what of that was not due yet is
    cancelled from that day on. What was due stays and is judged. Mere interest in another plan, or
    no to it, ends nothing.
    """
    plans = [offer for offer in offers if offer.body.registered]
    found: list[Promised] = []
    for place, offer in enumerate(plans):
        ended = plans[place + 1].made_on if place + 1 < len(plans) else None
        for one in expected(offer.fact, offer.made_on, rulebook):
            gone = ended is not None and one.due_on >= ended
            found.append(replace(one, cancelled_on=ended) if gone else one)
    return tuple(sorted(found, key=lambda one: one.due_on))


def instalment_id(fact_id: str, number: int) -> str:
    """The id under which an instalment is settled; sorts by number."""
    return f"{fact_id}:{number:02d}"


def instalment_of(promise_id: str) -> tuple[str, int] | None:
    """The plan's fact and the number behind such an id; None for the id of a promise."""
    fact_id, colon, number = promise_id.rpartition(":")
    return (fact_id, int(number)) if colon and number.isdigit() else None


def fact_of(promise_id: str) -> str:
    """The fact behind the id of a promise or of an instalment."""
    source = instalment_of(promise_id)
    return source[0] if source else promise_id


def as_first_said(promise_id: str, first_said: Mapping[str, str]) -> str:
    """The same id with another fact behind it, where `first_said` has one for that."""
    fact_id = fact_of(promise_id)
    return first_said.get(fact_id, fact_id) + promise_id.removeprefix(fact_id)


def _amounts(offer: RehabOffer) -> tuple[int, ...]:
    """The amounts as the plan splits them: what is over goes to the first ones, a rupiah each."""
    base, rest = divmod(offer.total, offer.stages)
    return tuple(base + (1 if number < rest else 0) for number in range(offer.stages))
