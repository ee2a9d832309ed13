"""Accepted plans are followed like promises."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.facts import Fact, RehabOffer
from dialer.instalments import OfferMade, expected, expected_of_all, instalment_of
from dialer.promises import PromiseState, PromiseTerms
from dialer.rehab import plan
from dialer.rulebook import load_rulebook
from dialer.settling import Arrived, Promised, settle

BOOK = load_rulebook()
MADE = date(2026, 11, 20)
TERMS = PromiseTerms()


def offered(
    fact_id: str = "f1",
    arrears: int = 1_000_000,
    stages: int = 3,
    dues: int = 140_000,
    *,
    registered: bool = True,
    rule: str = "REHAB 2.0",
) -> Fact:
    """The fact of a plan."""
    version = BOOK.rehab_named(rule) or BOOK.rehab_on(MADE)
    worked = plan(arrears, stages, dues, version)
    body = RehabOffer(
        "o1", True, stages, arrears, worked.first, worked.total, rule, registered=registered
    )
    return Fact(fact_id, "c1", "a1", "p1", datetime(2026, 11, 20, 3, tzinfo=UTC), body)


def test_a_plan_becomes_promises_a_month_apart() -> None:
    assert expected(offered(), MADE, BOOK) == (
        Promised("f1:01", 473_334, MADE, date(2026, 12, 10)),
        Promised("f1:02", 473_333, MADE, date(2027, 1, 10)),
        Promised("f1:03", 473_333, MADE, date(2027, 2, 10)),
    )


def test_a_plan_that_was_not_registered_is_not_followed() -> None:
    assert expected(offered(registered=False), MADE, BOOK) == ()


@given(
    st.integers(1, 50_000_000),
    st.integers(1, 36),
    st.integers(0, 1_200_000),
    st.sampled_from([one.name for one in BOOK.rehab] + ["a version nobody knows"]),
)
def test_what_is_expected_is_the_plan_to_the_rupiah(
    arrears: int, stages: int, dues: int, rule: str
) -> None:
    offer = offered(arrears=arrears, stages=stages, dues=dues, rule=rule)
    version = BOOK.rehab_named(rule) or BOOK.rehab_on(MADE)
    worked = plan(arrears, stages, dues, version, MADE)
    found = expected(offer, MADE, BOOK)
    assert [one.amount for one in found] == [one.amount for one in worked.instalments]
    assert [one.due_on for one in found] == [one.due_on for one in worked.instalments]


def test_a_payment_goes_to_the_oldest_instalment_first() -> None:
    paid = [Arrived("p1", 500_000, date(2026, 12, 9))]
    result = settle(expected(offered(), MADE, BOOK), paid, date(2027, 1, 20), TERMS)
    states = [one.state for one in result.promises]
    assert states == [PromiseState.KEPT, PromiseState.PARTIAL, PromiseState.OPEN]


def test_a_promise_and_a_plan_are_settled_together() -> None:
    promise = Promised("promise-1", 100_000, date(2026, 11, 10), date(2026, 12, 1))
    paid = [Arrived("p1", 573_334, date(2026, 11, 30))]
    wanted = (promise, *expected(offered(), MADE, BOOK))
    result = settle(wanted, paid, date(2026, 12, 20), TERMS)
    assert [one.state for one in result.promises][:2] == [PromiseState.KEPT, PromiseState.KEPT]
    assert len(result.promises) == 4
    assert result.surplus == ()


@pytest.mark.parametrize("registered", [True, False])
def test_a_plan_registered_later_ends_what_was_not_due(registered: bool) -> None:
    later = date(2026, 12, 15)
    offers = [
        OfferMade(offered("f1"), MADE),
        OfferMade(offered("f2", stages=2, registered=registered), later),
    ]
    found = expected_of_all(offers, BOOK)
    first = [one for one in found if one.promise_id.startswith("f1")]
    assert [one.cancelled_on for one in first] == (
        [None, later, later] if registered else [None, None, None]
    )
    assert sum(one.promise_id.startswith("f2") for one in found) == (2 if registered else 0)


def test_of_one_day_the_earlier_plan_comes_first_whatever_fact_it_stands_in() -> None:
    offers = [OfferMade(offered(name, stages=2), MADE) for name in ("f9", "f1")]
    found = [one.promise_id for one in expected_of_all(offers, BOOK)]
    assert found == ["f9:01", "f1:01", "f9:02", "f1:02"]


def test_an_id_tells_an_instalment_from_a_promise() -> None:
    assert instalment_of("f1:02") == ("f1", 2)
    assert instalment_of("01936b7e-8c1a-7def-9abc-0123456789ab") is None
