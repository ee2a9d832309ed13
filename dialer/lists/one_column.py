"""Text files that were opened the wrong way: every row whole in the first column.

Excel does this with a CSV whose delimiter is not the computer's; saved as XLSX, all of
`1;0001234567890;Budi` stands in column A.
"""

from collections import Counter
from collections.abc import Sequence

from dialer.contacts.cells import Cell, is_blank
from dialer.lists.text_file import find_delimiter, parse_lines

_SAMPLE = 200
_LEAST_COLUMNS = 3
_LEAST_SHARE = 0.7


def unpacked(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows cut at their delimiter when they stand whole in one column; else as they are."""
    lines = [_only_text(row) for row in rows[:_SAMPLE]]
    texts = [line for line in lines if line]
    if len(texts) < 2 or len(texts) < _LEAST_SHARE * sum(any(row) for row in rows[:_SAMPLE]):
        return rows
    delimiter = find_delimiter("\n".join(texts))
    widths = Counter(len(record) for record in parse_lines(texts, delimiter))
    width, count = widths.most_common(1)[0]
    if width < _LEAST_COLUMNS or count < _LEAST_SHARE * len(texts):
        return rows
    return [_cut(row, delimiter) for row in rows]


def _only_text(row: Sequence[Cell]) -> str:
    """The text of a row whose only filled cell is the first one; '' for others."""
    if not row or not isinstance(row[0], str) or not all(map(is_blank, row[1:])):
        return ""
    return row[0].replace("\n", " ")


def _cut(row: tuple[Cell, ...], delimiter: str) -> tuple[Cell, ...]:
    text = _only_text(row)
    if not text:
        return row
    records = parse_lines([text], delimiter)
    return tuple(records[0]) if records else row
