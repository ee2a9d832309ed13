"""The report of rows put aside: an XLSX that can be corrected and imported again.

Cells are written as text only: text that begins with `=` must never become a live formula.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.mask import mask_id
from dialer.lists.model import ParsedList
from dialer.lists.sheet_names import row_words

QUARANTINE_SHEET = "Karantina"
DUPLICATE_SHEET = "Duplikat"
REPORT_COLUMNS = ("Baris Asal", "Alasan", "Perbaikan")
_WIDEST = 45


def write_quarantine(parsed: ParsedList, path: Path) -> bool:
    """Write the rows put aside and the duplicates, each on its sheet; False when there are none.

    The original columns keep their headers, so the corrected file is read like the first one.
    Folders that are missing are made. Raises OSError when the file cannot be written.
    """
    sheets = (
        (
            QUARANTINE_SHEET,
            [(q.cells, q.row_number, q.explanation, q.remedy) for q in parsed.quarantined],
        ),
        (
            DUPLICATE_SHEET,
            [
                (
                    d.cells,
                    d.row_number,
                    f"Sama dengan baris {row_words(d.of_row, parsed.sheet)} ({_key_words(d.key)})",
                    "Tidak perlu diperbaiki; hapus baris ini bila memang ganda.",
                )
                for d in parsed.duplicates
            ],
        ),
    )
    if not any(rows for _, rows in sheets):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True})
        for name, rows in sheets:
            if rows:
                _write_sheet(workbook.add_worksheet(name), parsed, rows, bold)
    return True


def _write_sheet(
    sheet: Any,
    parsed: ParsedList,
    rows: Sequence[tuple[tuple[Cell, ...], int, str, str]],
    bold: Any,
) -> None:
    headers = parsed.headers
    titles = (*headers, *REPORT_COLUMNS)
    sheet.set_column(0, len(titles) - 1, 18)
    sheet.set_column(len(titles) - 2, len(titles) - 1, _WIDEST)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, bold)
    for line, (cells, row_number, explanation, remedy) in enumerate(rows, 1):
        padded = (*cells, *[None] * (len(headers) - len(cells)))
        report: tuple[Cell, ...] = (row_words(row_number, parsed.sheet), explanation, remedy)
        for column, cell in enumerate((*padded[: len(headers)], *report)):
            sheet.write_string(line, column, written(cell))


def written(cell: Cell) -> str:
    """The cell as text, its line breaks kept: they separate telephone numbers."""
    return cell if isinstance(cell, str) else cell_text(cell)


def _key_words(key: str) -> str:
    """`card:0001234567890` as a person reads it, masked."""
    kind, _, value = key.partition(":")
    words = {"card": "kartu", "va": "VA", "nik": "NIK", "npwp": "NPWP", "nib": "NIB"}
    if kind not in words:
        return "nama dan alamat"
    return f"{words[kind]} {mask_id(value)}"
