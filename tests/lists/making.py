"""Writing list files for tests: workbooks and text files from plain rows."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from dialer.contacts.cells import Cell
from dialer.lists.model import ContactRow, ListKind, ParsedList
from dialer.lists.parse import parse_list

Rows = Sequence[Sequence[Cell]]


def write_xlsx(path: Path, sheets: Rows | Mapping[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """A workbook; text stays text (also `=...`), numbers are number cells, None is no cell."""
    named = sheets if isinstance(sheets, Mapping) else {"Data": sheets}
    with xlsxwriter.Workbook(path) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in named.items():
            sheet = workbook.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for index, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, bool):
                        sheet.write_boolean(index, column, cell)
                    elif isinstance(cell, int | float):
                        sheet.write_number(index, column, cell)
                    elif isinstance(cell, date | datetime):
                        sheet.write_datetime(index, column, cell, day)
                    elif cell is not None:
                        sheet.write_string(index, column, str(cell))
    return path


def write_text(
    path: Path, rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8", newline: str = "\r\n"
) -> Path:
    """A CSV or TSV; numbers are written as people see them."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator=newline)
        writer.writerows([[as_text(cell) for cell in row] for row in rows])
    return path


def as_text(cell: Cell) -> str:
    """A cell as a spreadsheet program would write it into a CSV."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def arrears_of(path: Path) -> ParsedList:
    """The file read as a list of arrears."""
    return parse_list(path, ListKind.ARREARS)


def only(result: ParsedList) -> ContactRow:
    """The one contact of a list."""
    (contact,) = result.contacts
    return contact


def numbers(contact: ContactRow) -> list[str]:
    """Its telephone numbers in their order, E.164."""
    return [phone.e164 for phone in contact.phones]
