"""Card, NIK and VA of a row, and the ones that stand in each other's column."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialer.contacts.cells import Cell, is_blank
from dialer.contacts.doubts import Doubt, Reading
from dialer.contacts.identity import (
    CARD_LENGTH,
    clean_card,
    clean_nik,
    clean_va,
    is_nik,
    is_va,
    va_fits_card,
)
from dialer.lists.model import Code, Field, RowDoubt
from dialer.lists.values import CARD, NIK, VA

_CLEANERS = (
    (Field.CARD, CARD, clean_card),
    (Field.NIK, NIK, clean_nik),
    (Field.VA, VA, clean_va),
)
Doubts = list[tuple[Code, str]]


class IdentityReader:
    """Reads the identity columns of one layout; `damaged` ones give nothing."""

    def __init__(self, columns: Mapping[Field, int], damaged: frozenset[Field]) -> None:
        self._columns = columns
        self._damaged = damaged
        self._quick = not damaged
        self._card = columns.get(Field.CARD)
        self._nik = columns.get(Field.NIK)
        self._va = columns.get(Field.VA)

    def read(self, cells: Sequence[Cell], values: list[Any], doubts: Doubts) -> None:
        """Put the identities of a row into its values."""
        if not (self._quick and self._read_plain(cells, values)):
            self._read_any(cells, values, doubts)
        card, va = values[CARD], values[VA]
        if card and va and not va_fits_card(va, card):
            doubts.append((RowDoubt.VA_CARD_MISMATCH, Field.VA.value))

    def _read_plain(self, cells: Sequence[Cell], values: list[Any]) -> bool:
        """The quick way for most rows: every identity is whole, plain digits or a blank."""
        for column, place in ((self._card, CARD), (self._nik, NIK), (self._va, VA)):
            if column is None or (cell := cells[column]) is None or cell == "":
                values[place] = None
                continue
            if not isinstance(cell, str) or not (cell.isdigit() and cell.isascii()):
                return False
            if place == CARD:
                whole = len(cell) == CARD_LENGTH and cell.count(cell[0]) != CARD_LENGTH
            else:
                whole = is_nik(cell) if place == NIK else is_va(cell)
            if not whole:
                return False
            values[place] = cell
        return True

    def _read_any(self, cells: Sequence[Cell], values: list[Any], doubts: Doubts) -> None:
        """One that stands in another's column is put where it belongs."""
        found: dict[Field, str | None] = {}
        unread: list[tuple[Field, Cell, Reading[str]]] = []
        for name, _, cleaner in _CLEANERS:
            cell = cells[self._columns[name]] if name in self._columns else None
            if is_blank(cell):
                continue
            reading = self._undamaged(name, cleaner(cell))
            found[name] = reading.value
            if reading.value is None and name not in self._damaged:
                unread.append((name, cell, reading))
            else:
                doubts.extend([(doubt, name.value) for doubt in reading.doubts])
        for name, cell, reading in unread:
            if not self._found_elsewhere(name, cell, found, doubts):
                doubts.extend([(doubt, name.value) for doubt in reading.doubts])
        for name, place, _ in _CLEANERS:
            values[place] = found.get(name)

    def _undamaged(self, name: Field, reading: Reading[str]) -> Reading[str]:
        if name in self._damaged and reading.value is not None:
            return Reading(None, (Doubt.EXCEL_PRECISION,))
        return reading

    def _found_elsewhere(
        self, source: Field, cell: Cell, found: dict[Field, str | None], doubts: Doubts
    ) -> bool:
        """Whether the cell holds another identity, e.g. a NIK in the card column."""
        for target, _, cleaner in _CLEANERS:
            moved = cleaner(cell)
            if moved.value is not None and not moved.doubts and target not in self._damaged:
                found[target] = found.get(target) or moved.value
                doubts.append((RowDoubt.IDENTITY_MOVED, source.value))
                return True
        return False
