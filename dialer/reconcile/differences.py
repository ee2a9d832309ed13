"""In which columns two rows of one pair say something different."""

from collections.abc import Callable, Mapping
from typing import Final

from dialer.contacts.cells import Cell, clean_text, is_blank
from dialer.contacts.counts import parse_class, parse_count
from dialer.contacts.money import parse_rupiah
from dialer.contacts.names import address_key
from dialer.contacts.phone import clean_phones
from dialer.reconcile.model import Column, Row, Source

_IDS = (Column.NIK, Column.CARD, Column.KK, Column.NPWP, Column.NIB, Column.KODE_BU)


def _plain(cell: Cell) -> object:
    text = clean_text(cell)
    return text.casefold() if text else None


def _phones(cell: Cell) -> object:
    return frozenset(phone.e164 for phone in clean_phones(cell).phones) or None


def _address(cell: Cell) -> object:
    text = clean_text(cell)
    return address_key(text) if text else None


_READERS: Final[Mapping[Column, Callable[[Cell], object]]] = {
    Column.CARE_CLASS: parse_class,
    Column.WAGE: parse_rupiah,
    Column.WORKERS: parse_count,
    Column.STATUS: _plain,
    Column.PHONE: _phones,
    Column.EMAIL: _plain,
    Column.ADDRESS: _address,
}
"""How the cells of columns are read that are compared only after a pair is found."""


def differing(left: Source, right: Source, one: Row, other: Row) -> tuple[Column, ...]:
    """The columns filled on both sides that say something different, in the order of `Column`."""
    found: set[Column] = set()
    if one.name and other.name and one.words != other.words:
        found.add(Column.NAME)
    if one.birth and other.birth and one.birth != other.birth:
        found.add(Column.BIRTH)
    if one.sex and other.sex and one.sex != other.sex:
        found.add(Column.SEX)
    if one.firm and other.firm and one.firm != other.firm and Column.FIRM in left.columns:
        found.add(Column.FIRM)
    for key in _IDS:
        if key in one.ids and key in other.ids and one.ids[key] != other.ids[key]:
            found.add(key)
    for column, read in _READERS.items():
        here, there = _cell(left, one, column), _cell(right, other, column)
        if is_blank(here) or is_blank(there) or here == there:
            continue
        said, replied = read(here), read(there)
        if said is not None and replied is not None and _unlike(said, replied):
            found.add(column)
    return tuple(column for column in Column if column in found)


def _unlike(one: object, other: object) -> bool:
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return not one & other
    return one != other


def _cell(source: Source, row: Row, column: Column) -> Cell:
    index = source.columns.get(column)
    return None if index is None or index >= len(row.cells) else row.cells[index]
