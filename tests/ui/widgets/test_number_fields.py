"""Money and numbers as they are typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.widgets.placing import on_screen
from ui.theme import Theme
from ui.widgets import MoneyEdit, NumberEdit


def test_money_groups_digits_while_typing(qtbot: QtBot, theme: Theme) -> None:
    money = MoneyEdit()
    on_screen(qtbot, money)
    QTest.keyClicks(money, "1234567")
    assert money.text() == "1.234.567"
    assert money.value == 1_234_567


def test_money_keeps_the_cursor_when_a_digit_is_put_in(qtbot: QtBot, theme: Theme) -> None:
    money = MoneyEdit(1_234_567)
    on_screen(qtbot, money)
    money.setCursorPosition(1)
    QTest.keyClicks(money, "9")
    assert money.value == 19_234_567
    assert money.cursorPosition() == 2
    QTest.keyClick(money, Qt.Key.Key_Backspace)
    assert money.value == 1_234_567
    assert money.cursorPosition() == 1


@pytest.mark.parametrize(
    ("typed", "value"),
    [("150r", 150_000), ("35k", 35_000), ("2j", 2_000_000), ("abc", None), ("Rp1.000", 1_000)],
)
def test_money_understands_short_forms(
    qtbot: QtBot, theme: Theme, typed: str, value: int | None
) -> None:
    money = MoneyEdit()
    on_screen(qtbot, money)
    QTest.keyClicks(money, typed)
    assert money.value == value


def test_deleting_beside_a_dot_deletes_a_digit(qtbot: QtBot, theme: Theme) -> None:
    money = MoneyEdit(1_234)
    on_screen(qtbot, money)
    money.setCursorPosition(1)
    QTest.keyClick(money, Qt.Key.Key_Delete)
    assert money.value == 134
    money.set_value(1_234)
    money.setCursorPosition(2)
    QTest.keyClick(money, Qt.Key.Key_Backspace)
    assert money.text() == "234"


def test_money_reports_once_and_clears_to_none(qtbot: QtBot, theme: Theme) -> None:
    money = MoneyEdit(500)
    on_screen(qtbot, money)
    with qtbot.assertNotEmitted(money.value_changed):
        money.set_value(500)
    with qtbot.waitSignal(money.value_changed) as caught:
        money.set_value(None)
    assert caught.args == [None]
    assert money.text() == ""


def test_wheel_over_an_unfocused_number_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    number = NumberEdit(1, 12, 3, " kali")
    other = QLineEdit()
    on_screen(qtbot, number, other)
    other.setFocus()
    assert number.text() == "3 kali"
    QTest.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 4
