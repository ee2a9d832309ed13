"""Sheets of a workbook through calamine, after the file was found safe to open.

calamine unpacks everything into memory and lays a sheet out as a full rectangle: a small file can
ask for hundreds of gigabytes (a zip bomb, or one stray cell in XFD1048576) and would take the
whole program with it. So the packed XML is streamed through first and measured.
"""

import contextlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dialer.contacts.cells import Cell
from dialer.errors import BadInputError
from dialer.lists.limits import is_bound
from dialer.lists.sniff import MOST_COLUMNS, Format, damaged, locked, refuse, sniff, too_wide
from dialer.lists.stored_rows import Row

UNPACKED_LIMIT = 2 * 1024**3
"""Bytes of XML a workbook may hold: a million rows of thirteen columns need about 0.7 GB."""

CELL_LIMIT = 40_000_000
"""Cells in the rectangle of one sheet: a million rows of forty columns; about 1.7 GB."""

_CHUNK = 1 << 20
_OVERLAP = 128
_WIDE = re.compile(rb"""r=["'][A-Z]{2}""")
_FAR_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{2,3})[0-9]{1,7}["'][^>/]*>""")
_CELL = re.compile(rb"""\br=["'][A-Z]{1,3}([0-9]{1,7})["']""")
_LAST_BYTES = 4096


Sheet = tuple[str, bool, Callable[[], Iterator[Row]]]
"""Name, hidden, and a way to go through the rows, as often as needed."""


def read_sheets(path: Path, kind: Format) -> list[Sheet]:
    """Every worksheet. Raises BadInputError for what cannot be opened.

    Where the system bounds the memory, a workbook is measured only when it has broken the bound:
    that costs as much as a third of reading it (see `why_unreadable`).
    """
    if kind is not Format.XLS:
        check_sizes(path)
        if not is_bound():
            measure(path)
    try:
        return list(_sheets(path, kind))
    except PasswordError:
        raise locked(path) from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise damaged(path) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # a bug of the reader met by a damaged file
            raise damaged(path) from None
        raise


def why_unreadable(path: Path) -> None:
    """Raise the BadInputError that says why reading took all memory, if it is plain to see."""
    if sniff(path) not in (Format.TEXT, Format.XLS):
        measure(path)


def _sheets(path: Path, kind: Format) -> Iterator[Sheet]:
    if path.suffix.lower() == kind.value:
        with CalamineWorkbook.from_path(path) as workbook:
            yield from _worksheets(path, workbook)
    else:  # the name lies: let calamine look at the content
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
            yield from _worksheets(path, workbook)


def _worksheets(path: Path, workbook: CalamineWorkbook) -> Iterator[Sheet]:
    for meta in workbook.sheets_metadata:
        if meta.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(meta.name)
            if sheet.total_width > MOST_COLUMNS:
                raise too_wide(path)
            hidden = meta.visible != SheetVisibleEnum.Visible
            yield meta.name, hidden, partial(_rows, sheet)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """The cells stay with calamine, packed; each reading makes them anew."""
    return map(_row, sheet.iter_rows())


def _row(cells: Sequence[Cell]) -> Row:
    if cells and cells[0] != "":
        return tuple(cells)
    return tuple(cells) if any(cell != "" for cell in cells) else ()


def check_sizes(path: Path) -> None:
    """Refuse a workbook that says of itself that it is too large."""
    with _archive(path) as archive:
        if sum(info.file_size for info in archive.infolist()) > UNPACKED_LIMIT:
            raise _too_large(path)


@contextlib.contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError):
        raise damaged(path) from None
    except (OSError, RuntimeError, ValueError):  # broken offsets, unknown compression
        raise damaged(path) from None


def measure(path: Path) -> None:
    """Refuse a workbook that would unpack beyond the limits; the sizes it declares may lie."""
    with _archive(path) as archive:
        _measure_parts(path, archive)


def _measure_parts(path: Path, archive: zipfile.ZipFile) -> None:
    total = 0
    for info in archive.infolist():
        if info.filename.endswith((".xml", ".bin")):
            with archive.open(info) as part:
                total = _measure_part(path, info.filename, part, total)


def _measure_part(path: Path, name: str, part: IO[bytes], total: int) -> int:
    is_sheet = name.startswith("xl/worksheets/")
    widest, last_row = 0, 0
    tail = b""
    while chunk := part.read(_CHUNK):
        total += len(chunk)
        if total > UNPACKED_LIMIT:
            raise _too_large(path)
        if is_sheet:
            text = tail + chunk
            for match in _FAR_CELL.finditer(text) if _WIDE.search(text) else ():
                widest = max(widest, _column_number(match.group(1)))
            rows = _CELL.findall(text, max(len(text) - _LAST_BYTES, 0))
            last_row = max(last_row, int(rows[-1])) if rows else last_row
            if max(widest, 26) * last_row > CELL_LIMIT:
                raise too_wide(path)
            tail = text[-_OVERLAP:]
    return total


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(path: Path) -> BadInputError:
    return refuse(
        path,
        "terlalu besar setelah dibuka (lebih dari 2 GB)",
        "Bagi menjadi beberapa berkas, atau simpan sebagai CSV.",
    )
