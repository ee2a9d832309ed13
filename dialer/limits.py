"""How often somebody may be called: by day, week and life, each contact and each number.

A day is the contact's own; a week is the seven days up to and with it. Counting is pure: moments
of calls go in, the first day with room comes out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dialer.errors import BadInputError
from dialer.rule_numbers import LONGEST_REST, MOST_TRIES, whole

WEEK = 7

USUAL_MESSAGES = 2
"""Messages of a day by rules that say nothing of them."""


@dataclass(frozen=True, slots=True)
class LimitsRule:
    """One version of the limits. Rests are whole hours.

    `messages_day` are the written messages that a contact gets on a day without an answer.
    """

    valid_from: date
    source: str
    contact_day: int
    contact_week: int
    contact_life: int
    number_day: int
    number_week: int
    number_life: int
    rest_from: int
    rest_to: int
    shared_rest: int
    messages_day: int = USUAL_MESSAGES


def limits_rule(table: Mapping[str, Any]) -> LimitsRule:
    """Read one version from its table. Raises BadInputError for limits nobody can work by."""
    low, high = (whole("rest_hours", one, 0, LONGEST_REST) for one in table["rest_hours"])
    if low > high:
        raise BadInputError("Jeda ditulis dari yang paling sedikit ke yang paling lama.")
    return LimitsRule(
        valid_from=table["valid_from"],
        source=table["source"],
        **{name: whole(name, table[name], 1, MOST_TRIES) for name in COUNTS},
        rest_from=low,
        rest_to=high,
        shared_rest=whole("shared_rest_hours", table["shared_rest_hours"], 0, LONGEST_REST),
        messages_day=whole(
            "messages_day", table.get("messages_day", USUAL_MESSAGES), 1, MOST_TRIES
        ),
    )


COUNTS = ("contact_day", "contact_week", "contact_life", "number_day", "number_week", "number_life")


@dataclass(frozen=True, slots=True)
class Limit:
    """How many on a day, in seven days and ever."""

    day: int
    week: int
    life: int


class Counted:
    """Calls by day; asked about a day, it says whether there is room for another."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days = Counter(days)
        self._life = self._days.total()

    def on(self, day: date) -> int:
        """Return how many there were on a day."""
        return self._days[day]

    def in_week(self, day: date) -> int:
        """Return how many there were in the seven days up to and with `day`."""
        return sum(self._days[day - timedelta(days=back)] for back in range(WEEK))

    def spent(self, limit: Limit) -> bool:
        """Say whether there will never be room again."""
        return self._life >= limit.life

    def has_room(self, day: date, limit: Limit) -> bool:
        """Say whether one more fits on that day."""
        return (
            self._life < limit.life and self.on(day) < limit.day and self.in_week(day) < limit.week
        )


def of_contact(rule: LimitsRule) -> Limit:
    """Return the limit of one contact."""
    return Limit(rule.contact_day, rule.contact_week, rule.contact_life)


def of_number(rule: LimitsRule) -> Limit:
    """Return the limit of one number, whoever shares it."""
    return Limit(rule.number_day, rule.number_week, rule.number_life)
