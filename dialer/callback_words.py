"""A moment as people say it on the telephone: "besok 10", "senin sore", "2 jam lagi".

Pure: now on the contact's clock is passed in. Whether one may call then is asked of the hours
(`dialer.hours`), which move it and say so.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from dialer.contacts.dates import parse_date
from dialer.hours import ZONES

PARTS_OF_DAY: Final[Mapping[str, time]] = {
    "pagi": time(9),
    "siang": time(13),
    "sore": time(16),
    "malam": time(19),
}
"""When a part of the day is meant without an hour [I]."""

MARKS_OF_DAY: Final[Mapping[str, time]] = {
    "makan siang": time(13),
    "zuhur": time(13),
    "jumatan": time(13, 30),
    "asar": time(16),
    "kerja": time(17),
    "magrib": time(18, 30),
    "isya": time(19, 30),
}
"""When somebody means by "after" what divides the day (prayers at their latest in the year) [I]."""

_SHORT: Final = {
    "bsk": "besok", "bsok": "besok", "mgg": "minggu", "mggu": "minggu", "dpn": "depan",
    "sn": "senin", "snn": "senin", "senen": "senin", "sel": "selasa", "sls": "selasa",
    "rb": "rabu", "rab": "rabu", "kam": "kamis", "kms": "kamis", "jum": "jumat", "jmt": "jumat",
    "sab": "sabtu", "sbt": "sabtu", "ahad": "minggu", "mlm": "malam", "nti": "nanti",
    "ntr": "nanti", "pgi": "pagi", "abis": "habis", "setelah": "habis", "sesudah": "habis",
    "sehabis": "habis", "selesai": "habis", "usai": "habis", "bada": "habis", "bakda": "habis",
    "pulang": "habis", "maghrib": "magrib", "dzuhur": "zuhur", "dhuhur": "zuhur",
    "duhur": "zuhur", "lohor": "zuhur", "ashar": "asar", "isa": "isya", "kantor": "kerja",
}  # fmt: skip
"""Words as they are jotted down in haste."""

_IDLE: Final = re.compile(
    r"\b(?:ya|saja|aja|pak|bu|sekitar|kira-kira|kurang lebih|(?:di ?atas|habis)(?= (?:jam|pukul)))"
    r"(?= |$)"
)
"""What is said around a moment without changing it."""

_ZONE: Final = re.compile(r"\b(wib|wita|wit)$")
_OF_TODAY: Final = re.compile(rf"\b({'|'.join(PARTS_OF_DAY)}) ini(?= |$)")
_MARK: Final = re.compile(rf"\bhabis (?:salat |sholat |solat )?({'|'.join(MARKS_OF_DAY)})(?= |$)")
_EVENING_TOO: Final = (7, 8)
"""Hours that are past in the morning and may mean the evening of the same day."""

_ZONES: Final = {short.casefold(): zone for zone, short in ZONES.items()}

_HOURS_OF: Final[Mapping[str, range]] = {
    "pagi": range(12),
    "siang": range(10, 17),
    "sore": range(14, 20),
    "malam": range(18, 24),
}
"""The hours that may be named with a part of the day: "jam 12 malam" is no noon."""

_DAYS: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_AHEAD: Final = {"hari ini": 0, "nanti": 0, "besok": 1, "lusa": 2}
_DAY: Final = re.compile(rf"\b(?:hari )?({'|'.join(_DAYS)})(?: depan)?(?= |$)")
_AHEAD_WORD: Final = re.compile(rf"\b({'|'.join(_AHEAD)})(?= |$)")
_NEXT_WEEK: Final = re.compile(
    rf"(?<!hari )\b(?:(?:hari )?({'|'.join(_DAYS)}) )?(?:minggu|pekan) depan"
    rf"(?: (?:hari )?({'|'.join(_DAYS)}))?(?= |$)"
)
_NEXT_MONTH: Final = re.compile(
    r"\b(?:(?:tgl|tanggal)\.? ?(\d{1,2}) |awal )?bulan depan(?= |$)|\bawal bulan$"
)
_NUMBERS: Final = {"satu": 1, "sejam": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "setengah": 0}
_FROM_NOW: Final = re.compile(
    r"(?:dalam )?(\d{1,3}|satu|dua|tiga|empat|lima|setengah)? ?(?:(setengah) )?"
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
_IN_FIGURES: Final = re.compile(r"\b(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}))?|-(\d{1,2})-(\d{4}))(?= |$)")
_OF_MONTH: Final = re.compile(
    r"\b(\d{1,2}) ((?:jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des)[a-z]*)(?: (\d{4}))?(?= |$)"
)


def read_moment(text: str, now: datetime) -> datetime | None:
    """Return the moment that is meant, in the zone of `now`; None for what is unclear.

    A day without an hour is its morning; an hour without a day is the next such hour; next week
    ("minggu depan", not "hari minggu depan") without a day is its Monday, next month its first day.
    From one to six o'clock is the afternoon unless the morning is named: nobody is called at night.
    The hour is the contact's own unless WIB, WITA or WIT is said.
    """
    words = _plain(text)
    if zone := _ZONE.search(words):
        there = now.astimezone(ZoneInfo(_ZONES[zone[1]]))
        said = read_moment(words[: zone.start()], there)
        return None if said is None else said.astimezone(now.tzinfo)
    ahead = _FROM_NOW.fullmatch(words)
    if ahead is not None:
        return _from_now(ahead, now)
    day, rest = _day(words, now.date())
    mark, rest = _mark(rest)
    if mark == "jumatan" and day is None:
        day = now.date() + timedelta(days=(4 - now.weekday()) % 7)
    part, rest = _part_of_day(rest)
    clock, rest = (MARKS_OF_DAY[mark], rest) if mark else _clock(rest, part)
    vague = not part and (day is None or words in ("hari ini", "nanti"))
    if rest.strip() or (clock is None and vague):
        return None
    wanted = clock or PARTS_OF_DAY.get(part, PARTS_OF_DAY["pagi"])
    moment = datetime.combine(day or now.date(), wanted, tzinfo=now.tzinfo)
    if moment <= now and day is None:
        in_the_evening = not part and wanted.hour in _EVENING_TOO
        moment += timedelta(hours=12) if in_the_evening else timedelta(days=1)
    return moment


def _plain(text: str) -> str:
    """The words in small letters, short ones written out, without what changes nothing."""
    text = re.sub(r"(?<=\d),(?=\d\d\b)", ".", text.casefold().replace("'", "").replace("’", ""))
    words = " ".join(_SHORT.get(word, word) for word in text.replace(",", " ").split())
    words = words.replace("salat jumat", "jumatan").replace("sholat jumat", "jumatan")
    words = _OF_TODAY.sub(r"hari ini \1", words.replace("jum at", "jumat"))
    return " ".join(_IDLE.sub(" ", words).split())


def _mark(words: str) -> tuple[str, str]:
    found = _MARK.search(words)
    return ("", words) if found is None else (found[1], _without(found, words))


def _from_now(found: re.Match[str], now: datetime) -> datetime | None:
    many, half, unit = found.groups()
    if unit in ("sejam", "seminggu", "sepekan"):
        many = None if many else "1"
    if many is None or ("setengah" in (many, half) and unit != "jam"):
        return None
    count = _NUMBERS[many] if many in _NUMBERS else int(many)
    if unit == "menit":
        return now + timedelta(minutes=count)
    if unit in ("jam", "sejam"):
        return now + timedelta(hours=count, minutes=30 if many == "setengah" or half else 0)
    return now + timedelta(days=count * (1 if unit == "hari" else 7))


def _day(words: str, today: date) -> tuple[date | None, str]:
    """The day that is named and what is left of the words, all of them where it is no day."""
    day: date | None
    if found := _NEXT_WEEK.search(words):
        named = found[1] or found[2]
        if found[1] and found[2]:
            return None, words
        place = _DAYS.index(named) if named else 0
        day = today + timedelta(days=7 - today.weekday() + place)
    elif found := _NEXT_MONTH.search(words):
        month = today.replace(day=1) + timedelta(days=31)
        day = _date_of(month.year, month.month, int(found[1] or 1))
    elif found := _AHEAD_WORD.search(words):
        day = today + timedelta(days=_AHEAD[found[1]])
    elif found := _DAY.search(words):
        day = today + timedelta(days=(_DAYS.index(found[1]) - today.weekday() - 1) % 7 + 1)
    elif found := _ON_DATE.search(words) or _OF_MONTH.search(words):
        day = _date(found[1], found[2], found[3], today)
    elif found := _IN_FIGURES.search(words):
        day = _date(found[1], found[2] or found[4], found[3] or found[5], today)
    else:
        return None, words
    return day, words if day is None else _without(found, words)


def _without(found: re.Match[str], words: str) -> str:
    return f"{words[: found.start()].strip()} {words[found.end() :].strip()}".strip()


def _date_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(day: str, month: str | None, year: str | None, today: date) -> date | None:
    """The date that is named; without its month the next one that is not over."""
    if month is not None:
        named = parse_date(f"{day} {month} {year or today.year}".replace("/", " "))
        if named is None and month.isdigit():
            named = parse_date(f"{year or today.year}-{int(month):02}-{int(day):02}")
        if named is not None and named < today and year is None:
            named = parse_date(f"{named.year + 1}-{named.month:02}-{named.day:02}")
        return named
    for ahead in range(14):
        index = today.year * 12 + today.month - 1 + ahead
        named = _date_of(index // 12, index % 12 + 1, int(day))
        if named is not None and named >= today:
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
