"""The number to begin with is chosen by what is known of each."""

from datetime import timedelta
from itertools import product

import pytest

from dialer.contact import ContactNumber
from dialer.facts import UNUSABLE_NUMBERS, Channel, NumberState
from dialer.number_choice import first_usable
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, phone, take
from tests.ui.desk.at_the_desk import Desk

BEST_FIRST = ("right_party", "answers", "untried", "switched_off", "whatsapp_only")


def rank(state: NumberState) -> int:
    return BEST_FIRST.index(state) if state in BEST_FIRST else len(BEST_FIRST)


@pytest.mark.parametrize(("one", "other"), [*product(NumberState, repeat=2)])
def test_of_two_numbers_the_one_more_is_known_of(one: NumberState, other: NumberState) -> None:
    states = {"n1": one, "n2": other}
    numbers = [ContactNumber(key, phone("+6281234567890"), state) for key, state in states.items()]
    if {rank(one), rank(other)} != {len(BEST_FIRST)}:
        assert first_usable(numbers) == ("n1" if rank(one) <= rank(other) else "n2")
    for full, left in (("n1", "n2"), ("n2", "n1")):
        chosen = first_usable(numbers, {full})
        if states[left] not in UNUSABLE_NUMBERS:
            assert chosen == left
        elif states[full] not in UNUSABLE_NUMBERS:
            assert chosen == full


def test_without_numbers_there_is_none_to_begin_with() -> None:
    assert first_usable(()) == ""


def test_the_desk_begins_with_the_number_that_is_not_used_up(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member("+6281234567890", "+6281234567891", contact_id="c1"))
    (other,) = take(workstation, member("+6281234567890", contact_id="c2"))

    def begins_with() -> str:
        desk = Desk(workstation, officer)
        desk.presenter.show_contact("c1", Channel.PHONE)
        return desk.presenter.line.line.chosen

    assert begins_with() == "c1-0"
    for _ in range(3):
        workstation.desk.save(officer, call(other, clock(), OutcomeEntry("busy"), talk=0))
        clock.forward(minutes=30)
    assert begins_with() == "c1-1"
    clock.forward(days=1)
    assert begins_with() == "c1-0"


def test_the_desk_begins_with_the_number_that_was_answered(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member("+6281234567890", "+6281234567891", contact_id="c1"))
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("switched_off"), talk=0))
    clock.forward(days=3, hours=1)
    assert Desk(workstation, officer).presenter.line.line.chosen == "c1-1"
    clock.forward(minutes=1)
    again = call(contact, clock(), OutcomeEntry("third_party_message", "spouse", note="x"))
    workstation.desk.save(officer, again)
    clock.at += timedelta(days=3)
    assert Desk(workstation, officer).presenter.line.line.chosen == "c1-0"


@pytest.mark.parametrize("code", ["no_answer", "switched_off", "busy"])
def test_numbers_take_turns_while_nobody_answers(
    workstation: Workstation, officer: Officer, clock: HandClock, code: str
) -> None:
    take(workstation, member("+6281234567890", "+6281234567891", contact_id="c1"))
    begun = []
    for _ in range(4):
        desk = Desk(workstation, officer)
        desk.presenter.show_contact("c1", Channel.PHONE)
        begun.append(desk.presenter.line.line.chosen)
        desk.presenter.dial()
        clock.forward(seconds=30)
        desk.presenter.editor.choose(code)
        desk.presenter.save()
        clock.forward(days=7)
    assert begun[:2] == ["c1-0", "c1-1"]
    assert sorted(begun) == ["c1-0", "c1-0", "c1-1", "c1-1"]


def test_a_number_that_nobody_answered_is_not_said_to_be_untried(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member("+6281234567890", "+6281234567891", contact_id="c1"))
    for _ in range(2):
        workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("no_answer"), talk=0))
        clock.forward(days=2)
    desk = Desk(workstation, officer)
    desk.presenter.show_contact("c1", Channel.PHONE)
    assert desk.view.contact is not None
    words = [row.state for row in desk.view.contact.numbers]
    assert words == ["Belum terjawab (2x)", "Belum dicoba"]
