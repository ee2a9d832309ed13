"""The desk over a real store: who is next, what may be dialled, what saving does."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.store import SqlStore
from dialer.desk import Idle, Wish
from dialer.errors import RefusedError
from dialer.lists.model import ListKind
from dialer.outcomes import CallbackEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer, Role
from dialer.queue import Why
from dialer.refusal import Refusal
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take

ALL = Wish()
NO_ANSWER = OutcomeEntry("no_answer")
PROMISE = OutcomeEntry("promise", "self", promise=PromiseEntry(600_000, date(2026, 11, 25), "bri"))


def named(workstation: Workstation, officer: Officer, wish: Wish = ALL) -> str:
    found = workstation.desk.next(officer, wish).item
    return found.contact_id if found else ""


def test_an_empty_store_says_so(workstation: Workstation, officer: Officer) -> None:
    assert workstation.desk.next(officer, ALL).idle is Idle.EMPTY


def test_more_months_come_first_and_a_kind_can_be_wished_for(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member(months=3, contact_id="c1"), member(months=20, contact_id="c2"))
    take(workstation, replace(employer(), list_id="l2"))
    assert named(workstation, officer, Wish(kind=ListKind.ARREARS)) == "c2"
    assert named(workstation, officer, Wish(kind=ListKind.BU)) == "b1"
    assert named(workstation, officer, Wish(list_id="l2")) == "b1"
    assert named(workstation, officer, Wish(ListKind.ARREARS, skip=frozenset({"c2"}))) == "c1"


def test_saving_takes_the_contact_out_and_logs_it(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    attempt_id = workstation.desk.save(officer, call(contact, clock(), NO_ANSWER, talk=0))
    assert workstation.desk.next(officer, ALL).idle is Idle.ONLY_LATER
    entry = workstation.store.log_entry(attempt_id)
    assert entry is not None
    assert (entry.line.code, entry.contact_name) == ("no_answer", contact.name)
    assert workstation.desk.today(officer, ALL).attempts == 1


def test_due_callbacks_come_before_promises_before_new_before_second_tries(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    one, two, three, _four = take(workstation, *(member(contact_id=f"c{n}") for n in (1, 2, 3, 4)))
    back = OutcomeEntry("callback_requested", callback=CallbackEntry(clock() + timedelta(hours=1)))
    workstation.desk.save(officer, call(one, clock(), NO_ANSWER, talk=0))
    workstation.desk.save(officer, call(two, clock(), PROMISE))
    workstation.desk.save(officer, call(three, clock(), back))
    clock.at = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    order = []
    skip: frozenset[str] = frozenset()
    while (found := workstation.desk.next(officer, Wish(skip=skip)).item) is not None:
        order.append((found.contact_id, workstation.desk.why(found)))
        skip |= {found.contact_id}
    assert order == [
        ("c3", Why.CALLBACK_OVERDUE),
        ("c2", Why.PROMISE_DUE),
        ("c4", Why.NEW),
        ("c1", Why.RETRY),
    ]
    clock.at = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
    broken = workstation.desk.next(officer, Wish(skip=frozenset({"c3"}))).item
    assert broken is not None
    assert workstation.desk.why(broken) is Why.PROMISE_BROKEN


def test_outside_the_hours_nobody_is_offered_unless_a_reason_is_given(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    clock.at = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    found = workstation.desk.next(officer, ALL)
    assert found.idle is Idle.OUTSIDE_HOURS
    assert found.at is not None
    assert found.at.astimezone(UTC) == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert named(workstation, officer, Wish(outside_hours="diminta peserta")) == "c1"
    view = workstation.desk.open(officer, "c1")
    assert workstation.desk.refusal(view) is Refusal.OUTSIDE_HOURS
    assert workstation.desk.refusal(view, " ") is Refusal.OUTSIDE_HOURS
    assert workstation.desk.refusal(view, "diminta peserta") is None


def test_the_daily_limit_holds_even_with_a_reason(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    busy = OutcomeEntry("busy")
    for _ in range(3):
        workstation.desk.save(officer, call(contact, clock(), busy, talk=0))
        clock.forward(hours=2, minutes=30)
    view = workstation.desk.open(officer, "c1")
    assert view.attempts_today == 3
    assert workstation.desk.refusal(view, "penting") is Refusal.DAILY_LIMIT
    assert workstation.desk.next(officer, ALL).item is None


def test_a_clock_set_back_does_not_open_the_limits(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    for _ in range(3):
        workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("busy"), talk=0))
        clock.forward(minutes=30)
    clock.forward(days=-1)
    assert workstation.desk.open(officer, "c1").refusal is Refusal.DAILY_LIMIT


def test_do_not_contact_is_never_offered_nor_dialled(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("objects_to_calls")))
    clock.forward(days=60)
    assert workstation.desk.next(officer, ALL).idle is Idle.EMPTY
    view = workstation.desk.open(officer, "c1")
    assert workstation.desk.refusal(view, "penting") is Refusal.STOPPED


def test_do_not_contact_goes_for_the_number_whoever_else_has_it(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    shared, own = "+6281234567890", "+6281234567891"
    one, *_ = take(
        workstation,
        member(shared, contact_id="c1"),
        member(shared, contact_id="c2"),
        member(shared, own, contact_id="c3"),
    )
    stop = OutcomeEntry("objects_to_calls", "self", note="jangan telepon")
    attempt_id = workstation.desk.save(officer, call(one, clock(), stop))
    clock.forward(days=3, hours=1)
    assert named(workstation, officer) == "c3"
    assert named(workstation, officer, Wish(skip=frozenset({"c3"}))) == ""
    view = workstation.desk.open(officer, "c2")
    assert workstation.desk.refusal(view, "penting") is Refusal.NUMBER_STOPPED
    other = workstation.desk.open(officer, "c3")
    ids = {number.phone.e164: number.number_id for number in other.contact.numbers}
    assert workstation.desk.refusal(other, number_id=ids[shared]) is Refusal.NUMBER_STOPPED
    assert workstation.desk.refusal(other, number_id=ids[own]) is None
    take(workstation, member(shared, contact_id="c4"))
    assert workstation.desk.open(officer, "c4").refusal is Refusal.NUMBER_STOPPED
    workstation.review.correct(lead, attempt_id, OutcomeEntry("no_answer"), "salah pilih")
    assert workstation.desk.open(officer, "c2").refusal is None
    assert named(workstation, officer, Wish(skip=frozenset({"c1", "c3", "c4"}))) == "c2"


def test_a_callback_at_night_is_moved_to_the_next_morning(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    night = CallbackEntry(datetime(2026, 11, 21, 16, 0, tzinfo=UTC))
    workstation.desk.save(
        officer, call(contact, clock(), OutcomeEntry("callback_requested", callback=night))
    )
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert standing.stage is Stage.CALLBACK
    assert standing.due_at == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_a_callback_is_its_officers_own(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    back = CallbackEntry(clock() + timedelta(hours=1))
    workstation.desk.save(
        officer, call(contact, clock(), OutcomeEntry("callback_requested", callback=back))
    )
    clock.forward(hours=2)
    assert named(workstation, officer) == "c1"
    assert named(workstation, lead) == ""


def test_a_rest_ends_when_the_branch_calls_again(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, store: SqlStore
) -> None:
    days = ("2026-11-21", "2026-11-23")
    workstation.set_branch(lead, replace(workstation.branch(), extra_holidays=days))
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), NO_ANSWER, talk=0))
    rested = workstation.store.standing("c1")
    assert rested is not None
    assert rested.due_at == datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert workstation.desk.hours().window(rested.due_at, contact.zone).open
    assert store.rebuild(workstation.shipped) == 1
    assert workstation.store.standing("c1") == rested


def test_an_officer_does_not_get_anothers_contacts(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    take(workstation, member(), officer_id=lead.officer_id)
    assert named(workstation, officer) == ""
    with pytest.raises(RefusedError):
        workstation.desk.open(officer, "c1")
    assert workstation.desk.open(lead, "c1").contact.contact_id == "c1"


def test_who_left_leaves_contacts_and_callbacks_to_everybody(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    gone = workstation.accounts.add(lead, "Dewi Lestari", Role.AGENT, "582913")
    take(workstation, member(contact_id="c2"), officer_id=gone.officer_id)
    (contact,) = take(workstation, member())
    back = CallbackEntry(clock() + timedelta(hours=1))
    workstation.desk.save(
        gone, call(contact, clock(), OutcomeEntry("callback_requested", callback=back))
    )
    clock.forward(hours=2)
    assert named(workstation, officer) == ""
    with pytest.raises(RefusedError):
        workstation.desk.open(officer, "c2")
    workstation.accounts.set_active(lead, gone.officer_id, active=False)
    assert named(workstation, officer) == "c1"
    assert named(workstation, lead, Wish(skip=frozenset({"c1"}))) == "c2"
    assert workstation.desk.open(officer, "c2").contact.contact_id == "c2"


def test_faults_keep_an_entry_from_being_saved_and_change_nothing(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.keep_draft(officer, "c1", {"note": "separuh"})
    with pytest.raises(RefusedError):
        workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("promise")))
    assert list(workstation.store.facts_of("c1")) == []
    draft = workstation.desk.draft(officer)
    assert draft is not None
    assert draft.body == {"note": "separuh"}


def test_saving_drops_the_draft(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.keep_draft(officer, "c1", {"note": "separuh"})
    workstation.desk.save(officer, call(contact, clock(), NO_ANSWER, talk=0))
    assert workstation.desk.draft(officer) is None


def test_history_script_path_and_traces_are_kept(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), replace(PROMISE, note="gajian 25")))
    workstation.desk.skip(officer, "c1", "sibuk")
    workstation.desk.reveal(officer, "c1", "card")
    view = workstation.desk.open(officer, "c1", by_hand=True)
    assert [(one.line.code, one.line.note) for one in view.history] == [("promise", "gajian 25")]
    actions = {one.action for one in workstation.store.audit_trail(20)}
    assert {"attempt_saved", "contact_skipped", "revealed", "contact_opened"} <= actions
