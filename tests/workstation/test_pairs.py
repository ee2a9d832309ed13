"""Pairs that may be one: found, put together without loss, taken apart, never asked twice."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.store import SqlStore
from dialer.contact import Contact
from dialer.errors import BadInputError, RefusedError
from dialer.lists.likeness import Answer
from dialer.lists.model import ListKind
from dialer.outcomes import OutcomeEntry
from dialer.pairs import PairView
from dialer.people import Officer
from dialer.ports import DoubtfulPair, MergedPair
from dialer.queue import QueueQuery
from dialer.standing import Stage
from dialer.visit_store import VisitPhoto
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, phone, take
from tests.payments.making import (
    CUT_CARD,
    CUT_VA,
    POCUT_CARD,
    POCUT_VA,
    in_force,
    known,
    paid,
    write,
)

HERE = "Jl. Merdeka No. 12"


def firm(contact_id: str, list_id: str, name: str, number: str, **known: Any) -> Contact:
    plain = employer(contact_id)
    row = replace(plain.details, name=name, phones=(phone(number),), pic_name=None)
    row = replace(row, **{"address": HERE, **known})
    return replace(plain, list_id=list_id, details=row)


@pytest.fixture
def two(workstation: Workstation, clock: HandClock) -> PairView:
    """An employer of last month's list and the same, typed otherwise, on the new one."""
    take(
        workstation,
        firm("b1", "l1", "CV Samudera Pase", "+628126001001", potential_workers=5),
        firm("b9", "l1", "PT Garuda Tekstil", "+628126001009", address="Jl. Listrik No. 3"),
    )
    clock.forward(hours=1)
    take(workstation, firm("b2", "l2", "Samudra Pase, CV", "+628126001002", email="a@b.id"))
    assert workstation.pairs.find("l2") == 1
    (found,) = workstation.pairs.open_pairs()
    return found


def say(workstation: Workstation, officer: Officer, contact_id: str, code: str) -> None:
    contact = workstation.store.contact(contact_id)
    assert contact is not None
    entry = call(contact, workstation.now() - timedelta(minutes=2), OutcomeEntry(code))
    workstation.desk.save(officer, entry)


def stage(workstation: Workstation, contact_id: str) -> Stage:
    standing = workstation.store.standing(contact_id)
    assert standing is not None
    return standing.stage


def test_the_pair_is_shown_whole_with_what_differs(two: PairView) -> None:
    assert (two.older.contact_id, two.newer.contact_id) == ("b1", "b2")
    assert two.likeness.answer is Answer.DOUBTFUL
    assert two.pair.score == two.likeness.score


def test_looking_again_finds_nothing_new(workstation: Workstation, two: PairView) -> None:
    assert workstation.pairs.find("l2") == 0
    assert workstation.pairs.open_count() == workstation.pairs.open_count("l2") == 1
    assert workstation.pairs.open_count("l1") == 0


def test_the_same_becomes_one_with_everything_both_had(
    workstation: Workstation, two: PairView, lead: Officer
) -> None:
    assert workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME) == "b1"
    one = workstation.store.contact("b1")
    assert one is not None
    assert workstation.store.contact("b2") is None
    assert (one.name, one.details.email) == ("Samudra Pase, CV", "a@b.id")
    assert one.details.potential_workers == 5
    assert {number.phone.e164 for number in one.numbers} == {"+628126001001", "+628126001002"}
    assert one.list_id == "l2"
    with workstation.store.writing() as writer:
        keys = writer.contacts_by_key(["test:b1", "test:b2"])
    assert set(keys.values()) == {"b1"}
    assert workstation.pairs.open_count() == 0
    counts = {one.call_list.list_id: one.contacts for one in workstation.store.call_lists()}
    assert counts == {"l1": 1, "l2": 1}


def test_taken_apart_both_are_as_they_were(
    workstation: Workstation, two: PairView, lead: Officer
) -> None:
    before = [workstation.store.contact(key) for key in ("b1", "b2")]
    workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME)
    workstation.pairs.undecide(lead, two.pair.pair_id)
    assert [workstation.store.contact(key) for key in ("b1", "b2")] == before
    assert workstation.pairs.open_pairs() == [two]
    assert [stage(workstation, key) for key in ("b1", "b2")] == [Stage.NEW, Stage.NEW]
    assert [one.action for one in workstation.store.audit_trail(2)] == [
        "pair_undecided",
        "pair_same",
    ]


