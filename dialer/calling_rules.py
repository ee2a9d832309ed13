"""The branch's own order, limits and hours: versions with a date, beside those of the program.

A lead changes a rule by adding a version that holds from a day on; older ones stay, so that what
was decided by them can be told. Weights are worked into the store's numbers batch by batch.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from dialer.areas import zone_of
from dialer.branch import load_branch
from dialer.errors import BadInputError, RefusedError
from dialer.hours import local
from dialer.intake.pace import Pace
from dialer.limits import LimitsRule, limits_rule
from dialer.ordering import OrderRule, order_rule
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, Store, Writer
from dialer.rulebook import HoursRule, Rulebook, hours_rule

SETTING = "calling_rules"
"""Key of the setting: {"order" | "limits" | "hours": [version, ...]}, moments as ISO text."""

OnOrdered = Callable[[int, int], object]
"""Told how many contacts are ordered, of how many; raising stops, and the next start goes on."""

PLACED = "contacts_placed"
"""Key of the setting that says by which table of areas contacts have their zones."""

AREAS = 1
"""Version of rules/areas.toml; contacts are placed again when it grows."""

_DAYS = ("valid_from", "first", "last")
_TIMES = ("start", "end")


class Part(StrEnum):
    """A part of the rules that a branch may have of its own."""

    ORDER = "order"
    LIMITS = "limits"
    HOURS = "hours"


def own_rules(kept: Any, rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with the branch's versions, which win over the program's of one day."""
    if not kept:
        return rulebook
    return replace(
        rulebook,
        order=(*map(order_rule, _versions(kept, Part.ORDER)), *rulebook.order),
        limits=(*map(limits_rule, _versions(kept, Part.LIMITS)), *rulebook.limits),
        hours=(*map(hours_rule, _versions(kept, Part.HOURS)), *rulebook.hours),
    )


def _versions(kept: Mapping[str, Any], part: Part) -> list[dict[str, Any]]:
    """The versions of a part as tables, the newest word first."""
    return [_read(table) for table in reversed(kept.get(part.value, ()))]


def _read(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _read(one, name) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_read(one) for one in value]
    if key in _DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    if key in _TIMES and isinstance(value, str):
        return time.fromisoformat(value)
    return value


def _written(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _written(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_written(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value


_READERS: Mapping[Part, Callable[[Mapping[str, Any]], OrderRule | LimitsRule | HoursRule]] = {
    Part.ORDER: order_rule,
    Part.LIMITS: limits_rule,
    Part.HOURS: hours_rule,
}


@dataclass(frozen=True, slots=True)
class CallingRules:
    """Changing the rules of calling and putting them to work. `rulebook` has the own ones."""

    store: Store
    now: Now
    rulebook: Rulebook

    def today(self) -> date:
        """Return the day at the branch."""
        return local(self.now(), load_branch(self.store).zone).date()

    def change(self, actor: Officer, tables: Mapping[Part, Mapping[str, Any]]) -> None:
        """Add versions (keys as in their files), all or none; each holds from its `valid_from` on.

        Raises RefusedError for who may not and for a day that is over, BadInputError for a
        version that cannot be.
        """
        if not actor.may(Right.CHANGE_SETTINGS):
            raise RefusedError("Aturan menelepon hanya dapat diubah ketua tim atau admin.")
        for part, table in tables.items():
            try:
                rule = _READERS[part](_read(table))
            except (KeyError, TypeError, ValueError) as error:
                raise BadInputError(
                    "Aturan ini tidak dapat dipakai. Periksa angka, jam, dan urutannya."
                ) from error
            if rule.valid_from < self.today():
                raise RefusedError("Aturan baru berlaku mulai hari ini atau sesudahnya.")
        with self.store.writing() as writer:
            kept = writer.setting(SETTING) or {}
            for part, table in tables.items():
                written = _written(table)
                kept = {**kept, part.value: [*kept.get(part.value, ()), written]}
                day = written["valid_from"]
                writer.audit(
                    AuditEntry(
                        self.now(), actor.officer_id, "calling_rule_changed", part.value, day
                    )
                )
            writer.put_setting(SETTING, kept)

    def put_to_work(self, told: OnOrdered = lambda _done, _total: None) -> int:
        """Order new contacts by the weights of today, and place contacts by their area.

        Does what is left to do and nothing else, a little at a time so that the desk beside it does
        not wait; goes on after a kill. Returns how many contacts were ordered anew.
        """
        rulebook = own_rules(self.store.setting(SETTING), self.rulebook)
        weights = rulebook.order_on(self.today()).weights
        never = self.store.setting(WEIGHTS) is None  # numbers of an older program
        if never or self.store.weights_in_use() != weights:
            with self.store.writing() as writer:
                writer.use_weights(weights)
                writer.put_setting(UNORDERED, 0)
        ordered = 0
        if self.store.setting(UNORDERED) is not None:
            ordered = self._order(told)
        if self.store.setting(PLACED) != AREAS:
            self._place()
        return ordered

    def _order(self, told: OnOrdered) -> int:
        last = self.store.newest_pk()

        def step(writer: Writer) -> int:
            after = writer.setting(UNORDERED)
            upto = None if after is None else writer.prioritise_next(after, pace.size)
            writer.put_setting(UNORDERED, upto)
            return 0 if upto is None else upto - after

        ordered = 0
        with self.store.much_writing() as tidy:
            pace = Pace(tidy=tidy)
            while done := pace.turn(self.store, step):
                ordered += done
                told(min(ordered, last), last)
        return ordered

    def _place(self) -> None:
        """Give contacts whose list says where they live the zone of that area."""
        branch = load_branch(self.store).zone
        found = {
            (zone, province, city): zone_of(province, city, branch)
            for zone, province, city in self.store.areas_with_zone()
        }
        with self.store.writing() as writer:
            writer.place_by_area({area: zone for area, zone in found.items() if zone != area[0]})
            writer.put_setting(PLACED, AREAS)


WEIGHTS = "priority_weights"
"""Key of the setting with the weights in use; not there until they were put to work once."""

UNORDERED = "priorities_from"
"""Key of the setting that says from where on contacts still have numbers by older weights."""
