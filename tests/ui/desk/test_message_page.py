"""Writing to a contact by keyboard, with the links that really leave the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from dialer.workstation import Workstation
from tests.making import member, take
from tests.ui.desk.at_the_desk import two_members
from tests.ui.desk.conftest import Keyboard, OpenRoom
from ui.desk.room import DeskRoom

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


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
    QDesktopServices.setUrlHandler("https", taken, "take")
    yield taken
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def room(workstation: Workstation, open_room: OpenRoom) -> DeskRoom:
    take(workstation, *two_members())
    return open_room()


@pytest.fixture
def keyboard(room: DeskRoom) -> Keyboard:
    return Keyboard(room)


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
