"""Dialling from the desk over each kind of telephone."""

import pytest

from dialer.calls import LineEvent, LineOutcome
from dialer.people import Officer
from dialer.telephony.port import Backend, Telephone
from dialer.telephony.uri import UriTelephone
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import member, take
from tests.ui.desk.at_the_desk import Desk, Switchboard, handset, two_members
from ui.presenters.call_view import CallStage


def test_a_handset_shows_what_to_dial_until_somebody_answers(desk: Desk) -> None:
    desk.presenter.dial()
    assert desk.view.call is not None
    panel = desk.view.call.panel
    assert panel is not None
    assert panel.number == "0812-3456-7890"
    assert panel.qr == "tel:+6281234567890"
    desk.presenter.line.connect()
    assert desk.view.call is not None
    assert desk.view.call.panel is None


def test_a_landline_is_shown_with_its_area_code(desk: Desk) -> None:
    desk.presenter.choose_next_number(1)
    desk.presenter.dial()
    assert desk.view.call is not None
    assert desk.view.call.panel is not None
    assert desk.view.call.panel.number == "(0645) 461234"


def test_a_program_that_is_missing_says_so_and_nothing_was_called(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member())
    missing = UriTelephone(Backend.TEL_URI, lambda _link: True, exists=lambda _scheme: False)
    desk = Desk(workstation, officer, {Backend.TEL_URI: missing})
    desk.presenter.dial()
    assert desk.view.message is not None
    assert "belum punya program untuk tautan tel" in desk.view.message.happened
    assert desk.stage() is CallStage.READY
    assert not desk.presenter.busy


def test_the_way_of_calling_is_chosen_between_calls_only(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member())
    both: dict[Backend, Telephone] = {**handset(), Backend.SIP_URI: Switchboard()}
    desk = Desk(workstation, officer, both)
    desk.presenter.dial()
    desk.presenter.line.choose_backend(Backend.SIP_URI)
    assert desk.backend() is Backend.HANDSET
    desk.presenter.line.hang_up()
    desk.presenter.line.choose_backend(Backend.SIP_URI)
    assert desk.backend() is Backend.SIP_URI


@pytest.fixture
def line() -> Switchboard:
    return Switchboard()


@pytest.fixture
def sip_desk(workstation: Workstation, officer: Officer, line: Switchboard) -> Desk:
    take(workstation, *two_members())
    return Desk(workstation, officer, {Backend.SIP_URI: line})


def test_a_line_that_reports_needs_nobody_to_say_it(
    sip_desk: Desk, line: Switchboard, clock: HandClock
) -> None:
    sip_desk.presenter.dial()
    assert line.dialled == "+6281234567890"
    line.report(LineEvent.RANG)
    assert sip_desk.stage() is CallStage.RINGING
    assert sip_desk.view.call is not None
    assert not sip_desk.view.call.can_connect
    assert sip_desk.view.call.panel is None
    line.report(LineEvent.ANSWERED)
    clock.forward(seconds=30)
    line.report(LineEvent.ENDED)
    assert sip_desk.stage() is CallStage.WRAP_UP
    (made,) = sip_desk.presenter.line.line.calls
    assert (made.line, made.ended_by) == ("answered", "remote")


def test_a_late_report_of_an_earlier_call_does_not_disturb_the_next(
    sip_desk: Desk, line: Switchboard
) -> None:
    sip_desk.presenter.dial()
    late = line.on_event
    sip_desk.presenter.line.hang_up()
    sip_desk.presenter.dial()
    line.on_event, again = late, line.on_event
    line.report(LineEvent.ENDED, LineOutcome.BUSY)
    assert sip_desk.presenter.line.line.live is not None
    line.on_event = again
    line.report(LineEvent.ENDED, LineOutcome.BUSY)
    assert sip_desk.presenter.line.line.calls[-1].line == "busy"


def test_saving_during_a_call_hangs_up(sip_desk: Desk, line: Switchboard) -> None:
    sip_desk.presenter.dial()
    sip_desk.presenter.editor.choose("no_answer")
    sip_desk.presenter.save()
    assert line.hung_up == 1
    assert sip_desk.presenter.contact_id == "c2"
