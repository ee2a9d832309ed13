"""When two rows are the same contact."""

import re
from collections.abc import Sequence
from typing import Any, Protocol

from dialer.contacts.identity import va_of_card
from dialer.contacts.names import address_key, firm_key
from dialer.lists.model import ContactRow, ListKind
from dialer.lists.row_index import RowIndex
from dialer.lists.values import CARD, KIND, KK, NAME, NIK, PHONES, PLACES, ROW_NUMBER, VA

_PLACE_FIELDS = tuple(PLACES[name] for name in ("kelurahan", "kecamatan", "city"))
_ADDRESS = PLACES["address"]
_NPWP = PLACES["npwp"]
_NIB = PLACES["nib"]
_VA_CARD_DIGITS = 11
_STREET = re.compile(
    r"\d|\b(?:jl|jln|jalan|gg|gang|lr|lrg|lorong|komp|komplek|kompleks|ruko|blok|dusun|dsn"
    r"|simpang|sp|km|pasar|perum|perumahan|kawasan|gedung|mall|plaza|pertokoan|terminal)\b",
    re.IGNORECASE,
)
"""What makes an address more than the name of a place."""
_OTHER_ACCOUNT = 1
"""Beside the row of a card: the row gives another VA than the card's own."""

KEY_NAMES = {ListKind.ARREARS: ("card", "va", "nik", "kk"), ListKind.BU: ("npwp", "nib", "bu")}
"""What stands before the colon of a key, by kind; `match_keys`."""


def match_keys(row: ContactRow) -> tuple[str, ...]:
    """The keys by which a contact is found again, strongest first.

    Arrears: `card:`, `va:`, `nik:`, `kk:`. The VA is in its 88888 form and is also worked out from
    the card, so that a list with cards finds the family of a list with VAs.
    Employers: `npwp:`, `nib:`, `bu:<name key>|<address key>`. Firms of one name are many: without
    a street the place stands in for it, together with each telephone number.
    """
    if row.kind is ListKind.ARREARS:
        va = row.va or row.card
        return _filled(
            ("card", row.card),
            ("va", va_of_card(va) if va else None),
            ("nik", row.nik),
            ("kk", row.kk),
        )
    places = (row.kelurahan, row.kecamatan, row.city)
    numbers = [phone.e164 for phone in row.phones]
    firm = _firm_keys(row.name, row.address, places, numbers)
    return (*_filled(("npwp", row.npwp), ("nib", row.nib)), *firm)


def _firm_keys(
    name: str, address: str | None, places: Sequence[str | None], numbers: Sequence[str]
) -> tuple[str, ...]:
    """The keys of a firm without a number of its own."""
    firm = f"bu:{firm_key(name)}|"
    if address and _STREET.search(address):
        return (firm + address_key(address),)
    place = address_key(address or "") or address_key(" ".join(filter(None, places)))
    return tuple([f"{firm}{place}|{number}" for number in numbers]) or (firm + place,)


def _filled(*keys: tuple[str, str | None]) -> tuple[str, ...]:
    return tuple([f"{name}:{value}" for name, value in keys if value])


class SeenRows(Protocol):
    """The accepted rows of one file, to tell duplicates.

    A row that was put aside is not remembered: its corrected repetition is judged on its own.
    """

    def earlier(self, values: Sequence[Any]) -> tuple[str, int] | None:
        """The key and the row number of the accepted row that these values repeat."""

    def remember(self, values: Sequence[Any]) -> None:
        """Note an accepted row under all its keys; the first one keeps them."""


