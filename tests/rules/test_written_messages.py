"""A written message is an attempt of its own kind and takes nothing away that was agreed."""

from datetime import UTC, date, datetime, timedelta

from dialer.facts import Callback, Channel, Promise
from dialer.hours import start_of_day
from dialer.rulebook import load_rulebook
from dialer.standing import Stage, Standing, work_out
from tests.making import History, member

RULES = load_rulebook()
MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
UNANSWERED = "whatsapp_unanswered"


def standing(history: History) -> Standing:
    return work_out(history.facts, history.contact, RULES)


def write(history: History, at: datetime, code: str = UNANSWERED) -> None:
    history.attempt(at, code, channel=Channel.WHATSAPP)


def test_a_message_takes_no_callback_away_that_is_to_come() -> None:
    history = History(member())
    outcome = history.attempt(MORNING, "callback_requested")
    at = MORNING + 3 * HOUR
    history.effect(outcome, Callback(outcome, at, "o1"))
    write(history, MORNING + HOUR)
    write(history, MORNING + 2 * HOUR)
    now = standing(history)
    assert (now.stage, now.due_at, now.owner_id) == (Stage.CALLBACK, at, "o1")
    assert (now.attempts, now.last_code) == (3, UNANSWERED)


def test_a_callback_that_was_due_is_owed_after_the_rest_of_a_message() -> None:
    history = History(member())
    outcome = history.attempt(MORNING, "callback_requested")
    history.effect(outcome, Callback(outcome, MORNING + HOUR, "o1"))
    write(history, MORNING + 2 * HOUR)
    now = standing(history)
    assert (now.stage, now.owner_id) == (Stage.CALLBACK, "o1")
    assert now.due_at is not None
    assert now.due_at > MORNING + 40 * HOUR


def test_messages_close_nobody_and_open_nobody_that_calls_in_vain_have_closed() -> None:
    written, called = History(member()), History(member())
    for day in range(9):
        write(written, MORNING + 24 * day * HOUR)
        called.attempt(MORNING + 24 * day * HOUR, "no_answer")
    assert standing(written).stage is Stage.RETRY
    write(called, MORNING + 240 * HOUR)
    assert standing(called).stage is Stage.CLOSED


def test_a_message_puts_no_promise_off_that_is_to_come() -> None:
    history = History(member())
    outcome = history.attempt(MORNING, "promise")
    tomorrow = date(2026, 11, 21)
    history.effect(outcome, Promise(outcome, 500_000, tomorrow, "bri"))
    alone = standing(history)
    write(history, MORNING + HOUR)
    now = standing(history)
    assert (now.stage, now.due_at) == (alone.stage, alone.due_at)
    assert now.stage is Stage.PROMISE
    assert now.due_at is not None
    assert now.due_at >= start_of_day(tomorrow, "Asia/Jakarta")


def test_an_answer_in_writing_counts_like_any_other() -> None:
    history = History(member())
    outcome = history.attempt(MORNING, "callback_requested")
    history.effect(outcome, Callback(outcome, MORNING + 30 * HOUR, "o1"))
    write(history, MORNING + HOUR, "says_paid")
    now = standing(history)
    assert now.stage is Stage.RETRY
    assert now.callback is None


def test_messages_alone_rest_as_their_outcome_says() -> None:
    history = History(member())
    write(history, MORNING)
    now = standing(history)
    assert now.stage is Stage.RETRY
    assert now.due_at is not None
    assert now.due_at >= MORNING + 51 * HOUR


def test_a_message_is_no_call_of_the_day() -> None:
    written, called = History(member()), History(member())
    for at in (MORNING, MORNING + HOUR, MORNING + 2 * HOUR):
        write(written, at)
        called.attempt(at, "busy")
    last = MORNING + 3 * HOUR
    written.attempt(last, "busy")
    called.attempt(last, "busy")
    early, late = standing(written).due_at, standing(called).due_at
    assert early is not None
    assert late is not None
    assert early < late
