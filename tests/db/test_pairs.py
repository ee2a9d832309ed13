"""Pairs and owners in the store: what a later list has taken, and what is out of sight."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from db.store import SqlStore
from dialer.contact import Contact, ContactNumber
from dialer.lists.model import ListKind
from dialer.ports import AssignmentRecord, DoubtfulPair, MergedPair, OwnerMove
from tests.db.making_stores import NOW, add
from tests.making import employer


def firms(*contact_ids: str) -> Sequence[Contact]:
    made = [employer(contact_id) for contact_id in contact_ids]
    return [replace(one, numbers=(_own_number(one),)) for one in made]


def _own_number(one: Contact) -> ContactNumber:
    return replace(one.numbers[0], number_id=f"{one.contact_id}-n")


def test_a_contact_comes_back_when_a_new_one_has_taken_its_place(opened: SqlStore) -> None:
    add(opened, *firms("b1", "b2"))
    before = opened.contact("b2")
    merged = MergedPair("p1", "b1", "b2", True, NOW)
    with opened.writing() as writer:
        writer.keep_merged(merged)
        writer.give_up(merged)
    assert opened.contact("b2") is None
    add(opened, *firms("b3"))
    found = opened.merged_pair("p1")
    assert found == merged
    with opened.writing() as writer:
        writer.take_apart(merged)
    assert opened.contact("b2") == before
    assert opened.contact("b3") is not None
    assert opened.merged_pair("p1") is None
    assert [one.contact_id for one in opened.contacts()] == ["b1", "b3", "b2"]


def test_a_pair_is_kept_once_whichever_way_round(opened: SqlStore) -> None:
    add(opened, *firms("b1", "b2"))
    with opened.writing() as writer:
        assert writer.put_pairs([DoubtfulPair("p1", "l1", "b1", "b2", 80)]) == 1
        assert writer.put_pairs([DoubtfulPair("p2", "l2", "b2", "b1", 80)]) == 0
        assert writer.put_pairs([DoubtfulPair("p3", "l2", "b1", "b2", 80)]) == 0
    assert [one.pair_id for one in opened.open_pairs()] == ["p1"]
    assert opened.open_pairs("l2") == []
    decided = replace(opened.open_pairs()[0], decision="different", decided_by="o", decided_at=NOW)
    with opened.writing() as writer:
        writer.decide_pair(decided)
    assert opened.pair("p1") == decided
    assert opened.open_pair_count() == 0


def test_pairs_of_a_contact_that_was_given_up_go_to_the_kept_one(opened: SqlStore) -> None:
    add(opened, *firms("b1", "b2", "b3"))
    with opened.writing() as writer:
        writer.put_pairs([DoubtfulPair("p2", "l1", "b2", "b3", 80)])
        merged = MergedPair("p1", "b1", "b2", True, NOW)
        writer.keep_merged(merged)
        writer.give_up(merged)
    (left,) = opened.open_pairs()
    assert (left.contact_id, left.other_id) == ("b1", "b3")


def test_names_are_read_page_by_page_by_kind(opened: SqlStore) -> None:
    add(opened, *firms("b1", "b2"))
    lines = opened.names_page(ListKind.BU, 0)
    assert [line.contact_id for line in lines] == ["b1", "b2"]
    assert opened.names_page(ListKind.BU, lines[-1].place) == []
    assert opened.names_page(ListKind.ARREARS, 0) == []


def test_who_shares_a_number_is_found_from_either(opened: SqlStore) -> None:
    first, second, other = firms("b1", "b2", "b3")
    second = replace(second, numbers=(replace(second.numbers[0], phone=first.numbers[0].phone),))
    add(opened, first, second, other)
    one, two, _ = opened.names_page(ListKind.BU, 0)
    assert opened.sharing_numbers([one.place], ListKind.BU) == [(one.place, two)]
    assert opened.sharing_numbers([two.place], ListKind.BU) == [(two.place, one)]


def test_an_owner_moves_only_from_whom_it_was(opened: SqlStore) -> None:
    add(opened, *firms("b1", "b2"))
    with opened.writing() as writer:
        moves = [OwnerMove("b1", "", "sri"), OwnerMove("b2", "budi", "sri")]
        assert writer.move_owners(moves) == moves[:1]
    owners = {one.contact_id: one.officer_id for one in opened.contacts()}
    assert owners == {"b1": "sri", "b2": ""}


def test_only_the_moves_of_the_last_assignment_are_kept(opened: SqlStore) -> None:
    first = AssignmentRecord("a1", "lead", NOW, 1, "", {})
    later = replace(first, assignment_id="a2", at=NOW + timedelta(minutes=1), callbacks={"b": "o"})
    with opened.writing() as writer:
        writer.put_assignment(first, [OwnerMove("b1", "", "sri")])
        writer.put_assignment(later, [OwnerMove("b1", "sri", "budi")])
    assert opened.last_assignment() == later
    assert opened.assignment_moves("a1") == []
    assert opened.assignment_moves("a2") == [OwnerMove("b1", "sri", "budi")]
