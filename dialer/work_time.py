"""Time at work: signing in and out, pauses with their reason, contacts passed over.

All of it stands in the audit trail, which is only ever added to; nothing here is kept twice. A desk
that was killed has left no word of its end: such a time at work lasts until the last thing that its
officer did.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources

from dialer.branch import load_branch
from dialer.errors import RefusedError
from dialer.hours import local, start_of_day
from dialer.log import LogFilter
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, Store

SIGNED_IN = "sign_in_ok"
SIGNED_OUT = "signed_out"
PAUSE_BEGAN = "pause_began"
PAUSE_ENDED = "pause_ended"
SKIPPED = "contact_skipped"
SAVED = "attempt_saved"


@cache
def pause_reasons() -> Mapping[str, str]:
    """Return code -> label of the reasons for a pause, from rules/pauses.toml."""
    text = (resources.files("dialer.rules") / "pauses.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)["pauses"]
    return found


@dataclass(frozen=True, slots=True)
class Worked:
    """How one officer worked on some days. Whole seconds.

    `pauses` and `skips` are by the code of their reason. `handled` is talk, hold and wrap-up.
    """

    officer_id: str
    logged_in: int = 0
    handled: int = 0
    pauses: Mapping[str, int] = field(default_factory=dict)
    skips: Mapping[str, int] = field(default_factory=dict)

    @property
    def paused(self) -> int:
        """Seconds of all pauses."""
        return sum(self.pauses.values())

    @property
    def skipped(self) -> int:
        """Contacts that were passed over."""
        return sum(self.skips.values())

    @property
    def occupancy(self) -> float | None:
        """Handling time by logged-in time; None where nobody signed in."""
        return self.handled / self.logged_in if self.logged_in else None


def worked(officer_id: str, trail: Sequence[AuditEntry], until: datetime, handled: int) -> Worked:
    """Count what an officer's trail (oldest first) says, until `until` (aware UTC).

    A pause that runs counts until `until`, a time at work until the last thing done in it. A clock
    that was set back takes nothing away.
    """
    times = _Times(until)
    skips: Counter[str] = Counter()
    for entry in trail:
        if entry.actor == officer_id:
            times.take(entry)
            skips[entry.detail] += entry.action == SKIPPED
    times.close()
    return Worked(officer_id, times.logged_in, handled, dict(times.pauses), dict(+skips))


class _Times:
    """Walks a trail and adds up the seconds."""

    def __init__(self, until: datetime) -> None:
        self._until = until
        self._since: datetime | None = None
        self._last: datetime | None = None
        self._pause: tuple[datetime, str] | None = None
        self.logged_in = 0
        self.pauses: Counter[str] = Counter()

    def take(self, entry: AuditEntry) -> None:
        """Go on by one entry."""
        if entry.action == SIGNED_IN:
            self._leave()
            self._since = entry.at
        self._since = self._since or entry.at
        self._last = entry.at
        if entry.action not in (SAVED, SKIPPED):
            self._end_pause(entry.at)
        if entry.action == PAUSE_BEGAN:
            self._pause = (entry.at, entry.detail)
        if entry.action == SIGNED_OUT:
            self._leave()

    def close(self) -> None:
        """A pause that goes on is the last thing done."""
        if self._pause is not None:
            self._last = self._until
            self._end_pause(self._until)
        self._leave()

    def _leave(self) -> None:
        if self._since is not None and self._last is not None:
            self._end_pause(self._last)
            self.logged_in += _seconds(self._since, self._last)
        self._since = self._last = self._pause = None

    def _end_pause(self, at: datetime) -> None:
        if self._pause is not None:
            began, reason = self._pause
            self.pauses[reason] += _seconds(began, at)
            self._pause = None


def _seconds(start: datetime, end: datetime) -> int:
    return max(0, int((end - start).total_seconds()))


@dataclass(frozen=True, slots=True)
class WorkTime:
    """Pauses and the end of work are said here; the lead reads how everybody worked."""

    store: Store
    now: Now

    def pause(self, actor: Officer, reason: str) -> datetime:
        """Begin a pause; return when. Raises RefusedError for a reason that is none."""
        if reason not in pause_reasons():
            raise RefusedError("Pilih salah satu alasan jeda.")
        return self._note(actor, PAUSE_BEGAN, reason)

    def resume(self, actor: Officer) -> datetime:
        """End the pause."""
        return self._note(actor, PAUSE_ENDED)

    def sign_out(self, actor: Officer) -> datetime:
        """End the time at work: the window is locked or closed."""
        return self._note(actor, SIGNED_OUT)

    def of(self, actor: Officer, first: date, last: date) -> tuple[Worked, ...]:
        """Return how everybody worked from day to day (both in), by the branch's clock.

        A petugas sees only themselves. Those who did not work are left out.
        """
        zone = load_branch(self.store).zone
        begin = start_of_day(first, zone)
        until = min(self.now(), start_of_day(last + timedelta(days=1), zone))
        trail = self.store.work_trail(begin, start_of_day(last + timedelta(days=1), zone))
        handled: Counter[str] = Counter()
        wanted = LogFilter(day_from=first, day_to=last)
        for entry in self.store.log(wanted, -1):
            handled[entry.line.officer_id] += entry.line.handle_seconds
        ids = [one.officer_id for one in self.store.officers()]
        if not actor.may(Right.SEE_ALL):
            ids = [actor.officer_id]
        found = (worked(one, trail, until, handled[one]) for one in ids)
        return tuple(one for one in found if one != Worked(one.officer_id))

    def today(self, actor: Officer) -> tuple[Worked, ...]:
        """Return how everybody has worked today."""
        day = local(self.now(), load_branch(self.store).zone).date()
        return self.of(actor, day, day)

    def _note(self, actor: Officer, action: str, detail: str = "") -> datetime:
        at = self.now()
        with self.store.writing() as writer:
            writer.audit(AuditEntry(at, actor.officer_id, action, actor.officer_id, detail))
        return at
