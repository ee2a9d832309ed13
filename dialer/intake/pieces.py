"""A list's chunks cut into what goes into one transaction."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from dialer.call_lists import AsideRow
from dialer.contacts.cells import Cell, cell_text
from dialer.lists.model import JoinedRow
from dialer.lists.reading import Chunk
from dialer.lists.sheet_names import row_words
from dialer.lists.values import ROW_NUMBER, Values, values_of_all

T = TypeVar("T", JoinedRow, AsideRow)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a list, each kind in the order of the file."""

    contacts: Sequence[Values]
    joined: Sequence[JoinedRow]
    aside: Sequence[AsideRow]

    @property
    def rows(self) -> int:
        """How many rows of the file this is."""
        return len(self.contacts) + len(self.joined) + len(self.aside)


def pieces(chunk: Chunk, size: int, sheet: str | None = None) -> Iterator[Piece]:
    """Cut a chunk of a list, read from `sheet`, into pieces of `size` rows."""
    left = Piece(values_of_all(chunk.contacts), chunk.joined, _aside(chunk, sheet))
    while left.rows > size:
        numbers = [values[ROW_NUMBER] for values in left.contacts]
        numbers += [row.row_number for row in left.joined]
        numbers += [row.row_number for row in left.aside]
        cut = sorted(numbers)[size]
        known = bisect_left(left.contacts, cut, key=itemgetter(ROW_NUMBER))
        yield Piece(left.contacts[:known], _before(left.joined, cut), _before(left.aside, cut))
        left = Piece(left.contacts[known:], _from(left.joined, cut), _from(left.aside, cut))
    if left.rows:
        yield left


def _before(rows: Sequence[T], cut: int) -> list[T]:
    return [row for row in rows if row.row_number < cut]


def _from(rows: Sequence[T], cut: int) -> list[T]:
    return [row for row in rows if row.row_number >= cut]


def _aside(chunk: Chunk, sheet: str | None) -> list[AsideRow]:
    rows = [
        AsideRow(one.row_number, False, one.explanation, one.remedy, texts(one.cells))
        for one in chunk.quarantined
    ]
    rows += [
        AsideRow(
            one.row_number,
            True,
            f"Sama dengan baris {row_words(one.of_row, sheet)}.",
            "Tidak perlu diperbaiki bila memang orang atau badan usaha yang sama.",
            texts(one.cells),
        )
        for one in chunk.duplicates
    ]
    return sorted(rows, key=lambda row: row.row_number)


def texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return cells as the texts that are kept."""
    return tuple(cell_text(cell) for cell in cells)
