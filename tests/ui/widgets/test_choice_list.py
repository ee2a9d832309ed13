"""Answers that are picked with a digit."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.widgets.placing import on_screen
from ui.theme import Theme
from ui.widgets import Choice, ChoiceList


def test_number_key_picks_an_answer(qtbot: QtBot, theme: Theme) -> None:
    answers = ChoiceList([Choice("yes", "Ya"), Choice("no", "Bukan")])
    page = on_screen(qtbot, answers)
    with qtbot.waitSignal(answers.chosen) as caught:
        QTest.keyClick(page, Qt.Key.Key_2)
    assert caught.args == ["no"]
    assert answers.value is None


def test_digits_typed_into_a_field_stay_there(qtbot: QtBot, theme: Theme) -> None:
    answers, field = ChoiceList([Choice("yes", "Ya")]), QLineEdit()
    on_screen(qtbot, answers, field)
    field.setFocus()
    with qtbot.assertNotEmitted(answers.chosen):
        QTest.keyClicks(field, "1")
    assert field.text() == "1"


def test_outcome_stays_marked_and_only_one(qtbot: QtBot, theme: Theme) -> None:
    outcomes = ChoiceList(
        [Choice("busy", "Sibuk"), Choice("promise", "Janji bayar")],
        modifier="Ctrl+",
        checkable=True,
    )
    page = on_screen(qtbot, outcomes)
    QTest.mouseClick(outcomes.buttons[0], Qt.MouseButton.LeftButton)
    picked = [outcomes.value]
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    picked.append(outcomes.value)
    assert [button.isChecked() for button in outcomes.buttons] == [False, True]
    QTest.mouseClick(outcomes.buttons[1], Qt.MouseButton.LeftButton)
    picked.append(outcomes.value)
    assert picked == ["busy", "promise", "promise"]


def test_new_choices_replace_old_keys(qtbot: QtBot, theme: Theme) -> None:
    answers = ChoiceList([Choice("a", "A"), Choice("b", "B")])
    page = on_screen(qtbot, answers)
    answers.set_choices([Choice("c", "C")])
    with qtbot.waitSignal(answers.chosen) as caught:
        QTest.keyClick(page, Qt.Key.Key_1)
    assert caught.args == ["c"]
    with qtbot.assertNotEmitted(answers.chosen):
        QTest.keyClick(page, Qt.Key.Key_2)


def test_tenth_option_has_no_key_but_can_be_clicked(qtbot: QtBot, theme: Theme) -> None:
    answers = ChoiceList([Choice(n, f"Pilihan {n}") for n in range(1, 11)])
    on_screen(qtbot, answers)
    assert [button.key for button in answers.buttons][-2:] == ["9", ""]
    with qtbot.waitSignal(answers.chosen) as caught:
        QTest.mouseClick(answers.buttons[9], Qt.MouseButton.LeftButton)
    assert caught.args == [10]


def test_long_answer_gets_the_height_it_needs(qtbot: QtBot, theme: Theme) -> None:
    words = "Bukan, saya anggota keluarganya dan beliau sedang tidak berada di rumah"
    answers = ChoiceList([Choice(1, "Ya"), Choice(2, words)])
    qtbot.addWidget(answers)
    short, long = answers.buttons
    assert short.heightForWidth(220) == 32
    assert long.heightForWidth(220) > long.heightForWidth(600)


def test_answers_are_never_squeezed_over_one_another(qtbot: QtBot, theme: Theme) -> None:
    words = "Bukan, saya anggota keluarganya dan beliau sedang tidak berada di rumah"
    answers = ChoiceList([Choice(n, words) for n in range(4)])
    page = on_screen(qtbot, answers)
    page.resize(240, 60)
    qtbot.waitUntil(lambda: all(b.height() >= b.heightForWidth(b.width()) for b in answers.buttons))
