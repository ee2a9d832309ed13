"""Which employers wait for a visit, from calls and by hand, and what that does to the queue."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dialer.facts import Channel
from dialer.rulebook import load_rulebook
from dialer.standing import Stage, work_out
from dialer.verdicts import verdicts
from dialer.visit_facts import VisitCancelled, VisitChanged, VisitPlanned, VisitPrepared
from dialer.visits import VisitPlan, visit_plan
from tests.making import History, employer

RULES = load_rulebook()
START = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
TUESDAY = date(2026, 11, 24)
THURSDAY = date(2026, 11, 26)


def planned(history: History) -> VisitPlan | None:
    """The visit still to be made by a history."""
    return visit_plan(history.facts, verdicts(history.facts), RULES)


def worked_on(*codes: str | tuple[str, Channel]) -> History:
    """Work on one employer, an attempt a day."""
    history = History(employer())
    for place, one in enumerate(codes):
        code, channel = one if isinstance(one, tuple) else (one, Channel.PHONE)
        history.attempt(START + timedelta(days=place), code, channel=channel)
    return history


def by_hand(history: History, day: date = TUESDAY, visit_id: str = "v1") -> None:
    """Plan a visit by hand, for officer o2."""
    history.add(visit_id, "", START, VisitPlanned(day, "o2", 9 * 60, 10 * 60))


def test_who_asks_for_a_visit_waits_for_one() -> None:
    history = History(employer())
    history.attempt(START, "asks_for_visit", next_on=TUESDAY)
    plan = planned(history)
    assert plan is not None
    assert (plan.visit_on, plan.by_hand, plan.confirmed_by) == (TUESDAY, False, "pic")


def test_who_was_visited_waits_no_longer() -> None:
    assert planned(worked_on("asks_for_visit", ("willing_to_register", Channel.VISIT))) is None


def test_a_visit_that_ends_with_another_asked_for_leaves_one_to_make() -> None:
    plan = planned(worked_on("asks_for_visit", ("asks_for_visit", Channel.VISIT)))
    assert plan is not None
    assert plan.visit_on is None


def test_an_unanswered_call_leaves_the_plan() -> None:
    assert planned(worked_on("asks_for_visit", "no_answer", "pic_absent", "callback_requested"))


def test_a_refusal_withdraws_the_plan() -> None:
    assert planned(worked_on("asks_for_visit", "refuses")) is None


def test_another_next_step_withdraws_a_plan_that_follows_from_a_call() -> None:
    assert planned(worked_on("asks_for_visit", "documents_in_preparation")) is None


def test_a_closed_employer_is_not_visited() -> None:
    assert planned(worked_on("asks_for_visit", "closed")) is None


def test_nobody_waits_who_never_asked() -> None:
    assert planned(worked_on("asks_for_offer", "no_answer")) is None


def test_a_visit_planned_by_hand_stays_through_other_talk() -> None:
    history = worked_on("no_answer")
    by_hand(history)
    history.attempt(START + timedelta(days=1), "documents_in_preparation")
    plan = planned(history)
    assert plan is not None
    assert (plan.visit_id, plan.visit_on, plan.span(60)) == ("v1", TUESDAY, (540, 600))


def test_a_refusal_ends_a_visit_planned_by_hand_too() -> None:
    history = History(employer())
    by_hand(history)
    history.attempt(START + timedelta(days=1), "refuses")
    assert planned(history) is None


def test_correcting_the_refusal_brings_the_visit_back() -> None:
    history = History(employer())
    by_hand(history)
    refusal = history.attempt(START + timedelta(days=1), "refuses")
    history.correct(refusal, START + timedelta(days=2), "asks_for_offer")
    plan = planned(history)
    assert plan is not None
    assert plan.visit_id == "v1"


def test_a_change_moves_the_visit_and_keeps_what_was_prepared() -> None:
    history = History(employer())
    by_hand(history)
    history.add("t1", "", START, VisitPrepared("v1", "marketing_kit"))
    history.add("t2", "", START, VisitPrepared("v1", "business_cards"))
    history.add("t3", "", START, VisitPrepared("v1", "business_cards", done=False))
    history.add("m1", "", START, VisitChanged("v1", THURSDAY, "o3"))
    plan = planned(history)
    assert plan is not None
    assert (plan.visit_on, plan.officer_id, plan.from_minute) == (THURSDAY, "o3", None)
    assert plan.ticked == {"marketing_kit"}


def test_a_visit_from_a_call_can_be_changed_by_its_attempt() -> None:
    history = History(employer())
    history.attempt(START, "asks_for_visit", next_on=TUESDAY)
    history.add("m1", "", START, VisitChanged("a0", THURSDAY, "o2"))
    plan = planned(history)
    assert plan is not None
    assert (plan.visit_on, plan.by_hand) == (THURSDAY, True)


def test_correcting_the_call_takes_the_changed_visit_with_it() -> None:
    history = History(employer())
    asked = history.attempt(START, "asks_for_visit", next_on=TUESDAY)
    history.add("m1", "", START, VisitChanged("a0", THURSDAY, "o2"))
    history.correct(asked, START + timedelta(hours=1), "no_answer")
    assert planned(history) is None


def test_a_cancelled_visit_is_gone_and_a_stale_cancellation_does_nothing() -> None:
    history = History(employer())
    by_hand(history)
    history.add("x1", "", START, VisitCancelled("other", "salah"))
    assert planned(history) is not None
    history.add("x2", "", START, VisitCancelled("v1", "batal"))
    assert planned(history) is None


def test_a_new_contact_with_a_visit_is_due_on_the_day_and_not_as_new() -> None:
    history = History(employer())
    by_hand(history)
    standing = work_out(history.facts, history.contact, RULES)
    assert standing.stage is Stage.RETRY
    assert standing.due_at == datetime(2026, 11, 24, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert standing.owner_id == "o2"


def test_a_visit_made_lets_its_outcome_say_what_comes_next() -> None:
    history = History(employer())
    by_hand(history)
    at = START + timedelta(days=4)
    history.attempt(at, "willing_to_register", channel=Channel.VISIT, next_on=date(2026, 11, 30))
    standing = work_out(history.facts, history.contact, RULES)
    assert standing.stage is Stage.RETRY
    assert standing.due_at == datetime(2026, 11, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert standing.owner_id == ""


def test_a_cancelled_visit_makes_the_contact_new_again() -> None:
    history = History(employer())
    by_hand(history)
    history.add("x1", "", START, VisitCancelled("v1", "batal"))
    assert work_out(history.facts, history.contact, RULES).stage is Stage.NEW


def test_a_plan_without_a_day_leaves_the_queue_as_it_was() -> None:
    history = worked_on("asks_for_visit")
    standing = work_out(history.facts, history.contact, RULES)
    assert standing.due_at == START + timedelta(minutes=1, hours=72)


def test_an_unanswered_call_after_the_day_rests_as_usual() -> None:
    history = History(employer())
    by_hand(history)
    late = START + timedelta(days=6)
    history.attempt(late, "no_answer")
    standing = work_out(history.facts, history.contact, RULES)
    assert standing.due_at == late + timedelta(minutes=1, hours=27)
    assert standing.owner_id == "o2"
