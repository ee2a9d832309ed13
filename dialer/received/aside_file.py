"""The report of rows that were not taken: an XLSX that can be mended and imported again.

Cells are written as text only: text that begins with `=` must never become a live formula.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from dialer.errors import DiskFullError
from dialer.lists.quarantine import DUPLICATE_SHEET, QUARANTINE_SHEET, REPORT_COLUMNS
from dialer.received.model import Aside, AsideLine, ReceivedAside
from dialer.reports.saving import save_whole

WITHOUT_CONTACT_SHEET = "Tanpa Kontak"
SHEETS = (
    (Aside.QUARANTINED, QUARANTINE_SHEET),
    (Aside.UNMATCHED, WITHOUT_CONTACT_SHEET),
    (Aside.DUPLICATE, DUPLICATE_SHEET),
)
_WIDTHS = (18, 45)


def save_received_aside(aside: ReceivedAside, path: Path) -> bool:
    """Write rows that were not taken, a sheet for each why; False when there are none.

    The columns keep their headers, so that the mended file is read like the first one. Folders
    that are missing are made. Raises BadInputError or DiskFullError when it cannot be written.
    """
    if not aside.rows:
        return False
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DiskFullError(
            f"Folder {path.parent} tidak dapat dibuat. Tidak ada baris yang diambil. "
            "Periksa ruang disk, lalu impor lagi."
        ) from error
    save_whole(path, lambda target: _write(aside, target))
    return True


def _write(aside: ReceivedAside, target: BinaryIO) -> None:
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        for why, name in SHEETS:
            rows = [row for row in aside.rows if row.why is why]
            if rows:
                _write_sheet(workbook.add_worksheet(name), aside.header, rows)


def _write_sheet(sheet: Any, header: Sequence[str], rows: Sequence[AsideLine]) -> None:
    widest = max(len(header), *(len(row.cells) for row in rows))
    titles = (*header, *[""] * (widest - len(header)), *REPORT_COLUMNS)
    sheet.set_column(0, widest, _WIDTHS[0])
    sheet.set_column(widest + 1, widest + 2, _WIDTHS[1])
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title)
    for line, row in enumerate(rows, start=1):
        blank = [""] * (widest - len(row.cells))
        report = (str(row.row_number), row.reason, row.fix)
        for column, text in enumerate((*row.cells, *blank, *report)):
            sheet.write_string(line, column, text)
