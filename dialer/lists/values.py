"""The fields of a contact by place: what a row is while it is being cleaned and while it travels.

A record of twenty-six fields takes longer to make than most rows take to clean, so a row is a list
of its values until somebody wants the record. The order is that of `ContactRow` and `Phone`.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from dialer.contacts.phone import Phone
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
KK = PLACES["kk"]
VA = PLACES["va"]
AMOUNT = PLACES["amount"]
MONTHS = PLACES["months"]
CARE_CLASS = PLACES["care_class"]
MEMBERS = PLACES["members"]
EXTRA = PLACES["extra"]


def phone_values(phone: Phone) -> tuple[Any, ...]:
    """A number as it travels."""
    return (phone.e164, phone.raw, phone.kind, phone.extension, phone.label)


def contact_of(values: Values) -> ContactRow:
    """The record."""
    own = list(values)
    own[PHONES] = tuple([Phone(*phone) for phone in own[PHONES]])
    return ContactRow(*own)
