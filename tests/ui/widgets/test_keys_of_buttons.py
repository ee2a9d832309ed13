"""Buttons and the keys they answer to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.widgets.placing import on_screen
from ui.theme import Theme
from ui.widgets import Choice, ChoiceList, KeyButton, Variant, bind, hints_of, key_label


def test_button_answers_to_its_key_from_anywhere(qtbot: QtBot, theme: Theme) -> None:
    button = KeyButton("Panggil", "F9", Variant.PRIMARY)
    field = QLineEdit()
    on_screen(qtbot, field, button)
    field.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(field, Qt.Key.Key_F9)


def test_keypad_enter_is_enter(qtbot: QtBot, theme: Theme) -> None:
    button = KeyButton("Simpan & lanjut", "Ctrl+Return")
    page = on_screen(qtbot, button)
    ctrl = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_Return, ctrl)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_Enter, ctrl)


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, theme: Theme) -> None:
    button, choices = KeyButton("Buka Meja", "Ctrl+Return"), ChoiceList([Choice("ya", "Ya")])
    on_screen(qtbot, button, choices)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)
    with qtbot.waitSignal(choices.chosen):
        QTest.keyClick(choices.buttons[0], Qt.Key.Key_Enter)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)


def test_disabled_or_hidden_button_ignores_its_key(qtbot: QtBot, theme: Theme) -> None:
    first, second = KeyButton("Panggil", "F9"), KeyButton("Tutup", "F9")
    page = on_screen(qtbot, first, second)
    second.hide()
    with qtbot.waitSignal(first.clicked), qtbot.assertNotEmitted(second.clicked):
        QTest.keyClick(page, Qt.Key.Key_F9)
    first.setEnabled(False)
    with qtbot.assertNotEmitted(first.clicked):
        QTest.keyClick(page, Qt.Key.Key_F9)


def test_button_is_wide_enough_for_its_cap_and_words(qtbot: QtBot, theme: Theme) -> None:
    bare, capped = KeyButton("Panggil"), KeyButton("Panggil", "F9")
    qtbot.addWidget(bare)
    qtbot.addWidget(capped)
    assert capped.sizeHint().width() >= bare.sizeHint().width() + 18
    assert bare.sizeHint().height() == 32
    capped.set_variant(Variant.PRIMARY)
    assert capped.sizeHint().height() == 36


def test_ampersand_in_a_button_is_a_letter(qtbot: QtBot, theme: Theme) -> None:
    button = KeyButton("Simpan &lanjut")
    on_screen(qtbot, button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("F9", "F9"),
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Escape", "Esc"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+-", "Ctrl+-"),
        ("+", "+"),
    ],
)
def test_key_is_written_as_people_read_it(key: str, shown: str) -> None:
    assert key_label(key) == shown


def test_help_lists_the_keys_of_what_is_shown(qtbot: QtBot, theme: Theme) -> None:
    call, hidden = KeyButton("Panggil", "F9"), KeyButton("Rahasia", "F12")
    answers = ChoiceList([Choice(1, "Ya"), Choice(2, "Bukan")])
    page = on_screen(qtbot, call, hidden, answers)
    hidden.hide()
    bind(page, "Ctrl+N", "Catatan", page.setFocus)
    found = {hint.key: hint.what for hint in hints_of(page)}
    assert found == {"F9": "Panggil", "Ctrl+N": "Catatan", "1": "Ya", "2": "Bukan"}
