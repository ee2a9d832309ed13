"""Rests and limits by day, week and life; zones by area; hours that a branch turns on."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialer.areas import zone_of
from dialer.calling_rules import own_rules
from dialer.hours import ALL_ZONES, CallingHours, Shut
from dialer.resting import CallHistory, NumberCall, rest_until
from dialer.rulebook import Rulebook, Season, load_rulebook
from dialer.standing import Stage, work_out
from tests.making import History, member

RULES = load_rulebook()
MORNING = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("province", "city", "zone"),
    [
        ("Sulawesi Selatan", None, "Asia/Makassar"),
        ("PROV. PAPUA", "Jakarta", "Asia/Jayapura"),
        (None, "Kota Denpasar", "Asia/Makassar"),
        (None, "Kab. Merauke", "Asia/Jayapura"),
        ("tidak ada", None, "Asia/Jakarta"),
        (None, None, "Asia/Jakarta"),
    ],
)
def test_the_area_of_the_list_decides_the_clock(
    province: str | None, city: str | None, zone: str
) -> None:
    assert zone_of(province, city, "Asia/Jakarta") == zone


def test_nine_calls_within_seven_days_are_one_too_many() -> None:
    history = History(member())
    for place, hours in enumerate((0, 1, 2, 24, 25, 26, 48, 49)):
        code = ("third_party_message", "busy")[place % 2]
        history.attempt(MORNING + timedelta(hours=hours), code)
    now = work_out(history.facts, history.contact, RULES)
    assert now.due_at == datetime(2026, 11, 23, 8, tzinfo=JAKARTA)


def test_after_the_limit_of_a_life_nobody_is_called_again() -> None:
    rule = replace(RULES.limits[0], contact_life=2)
    rules = replace(RULES, limits=(rule,))
    history = History(member())
    for day in range(2):
        history.attempt(MORNING + timedelta(days=day), "busy")
    assert work_out(history.facts, history.contact, rules).stage is Stage.CLOSED


def test_an_unanswered_try_is_followed_at_an_hour_in_which_somebody_answered_before() -> None:
    history = History(member())
    history.attempt(MORNING - timedelta(days=9) + timedelta(hours=5), "says_paid")  # 14.00
    history.attempt(MORNING, "no_answer")  # 09.00
    due_at = work_out(history.facts, history.contact, RULES).due_at
    assert due_at is not None
    assert due_at.astimezone(JAKARTA).hour == 14
    assert timedelta(hours=27) <= due_at - MORNING <= timedelta(hours=31, minutes=1)


def test_a_rest_after_a_talk_ends_at_an_hour_of_earlier_answers_that_comes_soon() -> None:
    history = History(member())
    history.attempt(MORNING - timedelta(days=9) + timedelta(hours=5), "says_paid")  # 14.00
    history.attempt(MORNING, "third_party_message")  # 09.00, rests for 27 hours
    due_at = work_out(history.facts, history.contact, RULES).due_at
    assert due_at == datetime(2026, 11, 17, 14, tzinfo=JAKARTA)


@pytest.mark.parametrize("code", ["no_answer", "switched_off", "busy"])
def test_the_rest_of_the_limits_holds_for_what_rests_and_not_for_a_busy_line(code: str) -> None:
    history = History(member())
    history.attempt(MORNING, code)
    longer = replace(RULES, limits=(replace(RULES.limits[0], rest_from=49, rest_to=52),))
    usual = work_out(history.facts, history.contact, RULES).due_at
    later = work_out(history.facts, history.contact, longer).due_at
    assert usual is not None
    assert later is not None
    assert later - usual == timedelta(hours=0 if code == "busy" else 49 - 27)


def back_after(*tries: datetime, rules: Rulebook = RULES) -> datetime:
    """When a contact that nobody answered comes back."""
    history = History(member())
    for at in tries:
        history.attempt(at, "no_answer")
    due_at = work_out(history.facts, history.contact, rules).due_at
    assert due_at is not None
    return due_at.astimezone(JAKARTA)


def test_after_a_closed_day_nobody_comes_back_at_the_hour_of_the_last_tries() -> None:
    saturday = datetime(2026, 11, 21, 8, 30, tzinfo=JAKARTA)
    assert back_after(saturday) == datetime(2026, 11, 23, 9, 0, tzinfo=JAKARTA)
    friday = saturday.replace(day=20, hour=9)
    assert back_after(friday, saturday) == datetime(2026, 11, 23, 10, 0, tzinfo=JAKARTA)
    evening = datetime(2026, 11, 17, 18, 30, tzinfo=JAKARTA)
    assert back_after(evening) == datetime(2026, 11, 19, 8, 0, tzinfo=JAKARTA)
    before = evening.replace(day=16, hour=8)
    assert back_after(before, evening) == datetime(2026, 11, 19, 9, 0, tzinfo=JAKARTA)


_ON = replace(
    RULES.hours[0],
    seasons=tuple(replace(one, on=True) for one in RULES.hours[0].seasons),
    breaks=tuple(replace(one, on=True) for one in RULES.hours[0].breaks),
)


_OWN_DAYS = replace(
    RULES,
    extra_holidays=frozenset(
        date(2026, month, day) for month in range(1, 13) for day in (1, 9, 10)
    ),
    working_holidays=frozenset({date(2026, 12, 25), date(2026, 5, 14)}),
)


@given(
    ended_at=st.datetimes(
        datetime(2025, 12, 1),  # noqa: DTZ001 - made aware below
        datetime(2027, 5, 1),  # noqa: DTZ001 - same
        timezones=st.just(UTC),
    ),
    tried=st.lists(st.integers(8, 19), max_size=6),
    answered=st.frozensets(st.integers(0, 23), max_size=4),
    zone=st.sampled_from(ALL_ZONES),
    rules=st.sampled_from([RULES, replace(RULES, hours=(_ON,)), _OWN_DAYS]),
)
@settings(max_examples=200)
def test_the_rest_ends_in_the_hours_and_at_another_hour_than_the_tries_on_any_day(
    ended_at: datetime, tried: list[int], answered: frozenset[int], zone: str, rules: Rulebook
) -> None:
    tried = [*tried, ended_at.astimezone(ZoneInfo(zone)).hour]
    again = rest_until(ended_at, tried, answered, rules, zone)
    hours = CallingHours(rules)
    rested = hours.allowed_from(ended_at + timedelta(hours=27), zone)
    hour = again.astimezone(ZoneInfo(zone)).hour
    assert hours.window(again, zone).open
    assert rested <= again <= rested + timedelta(days=14)
    assert hour != tried[-1]
    assert hour in answered or hour not in tried or set(range(8, 14)) <= {*tried}


@pytest.mark.parametrize(
    ("tried", "answered", "again"),
    [
        ("2026-11-21 08:30", 8, "2026-11-23 09:00"),  # answered once, but just tried in vain
        ("2026-11-17 09:30", 16, "2026-11-18 16:00"),
        ("2026-11-17 09:30", 17, "2026-11-18 12:30"),  # more than 31 hours later
    ],
)
def test_an_hour_of_earlier_answers_is_taken_within_the_rest_and_not_the_one_just_tried(
    tried: str, answered: int, again: str
) -> None:
    at, expected = (datetime.fromisoformat(one).replace(tzinfo=JAKARTA) for one in (tried, again))
    found = rest_until(at, [at.hour], frozenset({answered}), RULES, "Asia/Jakarta")
    assert found == expected


def test_a_rest_passes_over_the_days_off_of_the_branch_and_ends_on_a_holiday_it_works() -> None:
    monday = datetime(2026, 11, 16, 9, 30, tzinfo=JAKARTA)
    closed = replace(RULES, extra_holidays=frozenset({date(2026, 11, 17), date(2026, 11, 18)}))
    assert back_after(monday) == datetime(2026, 11, 17, 12, 31, tzinfo=JAKARTA)
    assert back_after(monday, rules=closed) == datetime(2026, 11, 19, 8, 0, tzinfo=JAKARTA)
    before_christmas = datetime(2026, 12, 24, 9, 30, tzinfo=JAKARTA)
    working = replace(RULES, working_holidays=frozenset({date(2026, 12, 25)}))
    assert back_after(before_christmas).day == 26
    assert back_after(before_christmas, rules=working).day == 25


def test_who_shares_a_number_rests_when_the_other_is_called() -> None:
    contact = member()
    called = NumberCall(contact.numbers[0].phone.e164, MORNING)
    now = work_out((), contact, RULES, [called])
    assert (now.stage, now.due_at) == (Stage.RETRY, MORNING + timedelta(hours=27))


def test_ramadan_hours_and_friday_prayer_close_only_where_they_are_on() -> None:
    rule = RULES.hours[0]
    friday = datetime(2026, 2, 20, 12, 0, tzinfo=JAKARTA)
    afternoon = datetime(2026, 2, 20, 16, 0, tzinfo=JAKARTA)
    assert CallingHours(RULES).window(friday, "Asia/Jakarta").open
    on = replace(
        rule,
        seasons=tuple(replace(one, on="Ramadan" in one.name) for one in rule.seasons),
        breaks=tuple(replace(one, on=True) for one in rule.breaks),
    )
    hours = CallingHours(replace(RULES, hours=(on,)))
    window = hours.window(friday, "Asia/Jakarta")
    assert (window.shut, window.holiday) == (Shut.BREAK, "Salat Jumat")
    assert window.opens_at == friday.replace(hour=13)
    assert hours.window(afternoon, "Asia/Jakarta").shut is Shut.TOO_LATE


def test_a_season_never_widens_the_hours() -> None:
    wide = Season("Malam", time(5), time(23))
    rule = replace(RULES.hours[0], seasons=(wide,))
    assert rule.hours_of(date(2026, 11, 20)) == (time(8), time(20))


def test_a_rule_of_the_branch_holds_from_its_day_on() -> None:
    limits = {
        "valid_from": "2026-12-01",
        "source": "Ketua tim",
        "contact_day": 1,
        "contact_week": 2,
        "contact_life": 9,
        "number_day": 1,
        "number_week": 2,
        "number_life": 9,
        "rest_hours": [27, 31],
        "shared_rest_hours": 27,
    }
    rules = own_rules({"limits": [limits]}, RULES)
    assert rules.limits_on(date(2026, 11, 30)).contact_day == 3
    assert rules.limits_on(date(2026, 12, 1)).contact_day == 1


def test_calls_by_a_clock_that_was_a_month_ahead_do_not_fill_every_day_until_then() -> None:
    month, hour = timedelta(days=31), timedelta(hours=1)
    by_number = {"n1": [MORNING + month, MORNING + hour]}
    called = CallHistory("Asia/Jakarta", (MORNING + month, MORNING + hour), by_number)
    now = called.until(MORNING)
    assert now.attempts == (MORNING,)
    assert now.by_number == {"n1": [MORNING]}
    later = called.until(MORNING + month)
    assert later.attempts == called.attempts
