"""A moment as people say it on the telephone: "besok 10", "senin sore", "2 jam lagi".

Pure: now on the contact's clock is passed in. What was understood is a moment; whether one may
call then is asked of the hours (`understood`), which move it and say so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from dialer.contacts.dates import parse_date
from dialer.hours import CallingHours, local

PARTS_OF_DAY: Final[Mapping[str, time]] = {
    "pagi": time(9),
    "siang": time(13),
    "sore": time(16),
    "malam": time(19),
}
"""When a part of the day is meant without an hour [I]."""

_HOURS_OF: Final[Mapping[str, range]] = {
    "pagi": range(12),
    "siang": range(10, 17),
    "sore": range(14, 20),
    "malam": range(18, 24),
}
"""The hours that may be named with a part of the day: "jam 12 malam" is no noon."""

_DAYS: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_AHEAD: Final = {"hari ini": 0, "nanti": 0, "tadi": 0, "besok": 1, "lusa": 2}
_DAY: Final = re.compile(rf"\b(?:hari )?({'|'.join(_DAYS)})(?: depan)?(?= |$)")
_AHEAD_WORD: Final = re.compile(rf"\b({'|'.join(_AHEAD)})(?= |$)")
_NEXT_WEEK: Final = re.compile(
    rf"(?<!hari )\b(?:(?:hari )?({'|'.join(_DAYS)}) )?(?:minggu|pekan) depan(?= |$)"
)
_NUMBERS: Final = {"satu": 1, "sejam": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "setengah": 0}
_FROM_NOW: Final = re.compile(
    r"(?:dalam )?(\d{1,3}|satu|dua|tiga|empat|lima|setengah)? ?"
    r"(sejam|jam|menit|hari|minggu|pekan|seminggu|sepekan)(?: lagi| kemudian)"
)
_CLOCK: Final = re.compile(
    r"(?:jam|pukul|pkl|jm)?\.? ?(setengah )?(\d{1,2})(?:[.:](\d{2}))?(?= |$)"
)
_ON_DATE: Final = re.compile(
    r"\b(?:tgl|tanggal)\.? ?(\d{1,2})"
    r"(?:[ /-](\d{1,2}|(?!jam|pukul|pkl|jm|pagi|siang|sore|malam)[a-z]{3,9}))?"
    r"(?:[ /-](\d{4}))?(?= |$)"
)
_OF_MONTH: Final = re.compile(
    r"\b(\d{1,2}) ((?:jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des)[a-z]*)(?: (\d{4}))?(?= |$)"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood and when one will call: `moved` when that hour is not allowed."""

    said: datetime
    at: datetime

    @property
    def moved(self) -> bool:
        """Whether the hours asked for another moment."""
        return self.said != self.at


def understood(text: str, now: datetime, zone: str, hours: CallingHours) -> Understood | None:
    """Return the moment that was meant and the one that is allowed; None for what is unclear."""
    said = read_moment(text, local(now, zone))
    if said is None or said <= now:
        return None
    return Understood(said, hours.allowed_from(said, zone))


def read_moment(text: str, now: datetime) -> datetime | None:
    """Return the moment that is meant, in the zone of `now`; None for what is unclear.

    A day without an hour is its morning; an hour without a day is the next such hour; next week
    ("minggu depan", not "hari minggu depan") without a day is its Monday. From one to six o'clock
    is the afternoon unless the morning is named: nobody is called at night.
    """
    words = " ".join(re.sub(r"[,']", " ", text.casefold()).split())
    words = words.replace("jum at", "jumat").replace("senen", "senin").replace("ahad", "minggu")
    ahead = _FROM_NOW.fullmatch(words)
    if ahead is not None:
        return _from_now(ahead, now)
    day, rest = _day(words, now.date())
    part, rest = _part_of_day(rest)
    clock, rest = _clock(rest, part)
    if rest.strip() or (day is None and clock is None and not part):
        return None
    wanted = clock or PARTS_OF_DAY.get(part, PARTS_OF_DAY["pagi"])
    moment = datetime.combine(day or now.date(), wanted, tzinfo=now.tzinfo)
    if moment <= now and day is None:
        moment += timedelta(days=1)
    return moment


def _from_now(found: re.Match[str], now: datetime) -> datetime | None:
    many, unit = found.groups()
    if unit in ("sejam", "seminggu", "sepekan"):
        many = None if many else "1"
    if many is None:
        return None
    count = _NUMBERS[many] if many in _NUMBERS else int(many)
    if many == "setengah":
        return now + timedelta(minutes=30) if unit == "jam" else None
    if unit == "menit":
        return now + timedelta(minutes=count)
    if unit in ("jam", "sejam"):
        return now + timedelta(hours=count)
    return now + timedelta(days=count * (1 if unit == "hari" else 7))


def _day(words: str, today: date) -> tuple[date | None, str]:
    """The day that is named and what is left of the words, all of them where it is no day."""
    day: date | None
    if found := _NEXT_WEEK.search(words):
        place = _DAYS.index(found[1]) if found[1] else 0
        day = today + timedelta(days=7 - today.weekday() + place)
    elif found := _AHEAD_WORD.search(words):
        day = today + timedelta(days=_AHEAD[found[1]])
    elif found := _DAY.search(words):
        day = today + timedelta(days=(_DAYS.index(found[1]) - today.weekday() - 1) % 7 + 1)
    elif found := _ON_DATE.search(words) or _OF_MONTH.search(words):
        day = _date(found, today)
    else:
        return None, words
    return day, words if day is None else _without(found, words)


def _without(found: re.Match[str], words: str) -> str:
    return f"{words[: found.start()].strip()} {words[found.end() :].strip()}".strip()


def _date(found: re.Match[str], today: date) -> date | None:
    """The date that is named; without its month the next one that is not over."""
    day, month, year = found.groups()
    if month is not None:
        named = parse_date(f"{day} {month} {year or today.year}".replace("/", " "))
        if named is None and month.isdigit():
            named = parse_date(f"{year or today.year}-{int(month):02}-{int(day):02}")
        if named is not None and named < today and year is None:
            named = parse_date(f"{named.year + 1}-{named.month:02}-{named.day:02}")
        return named
    for ahead in range(14):
        index = today.year * 12 + today.month - 1 + ahead
        try:
            named = date(index // 12, index % 12 + 1, int(day))
        except ValueError:
            continue
        if named >= today:
            return named
    return None


def _part_of_day(words: str) -> tuple[str, str]:
    for part in PARTS_OF_DAY:
        if part in words.split():
            return part, " ".join(word for word in words.split() if word != part)
    return "", words


def _clock(words: str, part: str) -> tuple[time | None, str]:
    """The hour that is named and what is left of the words."""
    found = _CLOCK.search(words)
    if found is None:
        return None, words
    hour, minute = int(found[2]), int(found[3] or 0)
    if found[1]:
        if found[3] or not 1 <= hour <= 12:
            return None, words
        hour, minute = hour - 1 or 12, 30
    afternoon = part != "pagi" if hour <= 6 else part in ("sore", "malam") and hour < 12
    if afternoon:
        hour += 12
    if hour not in _HOURS_OF.get(part, range(24)) or minute > 59:
        return None, words
    return time(hour, minute), _without(found, words)
