"""Rows of one family: which they are, and what the family owes.

A list may give every member a row. One family has one VA and one call, so the rows after the
first are joined to it.
"""

from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from dialer.contacts.cells import Cell
from dialer.contacts.identity import va_fits_card
from dialer.lists.kinship import Kin, may_share_kk, may_share_va
from dialer.lists.matching import SeenMembers
from dialer.lists.model import Code, FamilyMember, Field, JoinedRow, RowDoubt
from dialer.lists.row_index import RowIndex
from dialer.lists.values import (
    ADDRESS,
    AMOUNT,
    CARD,
    CARE_CLASS,
    KELURAHAN,
    KK,
    MEMBERS,
    MONTHS,
    NAME,
    NIK,
    ROW_NUMBER,
    VA,
    contact_of,
)

MOST_MEMBERS: Final = 15
"""A KK or VA on more rows than this is damage, not a family."""

_BANK_DIGITS: Final = 5
_KK_DOUBTFUL: Final = ((RowDoubt.FAMILY_DOUBTFUL, Field.KK.value),)
_VA_DOUBTFUL: Final = ((RowDoubt.FAMILY_DOUBTFUL, Field.VA.value),)
_BUCKETS: Final = 1 << 22
_FULL: Final = 255


Columns = Sequence[tuple[int, int]]
"""Pairs of what is counted (a place of `values`) and the column where a sheet has it."""


class Crowds:
    """How often each KK and VA stands there, roughly: never too few, seldom too many.

    Four million counters of one byte instead of a million keys; two cells share one by chance
    about as often as one in four million.
    """

    def __init__(self) -> None:
        self._counts: dict[int, bytearray] = {}

    def count(self, rows: Iterable[Sequence[Cell]], columns: Columns) -> None:
        """Count the cells of all rows of a sheet."""
        deque(map(self._counter(columns), rows), maxlen=0)

    def _counter(self, columns: Columns) -> Callable[[Sequence[Cell]], None]:
        for what, _ in columns:
            self._counts.setdefault(what, bytearray(_BUCKETS))
        pairs = [(column, self._counts[what]) for what, column in columns]

        def count(row: Sequence[Cell]) -> None:
            width = len(row)
            for column, counts in pairs:
                if column < width and (cell := row[column]):
                    place = hash(cell) & (_BUCKETS - 1)
                    if counts[place] < _FULL:
                        counts[place] += 1

        return count

    def is_crowded(self, row: Sequence[Cell], what: int, column: int) -> bool:
        """Whether the cell stands in more rows than a family has members."""
        cell = row[column] if column < len(row) else None
        counts = self._counts.get(what)
        if counts is None or not cell:
            return False
        return counts[hash(cell) & (_BUCKETS - 1)] > MOST_MEMBERS


@dataclass(slots=True)
class _Rows:
    """The amounts of one family so far, and what they look like."""

    count: int = 0
    total: int = 0
    first: int = 0
    equal: bool = True
    single: bool = True
    """Whether each is one head's dues."""
    whole: bool = True
    """Whether each is the dues of several heads, as many as the row says if it says so."""


