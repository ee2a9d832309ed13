"""A person or employer as the store keeps it: the cleaned row of a list, with ids of its own."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from dialer.contacts.phone import Phone
from dialer.facts import NumberState
from dialer.lists.model import ContactRow, ListKind


@dataclass(frozen=True, slots=True)
class ContactNumber:
    """A telephone number of a contact with the id that facts use and what is known of it."""

    number_id: str
    phone: Phone
    state: NumberState = NumberState.UNTRIED


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact: a member (with the family behind the same virtual account) or an employer.

    `zone` is an IANA name ("Asia/Jakarta"); `officer_id` empty means that anyone may work on it;
    `listed_at` is when the list it last stood on was taken in (aware UTC); `left_at` is when a
    newer list came without it, None while it is on the newest.
    """

    contact_id: str
    list_id: str
    zone: str
    officer_id: str
    listed_at: datetime
    details: ContactRow
    numbers: tuple[ContactNumber, ...] = ()
    left_at: datetime | None = None

    @property
    def kind(self) -> ListKind:
        """Employer or member in arrears."""
        return self.details.kind

    @property
    def name(self) -> str:
        """The name as shown."""
        return self.details.name


def merged_row(kept: ContactRow, newer: ContactRow) -> ContactRow:
    """Return the newer row, with what only the kept one knows filled in.

    A list that lacks a column says nothing about it, so it must not blank what is known.
    """
    pairs = zip(_OPTIONAL, _optional_values(newer), _optional_values(kept), strict=True)
    known = {name: old for name, new, old in pairs if new is None and old is not None}
    if not known and not kept.extra:
        return newer
    return replace(newer, **known, extra={**kept.extra, **newer.extra})


_OPTIONAL = tuple(field.name for field in fields(ContactRow) if field.default is None)
_optional_values: Callable[[ContactRow], tuple[Any, ...]] = attrgetter(*_OPTIONAL)
