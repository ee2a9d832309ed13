"""Periods as people ask for them: today, yesterday, this week, this month, or two days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialer.contacts.dates import format_date


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are inside."""

    first: date
    last: date

    @property
    def words(self) -> str:
        """ "1 Nov 2026 – 20 Nov 2026", or the one day."""
        if self.first == self.last:
            return format_date(self.first)
        return f"{format_date(self.first)} – {format_date(self.last)}"

    @property
    def backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.last < self.first


class Quick(StrEnum):
    """Periods on one key. A week begins on Monday; week and month end today."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"


QUICK_WORDS = {
    Quick.TODAY: "Hari ini",
    Quick.YESTERDAY: "Kemarin",
    Quick.WEEK: "Minggu ini",
    Quick.MONTH: "Bulan ini",
}


def quick_period(quick: Quick, today: date) -> Period:
    """Return the days a quick period means on a day."""
    if quick is Quick.YESTERDAY:
        before = today - timedelta(days=1)
        return Period(before, before)
    first = {
        Quick.TODAY: today,
        Quick.WEEK: today - timedelta(days=today.weekday()),
        Quick.MONTH: today.replace(day=1),
    }[quick]
    return Period(first, today)


def which_quick(period: Period, today: date, wanted: Quick | None = None) -> Quick | None:
    """Return the quick period that means these days; `wanted` first where several do."""
    found = [quick for quick in Quick if quick_period(quick, today) == period]
    return wanted if wanted in found else next(iter(found), None)
