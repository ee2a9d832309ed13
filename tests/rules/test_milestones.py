"""The way of an employer to its first payment, folded from facts."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from dialer.facts import Payment, PaymentReversed
from dialer.milestones import Evidence, Milestones, StepState, funnel, milestones
from dialer.rulebook import load_rulebook
from dialer.visit_facts import MilestoneSet
from dialer.visit_rules import milestone_rules
from tests.making import History, employer

RULES = load_rulebook()
ZONE = "Asia/Jakarta"
START = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo(ZONE))
CODES = [rule.code for rule in milestone_rules()]


def way_of(history: History) -> Milestones:
    return milestones(history.facts, RULES, ZONE)


def states(way: Milestones) -> str:
    """R(eached), P(assed) or O(pen) for each step in order."""
    return "".join(one.state.value[0].upper() for one in way.steps)


def test_every_outcome_of_the_table_is_one_of_the_rulebook() -> None:
    named = {code for rule in milestone_rules() for code in rule.outcomes}
    assert named <= set(RULES.outcomes)


def test_the_steps_stand_in_the_order_of_the_way() -> None:
    assert CODES == [
        "contacted", "interested", "documents", "registered", "workers_entered", "first_payment",
    ]  # fmt: skip


def test_nobody_reached_is_no_step() -> None:
    history = History(employer())
    history.attempt(START, "no_answer")
    assert states(way_of(history)) == "OOOOOO"


def test_each_outcome_takes_the_employer_further() -> None:
    history = History(employer())
    history.attempt(START, "refuses")
    assert states(way_of(history)) == "ROOOOO"
    history.attempt(START + timedelta(days=1), "willing_to_register")
    history.attempt(START + timedelta(days=2), "registered_no_payment")
    way = way_of(history)
    assert states(way) == "RRPPRO"
    assert way.furthest is not None
    assert (way.furthest.label, way.furthest.reached_on) == ("Pekerja masuk", date(2026, 11, 22))
    assert way.next_step is not None
    assert way.next_step.code == "first_payment"


def test_a_corrected_outcome_takes_its_step_back() -> None:
    history = History(employer())
    outcome = history.attempt(START, "already_registered")
    assert states(way_of(history)) == "RPPROO"
    history.correct(outcome, START + timedelta(hours=1), "no_answer")
    assert states(way_of(history)) == "OOOOOO"


def test_a_payment_is_the_first_payment_until_it_is_reversed() -> None:
    history = History(employer())
    history.add("p1", "", START, Payment("m1", 500_000, date(2026, 11, 21), "bri", "f1", 2))
    step = way_of(history).steps[-1]
    assert (step.state, step.reached_on, step.evidence) == (
        StepState.REACHED,
        date(2026, 11, 21),
        Evidence.PAYMENT,
    )
    history.add("r1", "", START, PaymentReversed("p1", "reversal"))
    assert states(way_of(history)) == "OOOOOO"


def test_what_is_said_by_hand_counts_and_can_be_taken_back() -> None:
    history = History(employer())
    history.add("h1", "", START, MilestoneSet("documents", True, date(2026, 11, 19)))
    assert states(way_of(history)) == "PPROOO"
    history.add("h2", "", START, MilestoneSet("documents", False, date(2026, 11, 20), "keliru"))
    assert states(way_of(history)) == "OOOOOO"


def test_a_step_denied_by_hand_stays_open_till_something_newer_says_it() -> None:
    history = History(employer())
    history.attempt(START, "documents_in_preparation")
    history.add("h1", "", START, MilestoneSet("documents", False, date(2026, 11, 20)))
    history.attempt(START + timedelta(days=1), "registered_partly")
    assert states(way_of(history)) == "RPOROO"
    history.attempt(START + timedelta(days=2), "stuck_edabu")
    assert states(way_of(history)) == "RPRROO"


def test_the_funnel_counts_each_employer_for_all_steps_behind_it() -> None:
    ways = []
    for code in ("no_answer", "refuses", "asks_for_offer", "already_registered"):
        history = History(employer())
        history.attempt(START, code)
        ways.append(way_of(history))
    assert [(one.reached, one.of) for one in funnel(ways)] == [
        (3, 4), (2, 4), (1, 4), (1, 4), (0, 4), (0, 4),
    ]  # fmt: skip


@given(st.lists(st.sampled_from(sorted(RULES.outcomes)), max_size=8), st.data())
def test_correcting_equals_having_said_it_at_once(said: list[str], data: st.DataObject) -> None:
    meant = [data.draw(st.sampled_from(sorted(RULES.outcomes))) for _ in said]
    corrected, straight = History(employer()), History(employer())
    ids = [corrected.attempt(START + timedelta(days=n), code) for n, code in enumerate(said)]
    for place in data.draw(st.permutations(range(len(said)))):
        corrected.correct(ids[place], START + timedelta(days=30), meant[place])
    for n, code in enumerate(meant):
        straight.attempt(START + timedelta(days=n), code)
    assert way_of(corrected) == way_of(straight)
