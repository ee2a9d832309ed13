"""A report as a workbook: live totals, a table ready for a pivot, and the rows as printed.

Cells that may come from people are written as text only. The formulas are ours, name columns of
the table and carry the figure they come to, for programs that do not work formulas out.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_range

from dialer.reports.model import Letterhead, ReportFrame
from dialer.reports.opening import period
from dialer.reports.saving import save_whole
from dialer.reports.tidy_model import Kind, Tidy, Value
from dialer.reports.workbook_model import Workbook
from dialer.reports.workbook_summary import LONGEST_CELL, RUPIAH, Summary

Target = Path | BinaryIO
DATA = "Data"
_FORMATS: dict[Kind, dict[str, Any]] = {
    Kind.COUNT: {"num_format": "#,##0"},
    Kind.RUPIAH: {"num_format": RUPIAH},
    Kind.DATE: {"num_format": "dd/mm/yyyy"},
    Kind.TIME: {"num_format": "hh:mm"},
}
PRINTED_NUMBERS = {
    "No": Kind.COUNT,
    "Potensi Peserta": Kind.COUNT,
    "Bulan menunggak": Kind.COUNT,
    "Jumlah tunggakan": Kind.RUPIAH,
    "Janji bayar": Kind.RUPIAH,
    "Cicilan REHAB": Kind.RUPIAH,
    "Nilai": Kind.RUPIAH,
    "Diterima": Kind.RUPIAH,
}
"""Columns of the printed rows that we put into words ourselves."""


def write_workbook(
    target: Target, letterhead: Letterhead, frame: ReportFrame, content: Workbook
) -> None:
    """Write the workbook, to a file whole or not at all.

    Raises BadInputError (the place cannot be written) or DiskFullError.
    """

    def write(stream: BinaryIO) -> None:
        with TemporaryDirectory(prefix="sambung-") as folder:
            _fill(stream, folder, letterhead, frame, content)

    if isinstance(target, Path):
        save_whole(target, write)
    else:
        write(target)


def _fill(
    stream: BinaryIO, folder: str, letterhead: Letterhead, frame: ReportFrame, content: Workbook
) -> None:
    made = {"constant_memory": True, "tmpdir": folder, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, made) as book:
        book.set_properties(
            {
                "title": f"{frame.title} {period(frame)}"[:255],
                "author": letterhead.institution[:255],
                "company": letterhead.branch[:255],
                "created": frame.generated_at.replace(tzinfo=None),
            }
        )
        Summary(book, content).write(letterhead, frame)
        _write_tidy(book, DATA, content.tidy)
        for one in content.others:
            _write_tidy(book, one.name, one)
        if content.titles:
            _write_printed(book, content.titles, content.printed)


def _write_tidy(book: Any, name: str, tidy: Tidy) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "valign": "top"})
    writers = [_writer(book, sheet, column.kind) for column in tidy.columns]
    for at, column in enumerate(tidy.columns):
        sheet.set_column(at, at, column.width)
    sheet.freeze_panes(1, 0)
    _add_table(sheet, tidy)
    for at, column in enumerate(tidy.columns):
        sheet.write_string(0, at, column.title, head)
    for number, row in enumerate(tidy.rows, start=1):
        for at, value in enumerate(row):
            if value is not None and value != "":
                writers[at](number, at, value)


def _add_table(sheet: Any, tidy: Tidy) -> None:
    """Declare the table before its rows are written.

    XlsxWriter refuses tables in constant memory because it may have to write cells of rows that
    are gone already; in the first row, which is written again right after, nothing is gone. It
    would also remember every cell of the table to find tables that overlap (some 100 bytes each),
    so the table is declared small and told its true size afterwards.
    """
    last = len(tidy.columns) - 1
    sheet.constant_memory = False
    sheet.add_table(
        0,
        0,
        1,
        last,
        {
            "name": tidy.name,
            "style": "Table Style Light 1",
            "columns": [{"header": column.title} for column in tidy.columns],
        },
    )
    sheet.constant_memory = True
    area = xl_range(0, 0, max(len(tidy.rows), 1), last)
    sheet.tables[-1].update(range=area, a_range=area, autofilter=area)


def _writer(book: Any, sheet: Any, kind: Kind) -> Callable[[int, int, Value], object]:
    if kind is Kind.TEXT:
        return lambda row, column, value: sheet.write_string(row, column, str(value)[:LONGEST_CELL])
    style = book.add_format(_FORMATS[kind])
    if kind in (Kind.DATE, Kind.TIME):
        return lambda row, column, value: sheet.write_datetime(row, column, value, style)
    return lambda row, column, value: sheet.write_number(row, column, value, style)


def _write_printed(book: Any, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The rows as printed; money and numbers as numbers, that they can be worked with."""
    sheet = book.add_worksheet("Rincian")
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E6EEEE"})
    styles = {
        at: book.add_format(_FORMATS[PRINTED_NUMBERS[title]])
        for at, title in enumerate(titles)
        if title in PRINTED_NUMBERS
    }
    for column, title in enumerate(titles):
        sheet.set_column(column, column, min(max(len(title) + 4, 14), 40))
        sheet.write_string(0, column, title, head)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            if not text:
                continue
            digits = text.removeprefix("Rp").replace(".", "") if column in styles else ""
            if digits.isdecimal():
                sheet.write_number(last, column, int(digits), styles[column])
            else:
                sheet.write_string(last, column, text[:LONGEST_CELL])
    sheet.autofilter(0, 0, max(last, 1), len(titles) - 1)
