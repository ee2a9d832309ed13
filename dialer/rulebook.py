"""The rules that change by decree, read from dated files and asked for by date.

Tariffs, limits and lists never stand in code: each version has `valid_from` and `source`.
Labels are Indonesian and belong to the branch; codes are append-only.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from importlib import resources
from typing import Any, Final, TypeVar

from dialer.errors import BadInputError
from dialer.facts import NumberState
from dialer.limits import LimitsRule, limits_rule
from dialer.lists.model import ListKind
from dialer.ordering import WEEKDAYS, OrderRule, order_rule
from dialer.promises import PromiseRule, PromiseTerms
from dialer.rehab_rules import PenaltyRule, RehabOptions, RehabRule, Segment, rehab_rule


class Reached(StrEnum):
    """Who was reached. Somebody is not yet the right party: amounts wait."""

    NOBODY = "nobody"
    SOMEBODY = "somebody"
    RIGHT_PARTY = "right_party"


class Asks(StrEnum):
    """Parts of the outcome form that an outcome needs."""

    PROMISE = "promise"
    REHAB = "rehab"
    CALLBACK = "callback"
    NEXT_STEP = "next_step"
    REASON = "reason"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """What an outcome code means; see rules/outcomes.toml for the fields.

    One that `rests` comes back after the rest of the limits in force, not after hours of its own.
    """

    code: str
    label: str
    kinds: frozenset[ListKind]
    group: int
    reached: Reached
    asks: frozenset[Asks] = frozenset()
    retry_hours: int | None = None
    rests: bool = False
    max_tries: int | None = None
    number_state: NumberState | None = None
    stop: bool = False
    ends_agreed: bool = False
    lines: frozenset[str] = frozenset()


ONE_DAY: Final = timedelta(days=1)
LONGEST_SHUT: Final = timedelta(days=60)
"""Hours that are shut for so long were meant otherwise."""


@dataclass(frozen=True, slots=True)
class Season:
    """Other hours on certain days: of the week, or from `first` to `last`; None is without end."""

    name: str
    start: time
    end: time
    on: bool = True
    weekdays: frozenset[int] = frozenset(range(7))
    first: date | None = None
    last: date | None = None

    def is_on(self, day: date) -> bool:
        """Say whether a day has these hours."""
        return (
            self.on
            and day.weekday() in self.weekdays
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


@dataclass(frozen=True, slots=True)
class HoursRule:
    """Days and local times at which a contact may be called.

    A season only narrows: its hours and those of every day both hold. In a break nobody is called.
    """

    valid_from: date
    source: str
    weekdays: frozenset[int]
    start: time
    end: time
    holidays: bool
    seasons: tuple[Season, ...] = ()
    breaks: tuple[Season, ...] = ()

    def hours_of(self, day: date) -> tuple[time, time]:
        """Return from when until when people are called on a day that is no day off."""
        narrow = [one for one in self.seasons if one.is_on(day)]
        return (
            max([self.start, *(one.start for one in narrow)]),
            min([self.end, *(one.end for one in narrow)]),
        )

    def breaks_on(self, day: date) -> tuple[Season, ...]:
        """Return the breaks of a day, the earliest first."""
        return tuple(
            sorted((one for one in self.breaks if one.is_on(day)), key=lambda one: one.start)
        )

    def openings_on(self, day: date) -> tuple[time, ...]:
        """Return when calling begins on a day that is no holiday, the earliest first."""
        if day.weekday() not in self.weekdays:
            return ()
        start, end = self.hours_of(day)
        breaks = self.breaks_on(day)
        return tuple(
            clock
            for clock in sorted({start, *(one.end for one in breaks)})
            if start <= clock < end and not any(one.start <= clock < one.end for one in breaks)
        )

    def leaves_room(self) -> bool:
        """Say whether calling is never shut by these hours for `LONGEST_SHUT` in a row."""
        dated = (*self.seasons, *self.breaks)
        begins = {self.valid_from, *(one.first for one in dated if one.first is not None)}
        begins |= {one.last + ONE_DAY for one in dated if one.last is not None}
        return all(
            any(self.openings_on(begin + ONE_DAY * days) for days in range(LONGEST_SHUT.days))
            for begin in begins
            if begin >= self.valid_from
        )


@dataclass(frozen=True, slots=True)
class DuesRule:
    """Rupiah per head and month by care class 1-3."""

    valid_from: date
    source: str
    by_class: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the rules need to know that is not code.

    `extra_holidays` are the branch's own days off, `working_holidays` holidays on which it works.
    With `today` the limits of today hold for days before it too: what was tried then and waits now
    is judged by them.
    """

    outcomes: Mapping[str, OutcomeRule]
    groups: Mapping[ListKind, Mapping[int, str]]
    hours: tuple[HoursRule, ...]
    dues: tuple[DuesRule, ...]
    rehab: tuple[RehabRule, ...]
    rehab_options: RehabOptions
    penalty: tuple[PenaltyRule, ...]
    order: tuple[OrderRule, ...]
    limits: tuple[LimitsRule, ...]
    payment_channels: Mapping[str, str]
    arrears_reasons: Mapping[str, str]
    spoke_to: Mapping[str, str]
    next_steps: Mapping[str, str]
    promises: tuple[PromiseRule, ...]
    extra_holidays: frozenset[date] = frozenset()
    working_holidays: frozenset[date] = frozenset()
    today: date | None = field(default=None, compare=False)

    def outcomes_of(self, kind: ListKind) -> tuple[OutcomeRule, ...]:
        """Return the outcomes offered for a kind of contact, in the order of the file."""
        return tuple(rule for rule in self.outcomes.values() if kind in rule.kinds)

    def outcome_of_line(self, kind: ListKind, line: str) -> str:
        """Return the outcome that follows from what the line said, "" when none does."""
        found = (rule.code for rule in self.outcomes_of(kind) if line in rule.lines)
        return next(found, "")

    def hours_on(self, day: date) -> HoursRule:
        """Return the calling hours in force; before the first version, the first."""
        return _in_force(self.hours, day)

    def order_on(self, day: date) -> OrderRule:
        """Return the order of the queue in force on a day."""
        return _in_force(self.order, day)

    def limits_on(self, day: date) -> LimitsRule:
        """Return how often somebody may be called on a day."""
        return _in_force(self.limits, max(day, self.today) if self.today else day)

    def dues_on(self, day: date) -> DuesRule:
        """Return the dues in force on a day."""
        return _in_force(self.dues, day)

    def rehab_on(self, day: date, segment: Segment = Segment.SELF_PAYING) -> RehabRule:
        """Return the instalment plan in force on a day for a segment."""
        return _in_force(self._rehab_of(segment), day)

    def rehab_near(
        self, day: date, segment: Segment = Segment.SELF_PAYING
    ) -> tuple[RehabRule, ...]:
        """Return the versions to show side by side: the one in force, others near their change.

        Oldest first; only one while no change lies near.
        """
        versions = sorted(self._rehab_of(segment), key=lambda one: one.valid_from)
        now = versions.index(self.rehab_on(day, segment))
        near = timedelta(days=self.rehab_options.near_change_days)
        first = now - 1 if now and day - versions[now].valid_from < near else now
        after = versions[now + 1 : now + 2]
        last = now + 1 if after and after[0].valid_from - day <= near else now
        return tuple(versions[first : last + 1])

    def rehab_named(self, name: str) -> RehabRule | None:
        """Return a version by its name, None for one that these rules do not have."""
        return next((one for one in self.rehab if one.name == name), None)

    def penalty_on(self, day: date) -> PenaltyRule:
        """Return the inpatient penalty in force on a day."""
        return _in_force(self.penalty, day)

    def promises_on(self, day: date) -> PromiseRule:
        """Return how a promise made on a day is judged; the first of one day wins."""
        return _in_force(self.promises, day)

    def _rehab_of(self, segment: Segment) -> tuple[RehabRule, ...]:
        return tuple(one for one in self.rehab if one.segment is segment)


