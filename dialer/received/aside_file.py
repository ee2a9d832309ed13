"""The report of rows that were not taken: an XLSX that can be mended and imported again.

Cells are written as text only: text that begins with `=` must never become a live formula.
"""

from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from dialer.errors import DiskFullError
from dialer.lists.quarantine import DUPLICATE_SHEET, QUARANTINE_SHEET, write_rows
from dialer.lists.sheet_names import row_words
from dialer.received.model import Aside, ReceivedAside
from dialer.reports.saving import save_whole

WITHOUT_CONTACT_SHEET = "Tanpa Kontak"
SHEETS = (
    (Aside.QUARANTINED, QUARANTINE_SHEET),
    (Aside.UNMATCHED, WITHOUT_CONTACT_SHEET),
    (Aside.DUPLICATE, DUPLICATE_SHEET),
)


def save_received_aside(aside: ReceivedAside, path: Path) -> bool:
    """Write rows that were not taken, a sheet for each why; False when there are none.

    The columns keep their headers, so that the mended file is read like the first one. Folders
    that are missing are made. Raises BadInputError or DiskFullError when it cannot be written.
    """
    if not aside.not_taken:
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
                write_rows(
                    workbook.add_worksheet(name),
                    aside.header,
                    [
                        (row.cells, (row_words(row.row_number, aside.sheet), row.reason, row.fix))
                        for row in rows
                    ],
                )
