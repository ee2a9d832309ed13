"""Denda pelayanan: the formula, its limits and for whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.penalty import penalty
from dialer.rehab_rules import Segment
from dialer.rulebook import load_rulebook
from ui.presenters.penalty_sheet import penalty_view

RULE = load_rulebook().penalty_on(date(2026, 11, 20))
ACTIVE = date(2026, 11, 1)


def test_five_percent_of_the_cost_for_each_month() -> None:
    worked = penalty(10_000_000, 4, RULE)
    assert (worked.amount, worked.months, worked.capped) == (2_000_000, 4, False)


def test_no_more_than_twelve_months_and_thirty_million() -> None:
    assert penalty(10_000_000, 30, RULE).amount == penalty(10_000_000, 12, RULE).amount
    most = penalty(100_000_000, 12, RULE)
    assert (most.amount, most.capped) == (30_000_000, True)


@given(st.integers(1, 10**12), st.integers(0, 60))
def test_it_never_passes_the_cap_nor_the_formula(cost: int, months: int) -> None:
    amount = penalty(cost, months, RULE).amount
    assert 0 <= amount <= 30_000_000
    assert amount * 100 <= cost * 5 * min(months, 12)


@pytest.mark.parametrize("cost", [0, -5])
def test_without_a_cost_there_is_no_amount(cost: int) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        penalty(cost, 4, RULE)


def test_the_sheet_names_an_amount_only_for_a_named_cost() -> None:
    silent = penalty_view(RULE, 12, Segment.SELF_PAYING, None)
    assert silent.amount == ""
    assert not any("sekitar" in sentence for sentence in silent.sentences)
    assert "5 %" in silent.formula
    assert "Rp30.000.000" in silent.formula
    told = penalty_view(RULE, 12, Segment.SELF_PAYING, 100_000_000)
    assert told.amount == "Rp30.000.000 (batas tertinggi)"


def test_without_months_the_sheet_has_the_rule_alone() -> None:
    view = penalty_view(RULE, None, Segment.SWITCHED, 5_000_000)
    assert view.amount == ""
    assert any("ditanggung pemberi kerja" in sentence for sentence in view.sentences)
