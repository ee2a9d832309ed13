"""REHAB tables for every month, family, class, version and stage: nothing is lost to rounding."""

from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.rehab import (
    NotEligible,
    by_tariff,
    due_dates,
    listed_segment,
    monthly_dues,
    most_stages,
    plan,
    why_not,
)
from dialer.rehab_rules import Active, Inferred, RehabRule, Segment
from dialer.rulebook import load_rulebook
from ui.presenters.words import NOT_ELIGIBLE

BOOK = load_rulebook()
DAY = date(2026, 11, 20)
MONTHS, MEMBERS, CLASSES = range(1, 31), range(1, 9), (1, 2, 3)
SWITCHED = BOOK.rehab_on(DAY, Segment.SWITCHED)


def named(name: str) -> RehabRule:
    """A version of the rule by its name."""
    rule = BOOK.rehab_named(name)
    assert rule is not None
    return rule


RULES = [named(one.name) for one in BOOK.rehab]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_table_adds_up_with_dates_that_ascend(rule: RehabRule) -> None:
    day = max(rule.valid_from, date(2026, 1, 31).replace(day=20))
    dues_rule = BOOK.dues_on(day)
    tables = 0
    for months, members, care_class in product(MONTHS, MEMBERS, CLASSES):
        dues = monthly_dues(care_class, members, dues_rule)
        arrears = by_tariff(months, dues, 24)
        assert dues is not None
        assert arrears is not None
        arrears += months % 7  # not a round sum
        if why_not(arrears, months, day, rule) is not None:
            continue
        for stages in range(1, most_stages(months, rule, arrears) + 1):
            worked = plan(arrears, stages, dues, rule, day)
            amounts = [one.amount for one in worked.instalments]
            days = [one.due_on for one in worked.instalments]
            monthly = dues if rule.current_dues_included else 0
            assert sum(one.arrears for one in worked.instalments) == arrears
            assert sum(amounts) == worked.total == arrears + monthly * stages
            assert amounts == sorted(amounts, reverse=True)
            assert amounts[0] - amounts[-1] <= 1
            assert amounts[-1] >= rule.least_instalment
            assert all(one < two for one, two in pairwise(days) if one and two)
            assert all(one is not None and one > day for one in days)
            tables += 1
    assert tables > 1000


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_of_every_number_of_months_it_is_known_why_not(rule: RehabRule) -> None:
    for months in MONTHS:
        reason = why_not(1_000_000, months, DAY, rule)
        if months < rule.min_months:
            assert reason is NotEligible.TOO_FEW_MONTHS
        elif rule.max_months is not None and months > rule.max_months:
            assert reason is NotEligible.TOO_MANY_MONTHS
        else:
            assert reason is None


def test_every_reason_occurs_and_has_its_sentence() -> None:
    now = BOOK.rehab_on(DAY)
    reasons = {
        why_not(1_000_000, 12, date(2020, 1, 1), now),
        why_not(1_000_000, None, DAY, now),
        why_not(None, 12, DAY, now),
        why_not(1_000_000, 3, DAY, now),
        why_not(1_000_000, 25, DAY, now),
        why_not(34_999, 12, DAY, SWITCHED),
        why_not(1_000_000, 12, date(2026, 11, 29), now),
    }
    assert reasons == set(NotEligible) == set(NOT_ELIGIBLE)


@pytest.mark.parametrize("amount", [0, -1])
def test_no_arrears_are_no_amount(amount: int) -> None:
    assert why_not(amount, 12, DAY, BOOK.rehab_on(DAY)) is NotEligible.AMOUNT_UNKNOWN


@given(st.dates(date(2025, 11, 1), date(2030, 12, 31)))
def test_one_may_register_until_the_28th_in_february_the_27th(day: date) -> None:
    last = 27 if day.month == 2 else 28
    for segment in Segment:
        late = why_not(1_000_000, 12, day, BOOK.rehab_on(day, segment))
        assert (late is NotEligible.TOO_LATE_THIS_MONTH) is (day.day > last)


def test_who_moved_may_from_two_months_in_36_parts_of_35_000() -> None:
    assert why_not(1_000_000, 1, DAY, SWITCHED) is NotEligible.TOO_FEW_MONTHS
    assert why_not(1_000_000, 2, DAY, SWITCHED) is None
    assert most_stages(2, SWITCHED, 10_000_000) == 36
    assert most_stages(2, SWITCHED, 100_000) == 2
    assert most_stages(2, SWITCHED, 35_000) == 1


def test_the_versions_differ_in_when_the_card_is_active() -> None:
    assert named("REHAB 1").active is Active.ALL_PAID
    assert named("REHAB 2.0").active is Active.LAST_INSTALMENT
    assert SWITCHED.active is Active.NEW_SEGMENT


def test_every_version_has_a_source_and_says_what_is_inferred() -> None:
    assert all(rule.source and Inferred.DATES in rule.inferred for rule in BOOK.rehab)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2024, 6, 1), ["REHAB 1"]),
        (date(2024, 12, 3), ["REHAB 1", "REHAB 2.0"]),
        (date(2025, 1, 31), ["REHAB 1", "REHAB 2.0"]),
        (date(2025, 2, 1), ["REHAB 1", "REHAB 2.0"]),
        (date(2025, 4, 1), ["REHAB 1", "REHAB 2.0"]),
        (date(2025, 4, 2), ["REHAB 2.0"]),
        (DAY, ["REHAB 2.0"]),
    ],
)
def test_near_a_change_both_versions_are_shown(day: date, names: list[str]) -> None:
    assert [rule.name for rule in BOOK.rehab_near(day)] == names


def test_dates_pass_the_end_of_the_year() -> None:
    days = due_dates(date(2026, 11, 28), 3, BOOK.rehab_on(DAY))
    assert days == (date(2026, 12, 10), date(2027, 1, 10), date(2027, 2, 10))


@pytest.mark.parametrize(
    ("head", "text", "segment"),
    [
        ("Segmen", "PBPU", Segment.SELF_PAYING),
        ("SEGMEN PESERTA", "Bukan Pekerja", Segment.SELF_PAYING),
        ("Segmen", "PPU", Segment.SWITCHED),
        ("Jenis Peserta", "PBI APBN", Segment.SWITCHED),
        ("Segmen", "PBPU Pemda", Segment.SWITCHED),
        ("Segmen", "-", None),
        ("Catatan", "PPU", None),
    ],
)
def test_a_list_may_say_the_segment(head: str, text: str, segment: Segment | None) -> None:
    assert listed_segment({head: text}) is segment
