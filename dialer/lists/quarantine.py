"""Sheets of rows put aside: they can be corrected and imported again.

Cells are written as text only: text that begins with `=` must never become a live formula.
"""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from dialer.contacts.cells import Cell, cell_text
from dialer.lists.model import REPORT_COLUMNS

QUARANTINE_SHEET = "Karantina"
DUPLICATE_SHEET = "Duplikat"
_WIDTHS = (18, 45)
"""Columns of the list, and of reason and fix, in characters."""


def write_rows(
    sheet: Worksheet,
    header: Sequence[str],
    rows: Sequence[tuple[Sequence[str], tuple[str, str, str]]],
) -> None:
    """Write rows as their cells and REPORT_COLUMNS: row of origin, reason, fix.

    The columns keep their headings, so that the mended file is read like the first one.
    """
    widest = max(len(header), *(len(cells) for cells, _ in rows))
    titles = (*header, *[""] * (widest - len(header)), *REPORT_COLUMNS)
    sheet.set_column(0, widest, _WIDTHS[0])
    sheet.set_column(widest + 1, widest + 2, _WIDTHS[1])
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title)
    for line, (cells, report) in enumerate(rows, start=1):
        blank = [""] * (widest - len(cells))
        for column, text in enumerate((*cells, *blank, *report)):
            sheet.write_string(line, column, text)


def written(cell: Cell) -> str:
    """The cell as text, its line breaks kept: they separate telephone numbers."""
    return cell if isinstance(cell, str) else cell_text(cell)