def test_a_decision_about_somebody_who_went_with_an_undone_list_stays(
    workstation: Workstation, store: SqlStore, two: PairView, lead: Officer
) -> None:
    workstation.pairs.decide(lead, two.pair.pair_id, Answer.DIFFERENT)
    with store.writing() as writer:
        decided = writer.pair(two.pair.pair_id)
        gone = MergedPair("elsewhere", "b1", "b2", True, workstation.now())
        writer.keep_merged(gone)
        writer.give_up(gone)
    with pytest.raises(RefusedError, match="sudah dihapus"):
        workstation.pairs.undecide(lead, two.pair.pair_id)
    assert store.pair(two.pair.pair_id) == decided


def test_after_a_call_it_stays_one(
    workstation: Workstation, two: PairView, lead: Officer, clock: HandClock
) -> None:
    workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME)
    clock.forward(hours=1)
    say(workstation, lead, "b1", "no_answer")
    with pytest.raises(RefusedError):
        workstation.pairs.undecide(lead, two.pair.pair_id)
    assert workstation.store.contact("b2") is None


def test_an_import_is_undone_once_its_pair_is_taken_apart(
    workstation: Workstation, lead: Officer, clock: HandClock, tmp_path: Path
) -> None:
    def arrive(name: str, *rows: str) -> str:
        file = tmp_path / f"{name}.csv"
        text = "\n".join(("Nama BU;Alamat;Telepon;Potensi Peserta", *rows))
        file.write_text(text, encoding="utf-8")
        return workstation.intake.take_in("os:uji", file, ListKind.BU).list_id

    arrive("lama", f"CV Samudera Pase;{HERE};08126001001;5")
    before = list(workstation.store.contacts())
    clock.forward(days=1)
    new = arrive("baru", f"Samudra Pase, CV;{HERE};08126001002;5")
    assert workstation.pairs.find(new) == 1
    (pair,) = workstation.pairs.open_pairs()
    workstation.pairs.decide(lead, pair.pair.pair_id, Answer.SAME)
    (one,) = workstation.store.contacts()
    with pytest.raises(RefusedError, match=r"1 pasangan kontaknya sudah digabung.*Pisahkan"):
        workstation.intake.undo("os:uji", new)
    assert list(workstation.store.contacts()) == [one]
    workstation.pairs.undecide(lead, pair.pair.pair_id)
    workstation.intake.undo("os:uji", new)
    assert list(workstation.store.contacts()) == before
    assert workstation.pairs.open_count() == 0


def test_money_that_came_to_the_pair_goes_to_whose_number_it_names(
    workstation: Workstation, store: SqlStore, lead: Officer, clock: HandClock, tmp_path: Path
) -> None:
    known(workstation, "cut", CUT_CARD)
    known(workstation, "pocut", POCUT_CARD)
    with store.writing() as writer:
        writer.put_pairs([DoubtfulPair("p1", "l1", "cut", "pocut", 90)])
    rows = [paid(CUT_VA, "2026-11-10"), paid(CUT_VA, "2026-11-19"), paid(POCUT_VA, "2026-11-19")]
    workstation.payments.take_in("os:uji", write(tmp_path / "a.csv", rows[0]))
    clock.forward(hours=1)
    assert workstation.pairs.decide(lead, "p1", Answer.SAME) == "cut"
    clock.forward(hours=1)
    workstation.payments.take_in("os:uji", write(tmp_path / "b.csv", *rows[1:]))
    assert len(in_force(workstation)) == 3
    workstation.pairs.undecide(lead, "p1")
    assert [len(in_force(workstation, who)) for who in ("cut", "pocut")] == [2, 1]
    assert [len(store.payments_of_contact(who)) for who in ("cut", "pocut")] == [2, 1]
    assert store.open_payment_count() == 0


def test_pictures_stay_whatever_is_put_together_and_apart(
    workstation: Workstation, store: SqlStore, two: PairView, lead: Officer
) -> None:
    taken = VisitPhoto("f1", "b2", "", workstation.now(), "o1", "Kartu nama", 60, 40, 3)
    with store.writing() as writer:
        writer.put_photo(taken, b"jpg")
    assert workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME) == "b2"
    assert store.photos_of("b2") == [taken]
    workstation.pairs.undecide(lead, two.pair.pair_id)
    assert store.photos_of("b2") == [taken]


