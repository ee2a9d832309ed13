"""Payments settle promises first-in first-out, and every rupiah is somewhere."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.promises import PromiseState, PromiseTerms
from dialer.settling import Arrived, Promised, Settlement, Share, settle

NOV = date(2026, 11, 1)
TERMS = PromiseTerms()


def day(number: int) -> date:
    return NOV + timedelta(days=number - 1)


def promised(name: str, amount: int, due: int, made: int = 1, gone: int | None = None) -> Promised:
    return Promised(name, amount, day(made), day(due), day(gone) if gone else None)


def states(found: Settlement) -> dict[str, PromiseState]:
    return {one.promise.promise_id: one.state for one in found.promises}


def test_payment_in_time_keeps_the_promise_and_names_the_payment() -> None:
    found = settle([promised("p", 500, 10)], [Arrived("a", 500, day(12))], day(30), TERMS)
    assert states(found) == {"p": PromiseState.KEPT}
    assert found.promises[0].shares == (Share("a", 500, day(12)),)
    assert found.surplus == ()


def test_early_payment_keeps_it_before_its_date() -> None:
    found = settle([promised("p", 500, 20)], [Arrived("a", 500, day(2))], day(3), TERMS)
    assert states(found) == {"p": PromiseState.KEPT}


def test_payment_before_the_promise_was_made_does_not_keep_it() -> None:
    found = settle([promised("p", 500, 20, made=5)], [Arrived("a", 500, day(4))], day(30), TERMS)
    assert states(found) == {"p": PromiseState.BROKEN}
    assert found.surplus == (Share("a", 500, day(4)),)


def test_one_payment_settles_several_promises_oldest_first() -> None:
    found = settle(
        [promised("second", 300, 12, made=2), promised("first", 200, 15)],
        [Arrived("a", 450, day(10))],
        day(30),
        TERMS,
    )
    assert states(found) == {"first": PromiseState.KEPT, "second": PromiseState.PARTIAL}
    assert [one.received for one in found.promises] == [200, 250]


def test_two_payments_make_one_promise_whole() -> None:
    payments = [Arrived("a", 200, day(5)), Arrived("b", 300, day(9))]
    found = settle([promised("p", 500, 10)], payments, day(30), TERMS)
    assert states(found) == {"p": PromiseState.KEPT}
    assert [share.payment_id for share in found.promises[0].shares] == ["a", "b"]


def test_late_money_is_told_but_the_promise_stays_broken() -> None:
    found = settle([promised("p", 500, 10)], [Arrived("a", 500, day(14))], day(30), TERMS)
    assert states(found) == {"p": PromiseState.BROKEN}
    assert (found.promises[0].received, found.promises[0].late) == (0, 500)
    assert found.promises[0].missing == 0


def test_money_goes_to_an_open_promise_before_a_missed_one() -> None:
    found = settle(
        [promised("missed", 500, 5), promised("open", 500, 25)],
        [Arrived("a", 600, day(20))],
        day(30),
        TERMS,
    )
    assert states(found) == {"missed": PromiseState.BROKEN, "open": PromiseState.KEPT}
    assert found.promises[0].late == 100


def test_cancelled_promise_takes_no_money_from_that_day_on() -> None:
    found = settle([promised("p", 500, 20, gone=6)], [Arrived("a", 500, day(7))], day(30), TERMS)
    assert states(found) == {"p": PromiseState.CANCELLED}
    assert found.surplus == (Share("a", 500, day(7)),)


def test_promise_that_was_kept_before_it_was_cancelled_stays_kept() -> None:
    found = settle([promised("p", 500, 20, gone=6)], [Arrived("a", 500, day(5))], day(30), TERMS)
    assert states(found) == {"p": PromiseState.KEPT}


def test_lower_threshold_keeps_a_promise_that_is_nearly_paid() -> None:
    terms = PromiseTerms(grace_days=0, threshold_percent=90)
    found = settle([promised("p", 500, 20)], [Arrived("a", 450, day(20))], day(21), terms)
    assert states(found) == {"p": PromiseState.KEPT}


def test_payment_of_nothing_is_a_bug() -> None:
    with pytest.raises(ValueError, match="more than 0"):
        settle([], [Arrived("a", 0, day(1))], day(1), TERMS)


PROMISES = st.lists(
    st.builds(
        promised,
        st.uuids().map(str),
        st.integers(1, 1_000),
        st.integers(10, 60),
        st.integers(1, 9),
        st.none() | st.integers(2, 60),
    ),
    max_size=5,
)
PAYMENTS = st.lists(
    st.builds(Arrived, st.uuids().map(str), st.integers(1, 1_000), st.integers(1, 90).map(day)),
    max_size=8,
)


@given(PROMISES, PAYMENTS, st.randoms())
def test_every_rupiah_is_somewhere_in_whatever_order_things_became_known(
    promises: list[Promised], payments: list[Arrived], chance: Random
) -> None:
    found = settle(promises, payments, day(60), TERMS)
    shares = [share for one in found.promises for share in one.shares] + list(found.surplus)
    for payment in payments:
        parts = [share.amount for share in shares if share.payment_id == payment.payment_id]
        assert sum(parts) == payment.amount
    assert all(one.received + one.late <= one.promise.amount for one in found.promises)
    chance.shuffle(promises)
    chance.shuffle(payments)
    assert settle(promises, payments, day(60), TERMS) == found


@given(PROMISES, PAYMENTS)
def test_more_money_never_makes_a_promise_worse(
    promises: list[Promised], payments: list[Arrived]
) -> None:
    less = settle(promises, payments[:-1], day(60), TERMS)
    more = settle(promises, payments, day(60), TERMS)
    assert sum(one.received for one in more.promises) >= sum(one.received for one in less.promises)
