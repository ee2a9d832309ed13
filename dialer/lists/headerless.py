"""A list whose first row is data, or whose header says nothing to anybody."""

from collections.abc import Mapping

from dialer.contacts.cells import cell_text, is_blank
from dialer.lists.columns import Layout, Sign, Why, column_letter, laid_out
from dialer.lists.content import fields_by_content
from dialer.lists.header_row import Header
from dialer.lists.model import Field, ListKind
from dialer.lists.reader import Table
from dialer.lists.shapes import STRICT, fit, sample_rows

_FIRST_ROWS = 30
_LEAST_COLUMNS = 2
_LEAST_STRICT = 2
_UNLIKE = 0.3
_FIGURES = STRICT - {Field.NAME, Field.PIC_NAME, Field.COUNTER}


def bare_layout(table: Table, kind: ListKind, *, find_names: bool = True) -> Layout:
    """The layout of a table without header: by the cells alone.

    With `find_names` a first row of words over columns of numbers gives the columns their names,
    though nobody knows them.
    """
    guess = fields_by_content(sample_rows(table.rows, 0), kind)
    width = max((len(row) for row in table.rows[:_FIRST_ROWS]), default=0)
    strict = {
        column: field
        for field, columns in guess.fields.items()
        for column in columns
        if field in _FIGURES
    }
    named = _header_of_nobody(table, width, strict) if find_names else None
    header = named or no_header(width)
    if header.lines:
        guess = fields_by_content(sample_rows(table.rows, header.row_index + 1), kind)
    signs = {
        column: Sign(Why.CONTENT, confidence) for column, confidence in guess.confidence.items()
    }
    return laid_out(
        table,
        header,
        guess.fields,
        signs,
        guessed=frozenset(guess.fields) - {Field.COUNTER},
    )


def no_header(width: int) -> Header:
    """The header of a list whose first row is data: columns are named as the spreadsheet does."""
    texts = tuple(f"Kolom {column_letter(index)}" for index in range(width))
    return Header(texts, -1, frozenset(), ())


def _header_of_nobody(table: Table, width: int, strict: Mapping[int, Field]) -> Header | None:
    """The first full row, when it is words over columns of numbers: names nobody knows."""
    for index, row in enumerate(table.rows[:_FIRST_ROWS]):
        filled = [column for column, cell in enumerate(row) if not is_blank(cell)]
        if len(filled) * 2 < width or len(filled) < _LEAST_COLUMNS:
            continue
        over = [column for column in filled if column in strict]
        words = all(isinstance(row[column], str) for column in filled)
        if (
            words
            and len(over) >= min(_LEAST_STRICT, len(strict))
            and over
            and all(fit(strict[column], [row[column]]) < _UNLIKE for column in over)
        ):
            texts = tuple(" ".join(cell_text(cell).split()) for cell in row)
            texts += ("",) * (width - len(texts))
            return Header(texts, index, frozenset(), (texts,))
        return None
    return None
