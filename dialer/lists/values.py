"""The fields of a contact by place: what a row is while it is being cleaned and while it travels.

A record of twenty-six fields takes longer to make than most rows take to clean, so a row is a list
of its values until somebody wants the record. The order is that of `ContactRow` and `Phone`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Final, overload

from dialer.contacts.phone import Phone, PhoneKind
from dialer.lists.model import ContactRow

Values = Sequence[Any]
"""The values of a ContactRow, its phones as values of Phone."""

PLACES: Final = {field.name: place for place, field in enumerate(fields(ContactRow))}
"""Name of a field -> its place."""

KIND = PLACES["kind"]
ROW_NUMBER = PLACES["row_number"]
NAME = PLACES["name"]
PHONES = PLACES["phones"]
CARD = PLACES["card"]
NIK = PLACES["nik"]
NPWP = PLACES["npwp"]
NIB = PLACES["nib"]
ADDRESS = PLACES["address"]
KELURAHAN = PLACES["kelurahan"]
CITY = PLACES["city"]
PIC_NAME = PLACES["pic_name"]
PROVINCE = PLACES["province"]
WORKERS = PLACES["potential_workers"]
KK = PLACES["kk"]
VA = PLACES["va"]
AMOUNT = PLACES["amount"]
MONTHS = PLACES["months"]
CARE_CLASS = PLACES["care_class"]
MEMBERS = PLACES["members"]
EXTRA = PLACES["extra"]


def phone_values(phone: Phone) -> tuple[Any, ...]:
    """A number as it travels."""
    return (phone.e164, phone.raw, phone.kind.value, phone.extension, phone.label)


def phone_of(values: Sequence[Any]) -> Phone:
    """The number again."""
    e164, raw, kind, extension, label = values
    return Phone(e164, raw, PhoneKind(kind), extension, label)


_row_values = attrgetter(*PLACES)


def values_of(row: ContactRow) -> list[Any]:
    """What the record was made of."""
    values = list(_row_values(row))
    values[PHONES] = tuple([phone_values(phone) for phone in row.phones])
    return values


def contact_of(values: Values) -> ContactRow:
    """The record."""
    own = list(values)
    own[PHONES] = tuple([phone_of(phone) for phone in own[PHONES]])
    return ContactRow(*own)


@dataclass(frozen=True, slots=True)
class Rows(Sequence[ContactRow]):
    """Rows as values; whoever asks for one gets the record, made then."""

    values: Sequence[Values]

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, place: int) -> ContactRow: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: int | slice) -> "ContactRow | Rows":
        if isinstance(place, slice):
            return Rows(self.values[place])
        return contact_of(self.values[place])

    def __iter__(self) -> Iterator[ContactRow]:
        return map(contact_of, self.values)


def values_of_all(rows: Sequence[ContactRow]) -> Sequence[Values]:
    """The values of rows, without making records of those that have none yet."""
    return rows.values if isinstance(rows, Rows) else [values_of(row) for row in rows]
