"""Outcomes have their effects by one fold; corrections take effects back and put others."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.contact import Contact
from dialer.facts import Callback, Channel, NumberEvidence, NumberState, Promise
from dialer.log import log_lines
from dialer.rulebook import load_rulebook
from dialer.standing import Stage, Standing, work_out
from dialer.verdicts import verdicts
from tests.making import History, employer, member

RULES = load_rulebook()
MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def standing(history: History) -> Standing:
    return work_out(history.facts, history.contact, RULES)


def of(contact: Contact | None = None) -> History:
    return History(contact or member())


def test_a_contact_nobody_called_is_new() -> None:
    assert standing(of()).stage is Stage.NEW
    assert standing(of()).due_at is None


def test_without_a_number_a_contact_waits_for_one() -> None:
    nobody = member()
    waiting = History(
        Contact(nobody.contact_id, "l1", nobody.zone, "", nobody.listed_at, nobody.details)
    )
    assert standing(waiting).stage is Stage.NEEDS_NUMBER


def test_no_answer_rests_for_27_hours_so_that_the_hour_differs() -> None:
    history = of()
    history.attempt(MORNING, "no_answer")
    now = standing(history)
    assert now.stage is Stage.RETRY
    assert now.due_at == MORNING + timedelta(minutes=1, hours=27)


def test_after_the_last_allowed_no_answer_the_contact_rests_for_good() -> None:
    history = of()
    for day in range(6):
        history.attempt(MORNING + day * DAY, "no_answer")
    assert standing(history).stage is Stage.CLOSED


def test_a_callback_is_owed_at_its_time_by_its_owner_until_somebody_was_reached() -> None:
    history = of()
    outcome = history.attempt(MORNING, "callback_requested")
    at = MORNING + DAY
    history.effect(outcome, Callback(outcome, at, "o1"))
    now = standing(history)
    assert (now.stage, now.due_at, now.owner_id) == (Stage.CALLBACK, at, "o1")
    history.attempt(at - timedelta(hours=1), "no_answer")
    assert standing(history).due_at == at
    history.attempt(at, "busy")
    now = standing(history)
    assert (now.stage, now.owner_id) == (Stage.CALLBACK, "o1")
    assert now.due_at == at + timedelta(hours=2, minutes=1)
    again = history.attempt(at + timedelta(hours=2), "callback_requested")
    history.effect(again, Callback(again, at + 3 * DAY, ""))
    assert (standing(history).due_at, standing(history).owner_id) == (at + 3 * DAY, "")
    history.attempt(at + 3 * DAY, "third_party_message")
    now = standing(history)
    assert (now.stage, now.owner_id, now.callback) == (Stage.RETRY, "", None)


def test_a_callback_that_was_tried_in_vain_often_enough_is_given_up() -> None:
    history = of()
    outcome = history.attempt(MORNING, "callback_requested")
    history.effect(outcome, Callback(outcome, MORNING + DAY, "o1"))
    for day in range(1, 7):
        assert standing(history).stage is Stage.CALLBACK
        history.attempt(MORNING + (day + 1) * DAY, "no_answer")
    now = standing(history)
    assert (now.stage, now.callback) == (Stage.CLOSED, None)


def test_a_callback_after_the_last_call_of_a_day_keeps_its_hour_on_the_next() -> None:
    history = of()
    for hour in (0, 2):
        history.attempt(MORNING + timedelta(hours=hour), "busy")
    outcome = history.attempt(MORNING + timedelta(hours=4), "callback_requested")
    at = MORNING + timedelta(hours=6)
    history.effect(outcome, Callback(outcome, at, "o1"))
    assert standing(history).due_at == at + DAY


def test_unanswered_tries_count_together_whatever_the_line_said() -> None:
    history = of()
    for day in range(6):
        assert standing(history).stage is not Stage.CLOSED
        history.attempt(MORNING + day * DAY, ("busy", "no_answer")[day % 2])
    assert standing(history).stage is Stage.CLOSED
    answered = of()
    for day in range(6):
        code = "third_party_message" if day == 2 else "no_answer"
        answered.attempt(MORNING + day * DAY, code)
    assert standing(answered).stage is Stage.RETRY


def test_a_promise_comes_back_on_its_day_and_stays_after_an_unanswered_reminder() -> None:
    history = of()
    outcome = history.attempt(MORNING, "promise")
    history.effect(outcome, Promise(outcome, 1_200_000, date(2026, 11, 25), "bri"))
    now = standing(history)
    assert now.stage is Stage.PROMISE
    assert now.due_at is not None
    assert now.due_at.astimezone(UTC) == datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
    reminder = MORNING + 5 * DAY
    history.attempt(reminder, "no_answer")
    later = standing(history)
    assert later.stage is Stage.PROMISE
    assert later.due_at == reminder + timedelta(minutes=1, hours=27)


def test_a_dead_number_leaves_the_next_one_and_then_none() -> None:
    history = of(member("+6281234567890", "+6281398765432"))
    first = history.attempt(MORNING, "invalid_number")
    history.effect(first, NumberEvidence(first, "n1", NumberState.INVALID))
    now = standing(history)
    assert now.stage is Stage.RETRY
    assert now.due_at == MORNING + timedelta(minutes=1)
    second = history.attempt(MORNING + timedelta(minutes=2), "wrong_person")
    history.effect(second, NumberEvidence(second, "n2", NumberState.WRONG_PERSON))
    assert standing(history).stage is Stage.NEEDS_NUMBER


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (NumberState.RIGHT_PARTY, NumberState.RIGHT_PARTY),
        (NumberState.SWITCHED_OFF, NumberState.ANSWERS),
        (NumberState.INVALID, NumberState.ANSWERS),
    ],
)
def test_somebody_who_answers_raises_a_number_and_never_lowers_the_right_one(
    before: NumberState, after: NumberState
) -> None:
    history = of()
    for day, state in enumerate((before, NumberState.ANSWERS)):
        outcome = history.attempt(MORNING + day * DAY, "third_party_message")
        history.effect(outcome, NumberEvidence(outcome, "n1", state))
    assert standing(history).numbers == (("n1", after),)


def test_a_number_with_whatsapp_only_rests_and_comes_back_for_a_message() -> None:
    history = of()
    outcome = history.attempt(MORNING, "whatsapp_only")
    history.effect(outcome, NumberEvidence(outcome, "n1", NumberState.WHATSAPP_ONLY))
    now = standing(history)
    assert now.stage is Stage.RETRY
    assert now.due_at == MORNING + timedelta(minutes=1, hours=51)


def test_who_objects_to_calls_is_never_called_until_a_lead_clears_it() -> None:
    history = of()
    history.attempt(MORNING, "objects_to_calls")
    assert standing(history).stage is Stage.STOPPED
    history.attempt(MORNING + DAY, "no_answer")
    assert standing(history).stage is Stage.STOPPED
    history.clear_stop(MORNING + 2 * DAY)
    assert standing(history).stage is Stage.RETRY


def test_three_attempts_a_day_and_the_rest_tomorrow() -> None:
    history = of()
    for hour in (0, 3, 6):
        history.attempt(MORNING + timedelta(hours=hour), "busy")
    due = standing(history).due_at
    assert due is not None
    assert due.astimezone(UTC) == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def test_visits_do_not_count_against_the_calls_of_the_day() -> None:
    history = of(employer())
    for hour in (0, 2):
        history.attempt(MORNING + timedelta(hours=hour), "busy")
    history.attempt(MORNING + timedelta(hours=4), "busy", channel=Channel.VISIT)
    assert standing(history).due_at == MORNING + timedelta(hours=6, minutes=1)


def test_a_date_agreed_for_the_next_step_wins_over_the_rest() -> None:
    history = of(employer())
    history.attempt(MORNING, "asks_for_visit", next_on=date(2026, 12, 1))
    due = standing(history).due_at
    assert due is not None
    assert due.astimezone(UTC) == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)


def test_a_closed_contact_comes_back_when_a_newer_list_names_it() -> None:
    history = of()
    history.attempt(MORNING, "deceased")
    assert standing(history).stage is Stage.CLOSED
    kept = history.contact
    history.contact = Contact(
        kept.contact_id, "l2", kept.zone, "", MORNING + 30 * DAY, kept.details, kept.numbers
    )
    assert standing(history).stage is Stage.NEW


def test_a_newer_list_on_a_full_day_brings_a_closed_contact_back_the_day_after() -> None:
    history = of()
    for hour, code in ((0, "busy"), (2, "busy"), (4, "moved")):
        history.attempt(MORNING + timedelta(hours=hour), code)
    history.contact = replace(history.contact, listed_at=MORNING + timedelta(hours=5))
    now = standing(history)
    assert now.stage is Stage.RETRY
    assert now.due_at is not None
    assert now.due_at.astimezone(UTC) == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    history.contact = replace(history.contact, listed_at=MORNING + DAY)
    assert standing(history).stage is Stage.NEW


def test_a_correction_takes_the_promise_back_and_the_old_word_stays() -> None:
    history = of()
    outcome = history.attempt(MORNING, "promise")
    history.effect(outcome, Promise(outcome, 1_200_000, date(2026, 11, 25), "bri"))
    history.correct(outcome, MORNING + timedelta(hours=1), "no_answer")
    now = standing(history)
    assert now.promises == ()
    assert now.stage is Stage.RETRY
    lines = log_lines(history.facts, history.contact)
    assert [(line.code, line.corrected, line.promise_amount) for line in lines] == [
        ("no_answer", True, None)
    ]
    assert len(history.facts) == 4


def test_a_correction_of_a_correction_counts_alone() -> None:
    history = of()
    outcome = history.attempt(MORNING, "objects_to_calls")
    first = history.correct(outcome, MORNING + timedelta(hours=1), "refuses")
    history.correct(first, MORNING + timedelta(hours=2), "no_answer")
    assert [one.outcome.code for one in verdicts(history.facts)] == ["no_answer"]
    assert standing(history).stage is Stage.RETRY


def test_nobody_asks_after_a_promise_once_the_outcome_says_not_to_call_again() -> None:
    history = of()
    outcome = history.attempt(MORNING, "promise")
    history.effect(outcome, Promise(outcome, 1_200_000, date(2026, 11, 25), "bri"))
    history.attempt(MORNING + DAY, "deceased")
    now = standing(history)
    assert (now.stage, now.due_at) == (Stage.CLOSED, None)
    assert [one.body.amount for one in now.promises] == [1_200_000]


def test_after_the_last_allowed_no_answer_a_promise_rests_too() -> None:
    history = of()
    outcome = history.attempt(MORNING, "promise")
    history.effect(outcome, Promise(outcome, 1_200_000, date(2026, 11, 25), "bri"))
    for day in range(5, 11):
        history.attempt(MORNING + day * DAY, "no_answer")
    assert standing(history).stage is Stage.CLOSED


def test_a_corrected_older_promise_does_not_hide_the_newer_one() -> None:
    history = of()
    first = history.attempt(MORNING, "promise")
    history.effect(first, Promise(first, 500_000, date(2026, 11, 25), "bri"))
    second = history.attempt(MORNING + 6 * DAY, "promise")
    history.effect(second, Promise(second, 700_000, date(2026, 12, 5), "bri"))
    corrected = history.correct(first, MORNING + 7 * DAY, "promise")
    history.effect(corrected, Promise(corrected, 600_000, date(2026, 11, 26), "bri"))
    now = standing(history)
    assert [one.body.amount for one in now.promises] == [600_000, 700_000]
    assert now.due_at is not None
    assert now.due_at.astimezone(UTC) == datetime(2026, 12, 4, 17, 0, tzinfo=UTC)


def test_a_clock_that_was_ahead_does_not_hide_what_was_said_after_it_was_set_right() -> None:
    history = of()
    history.attempt(MORNING + 365 * DAY, "no_answer")
    outcome = history.attempt(MORNING, "callback_requested")
    at = MORNING + timedelta(hours=3)
    history.effect(outcome, Callback(outcome, at, "o1"))
    now = standing(history)
    assert (now.stage, now.due_at, now.last_code) == (Stage.CALLBACK, at, "callback_requested")


def test_a_lead_can_clear_a_stop_that_was_said_under_a_clock_ahead() -> None:
    history = of()
    history.attempt(MORNING + 365 * DAY, "objects_to_calls")
    history.clear_stop(MORNING)
    assert standing(history).stage is not Stage.STOPPED
    history.attempt(MORNING + DAY, "objects_to_calls")
    assert standing(history).stage is Stage.STOPPED


@given(
    st.lists(st.tuples(st.sampled_from(sorted(RULES.outcomes)), st.integers(1, 400)), max_size=12)
)
def test_any_history_stands_somewhere_and_never_due_on_a_full_day(
    attempts: list[tuple[str, int]],
) -> None:
    history = of()
    at = MORNING
    for code, minutes in attempts:
        at += timedelta(minutes=minutes)
        history.attempt(at, code)
    now = standing(history)
    assert now.attempts == len(attempts)
    if now.stage in (Stage.CLOSED, Stage.STOPPED, Stage.NEEDS_NUMBER, Stage.NEW):
        assert now.due_at is None or now.stage is Stage.NEW
    if now.due_at is not None:
        jakarta = timedelta(hours=7)
        on_that_day = [
            one
            for one in verdicts(history.facts)
            if (one.attempt.started_at + jakarta).date()
            == (now.due_at.astimezone(UTC) + jakarta).date()
        ]
        assert len(on_that_day) < RULES.limits_on(date(2026, 11, 20)).contact_day
