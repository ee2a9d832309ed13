"""Text files that were opened the wrong way: every row whole in the first column.

Excel does this with a CSV whose delimiter is not the computer's; saved as XLSX, all of
`1;0001234567890;Budi` stands in column A.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from dialer.contacts.cells import Cell, is_blank
from dialer.lists.stored_rows import Row
from dialer.lists.text_file import find_delimiter, parse_lines

_SAMPLE = 200
_LEAST_COLUMNS = 3
_LEAST_SHARE = 0.7


def unpacked(again: Callable[[], Iterator[Row]]) -> Callable[[], Iterator[Row]]:
    """The rows cut at their delimiter when they stand whole in one column; else as they are."""
    rows = list(islice(again(), _SAMPLE))
    texts = [line for line in map(_only_text, rows) if line]
    if len(texts) < 2 or len(texts) < _LEAST_SHARE * sum(map(any, rows)):
        return again
    delimiter = find_delimiter("\n".join(texts))
    widths = Counter(len(record) for record in parse_lines(texts, delimiter))
    width, count = widths.most_common(1)[0]
    if width < _LEAST_COLUMNS or count < _LEAST_SHARE * len(texts):
        return again
    return lambda: (_cut(row, delimiter) for row in again())


def _only_text(row: Sequence[Cell]) -> str:
    """The text of a row whose only filled cell is the first one; '' for others."""
    if not row or not isinstance(row[0], str) or not all(map(is_blank, row[1:])):
        return ""
    return row[0].replace("\n", " ")


def _cut(row: Row, delimiter: str) -> Row:
    text = _only_text(row)
    if not text:
        return row
    records = parse_lines([text], delimiter)
    return tuple(records[0]) if records else row
