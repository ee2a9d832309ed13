"""When a contact comes back by what came of the last attempt, and when it has been tried enough."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from dialer.facts import Channel
from dialer.hours import local, start_of_day
from dialer.resting import has_other_hours, near_answer, rest_until
from dialer.rulebook import OutcomeRule, Reached, Rulebook
from dialer.verdicts import Verdict
from dialer.written import is_message

A_DAY = 24
"""Hours."""


def retry_at(
    history: Sequence[Verdict], rule: OutcomeRule | None, rulebook: Rulebook, zone: str
) -> datetime | None:
    """Return when the contact comes back by its last outcome, or None when it does not.

    A date agreed for the next step wins over the outcome's own rest. A rest of a day or longer ends
    at an hour in which somebody answered before, where one comes soon.
    """
    last = history[-1]
    if rule is None:
        return None
    if last.outcome.next_on is not None:
        return start_of_day(last.outcome.next_on, zone)
    if rule.retry_hours is None and not rule.rests:
        return None
    if _tried_enough(history, rulebook):
        return None
    tried, answered = _hours(history, rulebook, zone)
    if rule.retry_hours is not None:
        again = last.attempt.ended_at + timedelta(hours=rule.retry_hours)
        longer = rule.retry_hours >= A_DAY
        return near_answer(again, answered, rulebook, zone) if longer else again
    return rest_until(last.attempt.ended_at, tried, answered, rulebook, zone)


def _hours(
    history: Sequence[Verdict], rulebook: Rulebook, zone: str
) -> tuple[Sequence[int], frozenset[int]]:
    """Return the local hours of the day of the tries since the last answer, and of all answers."""
    tried: list[int] = []
    answered: set[int] = set()
    for one in history:
        rule = rulebook.outcomes.get(one.outcome.code)
        if one.attempt.channel is not Channel.PHONE or rule is None:
            continue
        hour = local(one.attempt.started_at, zone).hour
        if rule.reached is Reached.NOBODY:
            tried.append(hour)
        else:
            answered.add(hour)
            tried.clear()
    return tried, frozenset(answered)


def hour_in_vain(
    history: Sequence[Verdict], due_at: datetime | None, rulebook: Rulebook, zone: str
) -> int | None:
    """Return the hour of the day of a last try that asks for a rest and another hour.

    None where `due_at` has that hour because there is no other.
    """
    for one in reversed(history):
        rule = rulebook.outcomes.get(one.outcome.code)
        if rule is None or one.attempt.channel is not Channel.PHONE:
            continue
        if not rule.rests:
            return None
        hour = local(one.attempt.started_at, zone).hour
        alone = due_at is not None and not has_other_hours(due_at, hour, rulebook, zone)
        return None if alone else hour
    return None


def _tried_enough(history: Sequence[Verdict], rulebook: Rulebook) -> bool:
    """Say whether the last results in a row were as many as an outcome allows.

    Tries that nobody answered count together, whatever the line said. Written messages count
    nothing here and close nobody; they do not open again what calls in vain have closed.
    """
    calls = [one for one in history if not is_message(one, rulebook)]
    rule = rulebook.outcomes.get(calls[-1].outcome.code) if calls else None
    if rule is None or rule.max_tries is None:
        return False
    count = 0
    for one in reversed(calls):
        other = rulebook.outcomes.get(one.outcome.code)
        in_vain = other is not None and other.reached is Reached.NOBODY
        together = in_vain and rule.reached is Reached.NOBODY and other and other.max_tries
        if together or one.outcome.code == rule.code:
            count += 1
        elif not in_vain:
            break
    return count >= rule.max_tries
