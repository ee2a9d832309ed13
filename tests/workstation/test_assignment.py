"""Contacts shared out: planned, carried out, taken back, with what the queue then offers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db.store import SqlStore
from dialer.contact import Contact
from dialer.desk import Wish
from dialer.errors import BadInputError, RefusedError
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer, Role
from dialer.sharing import AssignmentOrder, Left, Scope, Share
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock, add_officer
from tests.making import call, member, take


@pytest.fixture
def sri(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Sri Wahyuni", Role.AGENT)


def members(workstation: Workstation, count: int, shared_number: bool = False) -> list[Contact]:
    """Put members into the store, each with a number of their own unless they share one."""
    numbers = [f"+62812{0 if shared_number else n:07}" for n in range(count)]
    made = [
        member(number, contact_id=f"c{n}", amount=1_000_000 + n, months=2 + n % 20)
        for n, number in enumerate(numbers)
    ]
    rows = [replace(one, details=replace(one.details, card=None)) for one in made]
    return take(workstation, *rows)


def owners(workstation: Workstation) -> dict[str, str]:
    return {one.contact_id: one.officer_id for one in workstation.store.contacts()}


def waiting_for(workstation: Workstation, officer: Officer) -> set[str]:
    """Whose turn it may be at an officer's desk."""
    queue = workstation.desk.queue(officer, Wish(), 1_000, later=False)
    return {item.contact_id for item in queue}


def test_each_officer_is_then_offered_only_the_own_half(
    workstation: Workstation, lead: Officer, officer: Officer, sri: Officer
) -> None:
    members(workstation, 11)
    order = AssignmentOrder((Share(officer.officer_id), Share(sri.officer_id)), list_id="l1")
    plan = workstation.assignment.plan(order)
    assert owners(workstation) == {f"c{n}": "" for n in range(11)}
    record = workstation.assignment.carry_out(lead, plan)
    assert record.contacts == 11
    mine, hers = waiting_for(workstation, officer), waiting_for(workstation, sri)
    assert {len(mine), len(hers)} == {5, 6}
    assert not mine & hers
    assert owners(workstation) == {key: plan.moves[key] for key in owners(workstation)}
    (progress,) = workstation.store.call_lists()
    assert progress.contacts == 11
    assert workstation.store.audit_trail(1)[0].action == "contacts_assigned"


def test_who_is_not_a_lead_may_not(workstation: Workstation, officer: Officer) -> None:
    members(workstation, 2)
    plan = workstation.assignment.plan(AssignmentOrder((Share(officer.officer_id),)))
    with pytest.raises(RefusedError):
        workstation.assignment.carry_out(officer, plan)
    assert set(owners(workstation).values()) == {""}


def test_an_order_without_officers_or_for_a_list_that_is_not_there_is_refused(
    workstation: Workstation, officer: Officer
) -> None:
    for order in (
        AssignmentOrder(()),
        AssignmentOrder((Share("nobody"),)),
        AssignmentOrder((Share(officer.officer_id),), list_id="x"),
    ):
        with pytest.raises(BadInputError):
            workstation.assignment.plan(order)


def test_the_last_assignment_is_taken_back_once(
    workstation: Workstation, lead: Officer, officer: Officer, sri: Officer
) -> None:
    members(workstation, 5)
    first = AssignmentOrder((Share(officer.officer_id),))
    workstation.assignment.carry_out(lead, workstation.assignment.plan(first))
    over = AssignmentOrder((Share(sri.officer_id),), from_officer=officer.officer_id)
    over = replace(over, scope=Scope.EVERYTHING)
    workstation.assignment.carry_out(lead, workstation.assignment.plan(over))
    assert set(owners(workstation).values()) == {sri.officer_id}
    assert workstation.assignment.undo(lead).contacts == 5
    assert set(owners(workstation).values()) == {officer.officer_id}
    assert len(waiting_for(workstation, officer)) == 5
    with pytest.raises(RefusedError):
        workstation.assignment.undo(lead)
    assert [one.action for one in workstation.store.audit_trail(1)] == ["assignment_undone"]


