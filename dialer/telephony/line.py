"""Whether one can telephone over a line, and how the exchange wants its numbers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Line(StrEnum):
    """Whether one can telephone."""

    OFF = "off"
    STARTING = "starting"
    READY = "ready"
    NO_HEADSET = "no_headset"
    REFUSED = "refused"
    SERVER_SILENT = "server_silent"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class DialPlan:
    """How the PBX wants numbers: with `0` or with `+62`, and what to dial for an outside line."""

    prefix: str = ""
    national: bool = True

    def dialled(self, e164: str) -> str:
        """Return what is dialled for `+62...`."""
        own = self.national and e164.startswith("+62")
        return self.prefix + ("0" + e164[3:] if own else e164)


AS_HERE: Final = DialPlan()
"""Numbers as one dials them in the country: `0812...`."""
