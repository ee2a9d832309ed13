"""Dates as people write them down while listening: `25/11`, `25 Nov 2026`, `2026-11-25`."""

import re
from datetime import date
from typing import Final

_NUMERIC: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORDED: Final = re.compile(r"(\d{1,2})[ -]*([A-Za-z]{3,9})\.?(?:[ -]*(\d{4}))?", re.ASCII)
_NAMES: Final = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_ELSEWHERE: Final = {"may": 5, "aug": 8, "ags": 8, "agt": 8, "oct": 10, "dec": 12, "nopember": 11}


def read_date(text: str, today: date | None) -> date | None:
    """The day, or None. Without a year it is the next such day from `today` on, today included;
    without `today` a year is needed."""
    text = " ".join(text.split())
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if match := _NUMERIC.fullmatch(text):
        month, day, year = int(match[2]), int(match[1]), match[3]
    elif match := _WORDED.fullmatch(text):
        found = _month(match[2].lower())
        if found is None:
            return None
        month, day, year = found, int(match[1]), match[3]
    else:
        return None
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _next(today, month, day) if today else None


def _month(word: str) -> int | None:
    for number, name in enumerate(_NAMES, start=1):
        if word in (name, name[:3]):
            return number
    return _ELSEWHERE.get(word)


def _next(today: date, month: int, day: int) -> date | None:
    for year in range(today.year, today.year + 9):  # a 29 February may be eight years away
        found = _day(year, month, day)
        if found and found >= today:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
