"""Chunks of a list as plain tuples, for the pipe: a third of the bytes and of the time."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from dialer.contacts.phone import Phone
from dialer.lists.model import (
    ContactRow,
    DuplicateRow,
    FamilyMember,
    JoinedRow,
    QuarantinedRow,
    RowWarning,
)
from dialer.lists.reading import Chunk

Packed = Sequence[Any]


def _values_of(record: type) -> Callable[[Any], Packed]:
    """The fields of a record in their order."""
    return attrgetter(*(field.name for field in fields(record)))


_contact = _values_of(ContactRow)
_phone = _values_of(Phone)
_member = _values_of(FamilyMember)
_joined = _values_of(JoinedRow)
_duplicate = _values_of(DuplicateRow)
_quarantined = _values_of(QuarantinedRow)
_warning = _values_of(RowWarning)
_PHONES = [field.name for field in fields(ContactRow)].index("phones")
_MEMBER, _CONTACT = (
    [field.name for field in fields(JoinedRow)].index(name) for name in ("member", "contact")
)


def pack_chunk(chunk: Chunk) -> Packed:
    """The chunk as tuples of plain values."""
    return (
        [_pack_contact(contact) for contact in chunk.contacts],
        [_pack_joined(row) for row in chunk.joined],
        [_duplicate(row) for row in chunk.duplicates],
        [_quarantined(row) for row in chunk.quarantined],
        [_warning(warning) for warning in chunk.warnings],
    )


def unpack_chunk(packed: Packed) -> Chunk:
    """The chunk again."""
    contacts, joined, duplicates, quarantined, warnings = packed
    return Chunk(
        contacts=tuple([_unpack_contact(values) for values in contacts]),
        joined=tuple([_unpack_joined(values) for values in joined]),
        duplicates=tuple([DuplicateRow(*values) for values in duplicates]),
        quarantined=tuple([QuarantinedRow(*values) for values in quarantined]),
        warnings=tuple([RowWarning(*values) for values in warnings]),
    )


def _pack_contact(contact: ContactRow) -> Packed:
    values = list(_contact(contact))
    values[_PHONES] = [_phone(phone) for phone in contact.phones]
    return values


def _unpack_contact(values: Packed) -> ContactRow:
    own = list(values)
    own[_PHONES] = tuple([Phone(*phone) for phone in values[_PHONES]])
    return ContactRow(*own)


def _pack_joined(row: JoinedRow) -> Packed:
    values = list(_joined(row))
    values[_MEMBER] = _member(row.member)
    values[_CONTACT] = _pack_contact(row.contact)
    return values


def _unpack_joined(packed: Packed) -> JoinedRow:
    values = list(packed)
    values[_MEMBER] = FamilyMember(*values[_MEMBER])
    values[_CONTACT] = _unpack_contact(values[_CONTACT])
    return JoinedRow(*values)