T = TypeVar("T", HoursRule, DuesRule, RehabRule, PenaltyRule, PromiseRule, OrderRule, LimitsRule)


def _in_force(versions: tuple[T, ...], day: date) -> T:
    valid = [version for version in versions if version.valid_from <= day]
    return max(valid or versions[:1], key=lambda version: version.valid_from)


def load_rulebook() -> Rulebook:
    """Read the rules shipped with the program."""
    outcomes = _read("outcomes")
    hours = _read("hours")
    choices = _read("choices")
    rehab = _read("rehab")
    return Rulebook(
        outcomes={code: _outcome(code, table) for code, table in outcomes["outcomes"].items()},
        groups={
            ListKind(kind): {int(number): label for number, label in table.items()}
            for kind, table in outcomes["groups"].items()
        },
        hours=tuple(hours_rule(table) for table in hours["version"]),
        dues=tuple(
            DuesRule(
                table["valid_from"],
                table["source"],
                {care_class: table[f"class_{care_class}"] for care_class in (1, 2, 3)},
            )
            for table in _read("dues")["version"]
        ),
        rehab=tuple(rehab_rule(table) for table in rehab["version"]),
        rehab_options=RehabOptions(**rehab["options"]),
        penalty=tuple(PenaltyRule(**table) for table in _read("penalty")["version"]),
        order=tuple(order_rule(table) for table in _read("queue")["version"]),
        limits=tuple(limits_rule(table) for table in _read("limits")["version"]),
        payment_channels=choices["payment_channels"],
        arrears_reasons=choices["arrears_reasons"],
        spoke_to=choices["spoke_to"],
        next_steps=choices["next_steps"],
        promises=tuple(
            PromiseRule(
                table["valid_from"],
                table["source"],
                PromiseTerms(table["grace_days"], table["threshold_percent"]),
                table["remind_days"],
            )
            for table in _read("promises")["version"]
        ),
    )


