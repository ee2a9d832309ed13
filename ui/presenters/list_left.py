"""Who left a list: contacts that a newer list no longer has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialer.browsing import Browse, ContactFilter, ContactLine, ContactView
from dialer.contacts.dialable import dialable
from dialer.contacts.mask import mask_id
from dialer.contacts.money import format_rupiah
from dialer.people import Officer, Right
from dialer.workstation import Workstation
from ui.presenters.lists import DASH


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One contact that left, in words; the identity is masked."""

    contact_id: str
    name: str
    identity: str
    phone: str
    months: str
    amount: str
    list_name: str


def left_ids(workstation: Workstation, officer: Officer, list_id: str) -> Sequence[int]:
    """Return who left a list, or the one it replaced; the store's own numbers."""
    one = workstation.store.list_import(list_id)
    lists = (list_id, one.replaces) if one is not None and one.replaces else (list_id,)
    view = ContactView(only=ContactFilter(list_ids=lists, left_list=True))
    seen_by = "" if officer.may(Right.SEE_ALL) else officer.officer_id
    return workstation.store.contact_ids(Browse(view, seen_by=seen_by))


def left_lines(workstation: Workstation, pks: Sequence[int]) -> Mapping[int, LeftLine]:
    """Read some of them."""
    names = {one.call_list.list_id: one.call_list.name for one in workstation.store.call_lists()}
    return {
        one.pk: _line(one, names.get(one.list_id, ""))
        for one in workstation.store.contact_lines(pks)
    }


def _line(one: ContactLine, list_name: str) -> LeftLine:
    identity = one.card or one.va or one.nik or one.npwp
    return LeftLine(
        contact_id=one.contact_id,
        name=one.name,
        identity=mask_id(identity) if identity else DASH,
        phone=dialable(one.phones[0]) if one.phones else "Tanpa nomor",
        months=str(one.months) if one.months is not None else DASH,
        amount=format_rupiah(one.amount) if one.amount is not None else DASH,
        list_name=list_name,
    )
