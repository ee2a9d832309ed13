"""Working outside the calling hours: a reason, typed once, that holds for its day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

SHORTEST_REASON: Final = 5
"""Letters a reason needs at least; shorter ones explain nothing to who reads the trail."""


@dataclass(frozen=True, slots=True)
class Overtime:
    """The reason that was given and the day it was given on."""

    reason: str = ""
    day: date | None = None

    def on(self, day: date) -> str:
        """The reason as it holds on a day, "" on any other."""
        return self.reason if self.day == day else ""


def overtime(reason: str, day: date) -> Overtime | None:
    """Take a reason for a day; None when it is too short to be one."""
    text = " ".join(reason.split())
    return Overtime(text, day) if len(text) >= SHORTEST_REASON else None
