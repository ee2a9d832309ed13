"""When somebody may be called: local hours, working days, national holidays and cuti bersama.

Source: POJK 22/2023 art. 62 as the safe default (rules/hours.toml), seasons and breaks (Ramadan,
Friday prayer) where the branch turns them on, holidays of Indonesia from the
`holidays` package plus the branch's own table. Zones are IANA names; Indonesia has no daylight
saving. All moments are aware.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from dialer.rulebook import Rulebook

ZONES: dict[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
ALL_ZONES = tuple(ZONES)

LOOKED_AHEAD = timedelta(days=366)
"""Where a branch closed every day for so long, nobody says when it opens."""


class Shut(StrEnum):
    """Why a contact may not be called now."""

    DAY_OFF = "day_off"
    HOLIDAY = "holiday"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Window:
    """Whether calling is allowed now; if not, why and from when (aware, in the contact's zone).

    `holiday` names the holiday, or the break; `opens_at` is None where calling is shut for
    `LOOKED_AHEAD`.
    """

    open: bool
    shut: Shut | None = None
    holiday: str = ""
    opens_at: datetime | None = None


@lru_cache(maxsize=16)
def national_holidays(year: int) -> dict[date, str]:
    """Return national holidays and cuti bersama of Indonesia in a year, day -> name."""
    import holidays

    table = holidays.country_holidays(
        "ID", years=year, categories=("public", "government"), language="id"
    )
    return dict(table.items())


def local(moment: datetime, zone: str) -> datetime:
    """Return the moment on the contact's clock."""
    return moment.astimezone(ZoneInfo(zone))


@dataclass(frozen=True, slots=True)
class CallingHours:
    """The calling windows of a rulebook."""

    rulebook: Rulebook

    def window(self, moment: datetime, zone: str) -> Window:
        """Say whether a contact in `zone` may be called at `moment`."""
        there = local(moment, zone)
        reason, name = self._day_off(there.date())
        if reason is None:
            reason, name = self._shut_by_clock(there)
        if reason is None:
            return Window(open=True)
        return Window(open=False, shut=reason, holiday=name, opens_at=self._opens_after(there))

    def _shut_by_clock(self, there: datetime) -> tuple[Shut | None, str]:
        rule, clock = self.rulebook.hours_on(there.date()), there.time()
        start, end = rule.hours_of(there.date())
        if clock >= end:
            return Shut.TOO_LATE, ""
        if clock < start:
            return Shut.TOO_EARLY, ""
        for one in rule.breaks_on(there.date()):
            if one.start <= clock < one.end:
                return Shut.BREAK, one.name
        return None, ""

    def holiday_on(self, day: date) -> bool:
        """Say whether a day is a holiday of the country or of the branch."""
        if day in self.rulebook.extra_holidays:
            return True
        return day not in self.rulebook.working_holidays and day in national_holidays(day.year)

    def open_zones(self, moment: datetime) -> tuple[str, ...]:
        """Return the zones in which people may be called now."""
        return tuple(zone for zone in ZONES if self.window(moment, zone).open)

    def allowed_from(self, moment: datetime, zone: str) -> datetime:
        """Return `moment`, or the next opening if it falls outside the hours."""
        window = self.window(moment, zone)
        if window.open or window.opens_at is None:
            return moment
        return window.opens_at

    def agreed_from(self, moment: datetime, zone: str) -> datetime:
        """Return a moment that was agreed on, or when it is met where it falls outside the hours.

        That is the same hour of the next open day, if anybody is called then; else when it opens.
        """
        window, there = self.window(moment, zone), local(moment, zone)
        if window.open or window.opens_at is None:
            return moment
        same = datetime.combine(window.opens_at.date(), there.time(), tzinfo=there.tzinfo)
        found = self.window(same, zone)
        if found.shut is Shut.BREAK and found.opens_at is not None:
            same = found.opens_at
        return same if self.window(same, zone).open else window.opens_at

    def last_open_day(self, day: date) -> date:
        """Return `day`, or the last one before it on which calling is allowed at all."""
        for back in range(LOOKED_AHEAD.days):
            found = day - timedelta(days=back)
            if self._day_off(found)[0] is None:
                return found
        return day

    def _day_off(self, day: date) -> tuple[Shut | None, str]:
        rule = self.rulebook.hours_on(day)
        if day in self.rulebook.extra_holidays:
            return Shut.HOLIDAY, ""
        if day.weekday() not in rule.weekdays:
            return Shut.DAY_OFF, ""
        if rule.holidays and day not in self.rulebook.working_holidays:
            name = national_holidays(day.year).get(day)
            if name is not None:
                return Shut.HOLIDAY, name
        return None, ""

    def _opens_after(self, there: datetime) -> datetime | None:
        for days in range(LOOKED_AHEAD.days):
            day = there.date() + timedelta(days=days)
            if self._day_off(day)[0] is not None:
                continue
            for clock in self.rulebook.hours_on(day).openings_on(day):
                opening = datetime.combine(day, clock, tzinfo=there.tzinfo)
                if opening > there:
                    return opening
        return None


def start_of_day(day: date, zone: str) -> datetime:
    """Return local midnight of a day as an aware moment."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))


def zone_short(zone: str) -> str:
    """Return WIB, WITA or WIT."""
    return ZONES.get(zone, zone)


def as_dates(texts: Iterable[str]) -> frozenset[date]:
    """Read ISO dates as settings keep them."""
    return frozenset(date.fromisoformat(text) for text in texts)
