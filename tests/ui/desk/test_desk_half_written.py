"""Half-written work is kept and comes back."""

from datetime import date

import pytest

from dialer.calls import EndedBy, LineEvent
from dialer.facts import Attempt, Outcome
from dialer.people import Officer
from dialer.telephony.port import Backend
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import bodies, take
from tests.ui.desk.at_the_desk import Desk, Switchboard, two_members
from ui.presenters.call_view import CallStage
from ui.presenters.words import Shade


@pytest.fixture
def line() -> Switchboard:
    return Switchboard()


@pytest.fixture
def sip_desk(workstation: Workstation, officer: Officer, line: Switchboard) -> Desk:
    take(workstation, *two_members())
    return Desk(workstation, officer, {Backend.SIP_URI: line})


def test_an_untouched_desk_keeps_no_draft(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.editor.ask_note()
    desk.presenter.keep()
    assert workstation.desk.draft(officer) is None


def test_dialling_keeps_the_work_at_once(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.dial()
    kept = workstation.desk.draft(officer)
    assert kept is not None
    assert kept.contact_id == "c1"
    assert not desk.presenter.draft_due


def test_everything_half_written_comes_back(
    desk: Desk, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose("promise")
    desk.presenter.editor.set_due_on(date(2026, 11, 25))
    desk.presenter.editor.set_note("Gajian")
    desk.presenter.keep()
    clock.forward(minutes=2)
    again = Desk(workstation, officer)
    assert again.presenter.contact_id == "c1"
    assert again.view.form == desk.view.form
    assert again.view.script == desk.view.script
    assert again.stage() is CallStage.CONNECTED
    assert again.view.message is not None
    assert again.view.message.shade is Shade.INFO
    assert "dipulihkan" in again.view.message.happened


def test_a_call_of_a_line_in_the_program_ended_with_it(
    sip_desk: Desk, line: Switchboard, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    sip_desk.presenter.dial()
    line.report(LineEvent.ANSWERED)
    kept_at = clock()
    clock.forward(minutes=5)
    again = Desk(workstation, officer, {Backend.SIP_URI: Switchboard()})
    (ended,) = again.presenter.line.line.calls
    assert ended.ended_by == EndedBy.ENGINE_CRASH
    assert ended.ended_at == kept_at


def test_a_call_left_running_overnight_ended_when_it_was_last_seen(
    desk: Desk, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    desk.presenter.dial()
    desk.say_identity()
    kept_at = clock()
    clock.forward(hours=24)
    again = Desk(workstation, officer)
    assert again.presenter.line.line.live is None
    (ended,) = again.presenter.line.line.calls
    assert ended.ended_at == kept_at
    assert again.stage() is CallStage.WRAP_UP


def test_saving_takes_the_draft_along(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.dial()
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    desk.presenter.keep()
    assert workstation.desk.draft(officer) is None


def test_emptying_the_form_again_drops_the_draft(
    desk: Desk, workstation: Workstation, officer: Officer
) -> None:
    desk.presenter.editor.set_note("x")
    desk.presenter.keep()
    desk.presenter.editor.set_note("")
    desk.presenter.keep()
    assert workstation.desk.draft(officer) is None


def test_restored_work_is_saved_with_the_time_it_began(
    desk: Desk, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    began = clock()
    desk.presenter.dial()
    clock.forward(minutes=3)
    again = Desk(workstation, officer)
    again.presenter.editor.choose("no_answer")
    assert again.presenter.save()
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.started_at == began
    assert len(bodies(workstation, "c1", Outcome)) == 1
