"""One call on one number: states as an Enum, transitions as a pure function, time passed in.

The telephone (whatever backend) reports events; what cannot happen in a state is ignored, because
a late event of a dead line must not disturb the next call.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class CallState(StrEnum):
    """Where a call is."""

    READY = "ready"
    DIALING = "dialing"
    RINGING = "ringing"
    EARLY_MEDIA = "early_media"
    CONNECTED = "connected"
    HELD = "held"
    ENDED = "ended"


class LineOutcome(StrEnum):
    """What the line says of an ended call; `unknown` rather than a guess."""

    ANSWERED = "answered"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    INVALID_NUMBER = "invalid_number"
    REJECTED = "rejected"
    UNREACHABLE = "unreachable"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Trouble(StrEnum):
    """What was wrong on our own side of the line: it says nothing about the member."""

    NONE = ""
    SERVER_SILENT = "no_reply"
    SERVER_REFUSED = "server"
    ACCOUNT = "password"
    OWN_TELEPHONE = "here"
    ENGINE = "engine"
    CONNECTION = "connection"
    MEDIA_LOST = "media_lost"


class EndedBy(StrEnum):
    """Who ended a call."""

    LOCAL = "local"
    REMOTE = "remote"
    TIMEOUT = "timeout"
    ENGINE_CRASH = "engine_crash"


class LineEvent(StrEnum):
    """What a telephone can report."""

    DIALED = "dialed"
    RANG = "rang"
    EARLY_MEDIA = "early_media"
    ANSWERED = "answered"
    HELD = "held"
    RESUMED = "resumed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class LiveCall:
    """A call as it runs. Moments are aware UTC; `held` is how long it waited, until `held_at`.

    `recording` names what is taken down of it, "" for nothing.
    """

    number_id: str
    backend: str
    state: CallState
    started_at: datetime
    connected_at: datetime | None = None
    ended_at: datetime | None = None
    line: LineOutcome = LineOutcome.UNKNOWN
    ended_by: EndedBy = EndedBy.LOCAL
    trouble: Trouble = Trouble.NONE
    held_at: datetime | None = None
    held: timedelta = timedelta()
    recording: str = ""

    def seconds(self, now: datetime) -> int:
        """Seconds of talk so far, or of ringing while nobody has answered."""
        since = self.connected_at or self.started_at
        return max(0, int(((self.ended_at or now) - since).total_seconds()))


_BEFORE_ANSWER = frozenset({CallState.DIALING, CallState.RINGING, CallState.EARLY_MEDIA})
_FROM: dict[LineEvent, frozenset[CallState]] = {
    LineEvent.RANG: frozenset({CallState.DIALING}),
    LineEvent.EARLY_MEDIA: frozenset({CallState.DIALING, CallState.RINGING}),
    LineEvent.ANSWERED: _BEFORE_ANSWER,
    LineEvent.HELD: frozenset({CallState.CONNECTED}),
    LineEvent.RESUMED: frozenset({CallState.HELD}),
    LineEvent.ENDED: _BEFORE_ANSWER | {CallState.CONNECTED, CallState.HELD},
}
_TO: dict[LineEvent, CallState] = {
    LineEvent.RANG: CallState.RINGING,
    LineEvent.EARLY_MEDIA: CallState.EARLY_MEDIA,
    LineEvent.ANSWERED: CallState.CONNECTED,
    LineEvent.HELD: CallState.HELD,
    LineEvent.RESUMED: CallState.CONNECTED,
    LineEvent.ENDED: CallState.ENDED,
}


def dial(number_id: str, backend: str, at: datetime) -> LiveCall:
    """Return a call that has just been dialled."""
    return LiveCall(number_id, backend, CallState.DIALING, at)


def step(
    call: LiveCall,
    event: LineEvent,
    at: datetime,
    line: LineOutcome = LineOutcome.UNKNOWN,
    ended_by: EndedBy = EndedBy.LOCAL,
    trouble: Trouble = Trouble.NONE,
) -> LiveCall:
    """Return the call after an event; an event that cannot happen now changes nothing."""
    if call.state not in _FROM.get(event, frozenset()):
        return call
    after = replace(call, state=_TO[event])
    if event is LineEvent.ANSWERED:
        return replace(after, connected_at=at)
    if event is LineEvent.HELD:
        return replace(after, held_at=at)
    if call.held_at is not None:
        after = replace(after, held_at=None, held=call.held + max(at - call.held_at, timedelta()))
    if event is LineEvent.ENDED:
        if line is LineOutcome.UNKNOWN and call.connected_at is not None:
            line = LineOutcome.ANSWERED
        return replace(after, ended_at=at, line=line, ended_by=ended_by, trouble=trouble)
    return after
