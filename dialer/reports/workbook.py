"""A report as a workbook: live totals, a table ready for a pivot, and the rows as printed.

Cells that may come from people are written as text only. The formulas are ours, name columns of
the table and carry the figure they come to, for programs that do not work formulas out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_range

from dialer.contacts.dates import format_datetime
from dialer.reports.breakdown import label_key
from dialer.reports.model import Letterhead, ReportFrame
from dialer.reports.opening import period
from dialer.reports.saving import save_whole
from dialer.reports.tidy import Kind, Tidy, Value

Target = Path | BinaryIO
LONGEST_CELL = 32_767
MOST_PARTS = 200
DATA = "Data"
_RUPIAH = '"Rp"#,##0'
_FORMATS: dict[Kind, dict[str, Any]] = {
    Kind.COUNT: {"num_format": "#,##0"},
    Kind.RUPIAH: {"num_format": _RUPIAH},
    Kind.DATE: {"num_format": "dd/mm/yyyy"},
    Kind.TIME: {"num_format": "hh:mm"},
}


@dataclass(frozen=True, slots=True)
class LiveRate:
    """A figure of the summary: the sum of a column, and of the one it is a share of, if any."""

    label: str
    part: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class LiveParts:
    """Sums of columns for each word of the column `by`."""

    heading: str
    by: str
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds. `printed` are the titles and texts of the rows as in the PDF."""

    tidy: Tidy
    rates: tuple[LiveRate, ...]
    parts: tuple[LiveParts, ...]
    titles: tuple[str, ...] = ()
    printed: Iterable[Sequence[str]] = ()


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
        Summary(book, content.tidy).write(letterhead, frame, content)
        _write_tidy(book, content.tidy)
        if content.titles:
            _write_printed(book, content.titles, content.printed)


