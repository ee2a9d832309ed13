"""Rows a list put aside, written to a workbook that can be mended and taken in again.

Cells are written as text only: text that begins with `=` must never become a live formula.
"""

from collections.abc import Sequence
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dialer.call_lists import Aside, AsideRow
from dialer.lists.quarantine import DUPLICATE_SHEET, QUARANTINE_SHEET, REPORT_COLUMNS
from dialer.lists.sheet_names import row_words

_WIDTHS = (18, 45)
"""Columns of the list, and of reason and fix, in characters."""


def write_aside(aside: Aside, target: BinaryIO) -> None:
    """Write quarantined rows and duplicates, each on its sheet.

    The columns keep their headings, so that the mended file is read like the first one.
    """
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, duplicate in ((QUARANTINE_SHEET, False), (DUPLICATE_SHEET, True)):
        rows = [row for row in aside.rows if row.duplicate is duplicate]
        if rows:
            _write_sheet(workbook.add_worksheet(name), aside, rows)
    workbook.close()


def _write_sheet(sheet: Worksheet, aside: Aside, rows: Sequence[AsideRow]) -> None:
    header = aside.header
    widest = max(len(header), *(len(row.cells) for row in rows))
    titles = (*header, *[""] * (widest - len(header)), *REPORT_COLUMNS)
    sheet.set_column(0, widest, _WIDTHS[0])
    sheet.set_column(widest + 1, widest + 2, _WIDTHS[1])
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title)
    for line, row in enumerate(rows, start=1):
        report = (row_words(row.row_number, aside.sheet), row.reason, row.fix)
        padded = (*row.cells, *[""] * (widest - len(row.cells)), *report)
        for column, text in enumerate(padded):
            sheet.write_string(line, column, text)