def test_the_one_that_was_called_stays(
    workstation: Workstation, two: PairView, lead: Officer
) -> None:
    say(workstation, lead, "b2", "no_answer")
    assert workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME) == "b2"
    one = workstation.store.contact("b2")
    assert one is not None
    assert one.details.potential_workers == 5
    assert workstation.store.contact("b1") is None
    assert stage(workstation, "b2") is Stage.RETRY


def test_when_both_were_called_the_newer_is_closed_and_nothing_is_lost(
    workstation: Workstation, store: SqlStore, two: PairView, lead: Officer, clock: HandClock
) -> None:
    say(workstation, lead, "b1", "no_answer")
    say(workstation, lead, "b2", "no_answer")
    clock.forward(hours=1)
    assert workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME) == "b1"
    assert stage(workstation, "b2") is Stage.CLOSED
    assert len(workstation.store.facts_of("b2")) > 0
    store.rebuild(workstation.rulebook)
    assert stage(workstation, "b2") is Stage.CLOSED
    workstation.pairs.undecide(lead, two.pair.pair_id)
    assert stage(workstation, "b2") is Stage.RETRY


def test_who_asked_not_to_be_called_is_not_called_under_the_other_name(
    workstation: Workstation, two: PairView, lead: Officer, clock: HandClock
) -> None:
    stopping = next(code for code, rule in workstation.rulebook.outcomes.items() if rule.stop)
    say(workstation, lead, "b1", "no_answer")
    say(workstation, lead, "b2", stopping)
    clock.forward(hours=1)
    workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME)
    assert stage(workstation, "b1") is Stage.STOPPED
    workstation.pairs.undecide(lead, two.pair.pair_id)
    assert stage(workstation, "b1") is Stage.RETRY
    assert stage(workstation, "b2") is Stage.STOPPED


def test_different_is_remembered(workstation: Workstation, two: PairView, lead: Officer) -> None:
    assert workstation.pairs.decide(lead, two.pair.pair_id, Answer.DIFFERENT) == ""
    assert workstation.pairs.find("l2") == 0
    assert workstation.pairs.find("l1") == 0
    assert workstation.pairs.open_pairs() == []
    with pytest.raises(BadInputError):
        workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME)


def test_who_does_not_see_all_decides_nothing(
    workstation: Workstation, two: PairView, officer: Officer
) -> None:
    with pytest.raises(RefusedError):
        workstation.pairs.decide(officer, two.pair.pair_id, Answer.SAME)
    assert workstation.pairs.open_count() == 1


def test_pairs_inside_one_list_are_found_once(workstation: Workstation) -> None:
    take(
        workstation,
        firm("b1", "l1", "CV Samudera Pase", "+628126001001"),
        firm("b2", "l1", "CV Samudra Pase", "+628126001002"),
        firm("b3", "l1", "PT Garuda Tekstil", "+628126001001"),
    )
    assert workstation.pairs.find("l1") == 1


def test_members_with_one_name_and_number_are_asked_about(workstation: Workstation) -> None:
    one = member("+628126001001", contact_id="c1")
    other = replace(one, contact_id="c2", details=replace(one.details, card="0009999999999"))
    take(workstation, one)
    take(workstation, replace(other, list_id="l2"))
    assert workstation.pairs.find("l2") == 1


def test_looking_can_be_stopped(workstation: Workstation, two: PairView) -> None:
    class StoppedError(Exception):
        pass

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        workstation.pairs.find("l2", check=stop)


def test_a_list_that_is_not_there_has_no_pairs(workstation: Workstation) -> None:
    assert workstation.pairs.find("x") == 0


def test_the_kept_one_waits_once_in_the_queue(
    workstation: Workstation, two: PairView, lead: Officer
) -> None:
    workstation.pairs.decide(lead, two.pair.pair_id, Answer.SAME)
    query = QueueQuery(workstation.now(), ("Asia/Jakarta",))
    waiting = workstation.store.queue(query, 10, later=False)
    assert sorted(item.contact_id for item in waiting) == ["b1", "b9"]
