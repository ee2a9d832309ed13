"""What the desk needs of a telephone, whichever it is.

A telephone that knows what happens on the line reports it through `on_event`; the handset and the
URI handler know nothing, so the person says it (`says_outcome` is false).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from dialer.calls import EndedBy, LineEvent, LineOutcome, Trouble
from dialer.telephony.line import Line


class Backend(StrEnum):
    """The ways to place a call."""

    HANDSET = "handset"
    TEL_URI = "tel"
    SIP_URI = "sip_uri"
    CALLTO_URI = "callto"
    SIP = "sip"
    PBX = "pbx"


@dataclass(frozen=True, slots=True)
class LineReport:
    """An event from the line; `trouble` is what was wrong on our own side of it."""

    event: LineEvent
    line: LineOutcome = LineOutcome.UNKNOWN
    ended_by: EndedBy = EndedBy.LOCAL
    trouble: Trouble = Trouble.NONE


OnEvent = Callable[[LineReport], None]


class Telephone(Protocol):
    """Places calls. `dial` raises RefusedError with a sentence when the call cannot be placed."""

    @property
    def backend(self) -> Backend: ...
    @property
    def says_outcome(self) -> bool: ...
    def dial(self, e164: str, on_event: OnEvent, /) -> None: ...
    def hang_up(self) -> None: ...


@runtime_checkable
class Keys(Protocol):
    """What some telephones can do during a call."""

    def hold(self, *, on: bool) -> None: ...
    def mute(self, *, on: bool) -> None: ...
    def press(self, digits: str) -> None: ...


@runtime_checkable
class Lined(Protocol):
    """A telephone with a line of its own, which may be there or not; `busy` during a call."""

    @property
    def line(self) -> Line: ...
    @property
    def busy(self) -> bool: ...


@runtime_checkable
class Recording(Protocol):
    """A telephone that can take the call down (`sip.recording.Recorder.make` reads the order)."""

    def record(self, order: str) -> None: ...
