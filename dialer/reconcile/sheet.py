"""A sheet whose header is understood, and which of a workbook's sheets is meant."""

from collections.abc import Sequence
from itertools import islice

from dialer.contacts.cells import Cell
from dialer.lists.reader import Table
from dialer.reconcile.columns import Heading, Vocabulary, assign_columns, find_heading
from dialer.reconcile.datarows import DataRows
from dialer.reconcile.model import Column


class Sheet:
    """A table whose header is understood."""

    def __init__(self, table: Table, heading: Heading, columns: dict[Column, int]) -> None:
        self.table = table
        self.heading = heading
        self.columns = columns

    def data_rows(self) -> Sequence[tuple[int, tuple[Cell, ...]]]:
        """Row number (as the spreadsheet counts) and cells of each row that is data.

        Blank rows, totals, titles and repeated headers are no rows of the list.
        """
        sorter = DataRows(self.heading, self.columns)
        start = self.heading.row_index + 1
        return [
            (number, cells)
            for number, cells in enumerate(islice(self.table.rows, start, None), start + 1)
            if sorter.holds(cells)
        ]

    def titles(self) -> list[str]:
        """The texts above the header."""
        above = self.table.rows[: self.heading.row_index - len(self.heading.lines) + 1]
        return [cell.strip() for row in above for cell in row if isinstance(cell, str)]


def best_sheet(
    tables: Sequence[Table], vocabulary: Vocabulary, keys: Sequence[Column]
) -> tuple[Sheet, tuple[str, ...]] | None:
    """The visible sheet with most known columns, then most rows; names of the others that fit."""
    sheets: list[Sheet] = []
    for table in tables:
        heading = find_heading(table.rows, vocabulary)
        if heading is None:
            continue
        columns = assign_columns(heading, table.rows, vocabulary)
        if any(one in columns for one in keys):
            sheets.append(Sheet(table, heading, columns))
    if not sheets:
        return None
    best = max(
        sheets, key=lambda one: (not one.table.hidden, len(one.columns), len(one.table.rows))
    )
    others = tuple(
        one.table.sheet or ""
        for one in sheets
        if one is not best
        and not one.table.hidden
        and len(one.table.rows) > one.heading.row_index + 1
    )
    return best, others
