"""Dates: Indonesian months and days, Excel serials; the three forms the program shows."""

import math
import re
from datetime import date, datetime, timedelta

from dialer.contacts.cells import Cell, tidy
from dialer.contacts.words import word_set

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_MONTH_WORDS = {
    **{name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)},
    "may": 5, "agt": 8, "ags": 8, "aug": 8, "oct": 10, "okb": 10, "nop": 11, "dec": 12, "peb": 2,
    "pbr": 2, "mrt": 3,
}  # fmt: skip
_FULL_WORDS = frozenset(name.casefold() for name in MONTHS) | word_set(
    "january february march may june july august october december pebruari nopember agst sept agus "
    "febr"
)
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
"""Excel serials taken for dates: May 1927 to January 2119."""

_DAY_NAME = re.compile(
    r"\A(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun)\b[\s,.]*",
    re.IGNORECASE,
)
_TIME_TAIL = re.compile(r"[\sT,]+(?:pukul\s+|jam\s+)?[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9.]+)?.*\Z")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\Z")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|[0-9]{2})\Z")
_WORDED = re.compile(r"([0-9]{1,2})[-/. ]*([a-z]{3,9})[-/., ]*([0-9]{4}|[0-9]{2})\Z")
_WORD_FIRST = re.compile(r"([a-z]{3,9})\.? +([0-9]{1,2}),? +([0-9]{4})\Z")
_COMPACT = re.compile(r"[0-9]{8}\Z")


def parse_date(cell: Cell) -> date | None:
    """The day a cell names, None when there is none or it cannot be told.

    Day before month, as Indonesians write; month first only where no other reading exists.
    Two-digit years: 00-49 are 2000s, 50-99 are 1900s. Number cells are Excel serials.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        whole = int(cell) if math.isfinite(cell) else 0
        return _EXCEL_EPOCH + timedelta(days=whole) if whole in _SERIALS else None
    return _parse_text(tidy(cell)) if isinstance(cell, str) else None


def _parse_text(text: str) -> date | None:
    text = _DAY_NAME.sub("", " ".join(text.split()))
    text = _TIME_TAIL.sub("", text).strip(" ,.").casefold()
    if re.fullmatch(r"[0-9]{5}(?:[.,][0-9]+)?", text):
        return parse_date(int(text[:5]))
    year_first = _YEAR_FIRST.match(text)
    if year_first:
        year, month, day = map(int, year_first.groups())
        return _date(year, month, day)
    day_first = _DAY_FIRST.match(text)
    if day_first:
        first, second = int(day_first.group(1)), int(day_first.group(2))
        year = _year(day_first.group(3))
        return _date(year, second, first) or _date(year, first, second)
    worded = _WORDED.match(text)
    if worded:
        return _date(_year(worded.group(3)), _month(worded.group(2)), int(worded.group(1)))
    word_first = _WORD_FIRST.match(text)
    if word_first:
        return _date(
            int(word_first.group(3)), _month(word_first.group(1)), int(word_first.group(2))
        )
    return _compact(text) if _COMPACT.match(text) else None


def _compact(text: str) -> date | None:
    """`20261120` or `20112026`; None when both are dates."""
    year_first = _date(int(text[:4]), int(text[4:6]), int(text[6:]))
    day_first = _date(int(text[4:]), int(text[2:4]), int(text[:2]))
    return None if year_first and day_first else year_first or day_first


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _month(word: str) -> int:
    if len(word) > 3 and word not in _FULL_WORDS:
        return 0
    return _MONTH_WORDS.get(word[:3], 0)


def _date(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def format_date(day: date) -> str:
    """`20 Nov 2026`."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def format_date_long(day: date) -> str:
    """`20 November 2026`, for letters and reports."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_datetime(moment: datetime) -> str:
    """`20 Nov 2026 10.15`; the moment must already be in the reader's time zone."""
    return f"{format_date(moment)} {moment:%H.%M}"


def day_name(day: date) -> str:
    """`Jumat`."""
    return DAYS[day.weekday()]
