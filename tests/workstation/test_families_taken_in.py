"""Families on lists: one contact with its members, on this list and the next."""

import pytest

from dialer.lists.model import RowDoubt
from dialer.lists.reading import Chunk
from dialer.workstation import Workstation
from tests.workstation.lists_by_hand import chunk, joined, row, take_in


def test_a_family_is_one_contact_with_its_members(workstation: Workstation) -> None:
    take_in(
        workstation,
        Chunk(contacts=(row(2, 1, kk="1"),), joined=(joined(3, 2, 2, 200_005),)),
        Chunk(contacts=(row(4, 5),), joined=(joined(5, 2, 3, 300_010), joined(6, 4, 6, None))),
    )
    one, other = workstation.store.contacts()
    assert one.details.amount == 300_010
    assert [number.phone.e164[-1] for number in one.numbers] == ["1", "2", "3"]
    assert [member.card for member in workstation.store.family(one.contact_id)] == [
        f"{person:013}" for person in (1, 2, 3)
    ]
    assert other.details.amount == 200_010 or other.details.amount == 100_004
    (list_id,) = {contact.list_id for contact in (one, other)}
    done = workstation.store.list_import(list_id)
    assert done is not None
    assert done.families == 2


def test_a_relative_on_a_newer_list_belongs_to_the_known_contact(workstation: Workstation) -> None:
    take_in(workstation, chunk(row(2, 1, kk="1")))
    take_in(workstation, chunk(row(2, 7, kk="1", amount=700_000), row(3, 1, kk="1")))
    (contact,) = workstation.store.contacts()
    assert contact.details.card == f"{1:013}"
    assert [one.card for one in workstation.store.family(contact.contact_id)] == [
        f"{7:013}",
        f"{1:013}",
    ]
    assert contact.details.amount == 800_003
    take_in(workstation, chunk(row(2, 7)))
    assert len(list(workstation.store.contacts())) == 1


def test_two_families_with_one_account_but_other_family_cards_stay_two(
    workstation: Workstation,
) -> None:
    take_in(workstation, chunk(row(2, 1, kk="1", va="8888800000000009")))
    take_in(workstation, chunk(row(2, 2, kk="2", va="8888800000000009")))
    assert len(list(workstation.store.contacts())) == 2


@pytest.mark.parametrize(
    ("what", "contacts"),
    [
        ({}, 2),
        ({"kelurahan": "Banjar"}, 1),
        ({"kelurahan": "Banjar", "care_class": 1}, 2),
        ({"kelurahan": "Mon Geudong"}, 2),
    ],
    ids=["nothing speaks for it", "one place", "another class", "another place"],
)
def test_a_known_account_makes_a_relative_only_of_who_fits(
    workstation: Workstation, what: dict[str, str | int], contacts: int
) -> None:
    va = f"88888{1:011}"
    take_in(workstation, chunk(row(2, 1, va=va, kelurahan="Banjar", care_class=3)))
    newer = take_in(workstation, chunk(row(2, 7, **{"va": va, "care_class": 3} | what)))
    assert len(list(workstation.store.contacts())) == contacts
    said = [(one.code, one.row_number, one.field) for one in workstation.store.list_warnings(newer)]
    assert said == [(RowDoubt.FAMILY_DOUBTFUL, 2, "va")] * (contacts - 1)


def test_a_contact_known_by_its_account_is_not_who_has_another_card(
    workstation: Workstation,
) -> None:
    va = f"88888{1:011}"
    take_in(workstation, chunk(row(2, 1, card=None, va=va)))
    take_in(workstation, chunk(row(2, 7, va=va), row(3, 1, va=va)))
    contacts = {one.details.card: one for one in workstation.store.contacts()}
    assert sorted(card or "" for card in contacts) == [f"{1:013}", f"{7:013}"]
    assert [number.phone.e164[-1] for number in contacts[f"{1:013}"].numbers] == ["1"]
