"""Time at work, pauses and skips, counted from the trail."""

from dataclasses import replace

import pytest

from dialer.errors import RefusedError
from dialer.log import LogFilter
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.work_time import Worked, pause_reasons
from dialer.workstation import Workstation
from tests.conftest import PIN, HandClock
from tests.making import call, member, take


def sign_in(workstation: Workstation, officer: Officer) -> None:
    assert workstation.accounts.sign_in(officer.officer_id, PIN).officer is not None


def of(workstation: Workstation, looking: Officer, whose: Officer) -> Worked:
    found = {one.officer_id: one for one in workstation.work_time.today(looking)}
    return found[whose.officer_id]


def test_time_at_work_and_pauses_by_reason_are_kept(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    sign_in(workstation, officer)
    clock.forward(hours=1)
    workstation.work_time.pause(officer, "prayer")
    clock.forward(minutes=15)
    workstation.work_time.resume(officer)
    clock.forward(hours=1)
    workstation.work_time.pause(officer, "rest")
    clock.forward(minutes=10)
    assert of(workstation, lead, officer).pauses == {"prayer": 900, "rest": 600}
    workstation.work_time.resume(officer)
    workstation.work_time.sign_out(officer)
    clock.forward(hours=3)
    found = of(workstation, lead, officer)
    assert found.logged_in == 2 * 3600 + 25 * 60
    assert found.paused == 1500


def test_occupancy_is_handling_time_by_time_at_work(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    sign_in(workstation, officer)
    clock.forward(minutes=30)
    entry = call(member(), clock(), OutcomeEntry("hung_up"))
    workstation.desk.save(
        officer, replace(entry, calls=tuple(replace(one, hold_seconds=20) for one in entry.calls))
    )
    clock.forward(minutes=30)
    workstation.work_time.sign_out(officer)
    found = of(workstation, lead, officer)
    (told,) = workstation.review.log(lead, LogFilter())
    assert (told.line.talk_seconds, told.line.hold_seconds, told.line.handled_calls) == (40, 20, 1)
    handled = 40 + 20 + told.line.wrap_seconds
    assert (found.logged_in, found.handled) == (3600, handled)
    assert found.occupancy == handled / 3600


def test_skips_are_counted_by_officer_day_and_reason(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    sign_in(workstation, officer)
    for reason in ("bad_time", "bad_time", "waiting"):
        workstation.desk.skip(officer, "c1", reason)
    clock.forward(days=1)
    sign_in(workstation, officer)
    workstation.desk.skip(officer, "c1", "other")
    assert of(workstation, lead, officer).skips == {"other": 1}
    first = clock().date()
    both = workstation.work_time.of(lead, first.replace(day=first.day - 1), first)
    assert [one.skips for one in both] == [{"bad_time": 2, "waiting": 1, "other": 1}]


def test_a_desk_that_was_killed_worked_until_its_last_deed(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    sign_in(workstation, officer)
    clock.forward(minutes=20)
    workstation.desk.skip(officer, "c1", "bad_time")
    clock.forward(hours=4)
    sign_in(workstation, officer)
    clock.forward(minutes=5)
    workstation.work_time.sign_out(officer)
    assert of(workstation, lead, officer).logged_in == 25 * 60


def test_a_petugas_sees_only_their_own_time(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    for one in (officer, lead):
        sign_in(workstation, one)
        clock.forward(minutes=1)
        workstation.work_time.sign_out(one)
    assert [one.officer_id for one in workstation.work_time.today(officer)] == [officer.officer_id]
    assert len(workstation.work_time.today(lead)) == 2


def test_a_clock_set_back_takes_no_time_away(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    clock.forward(hours=2)
    sign_in(workstation, officer)
    workstation.work_time.pause(officer, "rest")
    clock.forward(hours=-1)
    workstation.work_time.resume(officer)
    workstation.work_time.sign_out(officer)
    sign_in(workstation, officer)
    clock.forward(minutes=10)
    workstation.work_time.sign_out(officer)
    found = of(workstation, lead, officer)
    assert (found.logged_in, found.paused) == (600, 0)


def test_a_reason_that_is_none_is_refused(workstation: Workstation, officer: Officer) -> None:
    assert {"rest", "prayer", "briefing"} <= set(pause_reasons())
    with pytest.raises(RefusedError):
        workstation.work_time.pause(officer, "bosan")
