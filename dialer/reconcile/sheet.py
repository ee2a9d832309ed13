"""A sheet whose header is understood, and which of a workbook's sheets is meant."""

from collections.abc import Sequence
from itertools import islice

from dialer.contacts.cells import Cell
from dialer.lists.columns import Layout
from dialer.lists.header_row import Header
from dialer.lists.model import Field
from dialer.lists.reader import Table
from dialer.lists.rowkinds import RowKind, RowSorter
from dialer.reconcile.columns import Heading, Vocabulary, assign_columns, find_heading
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
        sorter = RowSorter(self._layout())
        start = self.heading.row_index + 1
        return [
            (number, cells)
            for number, cells in enumerate(islice(self.table.rows, start, None), start + 1)
            if sorter.kind_of(cells) is RowKind.DATA
        ]

    def titles(self) -> list[str]:
        """The texts above the header."""
        above = self.table.rows[: self.heading.row_index - len(self.heading.lines) + 1]
        return [cell.strip() for row in above for cell in row if isinstance(cell, str)]

    def _layout(self) -> Layout:
        """The sheet as a list, for telling its rows from titles and totals."""
        known = {one.value for one in Field}
        fields = {
            Field(column.value): (index,)
            for column, index in self.columns.items()
            if column.value in known
        }
        if Field.NAME not in fields:
            fields[Field.NAME] = (next(iter(self.columns.values())),)
        header = Header(
            self.heading.texts, self.heading.row_index, frozenset(fields), self.heading.lines
        )
        return Layout(
            table=self.table,
            header=header,
            fields=fields,
            labels=self.heading.texts,
            unknown=(),
            amount_factor=1,
            guessed=frozenset(),
        )


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
