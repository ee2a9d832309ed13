"""Amount, months, members and class told apart by how they hang together, row by row.

A debt is dues(class) x months x members. The dues need not be known: within a class the quotient
is the same in nearly all rows. Where the figures do not hang together nothing is assigned.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.counts import parse_class, parse_count, parse_months
from dialer.contacts.money import parse_rupiah
from dialer.lists.model import Field

_LEAST_AMOUNT = 5_000
_ROUND = 100
_LEAST_ROWS = 8
_LEAST_DIFFERENT = 4
_MOST_CLASSES = 3
_MOST_MEMBERS = 12
_MOST_MONTHS = 120
_HANGS_TOGETHER = 0.8
_NEARLY_ALL = 0.9
_ALL_BUT_FEW = 0.95
_MONTHS_WORD = re.compile(r"[0-9]\s*(?:bulan|bln|bl|months?)\b", re.IGNORECASE)
_MEMBERS_WORD = re.compile(r"[0-9]\s*(?:jiwa|orang|org|anggota|agt|peserta)\b", re.IGNORECASE)
_CLASS_WORD = re.compile(r"kelas|kls|\Ai{1,3}\Z", re.IGNORECASE)
_MARKED = re.compile(r"\brp|idr|[0-9][.,][0-9]{3}\b", re.IGNORECASE)

_SAID: tuple[tuple[Field, re.Pattern[str], Callable[[Cell], int | None]], ...] = (
    (Field.MONTHS, _MONTHS_WORD, parse_months),
    (Field.MEMBERS, _MEMBERS_WORD, parse_count),
    (Field.CARE_CLASS, _CLASS_WORD, parse_class),
)
"""Columns whose cells carry their unit: `5 bln`, `3 jiwa`, `Kelas 2`."""

Column = Sequence[Cell]


def figures(columns: Mapping[int, Column]) -> dict[Field, tuple[int, int]]:
    """Field -> (column, confidence 0-100) among columns of one length; only what can be told."""
    found: dict[Field, tuple[int, int]] = {}
    for field, word, parse in _SAID:
        said = [index for index, cells in columns.items() if _says(cells, word, parse)]
        if len(said) == 1:
            found[field] = (said[0], 92)
    taken = {index for index, _ in found.values()}
    counts = {
        index: [parse_count(cell, least=1, most=_MOST_MONTHS) for cell in cells]
        for index, cells in columns.items()
        if index not in taken and _counts(cells)
    }
    amounts = {
        index: [parse_rupiah(cell) or 0 for cell in cells]
        for index, cells in columns.items()
        if index not in taken and index not in counts and _money(cells)
    }
    said_months = found.get(Field.MONTHS)
    if said_months is not None:
        counts[said_months[0]] = [parse_count(c, most=600) for c in columns[said_months[0]]]
    amount = _the_amount(amounts, counts)
    if amount is not None:
        marked = _share(columns[amount], lambda cell: _MARKED.search(cell_text(cell)))
        found[Field.AMOUNT] = (amount, 85 if marked >= _NEARLY_ALL else 75)
        _by_product(amounts[amount], counts, columns, found)
    return found


def _says(cells: Column, word: re.Pattern[str], parse: Callable[[Cell], int | None]) -> bool:
    def says(cell: Cell) -> bool:
        return word.search(cell_text(cell)) is not None and parse(cell) is not None

    return _share(cells, says) >= _NEARLY_ALL


def _share(cells: Column, test: Callable[[Cell], object]) -> float:
    filled = [cell for cell in cells if cell_text(cell)]
    return sum(bool(test(cell)) for cell in filled) / len(filled) if filled else 0.0


def _counts(cells: Column) -> bool:
    return _share(cells, lambda c: parse_count(c, least=1, most=_MOST_MONTHS)) >= _ALL_BUT_FEW


def _money(cells: Column) -> bool:
    """Round sums: dues are multiples of 100; serial numbers of dates and codes are not."""

    def is_sum(cell: Cell) -> bool:
        if isinstance(cell, str) and cell.lstrip().startswith(("0", "+")):
            return False
        value = parse_rupiah(cell)
        return value is not None and value >= _LEAST_AMOUNT and value % _ROUND == 0

    return _share(cells, is_sum) >= _NEARLY_ALL


def _the_amount(
    amounts: Mapping[int, Sequence[int]], counts: Mapping[int, Sequence[int | None]]
) -> int | None:
    """The only column of money, or the one that is another times the months."""
    if len(amounts) == 1:
        only = next(iter(amounts))
        long = [values for values in counts.values() if _could_be_months(values)]
        return only if not long or any(_divides(amounts[only], one) for one in long) else None
    products = {
        whole
        for part, whole in permutations(amounts, 2)
        for months in counts.values()
        if _agree(
            [
                part_ * count == whole_
                for part_, count, whole_ in zip(amounts[part], months, amounts[whole], strict=True)
                if part_ and whole_ and count
            ]
        )
        and len(set(months)) >= _LEAST_DIFFERENT
    }
    return products.pop() if len(products) == 1 else None


def _could_be_months(values: Sequence[int | None]) -> bool:
    known = {value for value in values if value}
    return len(known) >= _LEAST_DIFFERENT and max(known) > _MOST_MEMBERS


def _agree(same: Sequence[bool]) -> bool:
    return len(same) >= _LEAST_ROWS and sum(same) >= _NEARLY_ALL * len(same)


def _by_product(
    amount: Sequence[int],
    counts: Mapping[int, Sequence[int | None]],
    columns: Mapping[int, Column],
    found: dict[Field, tuple[int, int]],
) -> None:
    """Months, members and class from amount = dues x months x members, if one way fits."""
    said = {field: column for field, (column, _) in found.items()}
    classes = [said[Field.CARE_CLASS]] if Field.CARE_CLASS in said else list(counts)
    fits: list[tuple[float, int, int, int]] = []
    for months, members in permutations(counts, 2):
        if not _may_be(said, months, members) or not _longer(counts[months], counts[members]):
            continue
        for care in classes:
            if care not in (months, members):
                kinds = [parse_class(cell) for cell in columns[care]]
                fit = _one_price(amount, counts[months], counts[members], kinds)
                fits.append((fit, months, members, care))
    fits.sort(reverse=True)
    if fits and fits[0][0] >= _HANGS_TOGETHER and (len(fits) == 1 or fits[1][0] < fits[0][0] - 0.3):
        _, months, members, care = fits[0]
        found.setdefault(Field.MONTHS, (months, 88))
        found.setdefault(Field.MEMBERS, (members, 85))
        found.setdefault(Field.CARE_CLASS, (care, 88))
    elif Field.MONTHS not in found:
        dividing = [column for column, values in counts.items() if _divides(amount, values)]
        if len(dividing) == 1 and len(set(counts[dividing[0]])) >= 2 * _LEAST_DIFFERENT:
            found[Field.MONTHS] = (dividing[0], 70)


def _may_be(said: Mapping[Field, int], months: int, members: int) -> bool:
    return said.get(Field.MONTHS, months) == months and said.get(Field.MEMBERS, members) == members


def _longer(months: Sequence[int | None], members: Sequence[int | None]) -> bool:
    """Which factor is which: nobody has more than twelve on a card, arrears go beyond a year."""
    return (
        max(filter(None, members), default=99)
        <= _MOST_MEMBERS
        < max(filter(None, months), default=0)
    )


def _one_price(
    amount: Sequence[int],
    months: Sequence[int | None],
    members: Sequence[int | None],
    kinds: Sequence[int | None],
) -> float:
    """The share of rows whose amount / (months x members) is that of their class."""
    prices: dict[int, Counter[float]] = defaultdict(Counter)
    for sum_, count, heads, kind in zip(amount, months, members, kinds, strict=True):
        if sum_ and count and heads and kind:
            prices[kind][sum_ / (count * heads)] += 1
    rows = sum(counter.total() for counter in prices.values())
    if rows < _LEAST_ROWS or not 1 < len(prices) <= _MOST_CLASSES:
        return 0.0
    usual = {kind: counter.most_common(1)[0] for kind, counter in prices.items()}
    falling = [usual[kind][0] for kind in sorted(usual)]
    if falling != sorted(falling, reverse=True) or len(set(falling)) < len(falling):
        return 0.0  # class 1 costs more than class 2
    return sum(times for _, times in usual.values()) / rows


def _divides(amount: Sequence[int], months: Sequence[int | None]) -> bool:
    """Months divide the debt in all rows; another small number does so only now and then."""
    pairs = [(sum_, count) for sum_, count in zip(amount, months, strict=True) if sum_ and count]
    different = {count for _, count in pairs}
    return (
        len(pairs) >= _LEAST_ROWS
        and len(different) >= _LEAST_DIFFERENT
        and max(different) > _MOST_MEMBERS
        and sum(sum_ % count == 0 for sum_, count in pairs) >= _ALL_BUT_FEW * len(pairs)
    )
