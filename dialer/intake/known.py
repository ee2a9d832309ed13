"""Whether a row of a list is somebody the store knows already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dialer.contacts.identity import va_fits_card, va_of_card
from dialer.contacts.names import address_key
from dialer.lists.kinship import Kin, may_share_kk, may_share_va
from dialer.lists.likeness import name_score
from dialer.lists.model import ContactRow, ListKind

FAMILY_KEYS = ("kk:", "va:")

ANOTHER_NAME = 20.0
"""Likeness of two names (0-100) below which no way of writing makes them one."""


class Known(NamedTuple):
    """A contact of the store by one of its keys; `taken` when this list has had a row for it."""

    contact_id: str
    card: str | None
    nik: str | None
    kk: str | None
    va: str | None
    npwp: str | None
    nib: str | None
    care_class: int | None = None
    members: int | None = None
    kelurahan: str | None = None
    address: str | None = None
    name: str = ""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The contact a row belongs to, None for none; `doubtful` is the key (`va:...`) by which it
    seemed to belong to a family that it was kept apart from, "" when there was none."""

    known: Known | None = None
    doubtful: str = ""


def existing(row: ContactRow, keys: Sequence[str], known: Mapping[str, Known]) -> Match:
    """Return the contact a row belongs to, by its strongest known key.

    A family card or virtual account makes a family: a row with another card belongs to its
    contact, unless what is known of both says otherwise (see `kinship`). A weaker key (a NIK, a
    firm's name) never joins two different cards, NPWP or NIB: those are different people or firms.
    """
    doubtful = ""
    for position, key in enumerate(keys):
        one = known.get(key)
        if one is None:
            continue
        if key.startswith(FAMILY_KEYS):
            if _one_family(key, row, one):
                return Match(one, doubtful)
            doubtful = doubtful or key
        elif position == 0 or not _other_person(row, one):
            return Match(one, doubtful)
    return Match(None, doubtful)


def is_relative(row: ContactRow, one: Known) -> bool:
    """Say whether a row is another person of the contact's family, not the contact itself."""
    return row.kind is ListKind.ARREARS and _differ(row.card, one.card)


def is_renamed(row: ContactRow, one: Known) -> bool:
    """Say whether a row gives the card of a known member to somebody of quite another name."""
    if row.kind is not ListKind.ARREARS or not row.card or row.card != one.card:
        return False
    return row.name != one.name and name_score(row.name, one.name) < ANOTHER_NAME


def _other_person(row: ContactRow, one: Known) -> bool:
    pairs = ((row.card, one.card), (row.nik, one.nik), (row.npwp, one.npwp), (row.nib, one.nib))
    return any(_differ(*pair) for pair in pairs)


def _one_family(key: str, row: ContactRow, one: Known) -> bool:
    """Whether a row is the contact with that KK or VA, or one of its family.

    A contact without a card is the person whose card its VA belongs to.
    """
    other_card = row.card and not one.card and one.va and not va_fits_card(one.va, row.card)
    if not (is_relative(row, one) or other_card):
        return not (_differ(row.kk, one.kk) or _differ(_account(row.va), _account(one.va)))
    here, there = _kin(row), _kin(one)
    if key.startswith("kk:"):
        return may_share_kk(here, there)
    place = _same_place(row, one)
    return may_share_va(here, there, same_place=place, agrees=place or bool(row.kk and one.kk))


def _same_place(row: ContactRow, one: Known) -> bool | None:
    """Whether they live in one kelurahan, or at one address where that is not known of both."""
    for here, there in ((row.kelurahan, one.kelurahan), (row.address, one.address)):
        if here and there:
            return address_key(here) == address_key(there)
    return None


def _kin(one: ContactRow | Known) -> Kin:
    va, card = one.va, one.card
    return Kin(
        kk=int(one.kk or 0),
        account=int(va_of_card(va)) if va else 0,
        own=bool(va and card and va_fits_card(va, card)),
        care_class=one.care_class or 0,
        members=one.members or 0,
    )


def _account(va: str | None) -> str | None:
    return va_of_card(va) if va else None


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)
