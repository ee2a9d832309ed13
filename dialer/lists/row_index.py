"""Which row of a long list first had a number."""

from array import array

_LEAST_PLACES = 1_021


class RowIndex:
    """Numbers (of 63 bits, not negative), each with the row that first had it.

    A dictionary takes some 110 bytes an entry, and a list of a million rows needs several millions
    of them in a process that must stay small: here one takes 26. As fast as long as there are not
    many more entries than `expected`, right with any number of them.
    """

    __slots__ = ("_before", "_last", "_numbers", "_places", "_rows")

    def __init__(self, expected: int) -> None:
        self._places = max(_LEAST_PLACES, expected + expected // 2) | 1
        self._last = array("i", bytes(4 * self._places))
        self._before = array("i", (0,))
        self._numbers = array("q", (0,))
        self._rows = array("q", (0,))

    def row_of(self, number: int) -> int | None:
        """The row that first had the number."""
        entry = self._last[number % self._places]
        numbers = self._numbers
        while entry:
            if numbers[entry] == number:
                return self._rows[entry]
            entry = self._before[entry]
        return None

    def note(self, number: int, row: int) -> None:
        """Keep the row of a number; the first one stays."""
        place = number % self._places
        last = entry = self._last[place]
        numbers = self._numbers
        while entry:
            if numbers[entry] == number:
                return
            entry = self._before[entry]
        self._last[place] = len(numbers)
        self._before.append(last)
        numbers.append(number)
        self._rows.append(row)

    def __len__(self) -> int:
        """How many numbers there are."""
        return len(self._numbers) - 1
