"""Canvassing: the visit an employer waits for, worked out from its facts.

A visit is planned by an outcome that asks for one, or by hand (`VisitPlanned`); done by an attempt
on the spot. What follows from a call alone goes with the next agreement (`_withdraws`); what
somebody planned or changed by hand stays until it is done, cancelled, or the employer says
something that ends it (rules/visits.toml).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dialer.facts import Attempt, Channel, Fact
from dialer.rulebook import Asks, OutcomeRule, Reached, Rulebook
from dialer.verdicts import Verdict
from dialer.visit_facts import (
    VisitCancelled,
    VisitChanged,
    VisitPlanned,
    VisitPrepared,
    WorkersConfirmed,
)
from dialer.visit_rules import VisitRules, visit_rules

ASKED_CODE = "asks_for_visit"
NEXT_STEP = "visit"


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A visit still to be made; `visit_on` is None where no day was agreed.

    `by_hand` says that somebody planned or changed it; else it follows from the outcome of the
    attempt `visit_id`. Minutes count from local midnight. `ticked` are codes of the checklist.
    """

    visit_id: str
    visit_on: date | None
    officer_id: str
    from_minute: int | None = None
    until_minute: int | None = None
    place_note: str = ""
    confirmed_by: str = ""
    by_hand: bool = False
    ticked: frozenset[str] = field(default=frozenset())

    def span(self, usual_minutes: int) -> tuple[int, int] | None:
        """Return the minutes of the day it takes, None where no time was agreed."""
        if self.from_minute is None:
            return None
        until = self.until_minute
        return self.from_minute, self.from_minute + usual_minutes if until is None else until


def visit_plan(
    facts: Sequence[Fact],
    history: Sequence[Verdict],
    rulebook: Rulebook,
    rules: VisitRules | None = None,
) -> VisitPlan | None:
    """Return the visit still to be made, or None. `history` are the verdicts of `facts`."""
    rules = rules or visit_rules()
    plan: VisitPlan | None = None
    for event in _in_order(facts, history):
        if isinstance(event, Fact):
            plan = _after_fact(plan, event)
        else:
            plan = _after_attempt(plan, event, rulebook, rules)
    return plan


def _in_order(facts: Sequence[Fact], history: Sequence[Verdict]) -> Iterator[Fact | Verdict]:
    """Attempts and facts of visits, as they became known.

    An attempt stands with the outcome in force at its own place, however late it was corrected;
    one written down elsewhere stands where the verdicts put it.
    """
    places = {
        fact.attempt_id: place
        for place, fact in enumerate(facts)
        if isinstance(fact.body, Attempt) and not fact.body.elsewhere
    }
    waiting = list(reversed(history))
    latest = -1
    for place, fact in enumerate(facts):
        while waiting:
            latest = max(latest, places.get(waiting[-1].attempt_id, latest))
            if latest > place:
                break
            yield waiting.pop()
        if isinstance(fact.body, VisitPlanned | VisitChanged | VisitCancelled | VisitPrepared):
            yield fact
    yield from reversed(waiting)


def _after_fact(plan: VisitPlan | None, fact: Fact) -> VisitPlan | None:
    body = fact.body
    if isinstance(body, VisitPlanned):
        return _by_hand(body, fact.fact_id, frozenset())
    if plan is None:
        return None
    if isinstance(body, VisitChanged) and body.visit_id == plan.visit_id:
        return _by_hand(body, plan.visit_id, plan.ticked)
    if isinstance(body, VisitCancelled) and body.visit_id == plan.visit_id:
        return None
    if isinstance(body, VisitPrepared) and body.visit_id == plan.visit_id:
        ticked = plan.ticked | {body.item} if body.done else plan.ticked - {body.item}
        return replace(plan, ticked=ticked)
    return plan


def _by_hand(body: VisitPlanned | VisitChanged, visit_id: str, ticked: frozenset[str]) -> VisitPlan:
    return VisitPlan(
        visit_id=visit_id,
        visit_on=body.visit_on,
        officer_id=body.officer_id,
        from_minute=body.from_minute,
        until_minute=body.until_minute,
        place_note=body.place_note,
        confirmed_by=body.confirmed_by,
        by_hand=True,
        ticked=ticked,
    )


def _after_attempt(
    plan: VisitPlan | None, verdict: Verdict, rulebook: Rulebook, rules: VisitRules
) -> VisitPlan | None:
    outcome = verdict.outcome
    rule = rulebook.outcomes.get(outcome.code)
    if outcome.code == ASKED_CODE or outcome.next_step == NEXT_STEP:
        visited = verdict.attempt.channel is Channel.VISIT
        if plan is not None and plan.by_hand and outcome.next_on is None and not visited:
            return plan
        return VisitPlan(
            visit_id=verdict.attempt_id,
            visit_on=outcome.next_on,
            officer_id=verdict.officer_id,
            confirmed_by=outcome.spoke_to or ("pic" if outcome.code == ASKED_CODE else ""),
        )
    if verdict.attempt.channel is Channel.VISIT:
        return None
    if plan is not None and plan.by_hand:
        ends = outcome.code in rules.ended_by or (rule is not None and rule.stop)
        return None if ends else plan
    return None if _withdraws(rule) else plan


def _withdraws(rule: OutcomeRule | None) -> bool:
    if rule is None or rule.reached is Reached.NOBODY:
        return False
    only_later = Asks.CALLBACK in rule.asks
    if rule.reached is Reached.SOMEBODY:
        return rule.retry_hours is None and not only_later
    return not only_later


def confirmed_workers(facts: Sequence[Fact]) -> WorkersConfirmed | None:
    """Return how many workers were counted last, None while nobody counted."""
    said = (fact.body for fact in reversed(facts) if isinstance(fact.body, WorkersConfirmed))
    return next(said, None)
