"""Payments in force from facts; attempts that were written down elsewhere stand at their time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialer.facts import Attempt, Channel, Outcome, Payment, PaymentReversed
from dialer.payments import received
from dialer.rulebook import load_rulebook
from dialer.standing import work_out
from dialer.verdicts import verdicts
from tests.making import History, member

MONDAY = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)


def paid(payment_id: str, day: int, amount: int = 100_000) -> Payment:
    return Payment(payment_id, amount, date(2026, 11, day), "bri", "f", 2)


@given(st.permutations(["p1", "p2", "p3"]), st.sets(st.sampled_from(["p1", "p2", "p3"])))
def test_the_first_money_stands_first_in_whatever_order_it_became_known(
    order: list[str], undone: set[str]
) -> None:
    history = History(member())
    bodies = {"p1": paid("p1", 3), "p2": paid("p2", 3), "p3": paid("p3", 1)}
    for payment_id in order:
        history.add(f"fact-{payment_id}", "", MONDAY, bodies[payment_id])
    for payment_id in sorted(undone):
        history.add(f"r-{payment_id}", "", MONDAY, PaymentReversed(f"fact-{payment_id}", "x"))
    expected = [one for one in ("p3", "p1", "p2") if one not in undone]
    assert [one.payment_id for one in received(history.facts)] == expected


def test_a_payment_that_came_again_counts_once() -> None:
    history = History(member())
    history.add("a", "", MONDAY, paid("p1", 3))
    history.add("b", "", MONDAY, PaymentReversed("a", "x"))
    history.add("c", "", MONDAY, paid("p1", 3))
    assert [one.fact_id for one in received(history.facts)] == ["c"]


def test_payments_are_no_attempts() -> None:
    history = History(member())
    history.attempt(MONDAY, "no_answer")
    before = work_out(history.facts, history.contact, load_rulebook())
    history.add("a", "", MONDAY, paid("p1", 3))
    history.add("b", "", MONDAY, PaymentReversed("a", "x"))
    assert work_out(history.facts, history.contact, load_rulebook()) == before


def elsewhere(history: History, at: datetime, code: str) -> None:
    place = len(history.facts)
    body = Attempt(at, at, Channel.PHONE, "l1", 0, 0, right_party_confirmed=False, elsewhere=True)
    history.add(f"a{place}", f"a{place}", at, body)
    history.add(f"o{place}", f"a{place}", at, Outcome(code))


def test_what_was_written_elsewhere_stands_at_its_time() -> None:
    history = History(member())
    history.attempt(MONDAY, "busy")
    history.attempt(MONDAY + timedelta(days=2), "no_answer")
    elsewhere(history, MONDAY + timedelta(days=1), "wrong_person")
    elsewhere(history, MONDAY - timedelta(days=1), "hung_up")
    codes = [one.outcome.code for one in verdicts(history.facts)]
    assert codes == ["hung_up", "busy", "wrong_person", "no_answer"]


def test_a_clock_that_was_ahead_once_does_not_hide_what_was_written_elsewhere() -> None:
    history = History(member())
    history.attempt(MONDAY + timedelta(days=900), "busy")
    history.attempt(MONDAY, "no_answer")
    elsewhere(history, MONDAY + timedelta(days=1), "hung_up")
    codes = [one.outcome.code for one in verdicts(history.facts)]
    assert codes == ["busy", "no_answer", "hung_up"]
