"""What may be dialled, when, and with which reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialer.calls import LineEvent, LineOutcome
from dialer.facts import Attempt, Channel
from dialer.people import Officer
from dialer.refusal import Refusal
from dialer.telephony.port import Backend
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import bodies, member, take
from tests.ui.desk.at_the_desk import Desk, Switchboard, two_members
from ui.presenters.words import REFUSALS

SUNDAY = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def test_the_number_that_may_be_dialled_is_chosen_first(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, *two_members())
    desk = Desk(workstation, officer)
    desk.presenter.dial()
    desk.presenter.editor.choose("wrong_person")
    assert not desk.presenter.save()  # nobody was on the line
    assert desk.presenter.save()
    desk.presenter.show_contact("c1", Channel.PHONE)
    assert desk.view.call is not None
    assert desk.view.call.number == "(0645) 461234"


@pytest.mark.parametrize("code", ["wrong_person", "invalid_number"])
def test_a_contact_stays_while_another_number_of_it_may_be_called(
    workstation: Workstation, officer: Officer, code: str
) -> None:
    take(workstation, *two_members())
    desk = Desk(workstation, officer)
    for number in ("0812-3456-7890", "(0645) 461234"):
        assert desk.presenter.contact_id == "c1"
        assert desk.view.call is not None
        assert desk.view.call.number == number
        desk.presenter.dial()
        desk.presenter.line.hang_up()
        desk.presenter.editor.choose(code)
        assert desk.presenter.save() or desk.presenter.save()
    assert desk.presenter.contact_id == "c2"
    assert desk.view.message is None


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        ("stopped", "meminta tidak dihubungi lagi"),
        ("limit", "Batas percobaan"),
        ("no_number", "Tidak ada nomor yang dapat ditelepon"),
    ],
)
def test_dialling_is_refused_with_its_reason(
    workstation: Workstation, officer: Officer, clock: HandClock, prepare: str, says: str
) -> None:
    contact = member()
    if prepare == "no_number":
        contact = replace(contact, details=replace(contact.details, phones=()), numbers=())
    take(workstation, contact)
    desk = Desk(workstation, officer)
    codes = {"stopped": ["objects_to_calls"], "limit": ["busy"] * 3}.get(prepare, [])
    for code in codes:
        desk.presenter.show_contact("c1", Channel.PHONE)
        desk.presenter.dial()
        desk.presenter.editor.choose(code)
        if not desk.presenter.save():
            desk.presenter.save()
        clock.forward(minutes=10)
    desk.presenter.show_contact("c1", Channel.PHONE)
    assert desk.view.call is not None
    assert not desk.view.call.can_dial
    assert says in desk.view.call.refusal
    assert not desk.view.call.asks_override
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None


def test_outside_the_hours_the_desk_says_when_it_opens(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    clock.at = SUNDAY
    view = Desk(workstation, officer).view
    assert view.idle is not None
    assert view.idle.asks_override
    assert "Dibuka lagi Senin, 23 Nov 2026 08.00 WIB" in view.idle.sentence


def test_a_reason_opens_closed_hours_and_is_kept_with_the_attempt(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member())
    clock.at = SUNDAY
    desk = Desk(workstation, officer)
    assert not desk.presenter.work_anyway("ya")
    assert desk.view.idle is not None
    assert desk.presenter.work_anyway("diminta peserta")
    assert desk.presenter.contact_id == "c1"
    assert desk.presenter.work_anyway("diminta peserta")
    desk.presenter.dial()
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.override_reason == "diminta peserta"


def test_the_next_contact_asks_for_its_own_reason_with_the_last_one_at_hand(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, *two_members())
    clock.at = SUNDAY
    desk = Desk(workstation, officer)
    desk.presenter.work_anyway("diminta peserta")
    assert desk.presenter.contact_id == "c1"
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    assert desk.view.call is not None
    assert desk.view.call.asks_override
    assert desk.view.overtime == "diminta peserta"
    desk.presenter.work_anyway(desk.view.overtime)
    desk.presenter.dial()
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    assert desk.presenter.contact_id == "c2"
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None


def test_the_reason_is_kept_when_the_hours_open_before_saving(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, *two_members())
    clock.at = datetime(2026, 11, 20, 0, 50, tzinfo=UTC)  # 07.50 WIB
    desk = Desk(workstation, officer)
    desk.presenter.work_anyway("diminta peserta")
    desk.presenter.work_anyway("diminta peserta")
    desk.presenter.dial()
    clock.forward(minutes=15)
    desk.presenter.refresh()
    again = Desk(workstation, officer)
    again.presenter.editor.choose("no_answer")
    assert again.presenter.save() or again.presenter.save()
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.override_reason == "diminta peserta"


def test_no_reason_is_kept_for_a_call_after_the_hours_opened(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, *two_members())
    clock.at = datetime(2026, 11, 20, 0, 59, tzinfo=UTC)  # 07.59 WIB
    desk = Desk(workstation, officer)
    desk.presenter.work_anyway("diminta peserta")
    desk.presenter.work_anyway("diminta peserta")
    clock.forward(minutes=2)
    desk.presenter.dial()
    desk.presenter.editor.choose("no_answer")
    assert desk.presenter.save() or desk.presenter.save()
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.override_reason == ""


def test_the_reason_does_not_hold_for_the_next_day(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, *two_members())
    clock.at = SUNDAY - timedelta(days=1, hours=-12)  # Saturday 22.00
    desk = Desk(workstation, officer)
    desk.presenter.work_anyway("diminta peserta")
    assert desk.presenter.contact_id == "c1"
    clock.at = SUNDAY
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    assert desk.view.call is not None
    assert desk.view.call.asks_override


def test_hours_that_close_while_the_contact_is_shown_stop_the_dialling(
    desk: Desk, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)  # 20.05 WIB
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    assert desk.view.call is not None
    assert "Jam menelepon sudah lewat" in desk.view.call.refusal


def test_redialling_before_saving_comes_to_the_limit_of_the_number(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, *two_members())
    board = Switchboard()
    desk = Desk(workstation, officer, {Backend.SIP_URI: board})
    for _ in range(3):
        desk.presenter.dial()
        board.report(LineEvent.ENDED, LineOutcome.NO_ANSWER)
        clock.forward(seconds=30)
    desk.presenter.dial()
    assert desk.presenter.line.line.live is None
    assert desk.view.message is not None
    assert desk.view.message.happened == REFUSALS[Refusal.NUMBER_LIMIT]
    desk.presenter.choose_next_number(1)
    desk.presenter.dial()
    assert desk.presenter.line.line.live is not None
