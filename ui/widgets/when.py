"""Dates and times as people type and read them; pure, today is passed in."""

import re
from calendar import monthrange
from datetime import date, time, timedelta
from typing import Final

from dialer.contacts.dates import DAYS, SHORT_MONTHS

_WORDS: Final = {"hari ini": 0, "besok": 1, "lusa": 2, "kemarin": -1}
_LONG_DATE: Final = re.compile(r"(\d{1,2})[ ./-]+([a-z]{3,})\.?(?:[ ./-]+(\d{2}|\d{4}))?")
_NUMBERS: Final = re.compile(r"(\d{1,2})(?:[ ./-]+(\d{1,2})(?:[ ./-]+(\d{2}|\d{4}))?)?")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME: Final = re.compile(r"(\d{1,2})(?:[.:, ]?(\d{2}))?")


def show_date(day: date) -> str:
    """20 Nov 2026."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def show_weekday(day: date) -> str:
    """Jumat."""
    return DAYS[day.weekday()]


def show_time(clock: time) -> str:
    """10.15."""
    return f"{clock.hour:02d}.{clock.minute:02d}"


def next_weekday(today: date, weekday: int) -> date:
    """The next such day after today (Monday is 0)."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _build(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _without_year(month: int, day: int, today: date) -> date | None:
    """The nearest such day that is not past."""
    found = _build(today.year, month, day)
    return _build(today.year + 1, month, day) if found and found < today else found


def _only_day(day: int, today: date) -> date | None:
    """The next month that has such a day and in which it is not past."""
    for ahead in range(4):
        first = add_months(today.replace(day=1), ahead)
        found = _build(first.year, first.month, day)
        if found and found >= today:
            return found
    return None


def read_date(text: str, today: date) -> date | None:
    """Read "20", "20/11", "20 nov", "20 November 2026", "2026-11-20", "besok", "senin", "+3".

    A day without its month or year is the nearest that is not past. None when unreadable.
    """
    typed = " ".join(text.lower().split())
    if (ahead := _days_ahead(typed, today)) is not None:
        return today + timedelta(days=ahead)
    if found := _ISO.fullmatch(typed):
        return _build(*(int(part) for part in found.groups()))
    if found := _LONG_DATE.fullmatch(typed):
        return _with_month_name(found, today)
    if found := _NUMBERS.fullmatch(typed):
        return _with_numbers(found, today)
    return None


def _days_ahead(typed: str, today: date) -> int | None:
    """Days from today that a word or "+3" means."""
    if typed in _WORDS:
        return _WORDS[typed]
    if re.fullmatch(r"\+\d{1,3}", typed):
        return int(typed)
    plain = typed.replace("'", "")
    if len(plain) < 3:
        return None
    for number, name in enumerate(DAYS):
        if name.lower().startswith(plain):
            return (next_weekday(today, number) - today).days
    return None


def _with_numbers(found: re.Match[str], today: date) -> date | None:
    day, month, year = found.groups()
    if month is None:
        return _only_day(int(day), today)
    if year is None:
        return _without_year(int(month), int(day), today)
    return _build(int(year), int(month), int(day))


def _with_month_name(found: re.Match[str], today: date) -> date | None:
    day, name, year = found.groups()
    short = {"agt": "agu", "may": "mei", "oct": "okt", "dec": "des", "aug": "agu"}
    start = short.get(name[:3], name[:3])
    month = next((n for n, known in enumerate(SHORT_MONTHS, 1) if known.lower() == start), None)
    if month is None:
        return None
    if year is None:
        return _without_year(month, int(day), today)
    return _build(int(year), month, int(day))


def read_time(text: str) -> time | None:
    """Read "10", "1015", "10.15", "10:15". None when unreadable."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
