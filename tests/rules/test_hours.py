"""Nobody is called outside the hours, in their own local time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.hours import ALL_ZONES, CallingHours, Shut, national_holidays
from dialer.rulebook import load_rulebook

HOURS = CallingHours(load_rulebook())
JAKARTA = "Asia/Jakarta"
JAYAPURA = "Asia/Jayapura"


def there(day: int, hour: int, minute: int = 0, zone: str = JAKARTA) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(zone))


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
    closed = CallingHours(HOURS.rulebook, extra_holidays=frozenset({date(2026, 11, 20)}))
    assert closed.window(there(20, 9), JAKARTA).shut is Shut.HOLIDAY
    working = CallingHours(HOURS.rulebook, working_holidays=frozenset({date(2026, 12, 24)}))
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
