"""A tidy table: one row a fact, one meaning a column, ready for a pivot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

Value = str | int | date | time | None


class Kind(Enum):
    """What a column holds; only text may come from people."""

    TEXT = "text"
    COUNT = "count"
    RUPIAH = "rupiah"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class TidyColumn:
    """A column; `width` in characters."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Tidy:
    """A table whose `name` formulas use."""

    name: str
    columns: tuple[TidyColumn, ...]
    rows: Sequence[tuple[Value, ...]]

    def place(self, title: str) -> int:
        """Where a column stands."""
        return next(at for at, one in enumerate(self.columns) if one.title == title)

    def kind(self, title: str) -> Kind:
        """What a column holds."""
        return self.columns[self.place(title)].kind

    def total(self, title: str) -> int:
        """The sum of a column of numbers."""
        at = self.place(title)
        return sum(value for row in self.rows if isinstance(value := row[at], int))
