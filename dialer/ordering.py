"""The order of the queue as a rule: groups one after the other, weights among new contacts.

The weights become one whole number a contact, kept by the store, so that the next contact is a
step in an index (`db.queue`, `db.priorities`). Everything is integer arithmetic: the store works
the same number out by SQL for all contacts at once.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from dialer.errors import BadInputError
from dialer.facts import NumberState
from dialer.lists.model import ListKind
from dialer.rule_numbers import LONGEST_DELAY, MOST_MONTHS, MOST_RUPIAH, whole

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

CANDIDATE = 10**12
"""What a REHAB candidate has more than any other contact can have."""

FULL = 1000
"""Points of a full value; a weight of 1 makes it 1000."""

LAST_DAY = 60_000
"""Days since 1970 from which the age of a list is counted back: the year 2134."""


class Group(StrEnum):
    """What is worked off together; `rules/queue.toml` says what each is."""

    CALLBACKS = "callbacks"
    OVERDUE = "overdue"
    PROMISES = "promises"
    REHAB = "rehab"
    NEW = "new"
    RETRIES = "retries"


class Weighed(Protocol):
    """What is weighed of a contact: a ContactRow, or less of one."""

    @property
    def kind(self) -> ListKind: ...
    @property
    def months(self) -> int | None: ...
    @property
    def amount(self) -> int | None: ...
    @property
    def potential_workers(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts among new contacts: weights 0-100, the values that count in full, chances 0-100.

    Months and rupiah, days for the age of a list, workers of an employer. `candidates` is from
    and up to which months in arrears a member may be offered REHAB.
    """

    months: int = 60
    amount: int = 20
    list_age: int = 5
    chance: int = 15
    workers: int = 80
    full_months: int = 24
    full_amount: int = 10_000_000
    full_list_age: int = 90
    full_workers: int = 100
    right_party: int = 100
    answers: int = 80
    untried: int = 50
    switched_off: int = 20
    candidates: tuple[int, int] = (4, 24)

    def chance_of(self, state: NumberState) -> int:
        """Return the chance that a number in that state is answered, 0-100."""
        return {
            NumberState.RIGHT_PARTY: self.right_party,
            NumberState.ANSWERS: self.answers,
            NumberState.UNTRIED: self.untried,
            NumberState.SWITCHED_OFF: self.switched_off,
        }.get(state, 0)

    def is_candidate(self, row: Weighed) -> bool:
        """Say whether REHAB may be spoken of: months and amount are known and within bounds."""
        low, high = self.candidates
        return (
            row.kind is ListKind.ARREARS
            and row.amount is not None
            and row.months is not None
            and low <= row.months <= high
        )


DEFAULT = Weights()


def priority(
    row: Weighed,
    listed_at: datetime,
    states: Iterable[NumberState],
    weights: Weights = DEFAULT,
) -> int:
    """Return who comes first among new contacts, greater first; a whole number below 2 * 10**12.

    The age of a list counts linearly, so that the order of two contacts never changes by waiting.
    """
    chance = max((weights.chance_of(state) for state in states), default=0)
    day = int(listed_at.timestamp()) // 86_400
    points = weights.chance * chance * FULL // 100
    points += weights.list_age * FULL * (LAST_DAY - day) // weights.full_list_age
    if row.kind is ListKind.BU:
        return points + weights.workers * _share(row.potential_workers, weights.full_workers)
    points += weights.months * _share(row.months, weights.full_months)
    points += weights.amount * _share(row.amount, weights.full_amount)
    return points + CANDIDATE if weights.is_candidate(row) else points


def _share(value: int | None, full: int) -> int:
    """Points of a value: 0 to `FULL`."""
    return min(max(value or 0, 0), full) * FULL // full


@dataclass(frozen=True, slots=True)
class Round:
    """Named days on which the groups go in another order: Saturdays, the end of the month."""

    name: str
    groups: tuple[Group, ...]
    on: bool = True
    weekdays: frozenset[int] = frozenset()
    last_days: int = 0

    def is_on(self, day: date) -> bool:
        """Say whether a day belongs to the round."""
        if not self.on:
            return False
        left = monthrange(day.year, day.month)[1] - day.day
        return day.weekday() in self.weekdays or left < self.last_days


@dataclass(frozen=True, slots=True)
class OrderRule:
    """One version of the order. `overdue` is how late somebody else's callback is everybody's."""

    valid_from: date
    source: str
    groups: tuple[Group, ...]
    overdue: timedelta
    weights: Weights
    rounds: tuple[Round, ...] = ()

    def round_on(self, day: date) -> Round | None:
        """Return the first round that a day belongs to."""
        return next((one for one in self.rounds if one.is_on(day)), None)

    def groups_on(self, day: date) -> tuple[Group, ...]:
        """Return the groups of a day in their order."""
        found = self.round_on(day)
        return found.groups if found else self.groups


def order_rule(table: Mapping[str, Any]) -> OrderRule:
    """Read one version from its table. Raises BadInputError, ValueError or KeyError."""
    full = {
        f"full_{name}": whole(f"full.{name}", value, 1, MOST_RUPIAH)
        for name, value in table["full"].items()
    }
    shares = {
        **table["weights"],
        **{NumberState(state).value: value for state, value in table["chance"].items()},
    }
    shares = {name: whole(name, value, 0, 100) for name, value in shares.items()}
    low, high = (whole("rehab_months", one, 0, MOST_MONTHS) for one in table["rehab_months"])
    if low > high:
        raise BadInputError("Bulan calon REHAB ditulis dari yang paling sedikit.")
    weights = Weights(**shares, **full, candidates=(low, high))
    delay = whole("overdue_minutes", table["overdue_minutes"], 0, LONGEST_DELAY)
    return OrderRule(
        valid_from=table["valid_from"],
        source=table["source"],
        groups=_groups(table["groups"]),
        overdue=timedelta(minutes=delay),
        weights=weights,
        rounds=tuple(_round(one) for one in table.get("round", ())),
    )


def _round(table: Mapping[str, Any]) -> Round:
    return Round(
        name=table["name"],
        groups=_groups(table["groups"]),
        on=table.get("on", True),
        weekdays=frozenset(WEEKDAYS.index(day) for day in table.get("weekdays", ())),
        last_days=whole("last_days", table.get("last_days", 0), 0, 31),
    )


def _groups(names: Iterable[str]) -> tuple[Group, ...]:
    groups = tuple(Group(name) for name in names)
    if sorted(groups) != sorted(Group):
        raise BadInputError("Setiap kelompok antrean ditulis tepat satu kali.")
    return groups