def _read(name: str) -> dict[str, Any]:
    text = resources.files("dialer.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


REST: Final = "rest"
"""In place of hours: the rest of the limits."""


def _outcome(code: str, table: dict[str, Any]) -> OutcomeRule:
    state, hours = table.get("number_state"), table.get("retry_hours")
    return OutcomeRule(
        code=code,
        label=table["label"],
        kinds=frozenset(ListKind(kind) for kind in table["kinds"]),
        group=table["group"],
        reached=Reached(table["reached"]),
        asks=frozenset(Asks(part) for part in table.get("asks", ())),
        retry_hours=None if hours == REST else hours,
        rests=hours == REST,
        max_tries=table.get("max_tries"),
        number_state=NumberState(state) if state else None,
        stop=table.get("stop", False),
        ends_agreed=table.get("ends_agreed", False),
        lines=frozenset(table.get("lines", ())),
    )


def hours_rule(table: Mapping[str, Any]) -> HoursRule:
    """Read one version from its table. Raises BadInputError, ValueError or KeyError.

    BadInputError also where nobody could ever be called.
    """
    made = HoursRule(
        valid_from=table["valid_from"],
        source=table["source"],
        weekdays=_weekdays(table),
        start=table["start"],
        end=table["end"],
        holidays=table["holidays"],
        seasons=tuple(_season(one) for one in table.get("season", ())),
        breaks=tuple(_season(one) for one in table.get("break", ())),
    )
    if not made.weekdays:
        raise BadInputError("Pilih paling sedikit satu hari menelepon.")
    if made.start >= made.end:
        raise BadInputError("Jam menelepon: jam selesai harus sesudah jam mulai.")
    for one in (*made.seasons, *made.breaks):
        if one.start >= one.end:
            raise BadInputError(f"{one.name}: jam selesai harus sesudah jam mulai.")
    if not made.leaves_room():
        raise BadInputError(
            "Dengan jam, masa khusus, dan jeda ini tidak tersisa waktu untuk menelepon. "
            "Sisakan sebagian hari, lalu simpan lagi."
        )
    return made


def _season(table: Mapping[str, Any]) -> Season:
    return Season(
        name=table["name"],
        start=table["start"],
        end=table["end"],
        on=table.get("on", True),
        weekdays=_weekdays(table),
        first=table.get("first"),
        last=table.get("last"),
    )


def _weekdays(table: Mapping[str, Any]) -> frozenset[int]:
    return frozenset(WEEKDAYS.index(day) for day in table.get("weekdays", WEEKDAYS))
