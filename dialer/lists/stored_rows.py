"""Rows that are read anew each time they are gone through, so that a list is never held twice."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import overload

from dialer.contacts.cells import Cell, is_blank

Row = tuple[Cell, ...]

_KEPT = 1_000
"""Rows from the top that are kept: headers are sought there many times."""


class StoredRows(Sequence[Row]):
    """`rows[0]` is row 1 of the spreadsheet; the blank rows at the end are left out.

    `again` starts over at the first row. Going through from the top costs one reading; a slice
    within the first thousand rows costs nothing, any other costs a reading.
    """

    def __init__(self, again: Callable[[], Iterator[Row]], length: int) -> None:
        self._again = again
        self._length = length
        self._top = list(islice(again(), min(length, _KEPT)))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        return islice(self._again(), self._length)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._length)
            if stop <= len(self._top):
                return self._top[index] if step > 0 else list(self)[index]
            return list(islice(self, start, stop, step)) if step > 0 else list(self)[index]
        place = index + self._length if index < 0 else index
        if not 0 <= place < self._length:
            raise IndexError(index)
        return self._top[place] if place < len(self._top) else next(islice(self, place, None))


def filled_length(rows: Iterator[Row]) -> int:
    """How many rows there are up to the last one in which a person sees something."""
    last = 0
    for number, row in enumerate(rows, 1):
        if row and not (is_blank(row[0]) and all(map(is_blank, row))):
            last = number
    return last
