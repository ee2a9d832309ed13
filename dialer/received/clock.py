"""Times of day as people and spreadsheets write them."""

import re
from datetime import datetime, time, timedelta

from dialer.contacts.cells import Cell, tidy

_TEXT = re.compile(
    r"(?:pukul|jam|pkl)?\.?\s*([0-9]{1,2})[.:]([0-9]{2})(?:[.:][0-9]{2}(?:\.[0-9]+)?)?"
    r"\s*(am|pm)?\s*(?:wib|wita|wit)?\.?\Z",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:pukul|jam|pkl)\.?\s*([0-9]{1,2})\s*(?:wib|wita|wit)?\.?\Z", re.IGNORECASE)
_BEHIND_DAY = re.compile(r".*[0-9][\sT,]+(?:pukul\s+|jam\s+)?([0-9]{1,2}[.:][0-9]{2}.*)\Z")
_MINUTES_A_DAY = 24 * 60
_HOURS = 24


def parse_time(cell: Cell) -> time | None:
    """The time of day a cell names, to the minute; None when there is none.

    Reads `09.15`, `9:15 WIB`, `pukul 9`, `2:15 PM`, a part of a day (0.385), 9.15 typed as a
    number, and the time behind a date (`20/11/2026 09.15`).
    """
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0) if cell.time() != time() else None
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, timedelta):
        return _from_minutes(round(cell.total_seconds() / 60))
    if isinstance(cell, float):
        if 0 < cell < 1:
            return _from_minutes(round(cell * _MINUTES_A_DAY))
        return None if cell.is_integer() else _time(int(cell), round((cell - int(cell)) * 100))
    return _from_text(tidy(cell)) if isinstance(cell, str) else None


def _from_text(text: str) -> time | None:
    text = " ".join(text.split())
    behind = _BEHIND_DAY.match(text)
    match = _TEXT.match(behind.group(1) if behind else text)
    if match is not None:
        hours, minutes, half = int(match.group(1)), int(match.group(2)), match.group(3)
        if half is not None and 1 <= hours <= 12:
            hours = hours % 12 + (12 if half.casefold() == "pm" else 0)
        return _time(hours, minutes)
    whole = _WHOLE.match(text)
    return _time(int(whole.group(1)), 0) if whole else None


def _from_minutes(minutes: int) -> time | None:
    return _time(*divmod(minutes, 60))


def _time(hours: int, minutes: int) -> time | None:
    return time(hours, minutes) if 0 <= hours < _HOURS and 0 <= minutes < 60 else None
