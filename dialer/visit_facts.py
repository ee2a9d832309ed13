"""What happened around visits to employers: bodies of facts (`dialer.facts`)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class VisitPlanned:
    """A visit to be made by `officer_id` on a local day; minutes count from local midnight.

    `confirmed_by` is who agreed to it, a code of the closed list `spoke_to`, or "" where it was
    planned from the list without asking. Belongs to no attempt; its fact's id names the visit. A
    visit that a call's outcome asks for with a date needs none: the outcome's attempt names it.
    """

    visit_on: date
    officer_id: str
    from_minute: int | None = None
    until_minute: int | None = None
    place_note: str = ""
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class VisitChanged:
    """Another day, time or officer for a visit: all of it anew, and why."""

    visit_id: str
    visit_on: date
    officer_id: str
    from_minute: int | None = None
    until_minute: int | None = None
    place_note: str = ""
    confirmed_by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class VisitCancelled:
    """A visit will not be made, and why."""

    visit_id: str
    why: str


@dataclass(frozen=True, slots=True)
class VisitPrepared:
    """A line of the checklist of a visit was ticked, or the tick was taken away."""

    visit_id: str
    item: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class WorkersConfirmed:
    """How many workers an employer was found to have, on the spot or by telephone."""

    workers: int
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class MilestoneSet:
    """Somebody said by hand that an employer came to a step, or that it did not."""

    milestone: str
    reached: bool
    reached_on: date
    why: str = ""
