"""Readers of one cell that remember what they have read: most columns repeat themselves."""

from collections.abc import Callable
from typing import Generic, TypeVar

from dialer.contacts.cells import Cell

T = TypeVar("T")

_MOST = 20_000
"""Different cells a reader remembers; a column with more hardly repeats itself."""


class Remembering(dict[Cell, T], Generic[T]):
    """`reader[cell]` is what `read` makes of the cell, worked out once for most cells.

    Truth values must not be asked for: Python takes True for 1 and would answer for that.
    """

    def __init__(self, read: Callable[[Cell], T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: Cell) -> T:
        value = self._read(cell)
        if len(self) < _MOST:
            self[cell] = value
        return value

    def of(self, cell: Cell) -> T:
        """What the cell says, whatever it is."""
        return self._read(cell) if cell is True or cell is False else self[cell]
