"""What was agreed and what came of it: several promises, plans, money that covers everything."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dialer.facts import Outcome, Payment, Promise, PromiseCancelled, RehabOffer
from dialer.promises import PromiseState
from dialer.rulebook import load_rulebook
from dialer.standing import Stage, Standing, work_out
from tests.making import History, member

RULES = load_rulebook()
MORNING = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
JAKARTA = ZoneInfo("Asia/Jakarta")


def standing(history: History) -> Standing:
    return work_out(history.facts, history.contact, RULES)


def promised(
    history: History, at: datetime, amount: int, due_on: date, *, replaces: bool = False
) -> str:
    outcome = history.attempt(at, "promise")
    history.effect(outcome, Promise(outcome, amount, due_on, "bri", replaces=replaces))
    return history.facts[-1].fact_id


def paid(history: History, payment_id: str, amount: int, day: int) -> None:
    body = Payment(payment_id, amount, date(2026, 11, day), "bri", "f", 2)
    history.add(f"pay-{payment_id}", "", MORNING + 20 * DAY, body)


def plan(history: History, at: datetime, *, registered: bool, accepted: bool = True) -> None:
    outcome = history.attempt(at, "wants_rehab")
    version = RULES.rehab_on(at.date()).name
    offer = RehabOffer(
        outcome, accepted, 3, 900_000, 300_000, 900_000, version, registered=registered
    )
    history.effect(outcome, offer)


def test_of_two_promises_the_sooner_brings_the_contact_back() -> None:
    history = History(member())
    promised(history, MORNING, 200_000, date(2026, 11, 25))
    promised(history, MORNING + DAY, 300_000, date(2026, 11, 18))
    now = standing(history)
    assert now.stage is Stage.PROMISE
    assert now.followed[0].body.amount == 300_000
    paid(history, "a", 200_000, 12)
    assert standing(history).followed[0].body.amount == 300_000


def test_a_promise_made_after_a_missed_one_takes_its_place() -> None:
    history = History(member())
    promised(history, MORNING, 200_000, date(2026, 11, 12))
    promised(history, MORNING + 7 * DAY, 200_000, date(2026, 11, 25))
    now = standing(history)
    assert [one.body.due_on.day for one in now.followed] == [25]
    assert now.promises[0].state(date(2026, 11, 20)) is PromiseState.BROKEN


def test_a_promise_moved_before_its_date_is_replaced_and_the_payer_keeps_the_new_one() -> None:
    history = History(member())
    promised(history, MORNING, 500_000, date(2026, 11, 20))
    promised(history, MORNING + 9 * DAY, 500_000, date(2026, 11, 25), replaces=True)
    paid(history, "a", 500_000, 22)
    first, second = standing(history).promises
    end = date(2026, 11, 30)
    assert (first.state(end), first.replaced) == (PromiseState.CANCELLED, True)
    assert first.cancelled_on == date(2026, 11, 18)
    assert (second.state(end), second.kept_on) == (PromiseState.KEPT, date(2026, 11, 22))
    newer = [one for one in history.facts if isinstance(one.body, Outcome)][-1]
    history.correct(newer.fact_id, MORNING + 10 * DAY, "refuses")
    (left,) = standing(history).promises
    assert (left.state(end), left.replaced) == (PromiseState.KEPT, False)


@pytest.mark.parametrize(
    ("replaces", "due", "states"),
    [
        (False, 20, (PromiseState.KEPT, PromiseState.BROKEN)),
        # the first was judged, or kept, before the second was made
        (True, 12, (PromiseState.BROKEN, PromiseState.KEPT)),
    ],
)
def test_promises_that_both_stand_or_were_judged_are_not_replaced(
    replaces: bool, due: int, states: tuple[PromiseState, PromiseState]
) -> None:
    history = History(member())
    promised(history, MORNING, 500_000, date(2026, 11, due))
    promised(history, MORNING + 9 * DAY, 500_000, date(2026, 11, 25), replaces=replaces)
    paid(history, "a", 500_000, 22)
    found = standing(history).promises
    assert tuple(one.state(date(2026, 11, 30)) for one in found) == states
    assert not any(one.replaced for one in found)


def test_what_came_before_a_promise_was_replaced_stays_with_it() -> None:
    history = History(member())
    promised(history, MORNING, 100_000, date(2026, 11, 10))
    promised(history, MORNING + DAY, 500_000, date(2026, 11, 20))
    paid(history, "a", 200_000, 10)
    plan(history, MORNING + 2 * DAY, registered=True)
    promised(history, MORNING + 9 * DAY, 300_000, date(2026, 11, 25), replaces=True)
    first, second, third, *instalments = standing(history).promises
    assert (first.replaced, first.kept_on) == (False, date(2026, 11, 10))
    assert (second.replaced, second.received, second.missing) == (True, 100_000, 400_000)
    assert not any(one.replaced or one.cancelled_on for one in (third, *instalments))


def test_a_promise_taken_back_brings_the_contact_back_the_day_after() -> None:
    history = History(member())
    promise_id = promised(history, MORNING, 200_000, date(2026, 11, 25))
    history.add("c1", "a0", MORNING + DAY, PromiseCancelled(promise_id, "pindah"))
    now = standing(history)
    assert (now.stage, now.followed) == (Stage.RETRY, ())
    assert now.due_at is not None
    assert now.due_at.date() == date(2026, 11, 11)
    history.add("c2", "a0", MORNING + DAY, PromiseCancelled(promise_id, "keliru", True))
    assert standing(history).stage is Stage.PROMISE


def test_of_two_promises_alike_the_first_talk_is_paid_first_though_corrected_later() -> None:
    history = History(member())
    promised(history, MORNING, 200_000, date(2026, 11, 25))
    promised(history, MORNING, 200_000, date(2026, 11, 25))
    paid(history, "a", 200_000, 12)
    assert [one.received for one in standing(history).promises] == [200_000, 0]
    first = next(one.fact_id for one in history.facts if isinstance(one.body, Outcome))
    again = history.correct(first, MORNING + DAY, "promise")
    history.effect(again, Promise(again, 200_000, date(2026, 11, 25), "bri"))
    assert [one.received for one in standing(history).promises] == [200_000, 0]


def test_a_registered_plan_is_followed_instalment_by_instalment() -> None:
    history = History(member())
    plan(history, MORNING, registered=True)
    now = standing(history)
    assert [one.instalment for one in now.promises] == [1, 2, 3]
    assert sum(one.body.amount for one in now.promises) == 900_000
    paid(history, "a", 450_000, 20)
    assert [one.received for one in standing(history).promises] == [300_000, 150_000, 0]


def test_mere_interest_in_a_plan_is_no_debt_to_follow() -> None:
    history = History(member())
    plan(history, MORNING, registered=False)
    assert standing(history).promises == ()


@pytest.mark.parametrize("accepted", [True, False])
def test_interest_in_another_plan_or_no_to_it_leaves_the_registered_one(accepted: bool) -> None:
    history = History(member())
    plan(history, MORNING, registered=True)
    before = standing(history).promises
    plan(history, MORNING + 3 * DAY, registered=False, accepted=accepted)
    assert standing(history).promises == before


def test_a_plan_registered_anew_ends_what_was_not_due_and_not_kept() -> None:
    history = History(member())
    plan(history, MORNING, registered=True)
    paid(history, "a", 450_000, 11)
    again = MORNING + 3 * DAY
    plan(history, again, registered=True)
    paid(history, "b", 300_000, 15)
    former, new = standing(history).promises[::2], standing(history).promises[1::2]
    states = [one.state(again.date()) for one in former]
    assert states == [PromiseState.KEPT, PromiseState.CANCELLED, PromiseState.CANCELLED]
    assert [one.received for one in former] == [300_000, 150_000, 0]
    assert [one.received for one in new] == [300_000, 0, 0]
    assert {one.cancelled_on for one in new} == {None}
    assert {one.attempt_id for one in standing(history).followed} == {new[0].attempt_id}


def test_money_settles_promises_before_the_instalments_made_later() -> None:
    history = History(member())
    promised(history, MORNING, 100_000, date(2026, 11, 30))
    plan(history, MORNING + DAY, registered=True)
    paid(history, "a", 150_000, 20)
    now = {one.instalment: one.received for one in standing(history).promises}
    assert (now[0], now[1]) == (100_000, 50_000)


def test_a_promise_given_after_everything_was_paid_still_counts() -> None:
    history = History(member(amount=500_000))
    paid(history, "a", 500_000, 10)
    assert standing(history).stage is Stage.CLOSED
    promised(history, MORNING + 5 * DAY, 42_000, date(2026, 11, 25))
    assert standing(history).stage is Stage.PROMISE


def due_day(history: History) -> tuple[Stage, date | None]:
    """The stage, and the local day on which the contact comes back."""
    now = standing(history)
    return now.stage, now.due_at.astimezone(JAKARTA).date() if now.due_at else None


def test_after_the_last_refusal_each_instalment_of_a_plan_still_comes_once() -> None:
    history = History(member())
    plan(history, MORNING, registered=True)
    for day in (1, 15):
        history.attempt(MORNING + day * DAY, "refuses")
    days = [one.body.due_on for one in standing(history).promises]
    assert days == [date(2026, 12, 10), date(2027, 1, 10), date(2027, 2, 10)]
    for due_on in days:
        assert due_day(history) == (Stage.PROMISE, due_on)
        at = datetime(due_on.year, due_on.month, due_on.day, 2, 0, tzinfo=UTC)
        history.attempt(at, "refuses")
    assert due_day(history) == (Stage.CLOSED, None)
    broken = [one.state(date(2027, 3, 1)) for one in standing(history).promises]
    assert broken == [PromiseState.BROKEN] * 3


def test_an_instalment_paid_meanwhile_leaves_its_place_to_the_next() -> None:
    history = History(member())
    plan(history, MORNING, registered=True)
    for day in (1, 15):
        history.attempt(MORNING + day * DAY, "refuses")
    paid(history, "a", 300_000, 28)
    assert due_day(history) == (Stage.PROMISE, date(2027, 1, 10))


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("asks_correction", (Stage.PROMISE, date(2026, 11, 25))),
        ("moved_segment", (Stage.PROMISE, date(2026, 11, 25))),
        ("escalate", (Stage.PROMISE, date(2026, 11, 25))),
        ("deceased", (Stage.CLOSED, None)),
        ("moved", (Stage.CLOSED, None)),
        ("duplicate_record", (Stage.CLOSED, None)),
        ("objects_to_calls", (Stage.STOPPED, None)),
    ],
)
def test_a_promise_to_come_outlasts_every_result_that_does_not_end_it(
    code: str, after: tuple[Stage, date | None]
) -> None:
    history = History(member())
    promised(history, MORNING, 200_000, date(2026, 11, 25))
    history.attempt(MORNING + DAY, code)
    assert due_day(history) == after


def test_a_promise_that_fell_due_before_the_last_refusal_rests_with_it() -> None:
    history = History(member())
    promised(history, MORNING, 200_000, date(2026, 11, 12))
    for day in (5, 20):
        history.attempt(MORNING + day * DAY, "refuses")
    assert due_day(history) == (Stage.CLOSED, None)
