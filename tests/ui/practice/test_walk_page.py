import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scripts_call.library import load_library
from tests.ui.practice.conftest import Show
from tests.ui.showing import show_beside_a_rail
from ui.practice.walk import WalkPage
from ui.session import Session


@pytest.fixture
def page(session: Session, show: Show) -> WalkPage:
    made = WalkPage(session, load_library())
    show(made)
    made.setFocus()
    return made


def press(page: WalkPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)
        QApplication.processEvents()


def test_it_says_that_nothing_is_recorded(page: WalkPage) -> None:
    assert "tidak ada yang dicatat" in page.notice.sentence


def test_a_script_is_walked_to_its_end_and_names_the_outcome(page: WalkPage) -> None:
    page.choice.picked.emit("telekolekting_awal")
    press(page, *[Qt.Key.Key_1] * 3, Qt.Key.Key_2, *[Qt.Key.Key_1] * 3)
    assert page.ending.isVisible()
    assert "Janji bayar" in page.ending.sentence
    assert "Pembuka\n→ Ya, saya sendiri" in page.way.text()


def test_practice_leaves_no_trace(page: WalkPage, session: Session) -> None:
    before = list(session.workstation.store.audit_trail(50))
    press(page, *[Qt.Key.Key_1] * 4, Qt.Key.Key_Slash, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert list(session.workstation.store.audit_trail(50)) == before
    assert session.workstation.desk.draft(session.officer) is None


def test_after_an_answer_by_mouse_digits_and_letters_go_on(page: WalkPage, qtbot: QtBot) -> None:
    show_beside_a_rail(qtbot, page)
    page.choice.picked.emit("telekolekting_awal")
    QTest.mouseClick(page.script.answers.buttons[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    press(page, Qt.Key.Key_1)
    assert page.script.title.text() == "Verifikasi peserta"
    press(page, Qt.Key.Key_P, Qt.Key.Key_E)
    assert "Takut penipuan" in page.script.search.titles


def test_f2_begins_again(page: WalkPage) -> None:
    first = page.script.title.text()
    press(page, Qt.Key.Key_1)
    assert page.script.title.text() != first
    press(page, Qt.Key.Key_F2)
    assert page.script.title.text() == first
    assert page.way.text() == "Pilih jawaban dengan angka 1 sampai 9."


def test_raised_objections_are_listed(page: WalkPage) -> None:
    press(page, Qt.Key.Key_Slash, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert page.objections.text().startswith("Keberatan: ")
