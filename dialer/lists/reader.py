"""Reading a list file into tables of plain cells; what the cells mean is decided elsewhere.

Formats are told by content. Cell values stay what they are: text that looks like a formula stays
text, numbers stay numbers.
"""

from dataclasses import dataclass
from pathlib import Path

from dialer.contacts.cells import Cell, is_blank
from dialer.lists.one_column import unpacked
from dialer.lists.sniff import Format, refuse, sniff
from dialer.lists.text_file import read_text_rows
from dialer.lists.workbook import read_sheets


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or the whole of a text file (`sheet` None).

    `rows[0]` is row 1 of the spreadsheet; blank rows are kept, as empty tuples where possible,
    so that positions and row numbers agree.
    """

    sheet: str | None
    rows: list[tuple[Cell, ...]]
    hidden: bool = False


def read_tables(path: Path) -> list[Table]:
    """Every table of the file that has at least one filled cell.

    Raises BadInputError with a sentence for whatever cannot be a list: missing, empty, a folder,
    locked, damaged, too large once unpacked, or another kind of file under a list's name.
    """
    kind = sniff(path)
    if kind is Format.TEXT:
        tables = [Table(None, trimmed(unpacked(read_text_rows(path))))]
    else:
        tables = [
            Table(name, trimmed(unpacked(rows)), hidden=hidden)
            for name, hidden, rows in read_sheets(path, kind)
        ]
    filled = [table for table in tables if table.rows]
    if not filled:
        raise refuse(path, "tidak berisi data", "Periksa apakah ini berkas yang dimaksud.")
    return filled


def trimmed(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows without the blank ones at the end."""
    end = len(rows)
    while end and all(map(is_blank, rows[end - 1])):
        end -= 1
    del rows[end:]
    return rows
