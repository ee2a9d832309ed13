"""Canvassing: which employers wait for a visit, worked out from their log lines.

A visit is planned by an outcome that asks for one; it is done by an attempt on the spot, and
withdrawn when the employer later says something that leaves no room for it.
"""

from collections.abc import Sequence

from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.log import LogLine
from dialer.rulebook import Asks, OutcomeRule, Reached, Rulebook

ASKED_CODE = "asks_for_visit"
NEXT_STEP = "visit"


def asks_for_visit(line: LogLine) -> bool:
    """Say whether an attempt ended with a visit to be made."""
    asked = line.code == ASKED_CODE or line.next_step == NEXT_STEP
    return asked and line.kind is ListKind.BU


def planned_visit(lines: Sequence[LogLine], rulebook: Rulebook) -> LogLine | None:
    """Return the line that asks for the visit still to be made, or None.

    `lines` are all attempts on one contact, oldest first. Unanswered calls and a wish to be called
    back leave the plan as it is.
    """
    plan: LogLine | None = None
    for line in lines:
        if asks_for_visit(line):
            plan = line
        elif line.channel is Channel.VISIT or _withdraws(rulebook.outcomes.get(line.code)):
            plan = None
    return plan


def _withdraws(rule: OutcomeRule | None) -> bool:
    if rule is None or rule.reached is Reached.NOBODY:
        return False
    only_later = Asks.CALLBACK in rule.asks
    if rule.reached is Reached.SOMEBODY:
        return rule.retry_hours is None and not only_later
    return not only_later
