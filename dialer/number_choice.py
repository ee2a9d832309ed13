"""Which number of a contact to call first, by what is known of each and what was tried in vain.

Pure. A number that was not answered lets the others go first until they were tried as often.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from dialer.contact import ContactNumber
from dialer.facts import UNUSABLE_NUMBERS, Call, Fact, NumberState
from dialer.rulebook import Reached, Rulebook
from dialer.verdicts import Verdict

_BY_EVIDENCE: Final = (
    NumberState.RIGHT_PARTY,
    NumberState.ANSWERS,
    NumberState.UNTRIED,
    NumberState.SWITCHED_OFF,
    NumberState.WHATSAPP_ONLY,
    NumberState.WRONG_PERSON,
    NumberState.BLOCKED,
    NumberState.INVALID,
)
"""Which number to begin with; one with WhatsApp only still takes a message."""

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Tries:
    """Calls to a number for its contact: all, those in vain since the last answer, the last."""

    calls: int = 0
    in_vain: int = 0
    last_at: datetime = _NEVER


def tries_by_number(
    facts: Sequence[Fact], history: Sequence[Verdict], rulebook: Rulebook
) -> Mapping[str, Tries]:
    """Return what was tried, by number id; a number that was never called is not in it.

    The result of an attempt is that of its last call; one before it that was not connected was in
    vain whatever came of the other.
    """
    calls: defaultdict[str, list[Call]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.body, Call):
            calls[fact.attempt_id].append(fact.body)
    found: defaultdict[str, Tries] = defaultdict(Tries)
    for one in history:
        rule = rulebook.outcomes.get(one.outcome.code)
        nobody = rule is not None and rule.reached is Reached.NOBODY
        made = calls[one.attempt_id]
        for place, call in enumerate(made, 1):
            before = found[call.number_id]
            in_vain = nobody if place == len(made) else call.connected_at is None
            found[call.number_id] = Tries(
                before.calls + 1,
                before.in_vain + 1 if in_vain else 0,
                max(before.last_at, call.started_at),
            )
    return found


def first_usable(
    numbers: Sequence[ContactNumber],
    full: Collection[str] = (),
    tries: Mapping[str, Tries] | None = None,
) -> str:
    """Return the number to begin with, "" where there is none.

    The one that was called in vain least, then the one most is known of, then the one called least
    and longest ago; `full` had their calls for today and come after all others that one may call.
    """
    known = tries or {}

    def place(one: ContactNumber) -> tuple[bool, bool, int, int, int, datetime]:
        unusable = one.state in UNUSABLE_NUMBERS
        tried = known.get(one.number_id, Tries())
        return (
            unusable,
            one.number_id in full and not unusable,
            0 if unusable else tried.in_vain,
            _BY_EVIDENCE.index(one.state),
            tried.calls,
            tried.last_at,
        )

    return min(numbers, key=place).number_id if numbers else ""
