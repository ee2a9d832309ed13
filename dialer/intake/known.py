"""Whether a row of a list is somebody the store knows already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialer.contacts.identity import va_of_card
from dialer.lists.model import ContactRow, ListKind

FAMILY_KEYS = ("kk:", "va:")


@dataclass(frozen=True, slots=True)
class Known:
    """A contact of the store by one of its keys; `taken` when this list has had a row for it."""

    contact_id: str
    card: str | None
    nik: str | None
    kk: str | None
    va: str | None
    npwp: str | None
    nib: str | None
    taken: bool = False


def existing(row: ContactRow, keys: Sequence[str], known: Mapping[str, Known]) -> Known | None:
    """Return the contact a row belongs to, by its strongest known key.

    A family card or virtual account makes a family: a row with another card belongs to its
    contact, unless the other of the two says otherwise. A weaker key (a NIK, a firm's name) never
    joins two different cards, NPWP or NIB: those are different people or firms.
    """
    for position, key in enumerate(keys):
        one = known.get(key)
        if one is not None and (position == 0 or not _contradicts(key, row, one)):
            return one
    return None


def is_relative(row: ContactRow, one: Known) -> bool:
    """Say whether a row is another person of the contact's family, not the contact itself."""
    return row.kind is ListKind.ARREARS and _differ(row.card, one.card)


def _contradicts(key: str, row: ContactRow, one: Known) -> bool:
    if key.startswith(FAMILY_KEYS):
        return _differ(row.kk, one.kk) or _differ(_account(row.va), _account(one.va))
    pairs = ((row.card, one.card), (row.nik, one.nik), (row.npwp, one.npwp), (row.nib, one.nib))
    return any(_differ(*pair) for pair in pairs)


def _account(va: str | None) -> str | None:
    return va_of_card(va) if va else None


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)
