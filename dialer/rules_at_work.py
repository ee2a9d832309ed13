"""Rules that changed, worked into what the store keeps: priorities, rests, callbacks, zones.

All of it a little at a time beside the desk, and again from where it stopped after a kill.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from zlib import crc32

from dialer.areas import zone_of
from dialer.branch import load_branch
from dialer.hours import start_of_day
from dialer.intake.pace import LEAST, Pace
from dialer.limits import COUNTS, WEEK
from dialer.ports import Store, Writer
from dialer.refresh import refresh
from dialer.rulebook import Rulebook

OnOrdered = Callable[[int, int], object]
"""Told how many contacts are ordered, of how many; raising stops, and the next start goes on."""

WEIGHTS: Final = "priority_weights"
"""Key of the setting with the weights in use; not there until they were put to work once."""

UNORDERED: Final = "priorities_from"
"""Key of the setting that says from where on contacts still have numbers by older weights."""

LIMITS: Final = "limits_in_use"
"""Key of the setting with the limits and hours by which contacts rest and callbacks fall due."""

FOLD: Final = 1
"""Version of how facts are folded; who was ever called is worked out again when it grows."""

UNLIMITED: Final = "limits_from"
"""Key: {"after": from where on contacts still rest by older limits, "tries": see `_limit`}."""

PLACED: Final = "contacts_placed"
"""Key of the setting that says by which table of areas contacts have their zones."""

AREAS: Final = 1
"""Version of rules/areas.toml; contacts are placed again when it grows."""

HELD: Final = 0.040
"""Seconds that a transaction may hold the store: nobody waits for the new order, but for a save."""

AT_ONCE: Final = 10
"""Contacts whose facts are folded between two looks at whether the desk waits."""

PAGE: Final = 1_000
"""Contacts that are looked for at a time."""

MOVED: Final = 400
"""Contacts that may go to another zone at a time; most stay, but all may have to go."""


def unheard(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True, slots=True)
class RulesAtWork:
    """Puts the rules of one day to work; does what is left to do and nothing else."""

    store: Store
    rulebook: Rulebook
    today: date

    def put(self, told: OnOrdered = unheard) -> int:
        """Return how many contacts were ordered anew."""
        weights = self.rulebook.order_on(self.today).weights
        never = self.store.setting(WEIGHTS) is None  # numbers of an older program
        if never or self.store.weights_in_use() != weights:
            with self.store.writing() as writer:
                writer.use_weights(weights)
                writer.put_setting(UNORDERED, 0)
        limits = self._in_use()
        used = self.store.setting(LIMITS) or {}
        if used != limits:
            tries = 1
            if used.get("fold") == FOLD:
                tries = min(one[name] for one in (used, limits) for name in _LIVES)
            with self.store.writing() as writer:
                writer.put_setting(LIMITS, limits)
                writer.put_setting(UNLIMITED, {"after": 0, "tries": tries})
        ordered = 0
        with self.store.much_writing() as tidy:
            if self.store.setting(UNORDERED) is not None:
                ordered = self._order(_pace(tidy), told)
            pace = _pace(tidy)
            while self.store.setting(UNLIMITED) and self.store.setting(LIMITS) == limits:
                self._limit(pace)
            if self.store.setting(PLACED) != AREAS:
                self._place(_pace(tidy))
        return ordered

    def _in_use(self) -> Mapping[str, Any]:
        """What contacts rest by today, as it is kept in the setting."""
        rule = self.rulebook.limits_on(self.today)
        days = load_branch(self.store).own_days(self.rulebook)
        hours = [
            repr(tuple(dict.fromkeys(self.rulebook.hours))),
            sorted(map(str, days.extra_holidays)),
            sorted(map(str, days.working_holidays)),
        ]
        counts = {name: getattr(rule, name) for name in (*COUNTS, *_RESTS)}
        return {**counts, "hours": crc32(repr(hours).encode()), "fold": FOLD}

    def _order(self, pace: Pace, told: OnOrdered) -> int:
        last = self.store.newest_pk()

        def step(writer: Writer) -> int:
            after = writer.setting(UNORDERED)
            upto = None if after is None else writer.prioritise_next(after, pace.size)
            writer.put_setting(UNORDERED, upto)
            return 0 if upto is None else upto - after

        ordered = 0
        while done := pace.turn(self.store, step):
            ordered += done
            told(min(ordered, last), last)
        return ordered

    def _limit(self, pace: Pace) -> None:
        """Work out again when the next contacts may be called, a page of them.

        Other limits and hours tell only on who was called within a week, or nearly as often as
        anybody may, and on who waits for a callback.
        They are looked for while anybody may write: among a million it takes a while.
        """
        left = self.store.setting(UNLIMITED)
        since = start_of_day(self.today - timedelta(days=WEEK + 1), load_branch(self.store).zone)
        page = deque(self.store.tried_since(left["after"], since, left["tries"], PAGE))

        def step(writer: Writer) -> int:
            nonlocal left
            if writer.setting(UNLIMITED) != left:  # somebody else is at it, or begins anew
                page.clear()
            some = [page.popleft() for _ in range(min(AT_ONCE, len(page)))]
            if not some:
                return 0
            contacts = writer.contacts_of([contact_id for _, contact_id in some])
            refresh(writer, list(contacts.values()), self.rulebook)
            left = {**left, "after": some[-1][0]}
            writer.put_setting(UNLIMITED, left)
            return len(some)

        if not page:
            with self.store.writing() as writer:
                if writer.setting(UNLIMITED) == left:
                    writer.put_setting(UNLIMITED, None)
        while page:
            pace.turn(self.store, step)

    def _place(self, pace: Pace) -> None:
        """Give contacts whose list says where they live the zone of that area."""
        branch = load_branch(self.store).zone
        zones = {
            (zone, province, city): now
            for zone, province, city in self.store.areas_with_zone()
            if (now := zone_of(province, city, branch)) != zone
        }
        after: int | None = 0 if zones else None

        def step(writer: Writer) -> int:
            nonlocal after
            before = after
            if before is not None:
                after = writer.place_next(zones, before, min(pace.size, MOVED))
            return 0 if before is None or after is None else after - before

        while pace.turn(self.store, step):
            pass
        with self.store.writing() as writer:
            if load_branch(writer).zone == branch:  # else the next start does it
                writer.put_setting(PLACED, AREAS)


def _pace(tidy: Callable[[], None]) -> Pace:
    """Each work finds its own pace: what is many for one is too many for the next."""
    return Pace(tidy=tidy, size=LEAST, longest=HELD)


_LIVES = ("contact_life", "number_life")


_RESTS = ("rest_from", "rest_to", "shared_rest")
