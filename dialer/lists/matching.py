"""When two rows are the same contact."""

from dialer.contacts.identity import va_of_card
from dialer.contacts.names import address_key, firm_key
from dialer.lists.model import ContactRow, ListKind


def match_keys(row: ContactRow) -> tuple[str, ...]:
    """The keys by which a contact is found again, strongest first.

    Arrears: `card:`, `va:`, `nik:`. The VA is in its 88888 form and is also worked out from the
    card, so that a list with cards finds the family of a list with VAs.
    Employers: `npwp:`, `nib:`, `bu:<name key>|<address key>`; the place stands in for a missing
    address.
    """
    if row.kind is ListKind.ARREARS:
        va = row.va or row.card
        keys = (
            ("card", row.card),
            ("va", va_of_card(va) if va else None),
            ("nik", row.nik),
        )
    else:
        keys = (("npwp", row.npwp), ("nib", row.nib), ("bu", _firm_and_place(row)))
    return tuple(f"{name}:{value}" for name, value in keys if value)


def _firm_and_place(row: ContactRow) -> str:
    place = row.address or " ".join(filter(None, (row.kelurahan, row.kecamatan, row.city)))
    return f"{firm_key(row.name)}|{address_key(place)}"


class SeenRows:
    """The accepted rows of one file, to tell duplicates.

    Arrears: the same card; without a card the same NIK, and the same VA where the VA is all there
    is. Employers: any key they share. A row that was put aside is not remembered: its corrected
    repetition is judged on its own.
    """

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}

    def earlier(self, row: ContactRow, keys: tuple[str, ...]) -> tuple[str, int] | None:
        """The key and the row number of the accepted row this one (with its keys) repeats."""
        for key in _deciding_keys(row, keys):
            number = self._rows.get(key)
            if number is not None:
                return key, number
        return None

    def row_of(self, key: str) -> int | None:
        """The row that first had the key."""
        return self._rows.get(key)

    def remember(self, row_number: int, keys: tuple[str, ...]) -> None:
        """Note an accepted row under all its keys; the first one keeps them."""
        for key in keys:
            self._rows.setdefault(key, row_number)


def _deciding_keys(row: ContactRow, keys: tuple[str, ...]) -> tuple[str, ...]:
    if row.kind is ListKind.BU:
        return keys
    if row.card:
        return keys[:1]
    by_nik = tuple(key for key in keys if key.startswith("nik:"))
    return by_nik or keys
