"""Reading a list file into tables of plain cells; what the cells mean is decided elsewhere.

Formats are told by content. Cell values stay what they are: text that looks like a formula stays
text, numbers stay numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dialer.contacts.cells import Cell
from dialer.lists.hidden import hidden_parts
from dialer.lists.one_column import unpacked
from dialer.lists.sniff import Format, refuse, sniff
from dialer.lists.stored_rows import StoredRows, filled_length
from dialer.lists.text_file import open_text
from dialer.lists.workbook import read_sheets


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or the whole of a text file (`sheet` None).

    `rows[0]` is row 1 of the spreadsheet; blank rows are kept, as empty tuples where possible,
    so that positions and row numbers agree. Rows from a file are read anew each time they are
    gone through (see `StoredRows`). `hidden_columns` are indexes of columns nobody sees.
    """

    sheet: str | None
    rows: Sequence[tuple[Cell, ...]]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()


def read_tables(path: Path) -> list[Table]:
    """Every table of the file that has at least one filled cell.

    Raises BadInputError with a sentence for whatever cannot be a list: missing, empty, a folder,
    locked, damaged, too large once unpacked, or another kind of file under a list's name.
    """
    kind = sniff(path)
    if kind is Format.TEXT:
        records, length = open_text(path)
        tables = [Table(None, StoredRows(unpacked(records), length))]
    else:
        tables = [
            Table(
                name,
                StoredRows(unpacked(rows), filled_length(rows())),
                hidden=hidden,
                hidden_columns=hidden_parts(path, name).columns,
            )
            for name, hidden, rows in read_sheets(path, kind)
        ]
    filled = [table for table in tables if table.rows]
    if not filled:
        raise refuse(path, "tidak berisi data", "Periksa apakah ini berkas yang dimaksud.")
    return filled
