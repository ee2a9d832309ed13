"""Writing to a contact by keyboard, with the links that really leave the window."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from dialer.workstation import Workstation
from tests.making import member, take
from tests.ui.desk.conftest import Keyboard, OpenRoom
from ui.desk.room import DeskRoom
from ui.widgets import Variant

Key = Qt.Key


class Browser(QObject):
    """Takes the links that are opened, as the program behind https would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, link: QUrl) -> None:
        """Remember a link as it would travel."""
        self.opened.append(bytes(link.toEncoded().data()).decode())


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[Browser]:
    taken = Browser()
    method: Any = "take"  # declared as bytes, taken as text
    QDesktopServices.setUrlHandler("https", taken, method)
    yield taken
    QDesktopServices.unsetUrlHandler("https")


def test_ctrl_w_shows_the_messages_and_enter_opens_the_link(
    room: DeskRoom, keyboard: Keyboard, browser: Browser
) -> None:
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_W, ctrl=True)
    assert room.messages.isVisible()
    assert room.messages.text.text().startswith("Selamat pagi. Perkenalkan, saya Budi Santoso")
    link = room.presenter.view.writing.link if room.presenter.view.writing else ""
    keyboard.press(Key.Key_Return)
    assert browser.opened == [link]
    assert room.script.isVisible()
    assert "WhatsApp" in room.notice.sentence
    assert room.outcome.note.control.toPlainText().startswith("Pesan WhatsApp ke nomor berakhiran")


def test_a_digit_picks_a_message_and_not_an_answer(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_W, ctrl=True)
    first = room.messages.text.text()
    keyboard.type("2")
    assert room.messages.choices.value == 2
    assert room.messages.text.text() != first
    keyboard.press(Key.Key_Escape)
    assert room.script.isVisible()
    assert room.script.title.text() == "Pembuka"


def test_ctrl_w_again_puts_the_page_away(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_W, ctrl=True)
    keyboard.press(Key.Key_W, ctrl=True)
    assert room.script.isVisible()


def test_the_text_can_be_copied_instead(
    room: DeskRoom, keyboard: Keyboard, browser: Browser
) -> None:
    keyboard.press(Key.Key_W, ctrl=True)
    text = room.messages.text.text()
    room.messages.copy.click()
    assert QGuiApplication.clipboard().text() == text
    assert browser.opened == []
    assert "disalin" in room.notice.sentence


def test_the_number_is_chosen_with_ctrl_and_arrows_on_the_page(
    workstation: Workstation, open_room: OpenRoom
) -> None:
    take(workstation, member("+6281234567890", "+6281298765432"))
    room = open_room()
    keyboard = Keyboard(room)
    keyboard.press(Key.Key_W, ctrl=True)
    keyboard.press(Key.Key_Down, ctrl=True)
    assert room.messages.number.currentText() == "0812-9876-5432"
    assert room.call_bar.number.text() == "0812-3456-7890"


def test_a_notice_about_the_message_goes_with_the_next_step(
    room: DeskRoom, keyboard: Keyboard, browser: Browser
) -> None:
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_F10)
    keyboard.press(Key.Key_W, ctrl=True)
    keyboard.press(Key.Key_Return)
    assert room.notice.isVisible()
    keyboard.type("1")
    assert not room.notice.isVisible()


def test_f4_notes_at_the_step_and_enter_returns_to_the_answers(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_F4)
    keyboard.type("2 anak")
    assert room.script.title.text() == "Pembuka"
    keyboard.press(Key.Key_Return)
    keyboard.type("1")
    assert room.script.title.text() == "Meminta waktu"
    assert room.script.note.line.text() == ""
    keyboard.press(Key.Key_Backspace)
    assert room.script.note.line.text() == "2 anak"
    assert room.outcome.note.control.toPlainText() == "Pembuka: 2 anak"


def test_the_line_for_notes_makes_room_and_comes_when_it_is_asked_for(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    assert not room.script.note.isVisible()  # the answers have its room
    for key in (Key.Key_Return, Key.Key_Escape):
        keyboard.press(Key.Key_F4)
        assert room.script.note.isVisible()
        keyboard.press(key)
        assert not room.script.note.isVisible()  # nothing was noted
    keyboard.type("pe")
    keyboard.press(Key.Key_Return)
    assert not room.script.note.isVisible()
    keyboard.press(Key.Key_F4)
    keyboard.type("dua kali ditipu")
    keyboard.press(Key.Key_Return)
    assert room.script.objecting
    assert not room.script.note.isVisible()
    assert room.outcome.note.control.toPlainText() == "Pembuka: dua kali ditipu"
    keyboard.press(Key.Key_Escape)
    assert room.script.note.isVisible()
    assert room.script.note.line.text() == "dua kali ditipu"


def test_enter_in_a_field_beside_the_page_opens_nothing(
    room: DeskRoom, keyboard: Keyboard, browser: Browser
) -> None:
    keyboard.press(Key.Key_W, ctrl=True)
    keyboard.press(Key.Key_3, ctrl=True)
    keyboard.type("25")
    keyboard.press(Key.Key_Return)
    assert browser.opened == []
    assert room.messages.isVisible()


def test_one_button_asks_loudest_at_a_time(room: DeskRoom, keyboard: Keyboard) -> None:
    def loudest() -> list[str]:
        buttons = (room.outcome.save, room.call_bar.dial, room.messages.open)
        return [one.text() for one in buttons if one.isVisible() and one.variant is Variant.PRIMARY]

    assert loudest() == ["Panggil"]
    keyboard.press(Key.Key_1, ctrl=True)
    assert loudest() == ["Simpan & lanjut"]
    keyboard.press(Key.Key_W, ctrl=True)
    assert loudest() == ["Buka WhatsApp"]
    keyboard.press(Key.Key_Escape)
    assert loudest() == ["Simpan & lanjut"]


def test_the_chooser_of_scripts_shows_whole_titles(room: DeskRoom) -> None:
    chooser = room.script.scripts
    room_for_text = chooser.width() - 36  # arrow and frame
    for row in range(chooser.count()):
        assert chooser.fontMetrics().horizontalAdvance(chooser.itemText(row)) <= room_for_text
    assert chooser.toolTip() == "Telekolekting: penagihan awal"


def test_the_key_for_messages_is_there_once(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_F9)
    hints = room.keys()
    assert [hint.key for hint in hints].count("Ctrl+W") == 1
