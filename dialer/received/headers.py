"""Where the header of a table is and which column is what.

Headers are told by their words, columns by header and cells together; a file without any header by
its cells alone.
"""

from collections.abc import Sequence

from dialer.contacts.cells import Cell, cell_text, is_blank
from dialer.lists.columns import Sign, Why, column_labels
from dialer.lists.header_row import combined_texts
from dialer.lists.reader import Table
from dialer.lists.shapes import filled_cells, sample_rows
from dialer.received.form import COUNTER, Form, Sheet

SEARCHED_ROWS = 200
_SURE = 50
_LEAST = 25.0
_MOST_DIGITS = 4
_LEAST_WITHOUT_HEADER = 0.85

Lines = tuple[tuple[str, ...], ...]


def understand(table: Table, form: Form) -> Sheet | None:
    """A table with header and columns found; None when no row can be a header."""
    best: tuple[tuple[int, int], int, Lines] | None = None
    width = _width(table)
    for index, row in enumerate(table.rows[:SEARCHED_ROWS]):
        if not _may_be_header(row):
            continue
        upper = _texts(row, width)
        rank = _header_rank(upper, form)
        if best is None or rank > best[0]:
            best = (rank, index, (upper,))
        if index + 1 < len(table.rows) and _may_be_header(table.rows[index + 1]):
            lower = _texts(table.rows[index + 1], width)
            rank = _header_rank(_joined((upper, lower)), form)
            if rank > max(best[0], _header_rank(lower, form)):  # else a title over a header
                best = (rank, index, (upper, lower))
    if best is None or best[0][1] < 2:
        return _by_cells_alone(table, form, width, likely_header(table))
    (_, index, lines) = best
    return under_header(table, form, index + len(lines), lines)


def at_header(table: Table, form: Form, header_row: int) -> Sheet | None:
    """The table under the header that ends in this row (from 1, 0: there is none), as said.

    None when there is no such row.
    """
    width = _width(table)
    if header_row == 0:
        return _by_cells_alone(table, form, width, 0) or without_header(table)
    if header_row > len(table.rows):
        return None
    width = max(width, len(table.rows[header_row - 1]))
    lower = _texts(table.rows[header_row - 1], width)
    lines: Lines = (lower,)
    if header_row > 1 and _may_be_header(table.rows[header_row - 2]):
        both = (_texts(table.rows[header_row - 2], width), lower)
        if _header_rank(_joined(both), form) > _header_rank(lower, form):
            lines = both
    return under_header(table, form, header_row, lines)


def likely_header(table: Table) -> int:
    """The number of the first row of several cells if it may be a header at all, else 0."""
    for number, row in enumerate(table.rows[:SEARCHED_ROWS], 1):
        if sum(not is_blank(cell) for cell in row) > 1:
            return number if _may_be_header(row) else 0
    return 0


def under_header(table: Table, form: Form, header_row: int, lines: Lines) -> Sheet:
    """The table under a header whose last row has this number."""
    titles = _joined(lines)
    columns, signs = _assigned(table, form, titles, header_row)
    return Sheet(table, header_row, header_row, titles, lines, columns, signs)


def without_header(table: Table) -> Sheet:
    """A table without header of which nothing is known."""
    return Sheet(table, 0, 0, column_labels(("",) * _width(table)), (), {})


def _width(table: Table) -> int:
    return max((len(row) for row in table.rows[:SEARCHED_ROWS]), default=0)


def _texts(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    return tuple(cell_text(cell) for cell in row) + ("",) * (width - len(row))


def _may_be_header(row: Sequence[Cell]) -> bool:
    """Mostly short texts without long numbers."""
    filled = [cell for cell in row if not is_blank(cell)]
    texts = [
        cell
        for cell in filled
        if isinstance(cell, str) and sum(map(str.isdigit, cell)) <= _MOST_DIGITS
    ]
    return bool(filled) and len(texts) * 3 >= len(filled) * 2


def _joined(lines: Lines) -> tuple[str, ...]:
    """`Pembayaran` over `Tanggal` and `Jumlah`: the upper text stands before each lower one."""
    return lines[0] if len(lines) == 1 else combined_texts(*lines)


def _header_rank(titles: Sequence[str], form: Form) -> tuple[int, int]:
    """How many groups of what is needed a header names, then how many fields."""
    fields: set[str] = set()
    for title in titles:
        weights = form.weights(title)
        if weights:
            field = max(weights, key=lambda one: weights[one])
            if weights[field] >= _SURE:
                fields.add(field)
    return sum(bool(fields & group) for group, _, _ in form.needs), len(fields - {COUNTER})


def _samples(table: Table, width: int, first: int) -> list[list[Cell]]:
    body = sample_rows(table.rows, first)
    return [
        filled_cells([row[at] if at < len(row) else None for row in body]) for at in range(width)
    ]


def _assigned(
    table: Table, form: Form, titles: Sequence[str], first: int
) -> tuple[dict[str, int], dict[str, Sign]]:
    """Best pairs of column and field first; a field has one column."""
    samples = _samples(table, len(titles), first)
    scores = sorted(
        (-score, at, field)
        for at, title in enumerate(titles)
        for field, score in _scores(form, title, samples[at]).items()
        if score >= _LEAST
    )
    columns: dict[str, int] = {}
    signs: dict[str, Sign] = {}
    taken: set[int] = set()
    for score, at, field in scores:
        if at not in taken and field not in columns:
            taken.add(at)
            columns[field] = at
            why = Why.NAME if field in form.weights(titles[at]) else Why.CONTENT
            signs[field] = Sign(why, min(100, round(-score)))
    return columns, signs


def _scores(form: Form, title: str, cells: Sequence[Cell]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for field, weight in form.weights(title).items():
        if field not in form.judges:
            scores[field] = weight
        elif not cells:
            scores[field] = weight * 0.5
        else:
            scores[field] = weight * (0.35 + 0.65 * form.fit(field, cells))
    if cells:
        for field, by_content in form.by_content.items():
            share = form.fit(field, cells)
            if share >= _LEAST_WITHOUT_HEADER:
                scores[field] = max(scores.get(field, 0.0), by_content * share)
    return scores


def _by_cells_alone(table: Table, form: Form, width: int, header_row: int) -> Sheet | None:
    """A header that says nothing, or none: every group that is needed has one column of its shape.

    `header_row` is 0 for none.
    """
    samples = _samples(table, width, header_row)
    columns: dict[str, int] = {}
    signs: dict[str, Sign] = {}
    for group, _, _ in form.needs:
        fitting = [
            (form.fit(field, cells), -at, field)
            for at, cells in enumerate(samples)
            if at not in columns.values() and len(cells) * 2 >= len(table.rows) - header_row
            for field in sorted(group & set(form.by_content))
            if form.fit(field, cells) >= _LEAST_WITHOUT_HEADER
        ]
        if len({at for _, at, _ in fitting}) != 1:
            return None
        fit, at, field = max(fitting)
        columns[field] = -at
        signs[field] = Sign(Why.CONTENT, round(form.by_content[field] * fit))
    lines: Lines = (_texts(table.rows[header_row - 1], width),) if header_row else ()
    titles = lines[0] if lines else column_labels(("",) * width)
    return Sheet(table, header_row, header_row, titles, lines, columns, signs)
