"""Parcels of cleaned rows as plain tuples for the pipe, and as chunks of records for the rest."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from dialer.lists.model import (
    DuplicateRow,
    FamilyMember,
    JoinedRow,
    QuarantinedRow,
    RowWarning,
)
from dialer.lists.reading import Chunk
from dialer.lists.rows import Parcel
from dialer.lists.values import Rows, contact_of, values_of

Packed = Sequence[Any]


def _values_of(record: type) -> Callable[[Any], Packed]:
    """The fields of a record in their order."""
    return attrgetter(*(field.name for field in fields(record)))


_member = _values_of(FamilyMember)
_joined = _values_of(JoinedRow)
_duplicate = _values_of(DuplicateRow)
_quarantined = _values_of(QuarantinedRow)
_warning = _values_of(RowWarning)
_MEMBER, _CONTACT = (
    [field.name for field in fields(JoinedRow)].index(name) for name in ("member", "contact")
)


def pack_parcel(parcel: Parcel) -> Packed:
    """The parcel as lists of plain values."""
    return (
        parcel.contacts,
        [_pack_joined(row) for row in parcel.joined],
        [_duplicate(row) for row in parcel.duplicates],
        [_quarantined(row) for row in parcel.quarantined],
        [_warning(warning) for warning in parcel.warnings],
    )


def unpack_chunk(packed: Packed) -> Chunk:
    """What was packed, as records."""
    contacts, joined, duplicates, quarantined, warnings = packed
    return Chunk(
        contacts=Rows(contacts),
        joined=tuple([_unpack_joined(values) for values in joined]),
        duplicates=tuple([DuplicateRow(*values) for values in duplicates]),
        quarantined=tuple([QuarantinedRow(*values) for values in quarantined]),
        warnings=tuple([RowWarning(*values) for values in warnings]),
    )


def chunk_of(parcel: Parcel) -> Chunk:
    """A parcel that stays in this process, as records."""
    return Chunk(
        contacts=Rows(parcel.contacts),
        joined=tuple(parcel.joined),
        duplicates=tuple(parcel.duplicates),
        quarantined=tuple(parcel.quarantined),
        warnings=tuple(parcel.warnings),
    )


def _pack_joined(row: JoinedRow) -> Packed:
    values = list(_joined(row))
    values[_MEMBER] = _member(row.member)
    values[_CONTACT] = values_of(row.contact)
    return values


def _unpack_joined(packed: Packed) -> JoinedRow:
    values = list(packed)
    values[_MEMBER] = FamilyMember(*values[_MEMBER])
    values[_CONTACT] = contact_of(values[_CONTACT])
    return JoinedRow(*values)
