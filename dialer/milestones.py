"""How far an employer has come on the way to its first payment: a pure fold of its facts.

Steps are data (rules/milestones.toml). Outcomes in force, payments in force and what somebody said
by hand count, in the order in which they became known; a corrected outcome takes its step back, a
reversed payment too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialer.facts import Attempt, Fact, Payment, PaymentReversed
from dialer.hours import local
from dialer.rulebook import Reached, Rulebook
from dialer.verdicts import Verdict, verdicts
from dialer.visit_facts import MilestoneSet
from dialer.visit_rules import MilestoneRule, milestone_rules


class StepState(StrEnum):
    """REACHED is known; PASSED follows from a later step; OPEN is still to come."""

    REACHED = "reached"
    PASSED = "passed"
    OPEN = "open"


class Evidence(StrEnum):
    """What says that a step was reached."""

    NONE = ""
    OUTCOME = "outcome"
    PAYMENT = "payment"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `reached_on` is the local day of what first said so, None without evidence."""

    code: str
    label: str
    state: StepState
    reached_on: date | None = None
    evidence: Evidence = Evidence.NONE


@dataclass(frozen=True, slots=True)
class Milestones:
    """All steps in order."""

    steps: tuple[Step, ...]

    @property
    def furthest(self) -> Step | None:
        """The last step reached."""
        return next((one for one in reversed(self.steps) if one.state is StepState.REACHED), None)

    @property
    def next_step(self) -> Step | None:
        """The first step that is not behind, None when the way is done."""
        return next((one for one in self.steps if one.state is StepState.OPEN), None)


@dataclass(frozen=True, slots=True)
class _Said:
    reached: bool
    on: date
    evidence: Evidence


def milestones(
    facts: Sequence[Fact],
    rulebook: Rulebook,
    zone: str,
    rules: Sequence[MilestoneRule] | None = None,
) -> Milestones:
    """Fold the facts of one employer; days are those of its `zone`."""
    rules = milestone_rules() if rules is None else rules
    in_force = {one.attempt_id: one for one in verdicts(facts)}
    reversed_ids = {
        fact.body.payment_fact_id for fact in facts if isinstance(fact.body, PaymentReversed)
    }
    said: dict[str, _Said] = {}
    for fact in facts:
        body = fact.body
        if isinstance(body, Attempt) and fact.attempt_id in in_force:
            on = local(body.started_at, zone).date()
            for code in _implied(in_force[fact.attempt_id], rules, rulebook):
                _keep(said, code, _Said(True, on, Evidence.OUTCOME))
        elif isinstance(body, Payment) and fact.fact_id not in reversed_ids:
            for rule in rules:
                if rule.payment:
                    _keep(said, rule.code, _Said(True, body.paid_on, Evidence.PAYMENT))
        elif isinstance(body, MilestoneSet):
            said[body.milestone] = _Said(body.reached, body.reached_on, Evidence.HAND)
    return Milestones(_steps(said, rules))


def _keep(said: dict[str, _Said], code: str, new: _Said) -> None:
    """Keep the first evidence of a step, unless somebody denied the step since."""
    before = said.get(code)
    if before is None or not before.reached:
        said[code] = new


def _implied(verdict: Verdict, rules: Sequence[MilestoneRule], rulebook: Rulebook) -> Iterable[str]:
    rule = rulebook.outcomes.get(verdict.outcome.code)
    met = rule is not None and rule.reached is Reached.RIGHT_PARTY
    for one in rules:
        if verdict.outcome.code in one.outcomes or (one.right_party and met):
            yield one.code


def _steps(said: dict[str, _Said], rules: Sequence[MilestoneRule]) -> tuple[Step, ...]:
    steps: list[Step] = []
    later = False
    for rule in reversed(rules):
        one = said.get(rule.code)
        if one is not None and one.reached:
            later = True
            steps.append(Step(rule.code, rule.label, StepState.REACHED, one.on, one.evidence))
        elif one is not None:
            steps.append(Step(rule.code, rule.label, StepState.OPEN, None, one.evidence))
        else:
            state = StepState.PASSED if later else StepState.OPEN
            steps.append(Step(rule.code, rule.label, state))
    return tuple(reversed(steps))


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many employers have come at least to a step, of how many worked on."""

    code: str
    label: str
    reached: int
    of: int


def funnel(
    ways: Iterable[Milestones], rules: Sequence[MilestoneRule] | None = None
) -> tuple[FunnelStep, ...]:
    """Count employers by step: each counts for its furthest step and all before it."""
    rules = milestone_rules() if rules is None else rules
    place = {rule.code: at for at, rule in enumerate(rules)}
    counts = [0] * len(rules)
    worked_on = 0
    for one in ways:
        worked_on += 1
        furthest = one.furthest
        if furthest is not None:
            for at in range(place[furthest.code] + 1):
                counts[at] += 1
    return tuple(
        FunnelStep(rule.code, rule.label, count, worked_on)
        for rule, count in zip(rules, counts, strict=True)
    )