class Families:
    """The families of one arrears list. `dues` is rupiah per head and month by class.

    What a row says of its family is kept for every row of the list, because nobody knows which
    rows will have company: five numbers a row. `rows` is about how many rows there are.
    """

    def __init__(self, seen: SeenMembers, dues: Mapping[int, int], rows: int) -> None:
        self._seen = seen
        self._dues = dues
        self._cards = RowIndex(rows // 4)
        self._heads = array("q")
        self._figures = array("q")
        self._kks = array("q")
        self._accounts = array("q")
        self._places = array("q")
        self._head_of = RowIndex(rows // 4)
        self._known: dict[int, _Rows] = {}

    def head_of(self, values: Sequence[Any]) -> tuple[int | None, Sequence[tuple[Code, str]]]:
        """The first row of the family these values belong to, by KK, then by the VA given.

        Where there seems to be one, but what is known of both rows contradicts: none, and a doubt.
        """
        kk, va = values[KK], values[VA]
        head = self._cards.row_of(int(kk)) if kk else None
        if head is not None:
            fits = may_share_kk(_kin(values), self._kin_at(self._place_of(head)))
            return (head, ()) if fits else (None, _KK_DOUBTFUL)
        rows = self._seen.rows_of_account(va) if va else ()
        for row in rows:
            head = self._head_of.row_of(row) or row
            if self._shares_va(head, values):
                return head, ()
        return None, _VA_DOUBTFUL if rows else ()

    def remember(self, values: Sequence[Any], head: int) -> None:
        """Note an accepted row; `head` is the first row of its family, perhaps the row itself."""
        kk, va, number = int(values[KK] or 0), values[VA], values[ROW_NUMBER]
        if kk:
            self._cards.note(kk, head)
        if head != number:
            self._head_of.note(number, head)
            return
        self._heads.append(number)
        self._figures.append(_packed(values))
        self._kks.append(kk)
        self._accounts.append(int(va[_BANK_DIGITS:]) << 1 | is_own_account(values) if va else 0)
        self._places.append(_place(values))

    def _place_of(self, head: int) -> int:
        """Where the first row of a family stands among those that are kept."""
        return bisect_left(self._heads, head)

    def _kin_at(self, place: int) -> Kin:
        account = self._accounts[place]
        _, _, care_class, members = _unpacked(self._figures[place])
        return Kin(self._kks[place], account >> 1, bool(account & 1), care_class, members)

    def _shares_va(self, head: int, values: Sequence[Any]) -> bool:
        """Beside the VA, what they owe must look like one family's."""
        place = self._place_of(head)
        here, there = _place(values), self._places[place]
        rows = replace(self._rows_of(head))
        self._add(rows, *_figures(values))
        return may_share_va(
            _kin(values),
            self._kin_at(place),
            same_place=here == there if here and there else None,
            agrees=rows.single or rows.equal,
        )

    def _rows_of(self, head: int) -> _Rows:
        rows = self._known.get(head)
        if rows is None:
            rows = _Rows()
            self._add(rows, *_unpacked(self._figures[self._place_of(head)]))
        return rows

    def join(self, head: int, values: Sequence[Any]) -> tuple[JoinedRow, tuple[Code, str] | None]:
        """The row as a member of the family, and what is doubtful about what the family owes."""
        rows = self._known[head] = self._rows_of(head)
        self._add(rows, *_figures(values))
        owed, doubt = _owed(rows)
        member = FamilyMember(
            name=values[NAME],
            card=values[CARD],
            nik=values[NIK],
            amount=values[AMOUNT],
            months=values[MONTHS],
            row_number=values[ROW_NUMBER],
        )
        joined = JoinedRow(values[ROW_NUMBER], head, member, owed, contact_of(values))
        return joined, None if doubt is None else (doubt, Field.AMOUNT.value)

    def _add(self, rows: _Rows, amount: int, months: int, care_class: int, members: int) -> None:
        rows.count += 1
        rows.total += amount
        rows.first = amount if rows.count == 1 else rows.first
        rows.equal = rows.equal and amount == rows.first
        one_head = self._dues.get(care_class, 0) * months
        heads, rest = divmod(amount, one_head) if one_head else (0, 1)
        rows.single = rows.single and rest == 0 and heads == 1
        several = rest == 0 and max(2, rows.count) <= heads <= MOST_MEMBERS
        rows.whole = rows.whole and several and (members <= 1 or heads == members)


def _kin(values: Sequence[Any]) -> Kin:
    kk, va = values[KK], values[VA]
    return Kin(
        kk=int(kk) if kk else 0,
        account=int(va[_BANK_DIGITS:]) if va else 0,
        own=is_own_account(values),
        care_class=values[CARE_CLASS] or 0,
        members=values[MEMBERS] or 0,
    )


def _place(values: Sequence[Any]) -> int:
    """Where the row's people live, as a number to compare; 0 when it does not say."""
    place = values[KELURAHAN] or values[ADDRESS]
    return hash(place) if place else 0


def _figures(values: Sequence[Any]) -> tuple[int, int, int, int]:
    return (
        values[AMOUNT] or 0,
        values[MONTHS] or 0,
        values[CARE_CLASS] or 0,
        values[MEMBERS] or 0,
    )


def _packed(values: Sequence[Any]) -> int:
    """Amount, months, class and members in one number; they are within their limits by now."""
    front = (values[AMOUNT] or 0) << 10 | (values[MONTHS] or 0)
    return front << 8 | (values[CARE_CLASS] or 0) << 6 | (values[MEMBERS] or 0)


def _unpacked(figures: int) -> tuple[int, int, int, int]:
    return figures >> 18, figures >> 8 & 1023, figures >> 6 & 3, figures & 63


def _owed(rows: _Rows) -> tuple[int, RowDoubt | None]:
    """What the family owes and what is doubtful about it.

    Amounts that are one head's dues add up. The same amount on every row is the family's, written
    again for each member: it is never counted twice. Different amounts add up.
    """
    if rows.single:
        return rows.total, None
    if rows.equal:
        return rows.first, None if rows.whole else RowDoubt.FAMILY_AMOUNT_REPEATED
    return rows.total, RowDoubt.FAMILY_AMOUNT_SUMMED


def is_own_account(values: Sequence[Any]) -> bool:
    """Whether the VA is that of the row's own card."""
    return bool(values[CARD] and values[VA]) and va_fits_card(values[VA], values[CARD])
