"""The outcome form: what must be mended, what is pointed out, and what follows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dialer.branch import Branch
from dialer.facts import (
    Callback,
    Channel,
    DoNotContact,
    NumberEvidence,
    NumberState,
    Promise,
    RehabOffer,
)
from dialer.lists.model import ListKind
from dialer.outcome_bodies import attempt_body, effects
from dialer.outcomes import (
    AttemptEntry,
    CallbackEntry,
    CallEntry,
    Finding,
    OutcomeEntry,
    Part,
    Problem,
    PromiseEntry,
    doubts,
    faults,
)
from dialer.rehab import NotEligible
from dialer.rulebook import Asks, Reached, load_rulebook
from tests.making import employer, member

RULES = load_rulebook()
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
GOOD = PromiseEntry(600_000, date(2026, 11, 25), "bri")


def found(entry: OutcomeEntry, *, kind: ListKind = ListKind.ARREARS) -> set[tuple[Part, Problem]]:
    contact = member() if kind is ListKind.ARREARS else employer()
    return {(one.part, one.problem) for one in faults(entry, contact, RULES, NOW, TODAY)}


@pytest.mark.parametrize(
    ("promise", "part", "problem"),
    [
        (None, Part.PROMISE_AMOUNT, Problem.MISSING),
        (replace(GOOD, amount=None), Part.PROMISE_AMOUNT, Problem.MISSING),
        (replace(GOOD, amount=0), Part.PROMISE_AMOUNT, Problem.NOT_POSITIVE),
        (replace(GOOD, due_on=None), Part.PROMISE_DATE, Problem.MISSING),
        (replace(GOOD, due_on=date(2026, 11, 19)), Part.PROMISE_DATE, Problem.IN_THE_PAST),
        (replace(GOOD, amount=10**12), Part.PROMISE_AMOUNT, Problem.TOO_MUCH),
        (replace(GOOD, due_on=date.max), Part.PROMISE_DATE, Problem.TOO_FAR),
        (replace(GOOD, channel=""), Part.PROMISE_CHANNEL, Problem.MISSING),
        (replace(GOOD, channel="koin"), Part.PROMISE_CHANNEL, Problem.UNKNOWN_CHOICE),
    ],
)
def test_a_promise_needs_amount_date_and_channel(
    promise: PromiseEntry | None, part: Part, problem: Problem
) -> None:
    assert (part, problem) in found(OutcomeEntry("promise", promise=promise))


def test_a_good_promise_has_no_faults() -> None:
    assert not found(OutcomeEntry("promise", promise=GOOD))


def test_a_requested_callback_needs_a_time_to_come_but_an_offered_one_may_stay_empty() -> None:
    assert found(OutcomeEntry("callback_requested")) == {(Part.CALLBACK_AT, Problem.MISSING)}
    past = CallbackEntry(NOW - timedelta(minutes=1))
    assert found(OutcomeEntry("callback_requested", callback=past)) == {
        (Part.CALLBACK_AT, Problem.IN_THE_PAST)
    }
    never = CallbackEntry(datetime.max.replace(tzinfo=UTC))
    assert found(OutcomeEntry("callback_requested", callback=never)) == {
        (Part.CALLBACK_AT, Problem.TOO_FAR)
    }
    assert not found(OutcomeEntry("third_party_message"))


def test_an_employer_outcome_needs_its_next_step() -> None:
    asked = OutcomeEntry("willing_to_register")
    assert found(asked, kind=ListKind.BU) == {(Part.NEXT_STEP, Problem.MISSING)}
    kit = replace(asked, next_step="send_kit")
    assert not found(kit, kind=ListKind.BU)
    assert found(replace(kit, next_on=date.max), kind=ListKind.BU) == {
        (Part.NEXT_ON, Problem.TOO_FAR)
    }


def test_an_outcome_of_the_other_kind_or_none_is_refused() -> None:
    assert found(OutcomeEntry("promise", promise=GOOD), kind=ListKind.BU) == {
        (Part.OUTCOME, Problem.NOT_FOR_THIS_CONTACT)
    }
    assert found(OutcomeEntry("")) == {(Part.OUTCOME, Problem.MISSING)}


def test_more_stages_than_half_of_the_months_are_refused() -> None:
    assert found(OutcomeEntry("wants_rehab", rehab_stages=7)) == {
        (Part.REHAB_STAGES, Problem.OUT_OF_RANGE)
    }
    assert not found(OutcomeEntry("wants_rehab", rehab_stages=6))


def test_a_registration_takes_as_many_stages_as_any_plan_whatever_the_list_says() -> None:
    told = OutcomeEntry("registered_rehab", rehab_stages=12)
    for months in (3, 12, 26):
        assert not faults(told, member(months=months), RULES, NOW, date(2026, 11, 29))
    assert found(replace(told, rehab_stages=13)) == {(Part.REHAB_STAGES, Problem.OUT_OF_RANGE)}


@pytest.mark.parametrize(
    ("code", "months", "day", "why"),
    [
        ("wants_rehab", 12, 20, None),
        ("wants_rehab", 3, 20, NotEligible.TOO_FEW_MONTHS),
        ("wants_rehab", 26, 20, NotEligible.TOO_MANY_MONTHS),
        ("wants_rehab", 12, 29, None),
        ("declines_rehab", 3, 20, None),
        ("registered_rehab", 12, 29, None),
        ("registered_rehab", 3, 20, NotEligible.TOO_FEW_MONTHS),
        ("registered_rehab", 26, 29, NotEligible.TOO_MANY_MONTHS),
    ],
)
def test_a_plan_outside_the_rule_is_pointed_out_with_the_reason(
    code: str, months: int, day: int, why: NotEligible | None
) -> None:
    made = attempt(OutcomeEntry(code, rehab_stages=1))
    expected = (Finding(Part.REHAB_STAGES, Problem.NOT_ELIGIBLE, why),) if why else ()
    assert doubts(made, member(months=months), RULES, date(2026, 11, day)) == expected


def test_a_registration_of_more_stages_than_half_of_the_months_is_doubted() -> None:
    told = OutcomeEntry("registered_rehab", rehab_stages=7)
    assert doubted(attempt(told)) == {Problem.OUT_OF_RANGE}
    assert not doubted(attempt(replace(told, rehab_stages=6)))


def attempt(outcome: OutcomeEntry, *, talk: int = 60, confirmed: bool = True) -> AttemptEntry:
    call = CallEntry("n1", "handset", NOW, NOW, NOW + timedelta(seconds=talk))
    return AttemptEntry("c1", Channel.PHONE, NOW, (call,), outcome, confirmed)


def doubted(entry: AttemptEntry) -> set[Problem]:
    return {one.problem for one in doubts(entry, member(), RULES, TODAY)}


def test_the_branch_has_days_off_and_working_days_of_its_own_for_promises() -> None:
    here = Branch(extra_holidays=("2026-11-30",), working_holidays=("2026-12-25",)).calling_hours(
        RULES
    )
    own = attempt(OutcomeEntry("promise", promise=replace(GOOD, due_on=date(2026, 11, 30))))
    assert not doubted(own)
    (found,) = doubts(own, member(), RULES, TODAY, here)
    assert found.problem is Problem.ON_A_HOLIDAY
    worked = attempt(OutcomeEntry("promise", promise=replace(GOOD, due_on=date(2026, 12, 25))))
    assert doubts(worked, member(), RULES, TODAY, here) == ()


def test_contradictions_are_pointed_out() -> None:
    promise = OutcomeEntry("promise", promise=GOOD)
    assert not doubted(attempt(promise))
    assert doubted(attempt(promise, talk=0)) == {Problem.NO_TALK}
    assert doubted(attempt(promise, confirmed=False)) == {Problem.NOT_CONFIRMED}
    by_wife = replace(promise, spoke_to="spouse")
    assert doubted(attempt(by_wife)) == {Problem.SOMEBODY_ELSE}
    assert not doubted(attempt(replace(promise, spoke_to="self")))
    written = replace(attempt(promise, confirmed=False), channel=Channel.WHATSAPP, calls=())
    assert doubted(written) == {Problem.NOT_CONFIRMED}
    generous = replace(GOOD, amount=9_000_000, due_on=date(2026, 11, 22))
    assert doubted(attempt(replace(promise, promise=generous))) == {
        Problem.MORE_THAN_OWED,
        Problem.ON_A_SUNDAY,
    }
    christmas = replace(GOOD, due_on=date(2026, 12, 25))
    assert doubted(attempt(replace(promise, promise=christmas))) == {Problem.ON_A_HOLIDAY}
    assert not doubted(attempt(OutcomeEntry("no_answer"), talk=0, confirmed=False))
    assert doubted(attempt(OutcomeEntry("no_answer"), confirmed=False)) == {Problem.TALKED}
    for code in ("third_party_message", "wrong_person", "hung_up"):
        assert doubted(attempt(OutcomeEntry(code), talk=0, confirmed=False)) == {Problem.NO_TALK}
    for code in ("no_answer", "third_party_message", "wrong_person"):
        assert Problem.WAS_CONFIRMED in doubted(attempt(OutcomeEntry(code)))
    assert not doubted(attempt(OutcomeEntry("hung_up")))
    silent = attempt(OutcomeEntry("busy"), talk=0, confirmed=False)
    answered = tuple(replace(one, line="answered") for one in silent.calls)
    assert doubted(replace(silent, calls=answered)) == {Problem.LINE_DISAGREES}
    uncalled = replace(attempt(OutcomeEntry("no_answer"), confirmed=False), calls=())
    assert doubted(uncalled) == {Problem.NO_CALL}
    assert not doubted(replace(uncalled, channel=Channel.VISIT))


def test_a_promise_makes_a_promise_and_evidence_of_the_number() -> None:
    made = effects(
        OutcomeEntry("promise", spoke_to="spouse", promise=GOOD, note=" lewat istri "),
        "o9",
        member(),
        "n1",
        "o1",
        RULES,
        TODAY,
    )
    promise = next(one for one in made if isinstance(one, Promise))
    assert (promise.amount, promise.due_on, promise.channel) == (600_000, GOOD.due_on, "bri")
    assert promise.promised_by == "spouse"
    assert any(isinstance(one, NumberEvidence) and one.number_id == "n1" for one in made)
    assert {getattr(one, "outcome_id", None) for one in made} == {"o9"}


def test_a_plan_is_computed_from_the_arrears_as_imported() -> None:
    made = effects(
        OutcomeEntry("wants_rehab", rehab_stages=6), "o9", member(), "", "o1", RULES, TODAY
    )
    offer = next(one for one in made if isinstance(one, RehabOffer))
    assert offer.accepted
    assert offer.arrears == 1_200_000
    assert offer.first_instalment == 200_000 + 4 * 35_000
    assert offer.total == 1_200_000 + 6 * 4 * 35_000
    assert offer.rule_version == "REHAB 2.0"


def test_a_callback_belongs_to_the_officer_unless_anyone_may() -> None:
    at = NOW + timedelta(hours=2)
    for anyone, owner in ((False, "o1"), (True, "")):
        entry = OutcomeEntry("callback_requested", callback=CallbackEntry(at, anyone))
        made = effects(entry, "o9", member(), "", "o1", RULES, TODAY)
        assert [one.owner_id for one in made if isinstance(one, Callback)] == [owner]


def test_objecting_to_calls_stops_them() -> None:
    made = effects(OutcomeEntry("objects_to_calls"), "o9", member(), "n1", "o1", RULES, TODAY)
    assert any(isinstance(one, DoNotContact) and not one.cleared for one in made)


def test_work_taken_up_days_later_is_not_counted_as_wrap_up() -> None:
    entry = attempt(OutcomeEntry("no_answer"), talk=60)
    body = attempt_body(entry, "l1", NOW + timedelta(days=2))
    assert body.wrap_seconds == 30 * 60


def test_wrap_up_runs_from_the_end_of_the_call_to_the_saving() -> None:
    entry = attempt(OutcomeEntry("no_answer"), talk=60)
    body = attempt_body(entry, "l1", NOW + timedelta(seconds=75))
    assert (body.talk_seconds, body.wrap_seconds) == (60, 15)


@pytest.mark.parametrize("code", sorted(RULES.outcomes))
def test_every_code_is_well_formed(code: str) -> None:
    rule = RULES.outcomes[code]
    assert rule.label
    assert rule.kinds
    for kind in rule.kinds:
        assert rule.group in RULES.groups[kind]
    if rule.asks & {Asks.PROMISE, Asks.REHAB}:
        assert rule.reached is Reached.RIGHT_PARTY
    assert not (rule.stop and rule.retry_hours is not None)


def test_every_state_of_a_number_but_the_first_follows_from_some_outcome() -> None:
    said = {one.number_state for one in RULES.outcomes.values()}
    assert said - {None} == set(NumberState) - {NumberState.UNTRIED}
    for one in RULES.outcomes.values():
        assert (one.reached is Reached.NOBODY) or one.number_state is not None, one.code


@pytest.mark.parametrize(
    ("code", "spoke_to", "state"),
    [
        ("third_party_message", "spouse", NumberState.ANSWERS),
        ("pic_absent", "staff", NumberState.ANSWERS),
        ("callback_requested", "family", NumberState.ANSWERS),
        ("callback_requested", "self", NumberState.RIGHT_PARTY),
        ("callback_requested", "", NumberState.RIGHT_PARTY),
        ("wrong_person", "unknown", NumberState.WRONG_PERSON),
    ],
)
def test_a_number_that_somebody_else_answered_is_not_yet_the_right_one(
    code: str, spoke_to: str, state: NumberState
) -> None:
    back = CallbackEntry(NOW + timedelta(days=1))
    entry = OutcomeEntry(code, spoke_to, callback=back)
    found_now = effects(entry, "o", member(), "n1", "o1", RULES, TODAY)
    assert NumberEvidence("o", "n1", state) in found_now
