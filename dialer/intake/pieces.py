"""A list's chunks cut into what goes into one transaction."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from dialer.call_lists import AsideRow
from dialer.contacts.cells import Cell
from dialer.contacts.mask import mask_id
from dialer.lists.model import DuplicateRow, JoinedRow, QuarantinedRow
from dialer.lists.quarantine import written
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
    left = Piece(
        values_of_all(chunk.contacts),
        chunk.joined,
        aside_rows(chunk.quarantined, chunk.duplicates, sheet),
    )
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


def aside_rows(
    quarantined: Sequence[QuarantinedRow], duplicates: Sequence[DuplicateRow], sheet: str | None
) -> list[AsideRow]:
    """Return the rows that are kept aside, in the order of the file."""
    rows = [
        AsideRow(one.row_number, False, one.explanation, one.remedy, _texts(one.cells))
        for one in quarantined
    ]
    rows += [
        AsideRow(
            one.row_number,
            True,
            f"Sama dengan baris {row_words(one.of_row, sheet)} ({_key_words(one.key)}).",
            "Tidak perlu diperbaiki bila memang orang atau badan usaha yang sama.",
            _texts(one.cells),
        )
        for one in duplicates
    ]
    return sorted(rows, key=lambda row: row.row_number)


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(written(cell) for cell in cells)


def _key_words(key: str) -> str:
    """`card:0001234567890` as a person reads it, masked."""
    kind, _, value = key.partition(":")
    words = {"card": "kartu", "va": "VA", "nik": "NIK", "npwp": "NPWP", "nib": "NIB"}
    if kind not in words:
        return "nama dan alamat"
    return f"{words[kind]} {mask_id(value)}"
