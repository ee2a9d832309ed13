"""Tries that reached nobody, written messages too: what was agreed before them and still stands.

A message that nobody has answered yet is an attempt of its own kind. It takes no callback away,
and no promise that is still to come; one that was due when it went out was met by it, and the rest
that its outcome asks for counts.
"""

from collections.abc import Sequence
from datetime import date

from dialer.agreed import OpenPromise
from dialer.facts import Callback, Channel, Fact
from dialer.hours import local
from dialer.rulebook import Reached, Rulebook
from dialer.verdicts import Verdict


def callback_owed(
    facts: Sequence[Fact], history: Sequence[Verdict], rulebook: Rulebook
) -> tuple[Callback, Verdict] | None:
    """Return the callback that is still owed and the attempt that agreed it, None where none is.

    It is owed until somebody was reached: a try that nobody answered and a message leave it, a
    newer one takes its place.
    """
    agreed = {one.body.outcome_id: one.body for one in facts if isinstance(one.body, Callback)}
    for one in reversed(history):
        if one.outcome_id in agreed:
            return agreed[one.outcome_id], one
        rule = rulebook.outcomes.get(one.outcome.code)
        if rule is None or rule.reached is not Reached.NOBODY:
            return None
    return None


def before_messages(
    history: Sequence[Verdict], promises: Sequence[OpenPromise], rulebook: Rulebook, zone: str
) -> Sequence[Verdict]:
    """Return the attempts that say what comes next, without messages that change nothing of it."""
    last = len(history)
    while last and is_message(history[last - 1], rulebook):
        last -= 1
    talked = history[:last]
    if last == len(history) or not talked:
        return history
    sent_at = history[-1].attempt.started_at
    own = [one for one in promises if one.attempt_id == talked[-1].attempt_id]
    to_come = own and own[-1].body.due_on > local(sent_at, zone).date()
    return talked if to_come else history


def is_message(verdict: Verdict, rulebook: Rulebook) -> bool:
    """Say whether an attempt was a written message that nobody has answered."""
    rule = rulebook.outcomes.get(verdict.outcome.code)
    nobody = rule is not None and rule.reached is Reached.NOBODY
    return verdict.attempt.channel is Channel.WHATSAPP and nobody


def messages_on(history: Sequence[Verdict], day: date, rulebook: Rulebook, zone: str) -> int:
    """Return how many messages of that local day nobody has answered."""
    return sum(
        is_message(one, rulebook) and local(one.attempt.started_at, zone).date() == day
        for one in history
    )
