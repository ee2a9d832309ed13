"""Calls of the softphone from the desk's own window, against a real server (sipp)."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dialer.facts import Attempt, Call, Outcome
from dialer.telephony.line import Line
from dialer.telephony.port import Backend
from dialer.telephony.setup import (
    SipSetup,
    TelephonySetup,
    load_telephony,
    save_telephony,
)
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import take
from tests.telephony import peer as other
from tests.telephony.peer import needs_sipp, peer
from tests.ui.desk.at_the_desk import two_members
from tests.ui.desk.conftest import Keyboard, OpenRoom
from ui.desk.room import DeskRoom
from ui.presenters.call_view import CallStage
from ui.session import Session
from ui.telephones import Telephones

pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
pytestmark = needs_sipp

Key = Qt.Key
PATIENCE = 20_000
SAID_WITHIN, READY_WITHIN = 1.0, 2.0
"""Seconds after the softphone was killed; both take a tenth of it on a busy machine."""

Start = Callable[[str], tuple[DeskRoom, Telephones]]


def facts(workstation: Workstation, kind: type) -> list[object]:
    found = workstation.store.facts_of("c1")
    return [fact.body for fact in found if type(fact.body) is kind]


def stage(room: DeskRoom) -> CallStage:
    assert room.call_bar.view is not None
    return room.call_bar.view.stage


@pytest.fixture
def at(
    workstation: Workstation, session: Session, open_room: OpenRoom, qtbot: QtBot
) -> Iterator[Start]:
    made: list[Telephones] = []

    def start(server: str) -> tuple[DeskRoom, Telephones]:
        take(workstation, *two_members())
        with workstation.store.writing() as writer:
            sip = SipSetup(server, "meja1", "rahasia")
            save_telephony(writer, TelephonySetup(Backend.SIP, sip=sip))
        quick = {"sound": "tone", "bind": other.HERE, "limits": {"first_word": 1.5}}
        telephones = Telephones(partial(load_telephony, workstation.store), extra=quick)
        made.append(telephones)
        telephones.changed.connect(session.news.telephones_changed)
        room = open_room(telephones.ways)
        telephones.rebuild()
        return room, telephones

    yield start
    for one in made:
        one.close()


def ready(qtbot: QtBot, telephones: Telephones) -> None:
    qtbot.waitUntil(lambda: telephones.line(Backend.SIP) is Line.READY, timeout=PATIENCE)


def test_answered_call_is_held_talked_and_saved(
    tmp_path: Path, at: Start, qtbot: QtBot, workstation: Workstation, clock: HandClock
) -> None:
    steps = other.registering(
        other.INVITED,
        other.RINGING,
        *other.PICKED_UP,
        *other.HELD,
        *other.HELD,
        *other.HUNG_UP_HERE,
    )
    with peer(tmp_path, *steps, calls=9) as server:
        room, telephones = at(server.server)
        keyboard = Keyboard(room)
        ready(qtbot, telephones)
        assert room.call_bar.reach.text() == "● Siap"
        assert not room.call_bar.hold.isEnabled()
        keyboard.press(Key.Key_F9)
        qtbot.waitUntil(lambda: stage(room) is CallStage.CONNECTED, timeout=PATIENCE)
        keyboard.type("111")
        clock.forward(seconds=50)
        keyboard.press(Key.Key_F7)
        qtbot.waitUntil(lambda: stage(room) is CallStage.HELD, timeout=PATIENCE)
        clock.forward(seconds=20)
        keyboard.press(Key.Key_F7)
        qtbot.waitUntil(lambda: stage(room) is CallStage.CONNECTED, timeout=PATIENCE)
        keyboard.press(Key.Key_F6)
        keyboard.type("12#")
        assert room.call_bar.keypad.sent.text() == "12#"
        keyboard.press(Key.Key_Escape)
        clock.forward(seconds=10)
        keyboard.press(Key.Key_F9)
        clock.forward(seconds=8)
        room.presenter.editor.choose("says_paid")
        keyboard.press(Key.Key_Return, ctrl=True)
    (attempt,) = facts(workstation, Attempt)
    assert isinstance(attempt, Attempt)
    assert (attempt.talk_seconds, attempt.hold_seconds, attempt.wrap_seconds) == (60, 20, 8)
    assert attempt.handle_seconds == 88
    (call,) = facts(workstation, Call)
    assert isinstance(call, Call)
    assert (call.backend, call.line, call.ended_by) == ("sip", "answered", "local")


def test_busy_line_pre_selects_its_outcome(
    tmp_path: Path, at: Start, qtbot: QtBot, workstation: Workstation
) -> None:
    with peer(tmp_path, *other.registering(*other.refused("486 Busy Here")), calls=9) as server:
        room, telephones = at(server.server)
        keyboard = Keyboard(room)
        ready(qtbot, telephones)
        keyboard.press(Key.Key_F9)
        qtbot.waitUntil(lambda: stage(room) is CallStage.WRAP_UP, timeout=PATIENCE)
        assert room.call_bar.view is not None
        assert room.call_bar.view.word == "Sibuk · mencatat hasil"
        keyboard.press(Key.Key_Return, ctrl=True)
    (outcome,) = facts(workstation, Outcome)
    assert isinstance(outcome, Outcome)
    assert outcome.code == "busy"
    assert room.presenter.contact_id == "c2"


def test_killed_engine_is_told_and_the_attempt_is_kept(
    tmp_path: Path, at: Start, qtbot: QtBot, workstation: Workstation
) -> None:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *other.registering(*steps), calls=9) as server:
        room, telephones = at(server.server)
        keyboard = Keyboard(room)
        ready(qtbot, telephones)
        keyboard.press(Key.Key_F9)
        qtbot.waitUntil(lambda: stage(room) is CallStage.CONNECTED, timeout=PATIENCE)
        os.kill(telephones.pids[-1], signal.SIGKILL)
        killed = time.monotonic()
        qtbot.waitUntil(lambda: stage(room) is CallStage.WRAP_UP, timeout=PATIENCE)
        assert time.monotonic() - killed < SAID_WITHIN
        assert "Softphone berhenti mendadak" in room.notice.sentence
        assert room.presenter.editor.form.code == ""
        ready(qtbot, telephones)
        assert time.monotonic() - killed < READY_WITHIN
        room.presenter.editor.choose("no_answer")
        for _ in range(2):  # a call that was answered is no "no answer": said once
            keyboard.press(Key.Key_Return, ctrl=True)
    (call,) = facts(workstation, Call)
    assert isinstance(call, Call)
    assert (call.line, call.ended_by, call.trouble) == ("answered", "engine_crash", "engine")


def test_server_that_falls_silent_says_nothing_of_the_member(
    tmp_path: Path, at: Start, qtbot: QtBot, workstation: Workstation
) -> None:
    registered = (
        '<recv request="REGISTER"/>',
        other.send("200 OK", more="Expires: 300\n"),
    )
    with peer(tmp_path, *registered) as server:
        room, telephones = at(server.server)
        keyboard = Keyboard(room)
        ready(qtbot, telephones)
        server.kill()
        keyboard.press(Key.Key_F9)
        qtbot.waitUntil(lambda: stage(room) is CallStage.WRAP_UP, timeout=PATIENCE)
    assert room.presenter.editor.form.code == ""
    assert "Server telepon kantor" in room.notice.sentence
    (call,) = room.presenter.line.line.calls
    assert call.trouble in ("no_reply", "server")


def test_wrong_password_stands_in_the_bar_with_what_to_do(
    tmp_path: Path, at: Start, qtbot: QtBot
) -> None:
    refusing = ('<recv request="REGISTER"/>', other.send("403 Forbidden"))
    with peer(tmp_path, *refusing, calls=3) as server:
        room, telephones = at(server.server)
        qtbot.waitUntil(lambda: telephones.line(Backend.SIP) is Line.REFUSED, timeout=PATIENCE)
    assert room.call_bar.reach.text() == "● Ditolak server"
    assert "Pengaturan" in room.call_bar.beneath.text()
    assert not room.call_bar.dial.isEnabled()
    Keyboard(room).press(Key.Key_T, ctrl=True)
    assert room.call_bar.dial.isEnabled()
