"""A save is taken back: by its officer on the day, later by a lead; nothing is deleted."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.store import SqlStore
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Channel, NumberState
from dialer.log import LogFilter
from dialer.outcomes import AttemptEntry, CallbackEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.rulebook import load_rulebook
from dialer.standing import Stage
from dialer.visiting import VisitEntry
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take
from tests.payments.making import CUT_CARD, CUT_VA, known, paid, take_in, write

PROMISE = OutcomeEntry("promise", "self", promise=PromiseEntry(600_000, date(2026, 11, 25), "bri"))
RULES = load_rulebook()


@pytest.fixture
def saved(workstation: Workstation, officer: Officer, clock: HandClock) -> str:
    (contact,) = take(workstation, member())
    return workstation.desk.save(officer, call(contact, clock(), PROMISE))


def stage(workstation: Workstation) -> Stage:
    found = workstation.store.standing("c1")
    assert found is not None
    return found.stage


def test_what_was_just_saved_counts_for_nothing_after_undoing(
    workstation: Workstation, officer: Officer, saved: str
) -> None:
    assert workstation.undoing.last_of(officer) == saved
    facts = len(workstation.store.facts_of("c1"))
    assert workstation.undoing.undo(officer, saved, "salah kontak") == "c1"
    assert stage(workstation) is Stage.NEW
    assert list(workstation.store.promises()) == []
    assert list(workstation.store.log(LogFilter(), 9)) == []
    contact = workstation.store.contact("c1")
    assert contact is not None
    assert contact.numbers[0].state is NumberState.UNTRIED
    assert len(workstation.store.facts_of("c1")) == facts + 1
    assert workstation.undoing.last_of(officer) == ""
    with pytest.raises(BadInputError):
        workstation.undoing.undo(officer, saved, "sekali lagi")


def test_the_day_after_only_a_lead_may(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, saved: str
) -> None:
    clock.forward(days=1)
    assert workstation.undoing.last_of(officer) == ""
    with pytest.raises(RefusedError, match="hari yang sama"):
        workstation.undoing.undo(officer, saved, "salah")
    workstation.undoing.undo(lead, saved, "salah")
    assert stage(workstation) is Stage.NEW


def test_nobody_undoes_without_a_reason_or_what_another_saved(
    workstation: Workstation, officer: Officer, clock: HandClock, lead: Officer
) -> None:
    (contact,) = take(workstation, member())
    theirs = workstation.desk.save(lead, call(contact, clock(), PROMISE))
    with pytest.raises(RefusedError, match="orang lain"):
        workstation.undoing.undo(officer, theirs, "salah")
    with pytest.raises(RefusedError, match="Alasan"):
        workstation.undoing.undo(lead, theirs, " ")


def test_undoing_a_correction_brings_back_what_was_said_before_with_its_effects(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, saved: str
) -> None:
    clock.forward(minutes=5)
    workstation.review.correct(lead, saved, OutcomeEntry("objects_to_calls"), "keliru")
    assert stage(workstation) is Stage.STOPPED
    clock.forward(minutes=5)
    workstation.undoing.undo(lead, saved, "koreksinya keliru")
    assert stage(workstation) is Stage.PROMISE
    (promise,) = workstation.store.promises()
    assert (promise.amount, promise.due_on) == (600_000, date(2026, 11, 25))
    view = workstation.review.open(lead, saved)
    assert [one.why for one in view.changes] == ["", "keliru", "koreksinya keliru"]
    assert [one.in_force for one in view.changes] == [False, False, True]


def test_a_correction_of_a_correction_leaves_only_the_last_word(
    workstation: Workstation, lead: Officer, clock: HandClock, saved: str
) -> None:
    at = clock.at + timedelta(days=3)
    back = OutcomeEntry("callback_requested", callback=CallbackEntry(at))
    for entry, why in ((back, "minta ditelepon"), (PROMISE, "ternyata janji")):
        clock.forward(minutes=1)
        workstation.review.correct(lead, saved, entry, why)
    assert stage(workstation) is Stage.PROMISE
    assert len(workstation.store.promises()) == 1
    view = workstation.review.open(lead, saved)
    assert [one.in_force for one in view.changes] == [False, False, True]


PLAN = OutcomeEntry("registered_rehab", "self", rehab_stages=3)


def as_they_stand(workstation: Workstation) -> list[tuple[object, ...]]:
    """What is known of each promise, whatever facts it stands in, and where the contact is."""
    today = workstation.promises.today()
    found = [
        (one.due_on, one.amount, one.state(today), one.cancelled_on, one.reminded_on, one.received)
        for one in workstation.store.promises()
    ]
    standing = workstation.store.standing("c1")
    assert standing is not None
    return [*found, (standing.stage, standing.due_at)]


@pytest.mark.parametrize("said", [PROMISE, PLAN])
def test_a_promise_stays_taken_back_and_reminded_of_when_its_talk_is_corrected_and_that_undone(
    workstation: Workstation,
    officer: Officer,
    lead: Officer,
    clock: HandClock,
    tmp_path: Path,
    said: OutcomeEntry,
) -> None:
    contact = known(workstation, "c1", CUT_CARD)
    attempt_id = workstation.desk.save(officer, call(contact, clock(), said))
    clock.forward(days=1)
    first, last = workstation.store.promises()[0], workstation.store.promises()[-1]
    workstation.promises.reminded(officer, first.promise_id, "whatsapp")
    take_in(workstation, write(tmp_path / "a.csv", paid(CUT_VA, "2026-11-20", "50000")))
    workstation.promises.cancel(officer, last.promise_id, "pindah segmen")
    before = as_they_stand(workstation)
    assert date(2026, 11, 21) in before[0]
    clock.forward(days=1)
    workstation.review.correct(lead, attempt_id, replace(said, note="catatan"), "catatan")
    assert as_they_stand(workstation) == before
    workstation.review.correct(lead, attempt_id, OutcomeEntry("refuses"), "keliru")
    assert as_they_stand(workstation) != before
    workstation.undoing.undo(lead, attempt_id, "koreksinya keliru")
    assert as_they_stand(workstation) == before
    workstation.promises.restore(lead, workstation.store.promises()[-1].promise_id, "keliru")
    restored = as_they_stand(workstation)
    workstation.undoing.undo(lead, attempt_id, "catatannya juga")
    assert as_they_stand(workstation) == restored
    assert {one.cancelled_on for one in workstation.store.promises()} == {None}


def test_a_promise_corrected_to_another_sum_is_another_until_that_is_undone(
    workstation: Workstation, lead: Officer, clock: HandClock, saved: str
) -> None:
    workstation.promises.cancel(lead, workstation.store.promises()[0].promise_id, "salah")
    before = as_they_stand(workstation)
    clock.forward(minutes=1)
    other = PromiseEntry(60_000, date(2026, 11, 25), "bri")
    workstation.review.correct(lead, saved, replace(PROMISE, promise=other), "nol kelebihan")
    (promise,) = workstation.store.promises()
    assert (promise.amount, promise.cancelled_on) == (60_000, None)
    workstation.undoing.undo(lead, saved, "keliru")
    assert as_they_stand(workstation) == before


def test_rebuilding_after_undoing_finds_nothing_to_change(
    store: SqlStore, workstation: Workstation, officer: Officer, saved: str
) -> None:
    workstation.undoing.undo(officer, saved, "salah")
    before = workstation.store.standing("c1"), list(workstation.store.log(LogFilter(), 9))
    store.rebuild(RULES)
    after = workstation.store.standing("c1"), list(workstation.store.log(LogFilter(), 9))
    assert after == before


def test_undoing_goes_back_word_by_word(
    workstation: Workstation, lead: Officer, clock: HandClock, saved: str
) -> None:
    other = OutcomeEntry(
        "promise", "self", promise=PromiseEntry(400_000, date(2026, 11, 24), "bri")
    )
    for entry in (OutcomeEntry("refuses"), other):
        clock.forward(minutes=1)
        workstation.review.correct(lead, saved, entry, "keliru")
    seen = []
    for _ in range(3):
        clock.forward(minutes=1)
        workstation.undoing.undo(lead, saved, "kembali")
        seen.append([one.amount for one in workstation.store.promises()])
    assert seen == [[], [600_000], []]
    assert stage(workstation) is Stage.NEW
    with pytest.raises(BadInputError):
        workstation.undoing.undo(lead, saved, "lagi")


@pytest.mark.parametrize("asked", [True, False])
def test_undoing_a_visit_leaves_the_employer_as_it_stood_before_the_visit(
    store: SqlStore, workstation: Workstation, officer: Officer, clock: HandClock, asked: bool
) -> None:
    (firm,) = take(workstation, employer("b1"))
    tuesday = date(2026, 11, 24)
    if asked:
        wanted = OutcomeEntry("asks_for_visit", "pic", next_step="visit", next_on=tuesday)
        workstation.desk.save(officer, call(firm, clock(), wanted))
    else:
        entry = VisitEntry("b1", tuesday, officer.officer_id, 9 * 60, None, "", "pic")
        workstation.visiting.plan(officer, entry)

    def as_it_stands() -> tuple[object, ...]:
        visiting, log = workstation.visiting, workstation.store.log(LogFilter(), 9)
        return (
            store.standing("b1"),
            visiting.plan_of("b1"),
            visiting.plans(officer),
            visiting.milestones("b1"),
            visiting.funnel(officer),
            [one.contact.contact_id for one in visiting.candidates(officer)],
            list(log),
        )

    clock.forward(days=4, hours=1)
    before = as_it_stands()
    outcome = OutcomeEntry("willing_to_register", "pic", next_step="help_edabu")
    made = AttemptEntry("b1", Channel.VISIT, clock(), (), outcome)
    attempt_id = workstation.desk.save(officer, made)
    assert workstation.visiting.plan_of("b1") is None
    assert as_it_stands()[0] != before[0]
    clock.forward(minutes=10)
    workstation.undoing.undo(officer, attempt_id, "salah badan usaha")
    assert as_it_stands() == before
    store.rebuild(RULES)
    assert as_it_stands() == before
