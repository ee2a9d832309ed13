"""Pantau: how everybody worked today, with what the share is of."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import PIN, HandClock
from tests.making import member, take
from ui.background import Background
from ui.presenters.work_time import work_rows
from ui.review.room import ReviewRoom
from ui.session import News, Session
from ui.theme import Theme


@pytest.fixture
def worked(workstation: Workstation, officer: Officer, clock: HandClock) -> Officer:
    take(workstation, member())
    workstation.accounts.sign_in(officer.officer_id, PIN)
    workstation.desk.skip(officer, "c1", "bad_time")
    clock.forward(minutes=40)
    workstation.work_time.pause(officer, "prayer")
    clock.forward(minutes=20)
    workstation.work_time.resume(officer)
    return officer


def test_a_lead_reads_occupancy_pauses_and_skips_with_their_reasons(
    workstation: Workstation, worked: Officer, lead: Officer
) -> None:
    row = work_rows(workstation, lead)[worked.officer_id]
    assert row.logged_in == "1:00:00"
    assert row.occupancy == "0 % dari 1:00:00"
    assert row.pauses == "20:00 (Salat 20:00)"
    assert row.skips == "1 (Waktunya kurang tepat 1)"


def test_its_key_shows_everybody_who_worked_and_puts_it_away_again(
    workstation: Workstation,
    worked: Officer,
    lead: Officer,
    background: Background,
    news: News,
    theme: Theme,
    qtbot: QtBot,
) -> None:
    room = ReviewRoom(Session(workstation, lead, background, news, Path()))
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(room, Qt.Key.Key_W, shift)
    assert room.work_time.isVisible()
    assert list(room.work_time.table.ids) == [worked.officer_id]
    QTest.keyClick(room, Qt.Key.Key_W, shift)
    assert not room.work_time.isVisible()