class Summary:
    """The first sheet: what the report covers, and totals that follow the table."""

    def __init__(self, book: Any, tidy: Tidy) -> None:
        self._tidy = tidy
        self._sheet = book.add_worksheet("Ringkasan")
        self._plain = book.add_format({"num_format": "#,##0"})
        self._money = book.add_format({"num_format": _RUPIAH})
        self._share = book.add_format({"num_format": "0.0%"})
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._bold = book.add_format({"bold": True})
        self._head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#E6EEEE", "text_wrap": True, "valign": "top"}
        )
        self._sum = book.add_format({"bold": True, "top": 1, "num_format": "#,##0"})
        self._sum_money = book.add_format({"bold": True, "top": 1, "num_format": _RUPIAH})
        self._row = 0

    def write(self, letterhead: Letterhead, frame: ReportFrame, content: Workbook) -> None:
        """All of the sheet from above."""
        sheet = self._sheet
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 12, 16)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        self._say([f"{letterhead.institution} · {letterhead.branch}"], self._bold)
        self._say([frame.title], self._title)
        for label, value in (
            ("Periode", period(frame)),
            ("Petugas", frame.officer or "Semua petugas"),
            ("Daftar", frame.list_name or "Semua daftar"),
            ("Saringan", frame.filter_text or "Tidak ada"),
            ("Keadaan data", frame.data_state),
            ("Dibuat", format_datetime(frame.generated_at)),
        ):
            self._say([label, value])
        self._row += 1
        self._say(["Angka", "Jumlah", "Dari", "Persen"], self._head)
        for rate in content.rates:
            self._rate(rate)
        for parts in content.parts:
            self._parts(parts)

    def _say(self, texts: Sequence[str], style: Any = None) -> None:
        for column, text in enumerate(texts):
            self._sheet.write_string(self._row, column, text[:LONGEST_CELL], style)
        self._row += 1

    def _rate(self, rate: LiveRate) -> None:
        sheet, row, tidy = self._sheet, self._row, self._tidy
        sheet.write_string(row, 0, rate.label)
        part = tidy.total(rate.part)
        sheet.write_formula(row, 1, f"=SUM({self._name(rate.part)})", self._style(rate.part), part)
        if rate.whole:
            whole = tidy.total(rate.whole)
            column = self._name(rate.whole)
            sheet.write_formula(row, 2, f"=SUM({column})", self._style(rate.whole), whole)
            at = row + 1
            share = part / whole if whole else "–"
            sheet.write_formula(row, 3, f'=IF(C{at}=0,"–",B{at}/C{at})', self._share, share)
        self._row += 1

    def _parts(self, parts: LiveParts) -> None:
        tidy = self._tidy
        by = tidy.place(parts.by)
        places = [tidy.place(title) for title in parts.sums]
        names: dict[str, str] = {}
        sums: dict[str, list[int]] = {}
        known: dict[Value, list[int]] = {}
        for row in tidy.rows:
            word = row[by]
            counted = known.get(word)
            if counted is None:
                key = label_key(str(word))
                names.setdefault(key, str(word))
                counted = known[word] = sums.setdefault(key, [0] * len(places))
            for at, place in enumerate(places):
                value = row[place]
                if isinstance(value, int):
                    counted[at] += value
        keys = sorted(sums, key=lambda key: (-sums[key][0], key))
        rest = keys[MOST_PARTS:]
        self._row += 1
        self._say([parts.heading], self._bold)
        self._say([parts.by, *parts.sums], self._head)
        first = self._row + 1
        for key in keys[:MOST_PARTS]:
            self._part(parts, names[key], sums[key])
        if rest:
            left = [sum(sums[key][at] for key in rest) for at in range(len(places))]
            self._rest(parts, f"Lainnya ({len(rest)})", left, first)
        self._sums(parts, [sum(one[at] for one in sums.values()) for at in range(len(places))])

    def _part(self, parts: LiveParts, name: str, counted: Sequence[int]) -> None:
        row, by = self._row, self._name(parts.by)
        self._sheet.write_string(row, 0, name[:LONGEST_CELL])
        for at, title in enumerate(parts.sums):
            formula = f"=SUMPRODUCT(({by}=$A{row + 1})*{self._name(title)})"
            self._sheet.write_formula(row, at + 1, formula, self._style(title), counted[at])
        self._row += 1

    def _rest(self, parts: LiveParts, name: str, counted: Sequence[int], first: int) -> None:
        row = self._row
        self._sheet.write_string(row, 0, name)
        for at, title in enumerate(parts.sums):
            letter = chr(ord("B") + at)
            formula = f"=SUM({self._name(title)})-SUM({letter}{first}:{letter}{row})"
            self._sheet.write_formula(row, at + 1, formula, self._style(title), counted[at])
        self._row += 1

    def _sums(self, parts: LiveParts, totals: Sequence[int]) -> None:
        self._sheet.write_string(self._row, 0, "Jumlah", self._sum)
        for at, (title, total) in enumerate(zip(parts.sums, totals, strict=True)):
            money = self._kind(title) is Kind.RUPIAH
            style = self._sum_money if money else self._sum
            self._sheet.write_formula(self._row, at + 1, f"=SUM({self._name(title)})", style, total)
        self._row += 1

    def _name(self, title: str) -> str:
        return f"{self._tidy.name}[{title}]"

    def _kind(self, title: str) -> Kind:
        return self._tidy.columns[self._tidy.place(title)].kind

    def _style(self, title: str) -> Any:
        return self._money if self._kind(title) is Kind.RUPIAH else self._plain


def _write_tidy(book: Any, tidy: Tidy) -> None:
    sheet = book.add_worksheet(DATA)
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
    sheet = book.add_worksheet("Rincian")
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E6EEEE"})
    for column, title in enumerate(titles):
        sheet.set_column(column, column, min(max(len(title) + 4, 14), 40))
        sheet.write_string(0, column, title, head)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            if text:
                sheet.write_string(last, column, text[:LONGEST_CELL])
    sheet.autofilter(0, 0, max(last, 1), len(titles) - 1)
