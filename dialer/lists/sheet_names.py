"""Several sheets of a workbook that are read as one list: their name together, and their rows.

A list has one name of a sheet and one number of a row everywhere. So sheets read together are
called `Kelas 1 / Kelas 2` (Excel allows no slash in a sheet's name), and row 12 of the second one
has the number 2,000,012.
"""

from collections.abc import Sequence
from typing import Final

BETWEEN: Final = " / "
ROWS_OF_A_SHEET: Final = 2_000_000
"""More than a sheet can have."""


def together(names: Sequence[str | None]) -> str | None:
    """One name for the sheets that are read; None for a text file."""
    return None if names[0] is None else BETWEEN.join(name or "" for name in names)


def apart(sheet: str) -> list[str]:
    """The names of the sheets that are read."""
    return [name.strip() for name in sheet.split(BETWEEN.strip()) if name.strip()]


def row_words(number: int, sheet: str | None) -> str:
    """The number of a row as the spreadsheet shows it: `12`, or `12 (Kelas 2)` of several."""
    names = apart(sheet or "")
    part, row = divmod(number, ROWS_OF_A_SHEET)
    if len(names) < 2 or part >= len(names):
        return str(number)
    return f"{row} ({names[part]})"
