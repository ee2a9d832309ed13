"""The program once somebody is in: its look, its clock, pauses, time at work, reminders."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from typing_extensions import override

from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Role
from tests.conftest import PIN, HandClock, add_officer
from tests.making import call, member, take
from tests.ui.entry.at_the_door import Start, covered, fill_first_run, page_of, settings_of
from ui.app import Program
from ui.desk.room import DeskRoom
from ui.entry.pause import PausePage
from ui.lists.room import ListsRoom
from ui.theme import Theme, ThemeMode


class Flashes(QObject):
    """Notes every widget that is shown as a window of its own beside the program's."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_a_room_flashes_up_as_a_window_while_it_is_built(
    start: Start, qapp: QApplication
) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    try:
        program = start()
        fill_first_run(program)
        for room in program.shell.rooms:
            program.shell.open_room(room.id)
            qapp.processEvents()
        lists = program.shell.room("daftar")
        assert isinstance(lists, ListsRoom)
        lists.open_browse()
        qapp.processEvents()
    finally:
        qapp.removeEventFilter(flashes)
    assert set(flashes.seen) == {"Shell"}


def test_the_clock_follows_the_zone_of_the_branch(start: Start) -> None:
    program = start()
    fill_first_run(program)
    lead = program.officer
    assert lead is not None
    jakarta = program.local_now()
    room = settings_of(program)
    assert room.branch is not None
    zone = room.branch.zone.control
    zone.setCurrentIndex(zone.findData("Asia/Jayapura"))
    room.branch.save.click()
    assert program.local_now().hour == jakarta.hour + 2


def test_light_or_dark_and_the_size_of_the_letters_come_back(start: Start, theme: Theme) -> None:
    first = start()
    fill_first_run(first)
    theme.set_mode(ThemeMode.DARK)
    theme.set_scale(1.2)
    first.close()
    theme.set_mode(ThemeMode.LIGHT)
    theme.set_scale(1.0)
    start()
    assert (theme.mode, theme.scale) == (ThemeMode.DARK, 1.2)


def test_a_pause_hides_everything_and_its_time_is_kept(
    start: Start, clock: HandClock, qtbot: QtBot
) -> None:
    program = start()
    fill_first_run(program)
    program.shell.activateWindow()
    qtbot.waitUntil(program.shell.isActiveWindow)
    QTest.keyClick(program.shell, Qt.Key.Key_F12)
    page = page_of(program, PausePage)
    assert covered(program)
    assert not program.shell.header.isVisible()
    QTest.keyClick(page, Qt.Key.Key_2)
    assert page.paused
    clock.forward(minutes=12, seconds=5)
    page.tell()
    assert (page.reason.text(), page.time.text()) == ("Salat", "12:05")
    assert "Pilih" not in page.sentence.text()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert not covered(program)
    assert program.officer is not None
    (found,) = program.workstation.work_time.today(program.officer)
    assert found.pauses == {"prayer": 725}


def test_esc_leaves_the_question_and_no_pause_is_kept(start: Start, qtbot: QtBot) -> None:
    program = start()
    fill_first_run(program)
    program.shell.activateWindow()
    qtbot.waitUntil(program.shell.isActiveWindow)
    QTest.keyClick(program.shell, Qt.Key.Key_F12)
    QTest.keyClick(page_of(program, PausePage), Qt.Key.Key_Escape)
    assert not covered(program)
    assert program.officer is not None
    assert program.workstation.work_time.today(program.officer) == ()


def test_locking_ends_the_time_at_work(start: Start, clock: HandClock) -> None:
    program = start()
    fill_first_run(program)
    officer = program.officer
    assert officer is not None
    program.shell.lock_requested.emit()
    program.workstation.accounts.sign_in(officer.officer_id, PIN)
    program.enter(officer)
    clock.forward(hours=2)
    program.shell.lock_requested.emit()
    clock.forward(hours=2)
    (found,) = program.workstation.work_time.today(officer)
    assert found.logged_in == 7200


def test_a_callback_that_falls_due_is_told_and_opened_with_its_key(
    start: Start, clock: HandClock, qtbot: QtBot
) -> None:
    program = start()
    fill_first_run(program)
    program.shell.activateWindow()
    qtbot.waitUntil(program.shell.isActiveWindow)
    ask_back(program, clock)
    assert not told(program)
    clock.forward(hours=1)
    assert told(program)
    assert program.shell.notice.sentence.startswith("Waktunya menelepon ulang Utama Suryono")
    desk = program.shell.room("meja")
    assert isinstance(desk, DeskRoom)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desk, Qt.Key.Key_B, shift)
    assert desk.presenter.contact_id == "c1"


def ask_back(program: Program, clock: HandClock) -> None:
    """Two members; the one called first is to be called back in an hour by who is there."""
    officer, station = program.officer, program.workstation
    assert officer is not None
    one, _ = take(station, member(), member(contact_id="c2", months=30))
    later = CallbackEntry(clock() + timedelta(hours=1))
    outcome = OutcomeEntry("callback_requested", callback=later)
    station.desk.save(officer, call(one, clock(), outcome))


def told(program: Program) -> bool:
    """Look for what is due; say whether the window tells of it."""
    assert program.reminding is not None
    program.reminding.look()
    return program.shell.notice.isVisible()


def test_a_callback_is_told_to_its_officer_only_and_not_before_a_lock(
    start: Start, clock: HandClock, qtbot: QtBot
) -> None:
    program = start()
    fill_first_run(program)
    lead = program.officer
    assert lead is not None
    ask_back(program, clock)
    other = add_officer(program.workstation, "Budi Santoso", Role.AGENT)
    clock.forward(hours=1)
    assert told(program)
    program.shell.lock_requested.emit()
    assert not told(program)
    program.enter(lead)
    assert told(program), "whoever comes back hears of it again"
    first = program.reminding
    program.shell.lock_requested.emit()
    program.enter(other)
    assert not told(program)
    qtbot.waitUntil(lambda: not isValid(first))


def test_no_pause_begins_while_somebody_is_on_the_line(start: Start, qtbot: QtBot) -> None:
    program = start()
    fill_first_run(program)
    take(program.workstation, member())
    desk = program.shell.room("meja")
    assert isinstance(desk, DeskRoom)
    desk.presenter.refresh()
    program.shell.activateWindow()
    qtbot.waitUntil(program.shell.isActiveWindow)
    QTest.keyClick(desk, Qt.Key.Key_F9)
    QTest.keyClick(desk, Qt.Key.Key_F12)
    assert not covered(program)
    assert program.shell.notice.sentence.startswith("Panggilan masih berjalan.")
    QTest.keyClick(desk, Qt.Key.Key_F9)
    QTest.keyClick(desk, Qt.Key.Key_F12)
    assert covered(program)
