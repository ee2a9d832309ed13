"""Sharing a list out and deciding pairs in the Daftar room, by keyboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.people import Officer, Role
from dialer.workstation import Workstation
from tests.conftest import HandClock, add_officer
from tests.making import employer, member, phone, take
from tests.ui.showing import show_in_front
from ui.lists.room import ListsRoom
from ui.session import Session

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
OpenRoom = Callable[[Session], ListsRoom]


@pytest.fixture
def open_room(qtbot: QtBot) -> OpenRoom:
    def opened(session: Session) -> ListsRoom:
        room = ListsRoom(session)
        show_in_front(qtbot, room)
        room.reload()
        room.table.select_row(0)
        return room

    return opened


@pytest.fixture
def six(workstation: Workstation, officer: Officer) -> list[str]:
    """Six members nobody has, and a second officer beside Budi."""
    add_officer(workstation, "Andi Wijaya", Role.AGENT)
    made = [member(f"+62812345670{n}", contact_id=f"c{n}") for n in range(6)]
    take(workstation, *(replace(one, details=replace(one.details, card=None)) for one in made))
    return [one.contact_id for one in made]


def owners(workstation: Workstation) -> list[str]:
    names = {one.officer_id: one.name for one in workstation.store.officers()}
    return sorted(names.get(one.officer_id, "") for one in workstation.store.contacts())


def test_a_lead_shares_a_list_and_takes_it_back(
    qtbot: QtBot,
    open_room: OpenRoom,
    lead_session: Session,
    workstation: Workstation,
    six: list[str],
) -> None:
    room = open_room(lead_session)
    QTest.keyClick(room, Key.Key_G, Ctrl)
    page = room.deciding.assign
    assert page.isVisible()
    people = workstation.store.officers()
    agents = {one.officer_id for one in people if one.role is Role.AGENT}
    for officer_id, box in page.boxes.items():
        box.setChecked(officer_id in agents)
    qtbot.waitUntil(page.carry.isEnabled)
    shown = [page.table.row(place) for place in range(len(page.table.ids))]
    assert {(row.name, row.contacts_after) for row in shown if row} == {
        ("Belum ada petugas", "0"),
        ("Andi Wijaya", "3"),
        ("Budi Santoso", "3"),
    }
    assert owners(workstation) == [""] * 6
    with qtbot.waitSignal(page.said):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    assert owners(workstation) == ["Andi Wijaya"] * 3 + ["Budi Santoso"] * 3
    assert page.isVisible()
    with qtbot.waitSignal(page.said):
        QTest.keyClick(room, Key.Key_U, Ctrl)
    assert owners(workstation) == [""] * 6
    assert not page.undo.isEnabled()
    QTest.keyClick(room, Key.Key_Escape)
    assert room.overview.isVisible()
    qtbot.waitUntil(lambda: not lead_session.background.busy)


def test_tab_leads_from_the_people_to_the_way_of_sharing(
    qtbot: QtBot, open_room: OpenRoom, lead_session: Session, six: list[str]
) -> None:
    room = open_room(lead_session)
    QTest.keyClick(room, Key.Key_G, Ctrl)
    page = room.deciding.assign
    *_, last = page.boxes.values()
    last.setFocus()
    QTest.keyClick(last, Key.Key_Tab)
    assert page.way.hasFocus()
    qtbot.waitUntil(lambda: not lead_session.background.busy)


def test_the_rows_put_aside_come_before_the_page_of_sharing(
    qtbot: QtBot, open_room: OpenRoom, lead_session: Session, six: list[str]
) -> None:
    room = open_room(lead_session)
    QTest.keyClick(room, Key.Key_G, Ctrl)
    room.notice.action_requested.emit()
    assert room.overview.isVisible()
    assert room.detail.aside.isVisible()
    qtbot.waitUntil(lambda: not lead_session.background.busy)


def test_an_officer_does_not_see_the_buttons(
    open_room: OpenRoom, session: Session, six: list[str]
) -> None:
    room = open_room(session)
    assert not room.detail.share.isVisible()
    assert not room.detail.pairs.isVisible()


def test_pairs_are_decided_one_after_the_other_and_taken_back(
    qtbot: QtBot,
    open_room: OpenRoom,
    lead_session: Session,
    workstation: Workstation,
    clock: HandClock,
) -> None:
    row = replace(employer().details, name="CV Samudera Pase", address="Jl. Merdeka No. 12")
    other = replace(row, name="CV Samudra Pase", phones=(phone("+628126001002"),))
    third = replace(row, name="CV Samudera Pasee", phones=(phone("+628126001003"),))
    take(workstation, replace(employer("b1"), details=row))
    clock.forward(hours=1)
    take(
        workstation,
        replace(employer("b2"), list_id="l2", details=other),
        replace(employer("b3"), list_id="l2", details=third),
    )
    workstation.pairs.find("l2")
    waiting = workstation.pairs.open_count("l2")
    assert waiting >= 2
    room = open_room(lead_session)
    assert room.detail.list_id == "l2"
    assert room.detail.waiting.isVisible()
    QTest.keyClick(room, Key.Key_M, Ctrl)
    page = room.deciding.pairs
    assert page.isVisible()
    first = page.current
    QTest.keyClick(room, Key.Key_Right)
    second = page.current
    assert first is not None
    assert second is not None
    assert first != second
    QTest.keyClick(room, Key.Key_Left)
    QTest.keyClick(room, Key.Key_B)
    assert workstation.pairs.open_count("l2") == waiting - 1
    QTest.keyClick(room, Key.Key_S)
    assert workstation.store.contact(second.newer_id) is None
    QTest.keyClick(room, Key.Key_U, Ctrl)
    assert workstation.store.contact(second.newer_id) is not None
    while page.current is not None:
        QTest.keyClick(room, Key.Key_B)
    assert page.empty.isVisible()
    QTest.keyClick(room, Key.Key_Escape)
    assert room.overview.isVisible()
