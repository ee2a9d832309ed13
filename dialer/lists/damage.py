"""Columns whose last digits Excel took before they became text."""

from collections.abc import Sequence
from itertools import islice

from dialer.contacts.cells import Cell, identifier_digits
from dialer.lists.columns import Layout
from dialer.lists.model import Field

_LEAST_FOR_DAMAGE = 10
_SIXTEEN = (Field.NIK, Field.KK, Field.VA)


def damaged_columns(layout: Layout) -> frozenset[Field]:
    """Columns of 16-digit text that all end in 0: Excel rounded them before they became text.

    One in ten numbers ends so by chance; ten in a row do not.
    """
    suspected = {field: layout.fields[field][0] for field in _SIXTEEN if layout.fields.get(field)}
    ended = dict.fromkeys(suspected, 0)
    for row in islice(layout.table.rows, layout.header.row_index + 1, None):
        for field, column in list(suspected.items()):
            digits = _text_digits(row, column)
            if len(digits) == 16:
                ended[field] += 1
                if digits[-1] != "0":
                    del suspected[field]
        if not suspected:
            break
    return frozenset(field for field in suspected if ended[field] >= _LEAST_FOR_DAMAGE)


def _text_digits(row: Sequence[Cell], column: int) -> str:
    cell = row[column] if column < len(row) else None
    return identifier_digits(cell).text if isinstance(cell, str) else ""
