"""Lines of a text file as records when some quotes in them are no quoting at all.

`5;"Budi;0001...` opens a quote that nobody meant; read as CSV it eats the rows behind it, and two
persons become one. A cell of several lines that was meant stays one.
"""

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

_MOST_LINES = 50
"""Of one record; a longer one is a quote that was never closed."""

_USUAL_LINES = 3


def usual_width(records: Iterable[Sequence[str]]) -> int:
    """How many fields most records have."""
    widths = Counter(len(record) for record in records if record)
    return widths.most_common(1)[0][0] if widths else 0


def may_have_swallowed(fields: Sequence[str], lines: int, delimiter: str) -> bool:
    """Whether a record of so many lines may hold more than one row."""
    if lines > _USUAL_LINES:
        return True
    return any("\n" in field and delimiter in field for field in fields)


def mended_records(lines: Iterable[str], delimiter: str, width: int) -> Iterator[list[str]]:
    """The records of some lines, of `width` fields as a rule; a stray quote stays in its line."""
    rest = iter(lines)
    ahead: deque[str] = deque()
    while True:
        line = ahead.popleft() if ahead else next(rest, None)
        if line is None:
            return
        if '"' not in line:
            yield line.rstrip("\r\n").split(delimiter)
            continue
        ahead.extend(islice(rest, _MOST_LINES - len(ahead)))
        fields, used = _record(line, ahead, delimiter, width)
        for _ in range(used - 1):
            ahead.popleft()
        yield fields


def _record(line: str, ahead: Iterable[str], delimiter: str, width: int) -> tuple[list[str], int]:
    """The record that begins with the line, and how many lines it takes."""
    reader = csv.reader(chain((line,), ahead), delimiter=delimiter, strict=True)
    try:
        fields = next(reader)
    except (csv.Error, StopIteration):
        return _single(line, delimiter), 1
    swallowed = width > 1 and all(
        text.count(delimiter) == width - 1 for text in delimiter.join(fields).splitlines()
    )
    if reader.line_num > 1 and swallowed:
        return _single(line, delimiter), 1
    return fields, reader.line_num


def _single(line: str, delimiter: str) -> list[str]:
    """A line whose quotes are none, cut at every delimiter."""
    if line.count('"') % 2 == 0:
        try:
            return next(csv.reader([line], delimiter=delimiter))
        except (csv.Error, StopIteration):
            pass
    return [field.strip().strip('"') for field in line.rstrip("\r\n").split(delimiter)]
