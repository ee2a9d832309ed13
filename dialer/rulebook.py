"""The rules that change by decree, read from dated files and asked for by date.

Tariffs, limits and lists never stand in code: each version has `valid_from` and `source`.
Labels are Indonesian and belong to the branch; codes are append-only.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from importlib import resources
from typing import Any, TypeVar

from dialer.facts import NumberState
from dialer.lists.model import ListKind
from dialer.promises import PromiseRule, PromiseTerms
from dialer.rehab_rules import PenaltyRule, RehabOptions, RehabRule, Segment, rehab_rule

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
    """What an outcome code means; see rules/outcomes.toml for the fields."""

    code: str
    label: str
    kinds: frozenset[ListKind]
    group: int
    reached: Reached
    asks: frozenset[Asks] = frozenset()
    retry_hours: int | None = None
    max_tries: int | None = None
    number_state: NumberState | None = None
    stop: bool = False
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HoursRule:
    """Days and local times at which a contact may be called."""

    valid_from: date
    source: str
    weekdays: frozenset[int]
    start: time
    end: time
    holidays: bool


@dataclass(frozen=True, slots=True)
class DuesRule:
    """Rupiah per head and month by care class 1-3."""

    valid_from: date
    source: str
    by_class: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the rules need to know that is not code."""

    outcomes: Mapping[str, OutcomeRule]
    groups: Mapping[ListKind, Mapping[int, str]]
    hours: tuple[HoursRule, ...]
    dues: tuple[DuesRule, ...]
    rehab: tuple[RehabRule, ...]
    rehab_options: RehabOptions
    penalty: tuple[PenaltyRule, ...]
    attempts_per_day: int
    payment_channels: Mapping[str, str]
    arrears_reasons: Mapping[str, str]
    spoke_to: Mapping[str, str]
    next_steps: Mapping[str, str]
    promises: tuple[PromiseRule, ...]

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


T = TypeVar("T", HoursRule, DuesRule, RehabRule, PenaltyRule, PromiseRule)


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
        hours=tuple(_hours(table) for table in hours["version"]),
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
        attempts_per_day=hours["limits"]["attempts_per_day"],
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


def _outcome(code: str, table: dict[str, Any]) -> OutcomeRule:
    state = table.get("number_state")
    return OutcomeRule(
        code=code,
        label=table["label"],
        kinds=frozenset(ListKind(kind) for kind in table["kinds"]),
        group=table["group"],
        reached=Reached(table["reached"]),
        asks=frozenset(Asks(part) for part in table.get("asks", ())),
        retry_hours=table.get("retry_hours"),
        max_tries=table.get("max_tries"),
        number_state=NumberState(state) if state else None,
        stop=table.get("stop", False),
        lines=frozenset(table.get("lines", ())),
    )


def _hours(table: dict[str, Any]) -> HoursRule:
    return HoursRule(
        valid_from=table["valid_from"],
        source=table["source"],
        weekdays=frozenset(WEEKDAYS.index(day) for day in table["weekdays"]),
        start=table["start"],
        end=table["end"],
        holidays=table["holidays"],
    )
