"""Numbers of a contact: heard on the telephone, shared with others, the next after a bad one."""

import pytest

from db.store import SqlStore
from dialer.desk import Wish
from dialer.errors import BadInputError
from dialer.facts import NumberState
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, take
from tests.workstation.lists_by_hand import chunk, row, take_in

FIRST, HEARD = "+6281234567890", "+6281398765432"


def e164s(workstation: Workstation) -> list[str]:
    contact = workstation.store.contact("c1")
    assert contact is not None
    return [one.phone.e164 for one in contact.numbers]


def test_a_number_heard_gets_an_id_and_can_be_dialled(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member(FIRST))
    number_id = workstation.desk.add_number(officer, "c1", "0813-9876-5432")
    assert e164s(workstation) == [FIRST, HEARD]
    view = workstation.desk.open(officer, "c1")
    assert dict(view.standing.numbers)[number_id] is NumberState.UNTRIED
    assert workstation.desk.refusal(view, number_id=number_id) is None
    assert workstation.desk.add_number(officer, "c1", "+62 813 9876 5432") == number_id


@pytest.mark.parametrize("text", ["", "halo", "12345", "0813-9876-5432 / 0812-3456-7890"])
def test_what_is_not_one_number_is_refused_and_changes_nothing(
    workstation: Workstation, officer: Officer, text: str
) -> None:
    take(workstation, member(FIRST))
    with pytest.raises(BadInputError):
        workstation.desk.add_number(officer, "c1", text)
    assert e164s(workstation) == [FIRST]


def test_a_contact_without_a_good_number_comes_back_with_the_one_heard(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member(FIRST))
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("invalid_number"), talk=0))
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert standing.stage is Stage.NEEDS_NUMBER
    workstation.desk.add_number(officer, "c1", "081398765432")
    found = workstation.desk.next(officer, Wish()).item
    assert found is not None
    assert found.contact_id == "c1"


def test_a_number_heard_outlives_the_rebuilding_of_the_store(
    workstation: Workstation, store: SqlStore, officer: Officer
) -> None:
    take(workstation, member(FIRST))
    number_id = workstation.desk.add_number(officer, "c1", "081398765432")
    store.rebuild(workstation.rulebook)
    assert number_id in dict(workstation.desk.open(officer, "c1").standing.numbers)


def test_others_with_the_same_number_are_named(workstation: Workstation, officer: Officer) -> None:
    take(workstation, member(FIRST), member(FIRST, contact_id="c2"))
    assert workstation.desk.open(officer, "c1").sharing == (("Utama Suryono", FIRST),)


def test_a_number_heard_stays_through_a_newer_list_and_its_undoing(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take_in(workstation, chunk(row(2, 1)))
    (contact,) = workstation.store.contacts()
    clock.forward(days=1)
    newer = take_in(workstation, chunk(row(2, 1, months=4)))
    number_id = workstation.desk.add_number(officer, contact.contact_id, "081398765432")
    workstation.intake.undo("os:uji", newer)
    kept = workstation.store.contact(contact.contact_id)
    assert kept is not None
    assert kept.details.months == 3
    assert kept.numbers[-1].number_id == number_id
    take_in(workstation, chunk(row(2, 1, months=5)))
    kept = workstation.store.contact(contact.contact_id)
    assert kept is not None
    assert number_id in [one.number_id for one in kept.numbers]
