"""Nobody is called outside the hours, in their own local time."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.errors import BadInputError
from dialer.hours import ALL_ZONES, CallingHours, Shut, national_holidays
from dialer.refusal import Refusal
from dialer.rulebook import hours_rule, load_rulebook
from ui.presenters.desk_idle import NEVER_OPENS, refusal_sentence

HOURS = CallingHours(load_rulebook())
JAKARTA = "Asia/Jakarta"
JAYAPURA = "Asia/Jayapura"


def there(day: int, hour: int, minute: int = 0, zone: str = JAKARTA) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(zone))


def with_days(closed: Collection[date] = (), working: Collection[date] = ()) -> CallingHours:
    days = frozenset(closed), frozenset(working)
    return CallingHours(replace(HOURS.rulebook, extra_holidays=days[0], working_holidays=days[1]))


@pytest.mark.parametrize(
    ("moment", "shut"),
    [
        (there(20, 7, 59), Shut.TOO_EARLY),
        (there(20, 8, 0), None),
        (there(20, 19, 59), None),
        (there(20, 20, 0), Shut.TOO_LATE),
        (there(21, 9, 0), None),
        (there(22, 9, 0), Shut.DAY_OFF),
    ],
)
def test_the_window_is_monday_to_saturday_eight_to_twenty(
    moment: datetime, shut: Shut | None
) -> None:
    assert HOURS.window(moment, JAKARTA).shut is shut


def test_papua_closes_two_hours_before_java() -> None:
    moment = there(20, 18, 30)
    assert HOURS.window(moment, JAKARTA).open
    assert HOURS.window(moment, JAYAPURA).shut is Shut.TOO_LATE
    assert JAYAPURA not in HOURS.open_zones(moment)


def test_national_holidays_and_cuti_bersama_are_closed_and_named() -> None:
    christmas_eve = datetime(2026, 12, 24, 9, 0, tzinfo=ZoneInfo(JAKARTA))
    window = HOURS.window(christmas_eve, JAKARTA)
    assert window.shut is Shut.HOLIDAY
    assert "Natal" in window.holiday
    assert window.opens_at == datetime(2026, 12, 26, 8, 0, tzinfo=ZoneInfo(JAKARTA))


def test_the_year_has_the_holidays_of_the_joint_decree() -> None:
    assert len(national_holidays(2026)) == 25


def test_the_branch_can_close_a_day_and_work_on_a_holiday() -> None:
    closed = with_days(closed={date(2026, 11, 20)})
    assert closed.window(there(20, 9), JAKARTA).shut is Shut.HOLIDAY
    working = with_days(working={date(2026, 12, 24)})
    assert working.window(datetime(2026, 12, 24, 9, tzinfo=ZoneInfo(JAKARTA)), JAKARTA).open


def test_saturday_evening_opens_on_monday() -> None:
    assert HOURS.window(there(21, 21), JAKARTA).opens_at == there(23, 8)


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - made aware below
    st.sampled_from(ALL_ZONES),
)
def test_where_the_window_is_shut_it_opens_later_and_is_open_then(
    naive: datetime, zone: str
) -> None:
    moment = naive.replace(tzinfo=UTC)
    allowed = HOURS.allowed_from(moment, zone)
    assert allowed >= moment
    assert HOURS.window(allowed, zone).open
    if HOURS.window(moment, zone).open:
        local_time = moment.astimezone(ZoneInfo(zone))
        assert 8 <= local_time.hour < 20
        assert local_time.weekday() != 6
        assert allowed == moment
    else:
        assert allowed - moment < timedelta(days=14)


def table(**changes: Any) -> dict[str, Any]:
    return {
        "valid_from": date(2026, 11, 20),
        "source": "Ketua tim",
        "weekdays": ["mon", "tue"],
        "start": time(8),
        "end": time(20),
        "holidays": True,
        **changes,
    }


def part(start: int, end: int, **changes: Any) -> dict[str, Any]:
    return {"name": "x", "start": time(start), "end": time(end), **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"break": [part(8, 20)]},
        {"break": [part(7, 14), part(14, 21)]},
        {"break": [part(0, 23, weekdays=["mon"]), part(8, 20, weekdays=["tue"])]},
        {"season": [part(8, 12), part(13, 20)]},
        {"season": [part(20, 22)]},
        {"season": [part(8, 12, first=date(2027, 1, 1))], "break": [part(8, 12)]},
        {"break": [part(8, 20, first=date(2027, 1, 1), last=date(2027, 6, 30))]},
    ],
)
def test_hours_in_which_nobody_could_be_called_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadInputError, match="tidak tersisa waktu"):
        hours_rule(table(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"break": [part(8, 19)]},
        {"break": [part(8, 20, on=False)]},
        {"break": [part(8, 20, weekdays=["mon", "wed"])]},
        {"break": [part(8, 20, first=date(2026, 12, 24), last=date(2027, 1, 2))]},
        {"season": [part(8, 12), part(11, 20)]},
    ],
)
def test_hours_that_leave_a_part_of_some_day_are_taken(changes: dict[str, Any]) -> None:
    hours = CallingHours(replace(HOURS.rulebook, hours=(hours_rule(table(**changes)),)))
    for zone in ALL_ZONES:
        for day in range(60):
            opens = hours.allowed_from(there(20, 13) + timedelta(days=day), zone)
            assert hours.window(opens, zone).open


def test_a_branch_that_closed_every_day_opens_at_no_known_time_and_says_so() -> None:
    closed = frozenset(date(2026, 11, 1) + timedelta(days=days) for days in range(400))
    window = with_days(closed).window(there(20, 9), JAKARTA)
    assert (window.shut, window.opens_at) == (Shut.HOLIDAY, None)
    assert NEVER_OPENS in refusal_sentence(Refusal.OUTSIDE_HOURS, window, JAKARTA)
    for_long = frozenset(sorted(closed)[:100])
    window = with_days(for_long).window(there(20, 9), JAKARTA)
    assert window.opens_at == datetime(2027, 2, 9, 8, tzinfo=ZoneInfo(JAKARTA))


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("2026-11-22 15:00", "2026-11-23 15:00"),  # Sunday
        ("2026-12-24 13:30", "2026-12-26 13:30"),  # cuti bersama, then Christmas
        ("2026-11-22 21:00", "2026-11-23 08:00"),
        ("2026-11-20 21:00", "2026-11-21 08:00"),
        ("2026-11-21 16:00", "2026-11-23 16:00"),  # Saturdays end at two
        ("2026-11-20 06:00", "2026-11-20 08:00"),
        ("2026-11-20 11:29", "2026-11-20 11:29"),
        ("2026-11-20 11:30", "2026-11-20 13:00"),  # the moment at which the prayer begins
        ("2026-11-20 13:00", "2026-11-20 13:00"),
    ],
)
def test_what_was_agreed_for_a_closed_moment_keeps_its_hour_where_it_can(
    asked: str, met: str
) -> None:
    zone = ZoneInfo(JAKARTA)
    rule = HOURS.rulebook.hours[0]
    prayer = tuple(replace(one, on=True) for one in rule.breaks)
    saturdays = replace(rule.seasons[0], on=True)
    narrow = replace(rule, breaks=prayer, seasons=(saturdays,))
    hours = CallingHours(replace(HOURS.rulebook, hours=(narrow,)))
    moment = datetime.fromisoformat(asked).replace(tzinfo=zone)
    assert hours.agreed_from(moment, JAKARTA) == datetime.fromisoformat(met).replace(tzinfo=zone)
