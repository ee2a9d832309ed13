"""What the desk needs of a telephone, whichever it is.

A telephone that knows what happens on the line reports it through `on_event`; the handset and the
URI handler know nothing, so the person says it (`says_outcome` is false).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dialer.calls import EndedBy, LineEvent, LineOutcome


class Backend(StrEnum):
    """The ways to place a call."""

    HANDSET = "handset"
    TEL_URI = "tel"
    SIP_URI = "sip_uri"
    SIP = "sip"
    PBX = "pbx"


@dataclass(frozen=True, slots=True)
class LineReport:
    """An event from the line."""

    event: LineEvent
    line: LineOutcome = LineOutcome.UNKNOWN
    ended_by: EndedBy = EndedBy.LOCAL


OnEvent = Callable[[LineReport], None]


class Telephone(Protocol):
    """Places calls. `dial` raises RefusedError with a sentence when the call cannot be placed."""

    @property
    def backend(self) -> Backend: ...
    @property
    def says_outcome(self) -> bool: ...
    def dial(self, e164: str, on_event: OnEvent, /) -> None: ...
    def hang_up(self) -> None: ...
