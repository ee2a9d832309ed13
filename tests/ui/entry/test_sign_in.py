"""The way in: first run, sign-in, lock, and a second officer."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.people import LOCK_TIME, Role
from tests.conftest import PIN, HandClock
from tests.ui.entry.at_the_door import Start, covered, fill_first_run, page_of
from ui.entry.first_run import FirstRunPage
from ui.entry.sign_in import SignInPage
from ui.theme import Tone


def test_the_first_start_makes_the_lead_and_opens_the_desk(start: Start) -> None:
    program = start()
    fill_first_run(program)
    assert program.officer is not None
    assert program.officer.role is Role.LEAD
    assert program.shell.current_room == "meja"
    assert program.workstation.branch().area_code == "0645"
    assert program.workstation.branch().lead_name == "Sri Rahayu"


def test_a_weak_or_mistyped_pin_is_said_at_its_field(start: Start) -> None:
    program = start()
    assert fill_first_run(program, "123456", "123456").pin.error
    assert fill_first_run(program, PIN, "739204").again.error
    assert page_of(program, FirstRunPage).again.control.hasFocus()
    assert program.workstation.accounts.needs_first_lead()


def test_an_area_code_of_letters_is_said_at_its_field(start: Start) -> None:
    program = start()
    page = page_of(program, FirstRunPage)
    page.name.control.setText("Sri Rahayu")
    page.pin.control.setText(PIN)
    page.again.control.setText(PIN)
    page.area_code.control.setText("Aceh")
    page.submit.click()
    assert "0645" in page.area_code.error
    assert program.workstation.accounts.needs_first_lead()


def test_tab_goes_round_pin_button_and_name(start: Start, qtbot: QtBot) -> None:
    program = start()
    fill_first_run(program)
    program.shell.activateWindow()
    qtbot.waitUntil(program.shell.isActiveWindow)
    program.ask_sign_in()
    page = page_of(program, SignInPage)
    ring = (page.pin.control, page.enter, page.names.control, page.pin.control)
    for one, following in pairwise(ring):
        assert one.hasFocus()
        QTest.keyClick(one, Qt.Key.Key_Tab)
        assert following.hasFocus()


def test_another_name_is_not_told_of_the_pins_of_the_one_before(start: Start) -> None:
    first = start()
    fill_first_run(first)
    lead = first.officer
    assert lead is not None
    first.workstation.accounts.add(lead, "Budi Santoso", Role.AGENT, "482913")
    first.ask_sign_in()
    page = page_of(first, SignInPage)
    names = page.names.control
    names.setCurrentIndex(names.findData(lead.officer_id))
    page.pin.control.setText("111222")
    page.enter.click()
    assert page.pin.error
    names.setCurrentIndex(1 - names.currentIndex())
    assert not page.pin.error
    assert not page.pin.control.text()


def test_who_comes_back_signs_in_with_the_name_already_picked(start: Start) -> None:
    first = start()
    fill_first_run(first)
    first.close()
    second = start()
    page = page_of(second, SignInPage)
    assert "Sri Rahayu" in page.names.control.currentText()
    page.pin.control.setText(PIN)
    page.enter.click()
    assert second.shell.current_room == "meja"


def test_wrong_pins_count_down_and_lock_for_a_quarter_of_an_hour(
    start: Start, clock: HandClock
) -> None:
    first = start()
    fill_first_run(first)
    first.close()
    program = start()
    page = page_of(program, SignInPage)
    for left in (4, 3, 2, 1):
        page.pin.control.setText("111222")
        page.enter.click()
        assert str(left) in page.pin.error
    page.pin.control.setText("111222")
    page.enter.click()
    assert "09.15" in page.pin.error
    page.pin.control.setText(PIN)
    page.enter.click()
    assert program.officer is None
    clock.at += LOCK_TIME
    page.pin.control.setText(PIN)
    page.enter.click()
    assert program.officer is not None


def test_locking_covers_the_rooms_and_the_same_person_finds_them_again(start: Start) -> None:
    program = start()
    fill_first_run(program)
    shell = program.shell
    shell.open_room("pengaturan")
    shell.lock_requested.emit()
    assert covered(program) is True
    page = page_of(program, SignInPage)
    page.pin.control.setText(PIN)
    page.enter.click()
    assert covered(program) is False
    assert program.shell is shell
    assert shell.current_room == "pengaturan"


def test_what_was_said_before_the_lock_is_not_read_on_it(start: Start) -> None:
    program = start()
    fill_first_run(program)
    program.shell.show_notice(Tone.WARN, "Tersimpan untuk Cut Meutia.")
    assert program.shell.notice.isVisible()
    program.ask_sign_in()
    assert not program.shell.notice.isVisible()
