"""Columns of a list that has no header, told by their cells alone.

The bar is high: a column that could be two things is none, and stays unknown text that is kept.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from dialer.contacts.cells import Cell, cell_text, identifier_digits, is_blank
from dialer.contacts.counts import parse_count
from dialer.contacts.dates import parse_date
from dialer.contacts.identity import is_nik, va_fits_card
from dialer.lists import content_words as words
from dialer.lists.content_figures import figures
from dialer.lists.model import Field, ListKind
from dialer.lists.shapes import filled_cells, fit, nik_or_kk, shared_by_many

_LEAST_CELLS = 3
_LEAST_FOR_SHAPE = 8
_MOST_CELLS_MISSING = 0.5
_LEAST_MOBILE = 9
_PHONE_START = re.compile(r"\D{0,12}(?:0[1-9]|\+?62|8)")
_YEARS = range(1950, 2050)
_NEARLY_ALL = 0.9
_MOST = 0.8
_MANY = 0.6


@dataclass(frozen=True, slots=True)
class ContentGuess:
    """`fields` -> columns (several only for phones); `confidence` 0-100 by column."""

    fields: Mapping[Field, tuple[int, ...]]
    confidence: Mapping[int, int]


def fields_by_content(rows: Sequence[Sequence[Cell]], kind: ListKind) -> ContentGuess:
    """What the columns of these sample rows are, as far as the cells say it beyond doubt."""
    width = max((len(row) for row in rows), default=0)
    least = max(width * _MOST_CELLS_MISSING, 2)
    full = [row for row in rows if sum(not is_blank(cell) for cell in row) >= least]
    columns = {
        index: [row[index] if index < len(row) else None for row in full] for index in range(width)
    }
    return _Search(columns, kind).guess()


class _Search:
    """Columns are taken one after the other, the surest signs first."""

    def __init__(self, columns: Mapping[int, Sequence[Cell]], kind: ListKind) -> None:
        self._kind = kind
        self._whole = columns
        self._free = {
            index: cells
            for index, column in columns.items()
            if len(cells := filled_cells(column)) >= _LEAST_CELLS and not _dates(cells)
        }
        self._fields: dict[Field, tuple[int, ...]] = {}
        self._confidence: dict[int, int] = {}

    def guess(self) -> ContentGuess:
        self._take_counter()
        self._take_all(Field.EMAIL, 95, lambda cells: fit(Field.EMAIL, cells) >= _MOST)
        if self._kind is ListKind.ARREARS:
            self._take_arrears()
        else:
            self._take_employers()
        self._take_places()
        if self._kind is ListKind.ARREARS and Field.NAME not in self._fields:
            self._take_all(Field.NAME, 60, _unfamiliar_members)
        return ContentGuess(self._fields, self._confidence)

    def _take_arrears(self) -> None:
        self._take_all(Field.VA, 97, lambda cells: fit(Field.VA, cells) >= _NEARLY_ALL)
        self._take_all(Field.CARD, 95, _cards)
        self._take_sixteen()
        self._take_phones()
        if Field.CARD not in self._fields:
            self._take_number_cards()
        self._take_figures()
        self._take_all(Field.NAME, 80, _members)

    def _take_employers(self) -> None:
        self._take_all(Field.NPWP, 85, _npwp)
        self._take_phones()
        self._take_all(Field.NIB, 75, _nib)
        self._take_all(
            Field.NAME,
            85,
            lambda cells: words.looks_like_firms(cells) >= 0.5 and _different(cells),
        )
        self._take_all(Field.PIC_NAME, 75, _people)
        self._take_all(Field.DATA_SOURCE, 80, lambda cells: words.looks_like_sources(cells) >= 0.7)
        self._take_all(Field.WORKERS, 65, _workers)

    def _take_places(self) -> None:
        for field, share, confidence in (
            (Field.KELURAHAN, words.looks_like_kelurahan, 85),
            (Field.KECAMATAN, words.looks_like_kecamatan, 85),
            (Field.CITY, words.looks_like_city, 85),
            (Field.PROVINCE, words.looks_like_province, 90),
            (Field.ADDRESS, words.looks_like_addresses, 85),
        ):
            self._take_all(field, confidence, _mostly(share))

    def _take(self, field: Field, column: int, confidence: int) -> None:
        self._fields[field] = tuple(sorted((*self._fields.get(field, ()), column)))
        self._confidence[column] = confidence
        self._free.pop(column, None)

    def _take_all(
        self, field: Field, confidence: int, test: Callable[[Sequence[Cell]], bool]
    ) -> None:
        """The only column that passes; when there are two, nobody knows which."""
        fitting = [index for index, cells in self._free.items() if test(cells)]
        if len(fitting) == 1:
            self._take(field, fitting[0], confidence)

    def _take_counter(self) -> None:
        for index, cells in list(self._free.items()):
            numbers = [parse_count(cell, most=2_000_000) for cell in cells]
            known = [number for number in numbers if number is not None]
            rising = len(known) == len(numbers) and all(a < b for a, b in pairwise(known))
            counted = numbers == list(range(1, len(numbers) + 1))
            if counted or (rising and len(known) >= _LEAST_FOR_SHAPE and known[0] <= len(known)):
                self._take(Field.COUNTER, index, 95)
                return

    def _take_sixteen(self) -> None:
        for index, cells in list(self._free.items()):
            numbers = [identifier_digits(cell).text for cell in cells]
            sixteen = sum(len(text) == 16 and is_nik(text) for text in numbers)
            found = nik_or_kk(cells) if sixteen >= _NEARLY_ALL * len(cells) else None
            if found is not None and found not in self._fields:
                self._take(found, index, 90 if found is Field.NIK else 75)

    def _take_phones(self) -> None:
        for index, cells in list(self._free.items()):
            if fit(Field.PHONE, cells) >= _MOST and _phones(cells) and not shared_by_many(cells):
                self._take(Field.PHONE, index, 85)

    def _take_number_cards(self) -> None:
        """Cards that lost their zeros, where the VA proves it; a long number could be anything."""
        va = self._fields.get(Field.VA)
        proven = [
            index
            for index in self._free
            if va and _fit_each(self._whole[va[0]], self._whole[index])
        ]
        if len(proven) == 1:
            self._take(Field.CARD, proven[0], 95)

    def _take_figures(self) -> None:
        found = figures({index: self._whole[index] for index in self._free})
        for field, (column, confidence) in found.items():
            self._take(field, column, confidence)


def _mostly(share: Callable[[Sequence[Cell]], float]) -> Callable[[Sequence[Cell]], bool]:
    return lambda cells: share(cells) >= _MANY


def _dates(cells: Sequence[Cell]) -> bool:
    """Mostly days; sums of money are not taken for serials."""
    days = [
        cell
        for cell in cells
        if isinstance(cell, date | datetime)
        or (isinstance(cell, str) and re.search(r"[-/ .]", cell) and parse_date(cell) is not None)
    ]
    return len(days) >= _MOST * len(cells)


def _cards(cells: Sequence[Cell]) -> bool:
    texts = [identifier_digits(cell).text for cell in cells if isinstance(cell, str)]
    right = [text for text in texts if len(text) == 13 and text.startswith("00")]
    return len(right) >= _NEARLY_ALL * len(cells) and _different(cells)


def _fit_each(vas: Sequence[Cell], cards: Sequence[Cell]) -> bool:
    pairs = [
        (identifier_digits(va).text, identifier_digits(card).text.zfill(13))
        for va, card in zip(vas, cards, strict=True)
        if not is_blank(va) and not is_blank(card)
    ]
    fits = sum(va_fits_card(va, card) for va, card in pairs if va)
    return len(pairs) >= _LEAST_CELLS and fits >= _MOST * len(pairs)


def _npwp(cells: Sequence[Cell]) -> bool:
    texts = [identifier_digits(cell).text for cell in cells if isinstance(cell, str)]
    right = [
        text for text in texts if len(text) == 15 or (len(text) == 16 and text.startswith("0"))
    ]
    return len(right) >= _MOST * len(cells)


def _nib(cells: Sequence[Cell]) -> bool:
    texts = [identifier_digits(cell).text for cell in cells]
    right = [text for text in texts if len(text) == 13 and not text.startswith("000")]
    return len(right) >= _NEARLY_ALL * len(cells) and _different(cells)


def _workers(cells: Sequence[Cell]) -> bool:
    counts = [parse_count(cell, least=1, most=20_000) for cell in cells]
    known = [count for count in counts if count is not None]
    years = sum(count in _YEARS for count in known)
    return (
        len(known) >= max(_NEARLY_ALL * len(cells), _LEAST_FOR_SHAPE)
        and years < 0.2 * len(known)
        and len(set(known)) >= _LEAST_CELLS
    )


def _people(cells: Sequence[Cell]) -> bool:
    firms = words.looks_like_firms(cells)
    return words.looks_like_people(cells) >= 0.4 and firms < 0.2


def _members(cells: Sequence[Cell]) -> bool:
    return _people(cells) and len(set(map(cell_text, cells))) >= _NEARLY_ALL * len(cells)


def _unfamiliar_members(cells: Sequence[Cell]) -> bool:
    """The last column of words that are all different; names of people need not be frequent."""
    return (
        len(cells) >= _LEAST_FOR_SHAPE
        and fit(Field.NAME, cells) >= _NEARLY_ALL
        and words.looks_like_firms(cells) < 0.2
        and words.looks_like_addresses(cells) < 0.2
        and len(set(map(cell_text, cells))) >= _NEARLY_ALL * len(cells)
    )


def _different(cells: Sequence[Cell]) -> bool:
    return len({cell_text(cell) for cell in cells}) >= _MOST * len(cells)


def _phones(cells: Sequence[Cell]) -> bool:
    """Written as phones are: with the zero or the country in front; bare numbers are mobiles."""
    numbers = [str(int(cell)) for cell in cells if isinstance(cell, int | float)]
    mobiles = sum(text.startswith(("8", "628")) and len(text) >= _LEAST_MOBILE for text in numbers)
    if numbers and (len(numbers) < _LEAST_FOR_SHAPE or mobiles < _NEARLY_ALL * len(numbers)):
        return False
    texts = [cell_text(cell) for cell in cells if isinstance(cell, str)]
    return sum(bool(_PHONE_START.match(text)) for text in texts) >= _MOST * len(texts)
