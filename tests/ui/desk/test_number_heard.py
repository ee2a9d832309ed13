"""A number heard on the telephone: one key, the number, Enter; by keyboard at the desk."""

from PySide6.QtCore import Qt

from dialer.workstation import Workstation
from tests.ui.desk.conftest import Keyboard
from ui.desk.room import DeskRoom

Key = Qt.Key


def e164s(workstation: Workstation) -> list[str]:
    contact = workstation.store.contact("c1")
    assert contact is not None
    return [number.phone.e164 for number in contact.numbers]


def test_f11_takes_a_number_in_and_f9_dials_it(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation
) -> None:
    keyboard.press(Key.Key_F11)
    keyboard.type("0813 9876 5432")
    keyboard.press(Key.Key_Return)
    assert e164s(workstation)[-1] == "+6281398765432"
    assert not room.contact.new_number.line.isVisible()
    keyboard.press(Key.Key_F9)
    live = room.presenter.line.line.live
    assert live is not None
    contact = workstation.store.contact("c1")
    assert contact is not None
    assert live.number_id == contact.numbers[-1].number_id


def test_what_is_no_number_stays_to_be_corrected_and_esc_leaves_it(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation
) -> None:
    before = e164s(workstation)
    keyboard.press(Key.Key_F11)
    keyboard.type("entah")
    keyboard.press(Key.Key_Return)
    line = room.contact.new_number
    assert line.error.text().startswith("Tulis satu nomor lengkap")
    assert (line.line.text(), line.line.hasFocus()) == ("entah", True)
    keyboard.press(Key.Key_Escape)
    assert not line.line.isVisible()
    assert room.hasFocus()
    assert e164s(workstation) == before
