"""Days of a column: whether they are written month first, as exports of English programs do."""

import re
from collections.abc import Iterable
from datetime import date

from dialer.contacts.cells import Cell
from dialer.contacts.dates import parse_date

_FIGURES = re.compile(r"\s*([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})\b")
_MONTHS = 12
_MANY = 0.25
"""Of a month written month first, more than half of the days are beyond the twelfth."""


def month_first(cells: Iterable[Cell]) -> bool:
    """Whether a column can only be read month first: many cells must be, and none must not.

    A single one is a slip of the pen, and what is a date in another way (a cell of a date, a month
    by its name) shows that people wrote it.
    """
    proven = figures_in_all = 0
    for cell in cells:
        figures = _FIGURES.match(cell) if isinstance(cell, str) else None
        if figures is None:
            if parse_date(cell) is not None:
                return False
            continue
        first, second = int(figures.group(1)), int(figures.group(2))
        if first > _MONTHS:
            return False
        figures_in_all += 1
        proven += second > _MONTHS
    return proven > 0 and proven >= _MANY * figures_in_all


def day_of(cell: Cell, *, months_first: bool) -> date | None:
    """The day a cell names; see `dialer.contacts.dates.parse_date`."""
    if months_first and isinstance(cell, str):
        figures = _FIGURES.match(cell)
        if figures is not None:
            month, day, year = figures.groups()
            return parse_date(f"{day}/{month}/{year}") if int(month) <= _MONTHS else None
    return parse_date(cell)
