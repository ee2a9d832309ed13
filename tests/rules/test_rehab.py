"""REHAB: eligibility and instalments that add up to the rupiah."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.rehab import NotEligible, monthly_dues, most_stages, plan, why_not
from dialer.rulebook import load_rulebook

RULES = load_rulebook()
TODAY = date(2026, 11, 20)
NOW = RULES.rehab_on(TODAY)


def test_the_version_in_force_follows_the_date() -> None:
    assert RULES.rehab_on(date(2024, 6, 1)).name == "REHAB 1"
    assert RULES.rehab_on(date(2025, 2, 1)).name == "REHAB 2.0"
    assert RULES.rehab_on(date(2000, 1, 1)).name == "REHAB 1"


@pytest.mark.parametrize(
    ("arrears", "months", "day", "reason"),
    [
        (1_000_000, 4, date(2026, 11, 28), None),
        (1_000_000, 24, date(2026, 11, 20), None),
        (1_000_000, 3, TODAY, NotEligible.TOO_FEW_MONTHS),
        (1_000_000, 25, TODAY, NotEligible.TOO_MANY_MONTHS),
        (1_000_000, 4, date(2026, 11, 29), NotEligible.TOO_LATE_THIS_MONTH),
        (1_000_000, 4, date(2027, 2, 28), NotEligible.TOO_LATE_THIS_MONTH),
        (1_000_000, 4, date(2027, 2, 27), None),
        (None, 4, TODAY, NotEligible.AMOUNT_UNKNOWN),
        (1_000_000, None, TODAY, NotEligible.MONTHS_UNKNOWN),
    ],
)
def test_who_may_register_and_when(
    arrears: int | None, months: int | None, day: date, reason: NotEligible | None
) -> None:
    assert why_not(arrears, months, day, RULES.rehab_on(day)) is reason


def test_at_most_half_of_the_months_and_twelve_stages() -> None:
    assert [most_stages(months, NOW) for months in (4, 5, 23, 24)] == [2, 2, 11, 12]
    assert most_stages(4, RULES.rehab_on(date(2024, 1, 1))) == 12


def test_dues_are_of_the_whole_family() -> None:
    dues = RULES.dues_on(TODAY)
    assert monthly_dues(3, 4, dues) == 140_000
    assert monthly_dues(None, 4, dues) is None
    assert monthly_dues(1, None, dues) is None


@given(
    st.integers(1, 50_000_000),
    st.integers(1, 12),
    st.sampled_from((1, 2, 3)),
    st.integers(1, 8),
)
def test_instalments_add_up_exactly(
    arrears: int, stages: int, care_class: int, members: int
) -> None:
    dues = monthly_dues(care_class, members, RULES.dues_on(TODAY))
    assert dues is not None
    worked = plan(arrears, stages, dues, NOW)
    assert len(worked.instalments) == stages
    assert sum(part.arrears for part in worked.instalments) == arrears
    assert worked.total == arrears + stages * dues
    amounts = [part.amount for part in worked.instalments]
    assert max(amounts) - min(amounts) <= 1
    assert worked.first == max(amounts)


def test_without_the_dues_the_plan_says_so() -> None:
    worked = plan(1_000_000, 3, None, NOW)
    assert not worked.dues_known
    assert worked.total == 1_000_000
