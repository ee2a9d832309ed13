"""The usual periods, by the calendar of the branch."""

from datetime import date

from ui.presenters.periods import Period, Quick, quick_period, which_quick

FRIDAY = date(2026, 11, 20)


def test_a_week_begins_on_monday_and_ends_today() -> None:
    assert quick_period(Quick.WEEK, FRIDAY) == Period(date(2026, 11, 16), FRIDAY)


def test_a_month_begins_on_the_first_and_ends_today() -> None:
    assert quick_period(Quick.MONTH, FRIDAY) == Period(date(2026, 11, 1), FRIDAY)


def test_yesterday_of_the_first_is_in_the_month_before() -> None:
    before = date(2026, 10, 31)
    assert quick_period(Quick.YESTERDAY, date(2026, 11, 1)) == Period(before, before)


def test_days_that_were_typed_are_recognised() -> None:
    assert which_quick(Period(date(2026, 11, 1), FRIDAY), FRIDAY) is Quick.MONTH
    assert which_quick(Period(date(2026, 11, 2), FRIDAY), FRIDAY) is None


def test_on_a_monday_the_week_is_today_unless_the_week_was_meant() -> None:
    monday = date(2026, 11, 16)
    assert which_quick(Period(monday, monday), monday) is Quick.TODAY
    assert which_quick(Period(monday, monday), monday, Quick.WEEK) is Quick.WEEK


def test_one_day_is_said_once() -> None:
    assert Period(FRIDAY, FRIDAY).words == "20 Nov 2026"
    assert Period(date(2026, 11, 1), FRIDAY).words == "1 Nov 2026 – 20 Nov 2026"
