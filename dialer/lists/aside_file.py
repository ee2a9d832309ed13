"""Rows a list put aside, written to a workbook that can be mended and taken in again.

Cells are written as text only: text that begins with `=` must never become a live formula.
"""

from typing import BinaryIO

import xlsxwriter

from dialer.call_lists import Aside
from dialer.lists.quarantine import DUPLICATE_SHEET, QUARANTINE_SHEET, write_rows
from dialer.lists.sheet_names import row_words


def write_aside(aside: Aside, target: BinaryIO) -> None:
    """Write quarantined rows and duplicates, each on its sheet."""
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, duplicate in ((QUARANTINE_SHEET, False), (DUPLICATE_SHEET, True)):
        rows = [row for row in aside.rows if row.duplicate is duplicate]
        if rows:
            write_rows(
                workbook.add_worksheet(name),
                aside.header,
                [
                    (row.cells, (row_words(row.row_number, aside.sheet), row.reason, row.fix))
                    for row in rows
                ],
            )
    workbook.close()
