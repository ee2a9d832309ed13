"""Which employers wait for a visit."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dialer.facts import Channel
from dialer.log import LogLine, log_lines
from dialer.rulebook import load_rulebook
from dialer.visits import planned_visit
from tests.making import History, employer

RULES = load_rulebook()
START = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def plan_after(*codes: str | tuple[str, Channel]) -> LogLine | None:
    """Work on one employer, an attempt a day, and return the visit still to be made."""
    history = History(employer())
    for place, one in enumerate(codes):
        code, channel = one if isinstance(one, tuple) else (one, Channel.PHONE)
        history.attempt(START + timedelta(days=place), code, channel=channel)
    return planned_visit(log_lines(history.facts, history.contact), RULES)


def test_who_asks_for_a_visit_waits_for_one() -> None:
    plan = plan_after("asks_for_visit")
    assert plan is not None
    assert plan.day == date(2026, 11, 20)


def test_who_was_visited_waits_no_longer() -> None:
    assert plan_after("asks_for_visit", ("willing_to_register", Channel.VISIT)) is None


def test_a_visit_that_ends_with_another_asked_for_leaves_one_to_make() -> None:
    plan = plan_after("asks_for_visit", ("asks_for_visit", Channel.VISIT))
    assert plan is not None
    assert plan.day == date(2026, 11, 21)


def test_an_unanswered_call_leaves_the_plan() -> None:
    assert plan_after("asks_for_visit", "no_answer", "pic_absent", "callback_requested")


def test_a_refusal_withdraws_the_plan() -> None:
    assert plan_after("asks_for_visit", "refuses") is None


def test_another_next_step_withdraws_the_plan() -> None:
    assert plan_after("asks_for_visit", "documents_in_preparation") is None


def test_a_closed_employer_is_not_visited() -> None:
    assert plan_after("asks_for_visit", "closed") is None


def test_nobody_waits_who_never_asked() -> None:
    assert plan_after("asks_for_offer", "no_answer") is None
