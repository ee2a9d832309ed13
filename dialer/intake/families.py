"""A family is one contact: what its members' rows make of the contact's row."""

from collections.abc import Sequence
from dataclasses import replace

from dialer.contact import merged_row
from dialer.contacts.phone import Phone
from dialer.lists.model import ContactRow, FamilyMember, JoinedRow, ListKind


def first_member(row: ContactRow) -> FamilyMember:
    """Return what a row says of its own person."""
    return FamilyMember(row.name, row.card, row.nik, row.amount, row.months, row.row_number)


def family_row(row: ContactRow, joined: Sequence[JoinedRow]) -> ContactRow:
    """Return the row of the whole family: what it owes together, and everybody's numbers."""
    return replace(
        row,
        amount=family_amount(row, joined),
        phones=all_phones([row, *(one.contact for one in joined)]),
    )


def family_amount(row: ContactRow, joined: Sequence[JoinedRow]) -> int | None:
    """Return what the family owes: as the reader has it, else the sum of its rows."""
    if not joined:
        return row.amount
    if all(one.family_amount is not None for one in joined):
        return joined[-1].family_amount
    amounts = (row.amount, *(one.member.amount for one in joined))
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def all_phones(rows: Sequence[ContactRow]) -> tuple[Phone, ...]:
    """Return the numbers of rows, each once, in their order."""
    found: dict[str, Phone] = {}
    for row in rows:
        for phone in row.phones:
            found.setdefault(phone.e164, phone)
    return tuple(found.values())


def newer_row(kept: ContactRow, newer: ContactRow, joined: Sequence[JoinedRow]) -> ContactRow:
    """Return what a contact's row becomes by a newer one.

    When the newer row is another person of the family, the contact stays who it is and gets what
    concerns them all: amount, months, numbers, address.
    """
    row = merged_row(kept, family_row(newer, joined) if joined else newer)
    relative = bool(
        newer.kind is ListKind.ARREARS and newer.card and kept.card and newer.card != kept.card
    )
    if not relative:
        return row
    return replace(row, name=kept.name, card=kept.card, nik=kept.nik)


def newer_members(
    kept: ContactRow, newer: ContactRow, joined: Sequence[JoinedRow]
) -> tuple[FamilyMember, ...]:
    """Return the members that a newer row brings; none means that it says nothing of them."""
    if joined or (newer.card and kept.card and newer.card != kept.card):
        return (first_member(newer), *(one.member for one in joined))
    return ()
