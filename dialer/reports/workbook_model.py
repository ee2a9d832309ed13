"""What a workbook holds: tables of rows, and totals that follow them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialer.reports.tidy_model import Tidy


@dataclass(frozen=True, slots=True)
class LiveRate:
    """A figure of the summary: the sum of a column, and of the one it is a share of, if any.

    `table` "" is the first of the workbook. `length`: seconds by calls, shown as minutes.
    """

    label: str
    part: str
    whole: str = ""
    table: str = ""
    length: bool = False


@dataclass(frozen=True, slots=True)
class Of:
    """The sum of a column of a table ("" the first) under a heading ("" as the column's)."""

    column: str
    table: str = ""
    label: str = ""

    @property
    def heading(self) -> str:
        """What stands above the sums."""
        return self.label or self.column


@dataclass(frozen=True, slots=True)
class LiveParts:
    """Sums of columns for each word of the column `by`, which all their tables have.

    `what` heads the words, "" as `by` does. Words stand in `order` where there is one, else the
    largest first; a word whose sums are all 0 is left out.
    """

    heading: str
    by: str
    sums: tuple[Of, ...]
    what: str = ""
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds. `others` are further tables, each on a sheet of its name.

    `printed` are the titles and texts of the rows as in the PDF.
    """

    tidy: Tidy
    rates: tuple[LiveRate, ...]
    parts: tuple[LiveParts, ...]
    titles: tuple[str, ...] = ()
    printed: Iterable[Sequence[str]] = ()
    others: tuple[Tidy, ...] = ()

    def table(self, name: str) -> Tidy:
        """A table by its name; "" is the first."""
        if name in ("", self.tidy.name):
            return self.tidy
        return next(one for one in self.others if one.name == name)
