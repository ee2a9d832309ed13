"""The month and year that a header names: which of two equal columns is the later one."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dialer.contacts.dates import MONTHS

_MONTHS = {
    **{name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)},
    "may": 5, "aug": 8, "agt": 8, "peb": 2, "ags": 8, "oct": 10, "nop": 11, "dec": 12,
}  # fmt: skip
_WORD = re.compile(
    r"\b(?:januari|januar|january|jan|februari|february|pebruari|feb|maret|march|mar|april|apr|mei"
    r"|may|juni|june|jun|juli|july|jul|agustus|august|agu|agt|ags|aug|september|sept?|oktober"
    r"|october|okt|oct|november|nopember|nov|nop|desember|december|des|dec)(?![a-z])",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"(?<![0-9])(0?[1-9]|1[0-2])\s*[/.\-]\s*((?:19|20)[0-9]{2})(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def period_of(header: str) -> tuple[int, int]:
    """Year and month of a header, 0 for what it does not name; the last ones of several."""
    figures = _IN_FIGURES.findall(header)
    if figures:
        month, year = figures[-1]
        return int(year), int(month)
    words = _WORD.findall(header.replace("_", " "))
    years = _YEAR.findall(header)
    month = _MONTHS.get(words[-1][:3].casefold(), 0) if words else 0
    return int(years[-1]) if years else 0, month


def in_time(headers: Sequence[str]) -> list[int]:
    """The places of the headers from the oldest period to the newest, as they stand if unknown.

    Months without a year follow each other round the year: December comes before January.
    """
    places = list(range(len(headers)))
    periods = [period_of(header) for header in headers]
    if len(set(periods)) < len(periods):
        return places
    if all(year for year, _ in periods):
        return sorted(places, key=lambda place: periods[place])
    months = sorted(month for _, month in periods)
    if any(year for year, _ in periods) or not all(months):
        return places
    gaps = [(after - before, after) for before, after in pairwise((*months, months[0] + 12))]
    start = max(gaps)[1] % 12
    return sorted(places, key=lambda place: (periods[place][1] - start) % 12)
