"""A whole moment may be written where the day stands; what was understood shows at once."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets import DateTimeEdit

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


def test_words_fill_day_and_time(qtbot: QtBot) -> None:
    edit = DateTimeEdit(lambda: NOW)
    qtbot.addWidget(edit)
    edit.show()
    QTest.keyClicks(edit.day, "senin sore")
    assert edit.value == NOW.replace(day=23, hour=16, minute=0)
    assert edit.clock.text() == "16.00"


def test_a_plain_day_still_waits_for_its_time(qtbot: QtBot) -> None:
    edit = DateTimeEdit(lambda: NOW)
    qtbot.addWidget(edit)
    edit.show()
    QTest.keyClicks(edit.day, "besok")
    assert edit.value is None
    assert edit.day.value == NOW.date().replace(day=21)


def test_half_a_sentence_leaves_no_hour_behind(qtbot: QtBot) -> None:
    edit = DateTimeEdit(lambda: NOW)
    qtbot.addWidget(edit)
    edit.show()
    QTest.keyClicks(edit.day, "sore")
    assert edit.value == NOW.replace(hour=16, minute=0)
    edit.day.selectAll()
    QTest.keyClicks(edit.day, "25/11")
    assert edit.day.value == NOW.date().replace(day=25)
    assert edit.clock.value is None
    edit.clock.setFocus()
    QTest.keyClicks(edit.clock, "1015")
    edit.day.selectAll()
    QTest.keyClicks(edit.day, "26/11")
    assert edit.value == NOW.replace(day=26, hour=10, minute=15)
