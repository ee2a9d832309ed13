import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk.at_the_desk import library
from ui.practice import PracticeRoom
from ui.session import Session
from ui.theme import Theme


@pytest.fixture
def room(session: Session, theme: Theme, qtbot: QtBot) -> PracticeRoom:
    made = PracticeRoom(session, library())
    qtbot.addWidget(made)
    made.resize(1278, 726)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.entered()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def press(room: PracticeRoom, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or room, key)
        QApplication.processEvents()


def test_it_says_that_nothing_is_recorded(room: PracticeRoom) -> None:
    assert "tidak ada yang dicatat" in room.notice.sentence


def test_a_script_is_walked_to_its_end_and_names_the_outcome(room: PracticeRoom) -> None:
    room.choice.picked.emit("telekolekting_awal")
    press(room, *[Qt.Key.Key_1] * 3, Qt.Key.Key_2, *[Qt.Key.Key_1] * 3)
    assert room.ending.isVisible()
    assert "Janji bayar" in room.ending.sentence
    assert "Pembuka\n→ Ya, saya sendiri" in room.way.text()


def test_practice_leaves_no_trace(room: PracticeRoom, session: Session) -> None:
    before = list(session.workstation.store.audit_trail(50))
    press(room, *[Qt.Key.Key_1] * 4, Qt.Key.Key_Slash, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert list(session.workstation.store.audit_trail(50)) == before
    assert session.workstation.desk.draft(session.officer) is None


def test_f2_begins_again(room: PracticeRoom) -> None:
    first = room.script.title.text()
    press(room, Qt.Key.Key_1)
    assert room.script.title.text() != first
    press(room, Qt.Key.Key_F2)
    assert room.script.title.text() == first
    assert room.way.text() == "Pilih jawaban dengan angka 1 sampai 9."


def test_raised_objections_are_listed(room: PracticeRoom) -> None:
    press(room, Qt.Key.Key_Slash, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert room.objections.text().startswith("Keberatan: ")
