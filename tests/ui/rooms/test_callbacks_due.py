"""Callbacks: whose own falls due is told, a lead sees all that are overdue."""

from datetime import timedelta

from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, take
from ui.presenters.callback_due import own_callbacks_due
from ui.presenters.queue import QueueFilter, nothing, queue_view


def ask_back(
    workstation: Workstation, officer: Officer, clock: HandClock, *, anyone: bool = False
) -> None:
    (contact,) = take(workstation, member())
    later = CallbackEntry(clock() + timedelta(hours=1), anyone=anyone)
    outcome = OutcomeEntry("callback_requested", callback=later)
    workstation.desk.save(officer, call(contact, clock(), outcome))


def test_a_callback_is_told_to_its_officer_once_it_is_due(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    ask_back(workstation, officer, clock)
    assert own_callbacks_due(workstation, officer) == ()
    clock.forward(hours=1)
    (due,) = own_callbacks_due(workstation, officer)
    assert due.sentence == "Waktunya menelepon ulang Utama Suryono (10.00 WIB)."
    assert own_callbacks_due(workstation, lead) == ()


def test_a_callback_that_anyone_may_make_is_told_to_nobody(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    ask_back(workstation, officer, clock, anyone=True)
    clock.forward(hours=2)
    assert own_callbacks_due(workstation, officer) == ()


def test_a_lead_sees_callbacks_that_are_overdue(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    ask_back(workstation, officer, clock)
    late = QueueFilter(overdue=True)
    clock.forward(hours=1, minutes=5)
    view = queue_view(workstation, lead, late)
    assert (view.ids, view.total) == ((), 0)
    assert "terlambat" in nothing(view, late, "Asia/Jakarta").title or not view.lists
    clock.forward(hours=4)
    view = queue_view(workstation, lead, late)
    assert (view.ids, view.total) == (("c1",), 1)
