"""What a final SIP status says of a call that was not answered (RFC 3261, section 21)."""

from collections.abc import Mapping
from typing import Final

from dialer.calls import LineOutcome

_BY_STATUS: Final[Mapping[int, LineOutcome]] = {
    404: LineOutcome.INVALID_NUMBER,
    410: LineOutcome.INVALID_NUMBER,
    414: LineOutcome.INVALID_NUMBER,
    484: LineOutcome.INVALID_NUMBER,
    604: LineOutcome.INVALID_NUMBER,
    486: LineOutcome.BUSY,
    600: LineOutcome.BUSY,
    403: LineOutcome.REJECTED,
    603: LineOutcome.REJECTED,
    607: LineOutcome.REJECTED,
    480: LineOutcome.UNREACHABLE,
    430: LineOutcome.UNREACHABLE,
    408: LineOutcome.NO_ANSWER,
    487: LineOutcome.CANCELLED,
}


def outcome_of(status: int) -> LineOutcome:
    """Return the outcome of a call that ended with `status` before it was answered.

    What says something of the branch's own line or account (401, 488, 500, 503 ...) is `failed`:
    it tells nothing about the member. A status nobody defined is `unknown`.
    """
    known = _BY_STATUS.get(status)
    if known is not None:
        return known
    return LineOutcome.FAILED if 400 <= status < 700 else LineOutcome.UNKNOWN
