"""The way in: first run, sign-in, lock, and what is said when the store cannot be opened."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from typing_extensions import override

from db.data_dir import DATABASE
from db.engine import make_engine
from db.keys import unlock
from dialer.errors import ExitCode
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import LOCK_TIME, Role
from tests.conftest import PASSPHRASE, PIN, HandClock, add_officer
from tests.making import call, member, take
from ui.app import Program
from ui.compose import PASSPHRASE as VARIABLE
from ui.compose import open_workstation
from ui.desk.room import DeskRoom
from ui.entry.first_run import FirstRunPage
from ui.entry.passphrase import PassphrasePage
from ui.entry.pause import PausePage
from ui.entry.sign_in import SignInPage
from ui.entry.trouble import TroublePage
from ui.settings.room import SettingsRoom
from ui.theme import Theme, ThemeMode, Tone

T = TypeVar("T", bound=QWidget)
Start = Callable[[], Program]


@pytest.fixture
def start(
    tmp_path: Path, theme: Theme, clock: HandClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start the program on this test's data directory, as often as wanted."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    started: list[Program] = []

    def run() -> Program:
        program = Program(theme, tmp_path / "data", clock)
        started.append(program)
        qtbot.addWidget(program.shell)
        program.start()
        program.shell.activateWindow()
        qtbot.waitUntil(program.shell.isActiveWindow)
        return program

    yield run
    for program in started:
        program.close()
        program.shell.close()
        program.shell.deleteLater()


def page_of(program: Program, kind: type[T]) -> T:
    """The page in front; fails when another one is."""
    found = program.shell.findChildren(kind)
    assert found, f"no {kind.__name__} in the window"
    return found[-1]


def settings_of(program: Program) -> SettingsRoom:
    """The settings, opened."""
    program.shell.open_room("pengaturan")
    room = program.shell.room("pengaturan")
    assert isinstance(room, SettingsRoom)
    return room


def covered(program: Program) -> bool:
    """Whether something stands before the rooms."""
    return program.shell.covered


def code_of(program: Program) -> int:
    """What the process would answer now."""
    return int(program.exit_code)


def fill_first_run(program: Program, pin: str = PIN, again: str = PIN) -> FirstRunPage:
    page = page_of(program, FirstRunPage)
    page.name.control.setText("Sri Rahayu")
    page.pin.control.setText(pin)
    page.again.control.setText(again)
    page.area_code.control.setText("0645")
    page.submit.click()
    return page


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


def test_a_second_window_on_the_same_data_says_so_and_can_try_again(start: Start) -> None:
    first = start()
    second = start()
    page = page_of(second, TroublePage)
    assert "sudah" in page.notice.sentence
    assert code_of(second) == ExitCode.ALREADY_OPEN
    first.close()
    page.retry.click()
    assert page_of(second, FirstRunPage).isVisible()
    assert code_of(second) == 0


def test_a_newer_database_is_said_in_the_window(start: Start, tmp_path: Path) -> None:
    start().close()
    engine = make_engine(tmp_path / "data" / DATABASE, unlock(tmp_path / "data", PASSPHRASE))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    engine.dispose()
    program = start()
    assert page_of(program, TroublePage).notice.sentence
    assert program.exit_code is ExitCode.NEWER_DATABASE


def test_a_wrong_passphrase_in_the_environment_is_said(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    start().close()
    monkeypatch.setenv(VARIABLE, "bukan ini")
    program = start()
    assert "sandi" in page_of(program, TroublePage).notice.sentence
    assert program.exit_code is ExitCode.LOCKED


def test_without_a_keystore_a_passphrase_is_chosen_and_asked_for_again(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    first = start()
    page = page_of(first, PassphrasePage)
    page.first.control.setText("pendek")
    page.open.click()
    assert page.first.error
    page.first.control.setText("kata sandi meja")
    page.again.control.setText("kata sandi meja")
    QTest.keyClick(page.again.control, Qt.Key.Key_Return)
    fill_first_run(first)
    first.close()
    second = start()
    page = page_of(second, PassphrasePage)
    page.first.control.setText("bukan ini")
    page.open.click()
    assert "sandi" in page.notice.sentence
    page.first.control.setText("kata sandi meja")
    page.open.click()
    assert page_of(second, SignInPage).isVisible()
    second.close()
    with open_workstation(tmp_path / "data", "kata sandi meja") as opened:
        assert len(opened.workstation.accounts.officers()) == 1


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
    finally:
        qapp.removeEventFilter(flashes)
    assert set(flashes.seen) == {"Shell"}


def int_of(text: str) -> int:
    """Fails with the text in its message, as errors do."""
    return int(text)


def test_a_bug_is_said_with_a_number_and_logged_without_any_value(
    start: Start, tmp_path: Path
) -> None:
    program = start()
    fill_first_run(program)
    with pytest.raises(ValueError, match="Utama") as caught:
        int_of("Utama Suryono 0004939712349")
    report = program.errors.report_error(caught.value)
    assert report.reference is not None
    assert report.reference in program.shell.notice.sentence
    program.shell.notice.action_requested.emit()
    assert QApplication.clipboard().text() == report.reference
    program.close()
    logged = (tmp_path / "data" / "sambung.log").read_text(encoding="utf-8")
    assert report.reference in logged
    assert "test_program.py" in logged
    assert "Utama" not in logged
    assert "0004939712349" not in logged


def test_a_bug_is_said_even_when_the_store_no_longer_answers(start: Start, tmp_path: Path) -> None:
    program = start()
    fill_first_run(program)
    before = program.local_now()
    program.workstation.store.close()
    (tmp_path / "data" / DATABASE).unlink()
    report = program.errors.report_error(ValueError("x"))
    assert report.reference is not None
    assert report.reference in program.shell.notice.sentence
    assert program.local_now() == before


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


def test_what_was_said_before_the_lock_is_not_read_on_it(start: Start) -> None:
    program = start()
    fill_first_run(program)
    program.shell.show_notice(Tone.WARN, "Tersimpan untuk Cut Meutia.")
    assert program.shell.notice.isVisible()
    program.ask_sign_in()
    assert not program.shell.notice.isVisible()


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
