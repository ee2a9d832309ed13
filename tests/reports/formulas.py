"""The formulas of a workbook, worked out from its tables as a spreadsheet does."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from dialer.reports.workbook import DATA

OURS = re.compile(
    r"(SUM\(\w+\[[\w ]+\]\)(-SUM\([B-K]\d+:[B-K]\d+\))?"
    r"|SUMPRODUCT\(\(\w+\[[\w ]+\]=\$A\d+\)\*\w+\[[\w ]+\]\)"
    r'|IF\(C\d+=0,"–",B\d+/C\d+(/86400)?\))'
)
_FORMULA = re.compile(r"<f>(.*?)</f>")
_CELL = re.compile(r'<c r="([A-Z])(\d+)"[^>]*><f>(.*?)</f>')
_SUM = re.compile(r"SUM\((\w+)\[(.+?)\]\)(?:-SUM\(([B-K])(\d+):[B-K](\d+)\))?")
_PARTS = re.compile(r"SUMPRODUCT\(\((\w+)\[(.+)\]=\$(A\d+)\)\*\w+\[(.+)\]\)")
_SHARE = re.compile(r'IF\((C\d+)=0,"–",(B\d+)/C\d+(/86400)?\)')
_MILLISECOND = timedelta(milliseconds=1)

Grid = list[list[Any]]


def formulas(path: Path) -> list[str]:
    """All formulas of all sheets."""
    with ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        texts = [parts.read(name).decode("utf-8") for name in sheets]
    return [one.replace("&quot;", '"') for text in texts for one in _FORMULA.findall(text)]


def worked_out(path: Path) -> tuple[Grid, Grid]:
    """The summary with what its formulas carry, and with what they come to."""
    book = CalamineWorkbook.from_path(str(path))
    read = book.get_sheet_by_name("Ringkasan").to_python(skip_empty_area=False)
    carried = [[_number(cell) for cell in row] for row in read]
    tables = {name: _columns(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}
    found = [list(row) for row in carried]
    with ZipFile(path) as parts:
        text = parts.read("xl/worksheets/sheet1.xml").decode("utf-8")
    for column, row, formula in _CELL.findall(text):
        value = _value(formula.replace("&quot;", '"'), tables, found)
        at = int(row) - 1, ord(column) - ord("A")
        was = read[at[0]][at[1]]
        if isinstance(was, timedelta) and abs(timedelta(days=value) - was) < _MILLISECOND:
            value = carried[at[0]][at[1]]
        found[at[0]][at[1]] = value
    return carried, found


def _number(cell: Any) -> Any:
    """A length of time as the part of a day that it is in the file; read to the millisecond."""
    return cell / timedelta(days=1) if isinstance(cell, timedelta) else cell


def _columns(sheet: Grid) -> dict[str, list[Any]]:
    if not sheet:
        return {}
    return {str(title): [row[at] or 0 for row in sheet[1:]] for at, title in enumerate(sheet[0])}


def _value(formula: str, tables: dict[str, dict[str, list[Any]]], grid: Grid) -> Any:
    def cell(place: str) -> Any:
        return grid[int(place[1:]) - 1][ord(place[0]) - ord("A")]

    def column(table: str, title: str) -> list[Any]:
        return tables.get(table, tables[DATA])[title]

    if found := _SHARE.fullmatch(formula):
        if not cell(found[1]):
            return "–"
        return cell(found[2]) / cell(found[1]) / (86_400 if found[3] else 1)
    if found := _PARTS.fullmatch(formula):
        word = str(cell(found[3])).casefold()
        pairs = zip(column(found[1], found[2]), column(found[1], found[4]), strict=True)
        return sum(value for name, value in pairs if str(name).casefold() == word)
    found = _SUM.fullmatch(formula)
    assert found is not None, formula
    above = range(int(found[4]), int(found[5]) + 1) if found[3] else ()
    return sum(column(found[1], found[2])) - sum(cell(f"{found[3]}{row}") for row in above)
