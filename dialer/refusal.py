"""Why a contact may not be dialled: it asked so, nobody is reached, the limits, the hours.

Pure; only closed hours may be opened by a reason.
"""

from datetime import date
from enum import StrEnum

from dialer.facts import DEAD_NUMBERS
from dialer.hours import Window
from dialer.limits import Counted, of_contact
from dialer.resting import CallHistory
from dialer.rulebook import Rulebook
from dialer.standing import Stage, Standing


class Refusal(StrEnum):
    """Why a contact may not be dialled."""

    STOPPED = "stopped"
    OUTSIDE_HOURS = "outside_hours"
    DAILY_LIMIT = "daily_limit"
    WEEKLY_LIMIT = "weekly_limit"
    LIFE_LIMIT = "life_limit"
    NUMBER_LIMIT = "number_limit"
    NUMBER_STOPPED = "number_stopped"
    NO_NUMBER = "no_number"


def refusal_of(
    standing: Standing, window: Window, called: CallHistory, day: date, rulebook: Rulebook
) -> Refusal | None:
    """Return what stands in the way on a day of the contact, the gravest first; None for nothing.

    `called` has no usable number where all are dead or somebody else asked not to be called there.
    """
    if standing.stage is Stage.STOPPED:
        return Refusal.STOPPED
    if not called.usable:
        dead = all(state in DEAD_NUMBERS for _, state in standing.numbers)
        return Refusal.NO_NUMBER if dead else Refusal.NUMBER_STOPPED
    over = _over_limit(called, day, rulebook)
    if over is not None:
        return over
    return None if window.open else Refusal.OUTSIDE_HOURS


def _over_limit(called: CallHistory, day: date, rulebook: Rulebook) -> Refusal | None:
    limit = of_contact(rulebook.limits_on(day))
    counted = Counted(called.days(called.attempts))
    if counted.spent(limit):
        return Refusal.LIFE_LIMIT
    if counted.on(day) >= limit.day:
        return Refusal.DAILY_LIMIT
    if counted.in_week(day) >= limit.week:
        return Refusal.WEEKLY_LIMIT
    return Refusal.NUMBER_LIMIT if called.full_numbers(day, rulebook) >= called.usable else None
