"""What calls for other contacts have shown of a number that several have: of the line, not of who.

That a number does not exist, is switched off or bars the office is so for everybody who has it;
whose it is, is not. The newest word counts, whoever's call it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dialer.facts import NumberState

_DEAD_LINES: Final = frozenset({NumberState.INVALID, NumberState.BLOCKED, NumberState.SWITCHED_OFF})
_LIVING_LINES: Final = frozenset(
    {NumberState.RIGHT_PARTY, NumberState.ANSWERS, NumberState.WRONG_PERSON}
)


@dataclass(frozen=True, slots=True)
class LineWord:
    """What a call for another contact showed of a number (E.164), and when."""

    e164: str
    state: NumberState
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What a contact's own calls showed of a number; `at` is None where nothing was shown."""

    state: NumberState
    at: datetime | None = None


def known_of_all(
    own: Mapping[str, OwnWord], e164s: Mapping[str, str], others: Sequence[LineWord]
) -> tuple[tuple[str, NumberState], ...]:
    """Return the state of each number, by id, with what others' calls showed of its line since."""
    newest: dict[str, LineWord] = {}
    for one in others:
        told = one.state in _DEAD_LINES or one.state in _LIVING_LINES
        if told and (one.e164 not in newest or newest[one.e164].at <= one.at):
            newest[one.e164] = one
    return tuple(
        (number_id, _with(word, newest.get(e164s[number_id])).state)
        for number_id, word in own.items()
    )


def _with(own: OwnWord, other: LineWord | None) -> OwnWord:
    if other is None or (own.at is not None and own.at >= other.at):
        return own
    if other.state in _DEAD_LINES:
        return own if own.state is NumberState.WRONG_PERSON else replace(own, state=other.state)
    return replace(own, state=NumberState.UNTRIED) if own.state in _DEAD_LINES else own
