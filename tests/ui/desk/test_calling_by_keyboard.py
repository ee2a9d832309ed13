"""Script, numbers and dialling with the keyboard alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialer.facts import Attempt, Promise
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import bodies, member, take
from tests.ui.desk.at_the_desk import two_members
from tests.ui.desk.conftest import Keyboard, OpenRoom
from tests.ui.showing import show_beside_a_rail
from ui.desk.qr import QUIET, qr_image
from ui.desk.room import DeskRoom

Key = Qt.Key


def objecting(room: DeskRoom) -> bool:
    """Whether an objection stands in front of the script."""
    return room.script.objecting


def talk_to_the_member(keyboard: Keyboard) -> None:
    """Dial and go through the opening until the right party is confirmed."""
    keyboard.press(Key.Key_F9)
    keyboard.type("111")


def test_every_answer_of_the_opening_is_on_screen_while_the_number_is_dialled(
    workstation: Workstation, lead: Officer, open_room: OpenRoom
) -> None:
    office = replace(workstation.branch(), office="Kantor Cabang Bandar Lampung Utara")
    workstation.set_branch(lead, office)
    called = member()
    long = replace(called.details, name="Raden Mas Anastasia Kusumaningrum Prasetyo")
    take(workstation, replace(called, details=long))
    room = open_room()
    Keyboard(room).press(Key.Key_F9)
    assert room.middle.dial_panel.code.isVisible()
    answers = room.script.answers.buttons
    assert len(answers) == 7
    for one in answers:
        assert one.visibleRegion().boundingRect() == one.rect()


def test_after_an_answer_by_mouse_the_keys_still_answer(
    room: DeskRoom, keyboard: Keyboard, qtbot: QtBot
) -> None:
    show_beside_a_rail(qtbot, room)
    keyboard.press(Key.Key_F9)
    QTest.mouseClick(room.script.answers.buttons[0], Qt.MouseButton.LeftButton)
    assert room.script.title.text() == "Meminta waktu"
    keyboard.type("1")
    assert room.script.title.text() == "Verifikasi peserta"


def test_a_click_on_the_call_bar_leaves_enter_harmless(room: DeskRoom, keyboard: Keyboard) -> None:
    QTest.mouseClick(room.call_bar.dial, Qt.MouseButton.LeftButton)
    keyboard.press(Key.Key_Return)
    assert room.call_bar.dial.text() == "Akhiri"


def test_objections_are_found_by_two_letters_and_lead_back(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    talk_to_the_member(keyboard)
    step = room.script.title.text()
    keyboard.press(Key.Key_Slash)
    keyboard.type("ti")
    assert len(room.script.search.titles) > 1
    wanted = room.script.search.titles[1]
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Return)
    page = room.script.objection
    assert objecting(room)
    assert page.title.text() == wanted
    assert page.empathy.plain
    assert page.fact.plain
    assert page.next_step.plain
    assert page.avoid.text().startswith("Hindari:")
    keyboard.press(Key.Key_Escape)
    assert not objecting(room)
    assert room.script.title.text() == step


def test_enter_leaves_an_objection_too(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Slash)
    keyboard.press(Key.Key_Return)
    assert objecting(room)
    keyboard.press(Key.Key_Return)
    assert not objecting(room)


def test_escape_gives_the_search_up(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Slash)
    keyboard.type("12")
    keyboard.press(Key.Key_Escape)
    assert not room.script.searching
    keyboard.type("1")
    assert room.script.title.text() == "Meminta waktu"


def test_escape_gives_a_forgotten_search_up_too(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Slash)
    keyboard.press(Key.Key_3, ctrl=True)  # the cursor goes to the outcome
    assert room.script.search.isVisible()
    keyboard.press(Key.Key_Escape)  # leaves the outcome
    keyboard.press(Key.Key_Escape)
    assert not room.script.searching
    keyboard.type("1")
    assert room.script.title.text() == "Meminta waktu"


def test_the_palette_finds_the_same_objections(room: DeskRoom) -> None:
    found = room.commands("penipuan")
    assert [command.title for command in found][:1] == ["Takut penipuan"]
    found[0].action()
    assert objecting(room)
    assert room.commands("") == []


def test_back_undoes_an_answer(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.type("11")
    keyboard.press(Key.Key_Backspace)
    assert room.script.title.text() == "Meminta waktu"


def test_the_numbers_are_chosen_with_ctrl_and_arrows(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Down, ctrl=True)
    assert room.call_bar.number.text() == "(0645) 461234"
    assert [button.isChecked() for button in room.contact.numbers.buttons] == [False, True]
    keyboard.press(Key.Key_Up, ctrl=True)
    assert room.call_bar.number.text() == "0812-3456-7890"


def test_a_handset_call_shows_the_number_as_a_code(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_F9)
    assert room.middle.dial_panel.isVisible()
    assert room.middle.dial_panel.code.text == "tel:+6281234567890"
    assert room.call_bar.dial.text() == "Akhiri"
    keyboard.press(Key.Key_F10)
    assert not room.middle.dial_panel.isVisible()
    assert room.call_bar.dot.word == "Tersambung"


def test_hold_and_mute_are_off_and_say_why(room: DeskRoom) -> None:
    for button in (room.call_bar.hold, room.call_bar.mute):
        assert not button.isEnabled()
        assert "telepon atau aplikasi" in button.toolTip()


def test_the_timer_runs_from_dialling_and_warns_after_the_call(
    room: DeskRoom, keyboard: Keyboard, clock: HandClock
) -> None:
    keyboard.press(Key.Key_F9)
    clock.forward(seconds=75)
    room.call_bar.show_time(clock())
    assert room.call_bar.timer.text() == "1:15"
    assert room.call_bar.timer.property("tone") is None
    keyboard.press(Key.Key_F9)
    clock.forward(seconds=61)
    room.call_bar.show_time(clock())
    assert room.call_bar.timer.text() == "1:01"
    assert room.call_bar.timer.property("tone") == "warn"


def test_skipping_asks_for_a_reason_by_number(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_F2)
    assert room.skip.isVisible()
    keyboard.press(Key.Key_Escape)
    assert room.script.isVisible()
    keyboard.press(Key.Key_F2)
    keyboard.type("2")
    assert room.call_bar.name.text() == "Vanesa Zulaika"
    assert room.foot.saved.text() == "Dilewati: Utama Suryono"


def test_fields_of_the_script_are_typed_once(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    keyboard.type("2")
    assert room.script.title.text() == "Menyepakati tanggal"
    keyboard.press(Key.Key_E, ctrl=True)
    keyboard.type("25")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return)  # the amount stays empty: the whole arrears
    keyboard.type("1")
    keyboard.press(Key.Key_E, ctrl=True)
    keyboard.type("bri")
    keyboard.press(Key.Key_Escape)
    keyboard.type("11")
    clock.forward(seconds=90)
    assert room.outcome.outcomes.value == "promise"
    keyboard.press(Key.Key_Return, ctrl=True)
    (promise,) = bodies(workstation, "c1", Promise)
    assert (promise.due_on, promise.channel) == (date(2026, 11, 25), "bri")
    assert promise.amount == 1_200_000


def test_outside_the_hours_a_reason_is_typed_and_work_begins(
    workstation: Workstation, open_room: OpenRoom, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    take(workstation, *two_members())
    room = open_room()
    keyboard = Keyboard(room)
    assert room.idle.isVisible()
    assert "Senin, 23 Nov 2026 08.00 WIB" in room.idle.sentence.text()
    room.idle.overtime.start()
    keyboard.type("diminta peserta")
    keyboard.press(Key.Key_Return)
    assert room.call_bar.name.text() == "Utama Suryono"
    keyboard.press(Key.Key_F9)
    assert room.overtime.reason.selectedText() == "diminta peserta"
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_1, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    (attempt,) = bodies(workstation, "c1", Attempt)
    assert attempt.override_reason == "diminta peserta"


def test_f9_outside_the_hours_asks_for_the_reason_first(
    workstation: Workstation, open_room: OpenRoom, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    take(workstation, *two_members())
    room = open_room()
    keyboard = Keyboard(room)
    room.show_contact("c1")
    keyboard.press(Key.Key_F9)
    assert QApplication.focusWidget() is room.overtime.reason
    keyboard.type("diminta peserta")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_F9)
    assert room.call_bar.dial.text() == "Akhiri"


def test_the_code_has_its_quiet_zone_and_three_finders() -> None:
    image = qr_image("tel:+6281234567890")
    dark = [
        [image.pixelColor(x, y).lightness() < 128 for x in range(image.width())]
        for y in range(image.height())
    ]
    assert not any(any(row) for row in dark[:QUIET])
    assert not any(row[at] for row in dark for at in range(QUIET))
    side = image.width()
    corners = [(QUIET, QUIET), (side - QUIET - 7, QUIET), (QUIET, side - QUIET - 7)]
    for left, top in corners:
        assert all(dark[top][left + n] and dark[top + n][left] for n in range(7))
        assert not dark[top + 1][left + 1]
        assert dark[top + 3][left + 3]
