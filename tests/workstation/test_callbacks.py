"""Callbacks: whose they are, what an unanswered try leaves of them, and on which day they fall."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from tomllib import loads
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dialer.calling_rules import Part
from dialer.desk import Wish
from dialer.facts import Channel
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer
from dialer.queue import Why
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.db.making_stores import underneath
from tests.making import call, member, take
from tests.ui.desk.at_the_desk import Desk
from ui.presenters.callback_due import own_callbacks_due
from ui.presenters.desk_messages import MESSAGES_ENOUGH
from ui.presenters.words import doubt_sentence

WIB = ZoneInfo("Asia/Jakarta")


def shipped(name: str) -> dict[str, Any]:
    """The program's version of a part of the rules, as a table."""
    text = resources.files("dialer.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = loads(text)["version"][0]
    return table


def change(workstation: Workstation, lead: Officer, part: Part, name: str, **values: Any) -> None:
    """Let a rule hold from today on."""
    table: Mapping[str, Any] = {
        **shipped(name),
        "valid_from": workstation.calling_rules.today(),
        **values,
    }
    workstation.calling_rules.change(lead, {part: table})
    workstation.calling_rules.put_to_work()


def agree(
    workstation: Workstation, officer: Officer, at: timedelta, *, anyone: bool = False
) -> None:
    """The contact c1 asks to be called after `at`."""
    contact = workstation.store.contact("c1")
    assert contact is not None
    now = workstation.now()
    asked = OutcomeEntry("callback_requested", callback=CallbackEntry(now + at, anyone=anyone))
    workstation.desk.save(officer, call(contact, now, asked))


def test_the_rule_of_today_says_when_a_callback_is_overdue_wherever_one_looks(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    change(workstation, lead, Part.ORDER, "queue", overdue_minutes=2880)
    take(workstation, member(), officer_id=lead.officer_id)
    agree(workstation, lead, timedelta(hours=6))
    clock.forward(hours=26)
    assert workstation.desk.next(officer, Wish()).item is None
    change(workstation, lead, Part.ORDER, "queue", overdue_minutes=60)
    item = workstation.desk.next(officer, Wish()).item
    assert item is not None
    assert workstation.desk.why(item) is Why.CALLBACK_OVERDUE
    assert workstation.desk.open(officer, "c1").why is Why.CALLBACK_OVERDUE


@pytest.mark.parametrize("anyone", [True, False])
def test_a_callback_for_anyone_is_on_time_for_everybody(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, anyone: bool
) -> None:
    take(workstation, member(), officer_id=lead.officer_id)
    agree(workstation, lead, timedelta(hours=1), anyone=anyone)
    clock.forward(hours=1, minutes=1)
    item = workstation.desk.next(officer, Wish()).item
    assert (item is not None) is anyone
    assert bool(own_callbacks_due(workstation, lead)) is not anyone
    if anyone:
        assert workstation.desk.open(officer, "c1").why is Why.CALLBACK_DUE


def test_whom_one_may_not_open_is_said_and_passed_over(
    workstation: Workstation, officer: Officer, lead: Officer, tmp_path: Path
) -> None:
    one, two = member(contact_id="c1", months=20), member(contact_id="c2", months=10)
    take(workstation, one, two)
    with underneath(tmp_path / "data") as run:
        run("UPDATE contact SET officer_id = ? WHERE contact_id = 'c1'", lead.officer_id)
    desk = Desk(workstation, officer)
    assert desk.presenter.contact_id == "c2"
    assert desk.view.message is not None
    assert "petugas lain" in desk.view.message.happened


def due(workstation: Workstation) -> datetime | None:
    """When c1 is due, at its clock."""
    standing = workstation.store.standing("c1")
    assert standing is not None
    return standing.due_at.astimezone(WIB) if standing.due_at else None


def test_a_day_that_the_branch_closes_later_moves_the_callbacks_of_that_day(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    agree(workstation, officer, timedelta(days=3, hours=5))  # Monday, 14.00
    workstation.calling_rules.put_to_work()
    branch = workstation.branch()
    workstation.set_branch(lead, replace(branch, extra_holidays=("2026-11-23",)))
    workstation.calling_rules.put_to_work()
    assert due(workstation) == datetime(2026, 11, 24, 14, tzinfo=WIB)
    clock.forward(days=3, hours=6)
    assert own_callbacks_due(workstation, officer) == ()
    workstation.set_branch(lead, branch)
    workstation.calling_rules.put_to_work()
    assert due(workstation) == datetime(2026, 11, 23, 14, tzinfo=WIB)
    assert own_callbacks_due(workstation, officer)


def test_limits_of_today_hold_for_who_waits_since_before_and_for_who_was_closed(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    clock.at -= timedelta(days=4)  # Monday
    for _ in range(3):
        workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("busy"), talk=0))
        clock.forward(days=1)
    clock.forward(days=1)  # Friday
    assert workstation.desk.next(officer, Wish()).item is not None
    change(workstation, lead, Part.LIMITS, "limits", contact_week=3)
    assert workstation.desk.next(officer, Wish()).item is None
    assert due(workstation) == datetime(2026, 11, 23, 8, tzinfo=WIB)
    change(workstation, lead, Part.LIMITS, "limits", contact_life=3)
    standing = workstation.store.standing("c1")
    assert standing is not None
    assert standing.stage is Stage.CLOSED
    clock.forward(days=40)
    change(workstation, lead, Part.LIMITS, "limits", contact_life=4)
    item = workstation.desk.next(officer, Wish()).item
    assert item is not None
    assert workstation.desk.open(officer, "c1").refusal is None


def test_other_rests_hold_for_who_rests(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("no_answer"), talk=0))
    before = due(workstation)
    change(workstation, lead, Part.LIMITS, "limits", rest_hours=[48, 52])
    after = due(workstation)
    assert before is not None
    assert after is not None
    assert after - clock() >= timedelta(hours=48) > before - clock()


def test_a_callback_that_the_limit_of_the_day_puts_off_is_said_with_its_new_time(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    said = []
    for place in range(3):
        at = clock() + timedelta(hours=3)
        asked = OutcomeEntry("callback_requested", callback=CallbackEntry(at))
        entry = call(contact, clock(), asked)
        said += [one for one in workstation.desk.check(entry)[1] if one.at is not None]
        workstation.desk.save(officer, entry)
        assert bool(said) is (place == 2)
        clock.forward(hours=1)
    assert [one.at for one in said] == [due(workstation)]
    assert due(workstation) == datetime(2026, 11, 21, 14, tzinfo=WIB)
    assert doubt_sentence(said[0]).endswith("menjadi Sabtu, 21 Nov 2026 14.00.")


def test_after_the_unanswered_messages_of_a_day_no_more_are_written_until_the_next(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())

    def write(code: str) -> bool:
        entry = call(contact, clock(), OutcomeEntry(code, spoke_to="self"), talk=0)
        written = replace(entry, channel=Channel.WHATSAPP, calls=())
        workstation.desk.save(officer, written)
        clock.forward(minutes=5)
        return workstation.desk.open(officer, "c1").may_be_written

    assert [write("whatsapp_unanswered") for _ in range(2)] == [True, False]
    desk = Desk(workstation, officer)
    desk.presenter.show_contact("c1", Channel.PHONE)
    desk.presenter.write()
    assert desk.view.writing is not None
    assert desk.view.writing.refusal == MESSAGES_ENOUGH
    clock.forward(days=1)
    assert workstation.desk.open(officer, "c1").may_be_written
    change(workstation, lead, Part.LIMITS, "limits", messages_day=1)
    assert not write("whatsapp_unanswered")
