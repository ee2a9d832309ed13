"""Which word counts for each attempt: the latest correction, or what was said first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialer.facts import Attempt, Correction, Fact, Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """An attempt with the outcome that counts for it: the latest correction, or the first word."""

    attempt_id: str
    attempt: Attempt
    outcome_id: str
    outcome: Outcome | Correction
    officer_id: str
    corrected: bool


def verdicts(facts: Sequence[Fact]) -> tuple[Verdict, ...]:
    """Return the attempts with the outcome in force, in the order in which they became known.

    Not by their times: a clock that was ahead once must not hide what was said later. Only one
    that was written down elsewhere stands at its time, behind the last one that did not begin
    after it: what a paper says of Monday must not undo what was said on Tuesday.
    """
    replaced = {fact.supersedes for fact in facts if fact.supersedes}
    attempts = {fact.attempt_id: fact for fact in facts if isinstance(fact.body, Attempt)}
    order = {attempt_id: place for place, attempt_id in enumerate(_in_order(attempts))}
    found: list[Verdict] = []
    for fact in facts:
        if not isinstance(fact.body, Outcome | Correction) or fact.fact_id in replaced:
            continue
        session = attempts[fact.attempt_id]
        assert isinstance(session.body, Attempt)
        found.append(
            Verdict(
                attempt_id=fact.attempt_id,
                attempt=session.body,
                outcome_id=fact.fact_id,
                outcome=fact.body,
                officer_id=session.officer_id,
                corrected=isinstance(fact.body, Correction),
            )
        )
    return tuple(sorted(found, key=lambda one: order[one.attempt_id]))


def _in_order(attempts: Mapping[str, Fact]) -> Sequence[str]:
    """The ids of attempts, given as they became known."""
    known: list[tuple[str, Attempt]] = []
    late: list[tuple[str, Attempt]] = []
    for attempt_id, fact in attempts.items():
        assert isinstance(fact.body, Attempt)
        (late if fact.body.elsewhere else known).append((attempt_id, fact.body))
    for attempt_id, body in sorted(late, key=lambda one: one[1].started_at):
        behind = (
            place for place, one in enumerate(known, 1) if one[1].started_at <= body.started_at
        )
        known.insert(max(behind, default=0), (attempt_id, body))
    return [attempt_id for attempt_id, _ in known]
