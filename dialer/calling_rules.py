"""The branch's own order, limits and hours: versions with a date, beside those of the program.

A lead changes a rule by adding a version that holds from a day on; older ones stay, so that what
was decided by them can be told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from dialer.branch import load_branch
from dialer.calling_faults import rule_fault
from dialer.errors import BadInputError, RefusedError
from dialer.hours import local
from dialer.limits import LimitsRule, limits_rule
from dialer.ordering import OrderRule, order_rule
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, Store
from dialer.rulebook import HoursRule, Rulebook, hours_rule
from dialer.rules_at_work import OnOrdered, RulesAtWork, unheard

SETTING = "calling_rules"
"""Key of the setting: {"order" | "limits" | "hours": [version, ...]}, moments as ISO text."""

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
            if wrong := rule_fault(rule):
                raise BadInputError(wrong)
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

    def put_to_work(self, told: OnOrdered = unheard) -> int:
        """Let the rules of today hold for all contacts; see `dialer.rules_at_work`."""
        rulebook = own_rules(self.store.setting(SETTING), self.rulebook)
        today = self.today()
        return RulesAtWork(self.store, replace(rulebook, today=today), today).put(told)