def test_what_changed_hands_after_the_plan_was_made_is_left_alone(
    workstation: Workstation, lead: Officer, officer: Officer, sri: Officer
) -> None:
    members(workstation, 4)
    stale = workstation.assignment.plan(AssignmentOrder((Share(officer.officer_id),)))
    hand = AssignmentOrder((Share(sri.officer_id),), chosen=frozenset({"c1"}))
    workstation.assignment.carry_out(lead, workstation.assignment.plan(hand))
    assert workstation.assignment.carry_out(lead, stale).contacts == 3
    assert owners(workstation)["c1"] == sri.officer_id


def test_contacts_that_share_a_number_go_to_one_officer(
    workstation: Workstation, lead: Officer, officer: Officer, sri: Officer
) -> None:
    members(workstation, 4, shared_number=True)
    order = AssignmentOrder((Share(officer.officer_id), Share(sri.officer_id)))
    assert len(set(workstation.assignment.plan(order).moves.values())) == 1


def test_a_number_shared_with_another_list_stays_with_its_officer(
    workstation: Workstation, lead: Officer, officer: Officer, sri: Officer
) -> None:
    other = replace(member("+6281255500001", contact_id="d1"), list_id="l2")
    take(workstation, replace(other, details=replace(other.details, card=None)))
    hand = AssignmentOrder((Share(sri.officer_id),), list_id="l2")
    workstation.assignment.carry_out(lead, workstation.assignment.plan(hand))
    here = member("+6281255500001", contact_id="c1")
    take(workstation, replace(here, details=replace(here.details, card=None)))
    both = AssignmentOrder((Share(officer.officer_id), Share(sri.officer_id)), list_id="l1")
    assert workstation.assignment.plan(both).moves == {"c1": sri.officer_id}


def test_a_personal_callback_stays_unless_told_and_comes_back_when_undone(
    workstation: Workstation, lead: Officer, officer: Officer, sri: Officer, clock: HandClock
) -> None:
    contact = members(workstation, 1)[0]
    at = clock() + timedelta(hours=1)
    outcome = OutcomeEntry("callback_requested", callback=CallbackEntry(at))
    workstation.desk.save(officer, call(contact, clock() - timedelta(minutes=5), outcome))
    standing = workstation.store.standing("c0")
    assert standing is not None
    assert (standing.stage, standing.owner_id) == (Stage.CALLBACK, officer.officer_id)
    order = AssignmentOrder((Share(sri.officer_id),), scope=Scope.EVERYTHING)
    plan = workstation.assignment.plan(order)
    assert not plan.moves
    assert plan.left == {Left.PERSONAL_CALLBACK: ("c0",)}
    told = workstation.assignment.plan(replace(order, with_callbacks=True))
    workstation.assignment.carry_out(lead, told)
    clock.forward(hours=2)
    assert waiting_for(workstation, sri) == {"c0"}
    assert waiting_for(workstation, officer) == set()
    workstation.assignment.undo(lead)
    assert waiting_for(workstation, officer) == {"c0"}
    assert waiting_for(workstation, sri) == set()


def test_working_everything_out_again_changes_nothing(
    workstation: Workstation, store: SqlStore, lead: Officer, officer: Officer, sri: Officer
) -> None:
    members(workstation, 9)
    order = AssignmentOrder((Share(officer.officer_id, 2), Share(sri.officer_id)))
    workstation.assignment.carry_out(lead, workstation.assignment.plan(order))
    before = waiting_for(workstation, officer), waiting_for(workstation, sri)
    store.rebuild(workstation.rulebook)
    assert (waiting_for(workstation, officer), waiting_for(workstation, sri)) == before
    assert [len(one) for one in before] == [6, 3]
