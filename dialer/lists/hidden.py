"""What a worksheet hides from the eye: columns, and rows that a filter leaves out.

They are read like all others, but where a hidden and a visible column could be the same field the
visible one is, and numbers of a hidden telephone column are dialled only when there is no other;
the person is told, because the screen of Excel does not show them.
calamine does not say it, the first bytes of the sheet's XML do.
"""

import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, XMLParser

from dialer.lists.model import Field, RowDoubt, RowWarning
from dialer.lists.warnings import TEXTS

if TYPE_CHECKING:
    from dialer.lists.columns import Layout

_HEAD = 65_536
_SCANNED = 48_000_000
"""Of the XML of a sheet, for hidden rows: some hundred thousand rows; longer lists are exports."""

_CHUNK = 1 << 20
_MOST_ROWS = 1_000
_LARGEST_PART = 4_000_000
_MOST_COLUMNS = 16_384
_COL = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_FILTER = re.compile(rb"""\bfilterMode=["'](?:1|true)["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Indexes of hidden columns; `filtered` when a filter hides rows."""

    columns: frozenset[int] = frozenset()
    filtered: bool = False


_NOTHING = Hidden()


def hidden_parts(path: Path, sheet: str | None) -> Hidden:
    """What the sheet of an XLSX hides; nothing for other formats and whatever cannot be told."""
    if sheet is None:
        return _NOTHING
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet)
            if part is None:
                return _NOTHING
            with archive.open(part) as file:
                head = file.read(_HEAD).partition(b"<sheetData")[0]
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, ValueError):
        return _NOTHING
    columns: set[int] = set()
    for match in _COL.finditer(head):
        span = [_number(match.group(1), name) for name in (b"min", b"max")]
        if _HIDDEN.search(match.group(1)) and 0 < span[0] <= span[1] <= _MOST_COLUMNS:
            columns.update(range(span[0] - 1, span[1]))
    return Hidden(frozenset(columns), bool(_FILTER.search(head)))


def hidden_rows(path: Path, sheet: str | None) -> list[int]:
    """The numbers of rows that a sheet of an XLSX hides, from 1; as many as can be told quickly."""
    if sheet is None:
        return []
    found: list[int] = []
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet)
            if part is None:
                return []
            with archive.open(part) as file:
                rest = b""
                while file.tell() < _SCANNED and len(found) < _MOST_ROWS:
                    chunk = file.read(_CHUNK)
                    if not chunk:
                        break
                    text = rest + chunk
                    if b"hidden=" in text:
                        found += [_number(row, b"r") for row in _hidden_in(text)]
                    rest = text[max(text.rfind(b"<"), 0) :]
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, ValueError):
        return []
    return sorted(set(found) - {0})[:_MOST_ROWS]


def _hidden_in(text: bytes) -> list[bytes]:
    return [row for row in _ROW.findall(text) if _HIDDEN.search(row)]


def hidden_warnings(path: Path, layout: "Layout", before: int = 0) -> list[RowWarning]:
    """What to tell of a list, for row 0 (the file) or a hidden row.

    `before` is how much is added to the numbers of the rows of this sheet.
    """
    hidden = hidden_parts(path, layout.table.sheet)
    warnings: list[RowWarning] = []
    columns = [column for column in sorted(hidden.columns) if column < len(layout.labels)]
    if columns:
        warnings.append(_warning(RowDoubt.COLUMNS_HIDDEN, layout, columns))
    if unseen := layout.left_phones.get(RowDoubt.PHONES_HIDDEN):
        warnings.append(_warning(RowDoubt.PHONES_HIDDEN, layout, unseen))
    elif phones := hidden.columns.intersection(layout.fields.get(Field.PHONE, ())):
        warnings.append(_warning(RowDoubt.ONLY_PHONES_HIDDEN, layout, sorted(phones)))
    if hidden.filtered:
        warnings.append(RowWarning(RowDoubt.ROWS_FILTERED, 0, "", TEXTS[RowDoubt.ROWS_FILTERED]))
        return warnings
    return warnings + [
        RowWarning(RowDoubt.ROWS_HIDDEN, before + number, "", TEXTS[RowDoubt.ROWS_HIDDEN])
        for number in hidden_rows(path, layout.table.sheet)
        if number > layout.header.row_index + 1
    ]


def _warning(code: RowDoubt, layout: "Layout", columns: Sequence[int]) -> RowWarning:
    labels = ", ".join(f"“{layout.labels[column]}”" for column in columns)
    return RowWarning(code, 0, "", f"{TEXTS[code]} Kolom: {labels}.")


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The file of a sheet inside the workbook."""
    relation = next(
        (
            one[_RELATION]
            for one in _elements(archive, "xl/workbook.xml")
            if one.get("name") == sheet and _RELATION in one
        ),
        None,
    )
    for one in _elements(archive, "xl/_rels/workbook.xml.rels"):
        if relation is not None and one.get("Id") == relation:
            target = one.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def _elements(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    """The attributes of all elements of a small part."""
    with archive.open(name) as file:
        content = file.read(_LARGEST_PART)
    found = _Attributes()
    if b"<!" in content:
        return []  # a document type: nothing a spreadsheet writes
    parser = XMLParser(target=found)  # noqa: S314 - without document type there are no entities
    try:
        parser.feed(content)
        parser.close()
    except ParseError:
        return []
    return found.elements


class _Attributes:
    def __init__(self) -> None:
        self.elements: list[dict[str, str]] = []

    def start(self, _tag: str, attributes: dict[str, str]) -> None:
        self.elements.append(attributes)


def _number(attributes: bytes, name: bytes) -> int:
    match = re.search(rb"\b" + name + rb"""=["']([0-9]{1,5})["']""", attributes)
    return int(match.group(1)) if match else 0
