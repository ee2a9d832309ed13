"""What the dialplan says of a call: DIALSTATUS, and where that is vague the Q.850 cause."""

from collections.abc import Mapping
from typing import Final

from dialer.calls import LineOutcome

_BY_STATUS: Final[Mapping[str, LineOutcome]] = {
    "ANSWER": LineOutcome.ANSWERED,
    "BUSY": LineOutcome.BUSY,
    "NOANSWER": LineOutcome.NO_ANSWER,
    "CANCEL": LineOutcome.CANCELLED,
    "DONTCALL": LineOutcome.REJECTED,
    "TORTURE": LineOutcome.REJECTED,
    "INVALIDARGS": LineOutcome.FAILED,
}
_BY_CAUSE: Final[Mapping[int, LineOutcome]] = {
    1: LineOutcome.INVALID_NUMBER,
    22: LineOutcome.INVALID_NUMBER,
    28: LineOutcome.INVALID_NUMBER,
    17: LineOutcome.BUSY,
    18: LineOutcome.NO_ANSWER,
    19: LineOutcome.NO_ANSWER,
    20: LineOutcome.UNREACHABLE,
    27: LineOutcome.UNREACHABLE,
    21: LineOutcome.REJECTED,
}
_VAGUE: Final = frozenset({"CHANUNAVAIL", "CONGESTION"})


def outcome_of(status: str, cause: str) -> LineOutcome:
    """Return the outcome; `failed` for what says something of the exchange only.

    A number that does not exist is CHANUNAVAIL with cause 1, a trunk that is down CHANUNAVAIL with
    another one (Asterisk, Dial); a word that is not known is `unknown`.
    """
    if status in _VAGUE:
        number = int(cause) if cause.isdecimal() else 0
        return _BY_CAUSE.get(number, LineOutcome.FAILED)
    return _BY_STATUS.get(status, LineOutcome.UNKNOWN)
