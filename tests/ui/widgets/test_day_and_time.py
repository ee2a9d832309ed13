"""Days and times as people write and step them."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.widgets.placing import on_screen
from ui.theme import Theme
from ui.widgets import DateEdit, DateTimeEdit, DayLine
from ui.widgets.month import MonthPopup
from ui.widgets.when import next_weekday, read_date, read_time, show_date

TODAY = date(2026, 11, 20)  # a Friday
WITA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("besok", date(2026, 11, 21)),
        ("Lusa", date(2026, 11, 22)),
        ("hari ini", TODAY),
        ("senin", date(2026, 11, 23)),
        ("jum", date(2026, 11, 27)),
        ("jum'at", date(2026, 11, 27)),
        ("+3", date(2026, 11, 23)),
        ("25", date(2026, 11, 25)),
        ("5", date(2026, 12, 5)),
        ("31", date(2026, 12, 31)),
        ("25/11", date(2026, 11, 25)),
        ("1.2", date(2027, 2, 1)),
        ("20 nov", TODAY),
        ("1 agustus 2027", date(2027, 8, 1)),
        ("1 Agt 27", date(2027, 8, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("01/12/2026", date(2026, 12, 1)),
        ("31/02", None),
        ("32", None),
        ("", None),
        ("entah", None),
        ("se", None),
    ],
)
def test_day_is_read_as_people_say_it(typed: str, day: date | None) -> None:
    assert read_date(typed, TODAY) == day


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_shown_day_reads_back_as_itself(day: date, today: date) -> None:
    assert read_date(show_date(day), today) == day


@given(st.text(max_size=24))
def test_no_text_breaks_the_reading_of_days_and_times(text: str) -> None:
    assert read_date(text, TODAY) is None or isinstance(read_date(text, TODAY), date)
    assert read_time(text) is None or isinstance(read_time(text), time)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_next_weekday_is_within_a_week_and_after_today(today: date, weekday: int) -> None:
    found = next_weekday(today, weekday)
    assert found.weekday() == weekday
    assert 1 <= (found - today).days <= 7


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("10", time(10)),
        ("1015", time(10, 15)),
        ("9.05", time(9, 5)),
        ("10:15", time(10, 15)),
        ("24", None),
        ("10.60", None),
        ("pagi", None),
    ],
)
def test_time_is_read_as_people_type_it(typed: str, clock: time | None) -> None:
    assert read_time(typed) == clock


def test_typed_day_is_shown_in_full_on_leaving(qtbot: QtBot, theme: Theme) -> None:
    line, other = DayLine(lambda: TODAY), QLineEdit()
    on_screen(qtbot, line, other)
    line.setFocus()
    QTest.keyClicks(line, "senin")
    assert line.value == date(2026, 11, 23)
    other.setFocus()
    assert line.text() == "Senin, 23 Nov 2026"


def test_shown_day_can_be_corrected_in_place(qtbot: QtBot, theme: Theme) -> None:
    line = DayLine(lambda: TODAY, TODAY)
    on_screen(qtbot, line)
    line.setCursorPosition(len("Jumat, 2"))
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, "4")
    assert line.value == date(2026, 11, 24)


def test_unreadable_day_stays_as_typed_and_is_marked(qtbot: QtBot, theme: Theme) -> None:
    line, other = DayLine(lambda: TODAY), QLineEdit()
    on_screen(qtbot, line, other)
    line.setFocus()
    QTest.keyClicks(line, "nanti")
    other.setFocus()
    assert line.text() == "nanti"
    assert line.value is None
    assert not line.readable
    assert line.property("state") == "bad"


def test_arrows_step_days_and_months(qtbot: QtBot, theme: Theme) -> None:
    line = DayLine(lambda: TODAY, date(2026, 1, 31))
    on_screen(qtbot, line)
    QTest.keyClick(line, Qt.Key.Key_PageUp)
    assert line.value == date(2026, 2, 28)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.value == date(2026, 2, 27)


def test_quick_button_sets_tomorrow(qtbot: QtBot, theme: Theme) -> None:
    edit = DateEdit(lambda: TODAY)
    on_screen(qtbot, edit)
    with qtbot.waitSignal(edit.value_changed) as caught:
        QTest.mouseClick(edit.quick[0], Qt.MouseButton.LeftButton)
    assert caught.args == [date(2026, 11, 21)]
    assert edit.value == date(2026, 11, 21)


def test_day_is_picked_from_the_month_by_keys(qtbot: QtBot, theme: Theme) -> None:
    popup = MonthPopup(TODAY, TODAY)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(popup)
    with qtbot.waitExposed(popup):
        popup.show()
    QTest.keyClick(popup.grid, Qt.Key.Key_Down)
    QTest.keyClick(popup.grid, Qt.Key.Key_PageDown)
    assert popup.title.text() == "Desember 2026"
    with qtbot.waitSignal(popup.picked) as caught:
        QTest.keyClick(popup.grid, Qt.Key.Key_Return)
    assert caught.args == [date(2026, 12, 27)]


def test_month_starts_on_monday(qtbot: QtBot, theme: Theme) -> None:
    popup = MonthPopup(TODAY, TODAY)
    qtbot.addWidget(popup)
    assert popup.grid.day_at(0, 0) == date(2026, 10, 26)
    assert popup.grid.day_at(4, 3) == TODAY


def test_moment_carries_the_zone_of_now(qtbot: QtBot, theme: Theme) -> None:
    now = datetime(2026, 11, 20, 10, 17, tzinfo=WITA)
    edit = DateTimeEdit(lambda: now)
    on_screen(qtbot, edit)
    assert edit.value is None
    QTest.keyClicks(edit.day, "besok")
    assert edit.value is None
    with qtbot.waitSignal(edit.value_changed):
        QTest.keyClicks(edit.clock, "9")
    assert edit.value == datetime(2026, 11, 21, 9, tzinfo=WITA)
    edit.set_value(datetime(2026, 11, 21, 3, 30, tzinfo=UTC))
    assert edit.clock.text() == "11.30"


def test_quick_moments_are_reckoned_from_now(qtbot: QtBot, theme: Theme) -> None:
    now = datetime(2026, 11, 20, 10, 17, 30, tzinfo=WITA)
    edit = DateTimeEdit(lambda: now)
    on_screen(qtbot, edit)
    found = []
    for button in edit.quick:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        found.append(edit.value)
    assert found == [
        datetime(2026, 11, 20, 11, 20, tzinfo=WITA),
        datetime(2026, 11, 21, 9, tzinfo=WITA),
        datetime(2026, 11, 21, 14, tzinfo=WITA),
    ]
