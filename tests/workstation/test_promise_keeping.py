"""Promises taken back, reminded of, and judged by the branch's own terms."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dialer.desk import Wish
from dialer.errors import BadInputError, RefusedError
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer, Role
from dialer.promises import PromiseRule, PromiseState, PromiseTerms
from dialer.queue import Why
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock, add_officer
from tests.making import call, member, take
from tests.payments.making import CUT_CARD, CUT_VA, known, paid, take_in, write


@pytest.fixture
def promise_id(workstation: Workstation, officer: Officer, clock: HandClock) -> str:
    """A promise made on the 20th for the 25th."""
    (contact,) = take(workstation, member())
    made = PromiseEntry(600_000, date(2026, 11, 25), "bri")
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("promise", promise=made)))
    return workstation.store.promises()[0].promise_id


def test_a_promise_taken_back_frees_the_contact_for_another_call(
    workstation: Workstation, officer: Officer, promise_id: str
) -> None:
    workstation.promises.cancel(officer, promise_id, "pindah segmen")
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert standing.stage is Stage.RETRY
    with pytest.raises(RefusedError, match="sudah dibatalkan"):
        workstation.promises.cancel(officer, promise_id, "lagi")
    actions = [one.action for one in workstation.store.audit_trail(5)]
    assert "promise_cancelled" in actions


@pytest.mark.parametrize("why", ["", "   ", "\n"])
def test_without_a_reason_nothing_is_taken_back(
    workstation: Workstation, officer: Officer, promise_id: str, why: str
) -> None:
    with pytest.raises(RefusedError, match="alasan"):
        workstation.promises.cancel(officer, promise_id, why)
    assert workstation.store.promises()[0].cancelled_on is None


def test_a_promise_of_another_is_left_to_them_and_the_lead(
    workstation: Workstation, lead: Officer, promise_id: str
) -> None:
    other = add_officer(workstation, "Nurhaliza", Role.AGENT)
    with pytest.raises(RefusedError, match="petugas lain"):
        workstation.promises.cancel(other, promise_id, "salah")
    workstation.promises.cancel(lead, promise_id, "salah")
    with pytest.raises(BadInputError):
        workstation.promises.cancel(lead, "tidak ada", "salah")


def test_one_is_reminded_the_day_before_and_once(
    workstation: Workstation, officer: Officer, clock: HandClock, promise_id: str
) -> None:
    assert workstation.promises.to_remind(officer) == []
    clock.forward(days=4)
    (near,) = workstation.promises.to_remind(officer)
    assert near.promise_id == promise_id
    workstation.promises.reminded(officer, promise_id, "whatsapp")
    assert workstation.promises.to_remind(officer) == []


@pytest.mark.parametrize(
    ("due", "days"),
    [
        # a Monday: from Saturday on; a day after Sunday and two shut days: from Wednesday on
        (date(2026, 11, 30), [28, 29, 30]),
        (date(2026, 12, 28), [23, 24, 25, 26, 27, 28]),
    ],
)
def test_a_reminder_falls_on_the_last_working_day_and_stays_until_the_date_is_over(
    workstation: Workstation,
    officer: Officer,
    lead: Officer,
    clock: HandClock,
    due: date,
    days: list[int],
) -> None:
    (contact,) = take(workstation, member())
    branch = replace(workstation.branch(), extra_holidays=("2026-12-26",))
    workstation.set_branch(lead, branch)
    made = PromiseEntry(600_000, due, "bri")
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("promise", promise=made)))
    shown = []
    while workstation.promises.today() <= due:
        clock.forward(days=1)
        if workstation.promises.to_remind(officer):
            shown.append(workstation.promises.today().day)
    assert shown == days


def rule(day: date, percent: int = 80, grace: int = 0, remind: int = 3) -> PromiseRule:
    return PromiseRule(day, "keputusan kantor", PromiseTerms(grace, percent), remind)


def test_new_terms_hold_from_their_day_on_and_for_no_promise_before(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, promise_id: str
) -> None:
    workstation.promises.set_rule(lead, rule(date(2026, 11, 21)))
    assert workstation.promises.rules().promises_on(date(2026, 11, 20)).terms.grace_days == 3
    clock.forward(days=1)
    contact = workstation.store.contact("c1")
    assert contact is not None
    made = PromiseEntry(100_000, date(2026, 11, 30), "bri")
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("promise", promise=made)))
    lines = workstation.store.promises()
    terms = {one.promise_id == promise_id: one.threshold_percent for one in lines}
    assert terms == {True: 100, False: 80}


@pytest.mark.parametrize(
    "bad",
    [
        rule(date(2026, 11, 20)),
        rule(date(2026, 12, 1), percent=0),
        rule(date(2026, 12, 1), percent=101),
        rule(date(2026, 12, 1), grace=-1),
        rule(date(2026, 12, 1), remind=15),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    workstation: Workstation, lead: Officer, bad: PromiseRule
) -> None:
    with pytest.raises(BadInputError):
        workstation.promises.set_rule(lead, bad)


def test_an_officer_does_not_change_the_terms(workstation: Workstation, officer: Officer) -> None:
    with pytest.raises(RefusedError):
        workstation.promises.set_rule(officer, rule(date(2026, 12, 1)))


def register(workstation: Workstation, officer: Officer, code: str, stages: int) -> None:
    contact = workstation.store.contact("c1")
    assert contact is not None
    entry = OutcomeEntry(code, "self", rehab_stages=stages)
    workstation.desk.save(officer, call(contact, workstation.now(), entry))


def states(workstation: Workstation) -> Counter[PromiseState]:
    today = workstation.promises.today()
    return Counter(one.state(today) for one in workstation.store.promises())


def test_a_plan_lasts_until_another_is_registered(
    workstation: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    known(workstation, "c1", CUT_CARD)
    register(workstation, officer, "registered_rehab", 6)
    first = min(one.amount for one in workstation.store.promises())
    take_in(workstation, write(tmp_path / "a.csv", paid(CUT_VA, "2026-11-20", str(first + 100))))
    for code in ("wants_rehab", "declines_rehab"):
        clock.forward(days=1)
        register(workstation, officer, code, 3)
        assert states(workstation) == {PromiseState.KEPT: 1, PromiseState.OPEN: 5}
    clock.forward(days=1)
    register(workstation, officer, "registered_rehab", 3)
    now = {PromiseState.KEPT: 1, PromiseState.CANCELLED: 5, PromiseState.OPEN: 3}
    assert states(workstation) == now
    ended = next(
        one for one in workstation.store.promises() if one.cancelled_on and not one.kept_on
    )
    with pytest.raises(RefusedError, match="rencana REHAB yang lebih baru"):
        workstation.promises.restore(officer, ended.promise_id, "keliru")
    assert states(workstation) == now


def test_an_instalment_is_reminded_of_three_days_before_its_day(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    known(workstation, "c1", CUT_CARD)
    register(workstation, officer, "registered_rehab", 6)
    clock.forward(days=16)
    assert workstation.promises.to_remind(officer) == []
    clock.forward(days=1)
    (near,) = workstation.promises.to_remind(officer)
    assert (near.due_on, workstation.promises.today()) == (date(2026, 12, 10), date(2026, 12, 7))


@pytest.mark.parametrize("code", ["objects_to_calls", "deceased"])
def test_nobody_is_reminded_who_is_not_to_be_asked_any_more(
    workstation: Workstation, officer: Officer, clock: HandClock, promise_id: str, code: str
) -> None:
    clock.forward(days=4)
    assert len(workstation.promises.to_remind(officer)) == 1
    contact = workstation.store.contact("c1")
    assert contact is not None
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry(code, note="kata istri")))
    assert workstation.promises.to_remind(officer) == []


def test_a_plan_is_reminded_of_and_comes_due_after_the_last_refusal(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    contact = known(workstation, "c1", CUT_CARD)
    register(workstation, officer, "registered_rehab", 6)
    for _ in range(2):
        clock.forward(days=5)
        entry = OutcomeEntry("refuses", "self", note="tidak mau dihubungi dulu")
        workstation.desk.save(officer, call(contact, clock(), entry))
    clock.forward(days=8)
    (near,) = workstation.promises.to_remind(officer)
    assert near.due_on == date(2026, 12, 10)
    assert workstation.desk.next(officer, Wish()).item is None
    clock.forward(days=2)
    due = workstation.desk.next(officer, Wish()).item
    assert due is not None
    assert (due.contact_id, due.stage) == ("c1", Stage.PROMISE)
    assert workstation.desk.why(due) is Why.PROMISE_DUE
    clock.forward(days=5)
    broken = workstation.desk.next(officer, Wish()).item
    assert broken is not None
    assert workstation.desk.why(broken) is Why.PROMISE_BROKEN