class SeenMembers:
    """Rows of an arrears list: the same card; without one the same NIK, and the same VA where the
    VA is all there is.

    A million rows must fit beside the sheet, so keys are numbers, and the VA of a card that
    begins with 00 (nearly all do) is not noted again: it is the same number. `rows` is about how
    many rows the list has.
    """

    def __init__(self, rows: int) -> None:
        self._cards = RowIndex(rows)
        self._niks = RowIndex(rows)
        self._accounts = RowIndex(rows // 4)

    def earlier(self, values: Sequence[Any]) -> tuple[str, int] | None:
        """See `SeenRows`."""
        card = values[CARD]
        if card:
            noted = self._cards.row_of(int(card))
            return None if noted is None else (f"card:{card}", noted >> 1)
        nik, va = values[NIK], values[VA]
        if nik:
            number = self._niks.row_of(int(nik))
            return None if number is None else (f"nik:{nik}", number)
        number = min(self.rows_of_account(va), default=None) if va else None
        return None if number is None else (f"va:{va_of_card(va)}", number)

    def row_of_nik(self, nik: str) -> int | None:
        """The row that first had the NIK."""
        return self._niks.row_of(int(nik))

    def rows_of_account(self, va: str) -> tuple[int, ...]:
        """The row with the card that the VA belongs to, and the row that first had the VA."""
        account = int(va[-_VA_CARD_DIGITS:])
        noted = self._cards.row_of(account)
        by_account = self._accounts.row_of(account)
        if noted is None or noted & _OTHER_ACCOUNT:
            return () if by_account is None else (by_account,)
        by_card = noted >> 1
        return (by_card,) if by_account in (None, by_card) else (by_card, by_account)

    def remember(self, values: Sequence[Any]) -> None:
        """See `SeenRows`."""
        number, card, nik, va = values[ROW_NUMBER], values[CARD], values[NIK], values[VA]
        account = int((va or card)[-_VA_CARD_DIGITS:]) if va or card else None
        if card:
            key = int(card)
            if key == account:
                account = None
                self._cards.note(key, number << 1)
            else:
                self._cards.note(key, number << 1 | _OTHER_ACCOUNT)
        if account is not None:
            self._accounts.note(account, number)
        if nik:
            self._niks.note(int(nik), number)


class SeenEmployers:
    """Rows of a list of employers: any key they share, but with one name two NPWP or NIB are two
    firms."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._numbers: dict[int, tuple[str | None, str | None]] = {}

    def earlier(self, values: Sequence[Any]) -> tuple[str, int] | None:
        """See `SeenRows`."""
        for key in _keys_of(values):
            row = self._rows.get(key)
            if row is not None and not (key.startswith("bu:") and self._is_other(row, values)):
                return key, row
        return None

    def remember(self, values: Sequence[Any]) -> None:
        """See `SeenRows`."""
        row = values[ROW_NUMBER]
        for key in _keys_of(values):
            self._rows.setdefault(key, row)
        if values[_NPWP] or values[_NIB]:
            self._numbers[row] = values[_NPWP], values[_NIB]

    def _is_other(self, row: int, values: Sequence[Any]) -> bool:
        pairs = zip(self._numbers.get(row, ()), (values[_NPWP], values[_NIB]), strict=False)
        return any(one and other and one != other for one, other in pairs)


def keys_of(values: Sequence[Any]) -> tuple[str, ...]:
    """`match_keys` of a row that is still its values."""
    if values[KIND] is ListKind.BU:
        return _keys_of(values)
    card, va, nik, kk = values[CARD], values[VA], values[NIK], values[KK]
    account = va or card
    keys = []
    if card:
        keys.append("card:" + card)
    if account:
        keys.append("va:" + va_of_card(account))
    if nik:
        keys.append("nik:" + nik)
    if kk:
        keys.append("kk:" + kk)
    return tuple(keys)


def _keys_of(values: Sequence[Any]) -> tuple[str, ...]:
    places = [values[at] for at in _PLACE_FIELDS]
    numbers = [phone[0] for phone in values[PHONES]]
    firm = _firm_keys(values[NAME], values[_ADDRESS], places, numbers)
    return (*_filled(("npwp", values[_NPWP]), ("nib", values[_NIB])), *firm)
