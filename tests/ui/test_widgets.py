"""The controls behave as a person at the desk expects."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.showing import show_in_front
from ui.theme import Theme, Tone
from ui.widgets import (
    Badge,
    Choice,
    ChoiceList,
    Column,
    DateEdit,
    DateTimeEdit,
    DayLine,
    ElidedLabel,
    EmptyState,
    Field,
    FlowLayout,
    KeyButton,
    LineState,
    MoneyEdit,
    Notice,
    NumberEdit,
    ScriptText,
    SearchBox,
    SecretLabel,
    StateLine,
    StatusDot,
    Table,
    UndoBar,
    Variant,
    bind,
    hints_of,
    key_label,
)
from ui.widgets.month import MonthPopup
from ui.widgets.when import next_weekday, read_date, read_time, show_date

TODAY = date(2026, 11, 20)  # a Friday
WITA = timezone(timedelta(hours=8))


def on_screen(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    kept = [page]  # qtbot holds widgets weakly; this keeps the page until the test ends
    qtbot.addWidget(page, before_close_func=lambda _widget: kept.clear())
    page.resize(640, 480)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


# -- keys ------------------------------------------------------------------------------


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


# -- choices ---------------------------------------------------------------------------


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


# -- money -----------------------------------------------------------------------------


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


# -- days and times --------------------------------------------------------------------


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


# -- fields, search, notices -----------------------------------------------------------


def test_field_names_its_control_and_shows_its_error(qtbot: QtBot, theme: Theme) -> None:
    field = Field("NPWP", QLineEdit(), "15 atau 16 angka")
    on_screen(qtbot, field)
    assert field.control.accessibleName() == "NPWP"
    assert field.control.accessibleDescription() == "15 atau 16 angka"
    field.set_error("NPWP kurang panjang.")
    assert field.error == "NPWP kurang panjang."
    assert field.control.property("state") == "bad"
    assert field.control.accessibleDescription() == "NPWP kurang panjang."
    field.clear_error()
    assert field.control.property("state") is None


def test_search_waits_for_a_pause_and_says_it_once(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox("Cari peserta")
    on_screen(qtbot, box)
    said: list[str] = []
    box.searched.connect(said.append)
    with qtbot.waitSignal(box.searched):
        QTest.keyClicks(box, "sari")
    assert said == ["sari"]
    QTest.keyClicks(box, "w")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert said == ["sari", "sariw"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert said == ["sari", "sariw", ""]


def test_search_key_brings_the_cursor(qtbot: QtBot, theme: Theme) -> None:
    box, other = SearchBox("Cari peserta", "Ctrl+F"), QLineEdit()
    on_screen(qtbot, box, other)
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()


def test_notice_says_three_things_and_offers_one(qtbot: QtBot, theme: Theme) -> None:
    notice = Notice(Tone.BAD, "Berkas rusak.", "Data lama utuh.", "Coba lagi.", "Pilih berkas")
    on_screen(qtbot, notice)
    assert notice.sentence == "Berkas rusak. Data lama utuh. Coba lagi."
    assert notice.accessibleName() == notice.sentence
    with qtbot.waitSignal(notice.action_requested):
        QTest.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(notice.closed):
        QTest.mouseClick(notice.close_button, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_undo_takes_back_once(qtbot: QtBot, theme: Theme) -> None:
    taken: list[str] = []
    bar = UndoBar()
    page = on_screen(qtbot, bar)
    bar.offer("Kontak dilewati.", lambda: taken.append("a"))
    with qtbot.waitSignal(bar.undone):
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["a"]
    assert not bar.isVisible()


def test_undo_offer_runs_out(qtbot: QtBot, theme: Theme) -> None:
    taken: list[str] = []
    bar = UndoBar()
    on_screen(qtbot, bar)
    with qtbot.waitSignal(bar.expired):
        bar.offer("Kontak dilewati.", lambda: taken.append("a"), seconds=0.02)
    assert taken == []
    assert not bar.isVisible()


def test_empty_state_offers_its_button(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState("Belum ada daftar", "Impor daftar untuk mulai.", "Impor", "Ctrl+I")
    page = on_screen(qtbot, empty)
    with qtbot.waitSignal(empty.asked):
        QTest.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("width", [280, 640, 1200])
def test_empty_state_shows_its_whole_sentence(qtbot: QtBot, theme: Theme, width: int) -> None:
    sentence = "Janji bayar yang dicatat di Meja muncul di sini, diurutkan menurut tanggalnya."
    empty = EmptyState("Belum ada janji", sentence)
    page = on_screen(qtbot, empty)
    page.resize(width, 480)
    qtbot.waitUntil(lambda: page.width() == width)
    text = next(part for part in empty.findChildren(QLabel) if part.text() == sentence)
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert text.width() <= 420


# -- text and state --------------------------------------------------------------------


def test_secret_shows_only_while_held_and_reports_it(qtbot: QtBot, theme: Theme) -> None:
    secret = SecretLabel("••••4321", "0001234564321", "No. Kartu")
    on_screen(qtbot, secret)
    assert secret.shown == "••••4321"
    with qtbot.waitSignal(secret.revealed):
        QTest.mousePress(secret, Qt.MouseButton.LeftButton)
    assert secret.shown == "0001234564321"
    QTest.mouseRelease(secret, Qt.MouseButton.LeftButton)
    assert secret.shown == "••••4321"
    secret.setFocus()
    with qtbot.waitSignal(secret.revealed):
        QTest.keyPress(secret, Qt.Key.Key_Space)
    assert secret.shown == "0001234564321"
    QTest.keyRelease(secret, Qt.Key.Key_Space)
    assert secret.shown == "••••4321"
    assert "0001234564321" not in secret.accessibleName()


def test_secret_hides_when_another_contact_comes(qtbot: QtBot, theme: Theme) -> None:
    secret = SecretLabel("••••4321", "0001234564321")
    on_screen(qtbot, secret)
    QTest.mousePress(secret, Qt.MouseButton.LeftButton)
    secret.set_secret("••••9999", "0009999999999")
    assert secret.shown == "••••9999"
    QTest.mouseRelease(secret, Qt.MouseButton.LeftButton)


def test_script_text_never_becomes_markup(qtbot: QtBot, theme: Theme) -> None:
    text = ScriptText("Halo <b>Ibu</b> <img src='file:///x'> & terima kasih")
    on_screen(qtbot, text)
    assert "&lt;b&gt;Ibu&lt;/b&gt;" in text.text()
    assert "<img" not in text.text()
    assert text.plain.startswith("Halo <b>")


def test_script_lines_hold_at_most_65_characters(qtbot: QtBot, theme: Theme) -> None:
    words = "tagihan iuran jaminan kesehatan nasional keluarga " * 12
    text = ScriptText(words)
    page = on_screen(qtbot, text)
    page.resize(1300, 600)
    qtbot.waitUntil(lambda: text.width() > 1000)
    widest = text.fontMetrics().horizontalAdvance("e" * 65)
    assert text.contentsRect().width() <= widest
    assert text.contentsRect().width() > widest * 0.7


def test_long_line_is_shortened_with_its_whole_as_a_tip(qtbot: QtBot, theme: Theme) -> None:
    line = ElidedLabel("PT Maju Mundur Sejahtera Bersama Selalu")
    page = on_screen(qtbot, line)
    line.setFixedWidth(80)
    page.grab()
    assert line.toolTip() == "PT Maju Mundur Sejahtera Bersama Selalu"
    line.setFixedWidth(500)
    page.grab()
    assert line.toolTip() == ""


@pytest.mark.parametrize(
    ("state", "tone", "pulsing"),
    [
        (LineState.READY, Tone.NEUTRAL, False),
        (LineState.DIALING, Tone.INFO, True),
        (LineState.RINGING, Tone.INFO, True),
        (LineState.CONNECTED, Tone.GOOD, False),
        (LineState.HELD, Tone.WARN, False),
        (LineState.WRAP_UP, Tone.ACCENT, False),
        (LineState.ENDED, Tone.NEUTRAL, False),
    ],
)
def test_call_state_has_its_colour_and_word(
    qtbot: QtBot, theme: Theme, state: LineState, tone: Tone, pulsing: bool
) -> None:
    dot, line = StatusDot(), StateLine()
    on_screen(qtbot, line, dot)
    dot.set_state(state, "Keadaan")
    line.set_state(state)
    assert (dot.tone, line.tone, dot.pulsing) == (tone, tone, pulsing)
    assert dot.accessibleName() == "Keadaan"


def test_badge_grows_with_its_word(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge("Ingkar", Tone.BAD)
    qtbot.addWidget(badge)
    before = badge.sizeHint().width()
    badge.tell("Ditepati sebagian", Tone.WARN)
    assert badge.sizeHint().width() > before
    assert badge.accessibleName() == "Ditepati sebagian"


def test_wheel_over_an_unfocused_number_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    number = NumberEdit(1, 12, 3, " kali")
    other = QLineEdit()
    on_screen(qtbot, number, other)
    other.setFocus()
    assert number.text() == "3 kali"
    QTest.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 4


def test_flow_starts_a_new_line_when_full(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    flow = FlowLayout(page, spacing=4)
    buttons = [KeyButton(f"Tombol {n}") for n in range(4)]
    for button in buttons:
        flow.addWidget(button)
    show_in_front(qtbot, page, buttons[0].sizeHint().width() * 2 + 20, 300)
    tops = [button.pos().y() for button in buttons]
    assert tops[0] == tops[1] < tops[2] == tops[3]
    assert flow.heightForWidth(4000) == 32


def test_a_wide_flow_asks_for_one_line_and_wraps_where_there_is_less(
    qtbot: QtBot, theme: Theme
) -> None:
    buttons = [KeyButton(text) for text in ("Sekarang", "Nanti", "Semua")]
    inside = QWidget()
    flow = FlowLayout(inside, spacing=4, wide=True)
    for button in buttons:
        flow.addWidget(button)
    line = sum(button.sizeHint().width() for button in buttons) + 8
    assert flow.sizeHint().width() == line
    page = on_screen(qtbot, inside)
    page.resize(line + 60, 200)
    qtbot.waitUntil(lambda: buttons[2].y() == buttons[0].y())
    page.setFixedWidth(buttons[0].sizeHint().width() + 40)
    qtbot.waitUntil(lambda: buttons[2].y() > buttons[0].y())


# -- tables ----------------------------------------------------------------------------


class Rows:
    """A store of invented people that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[int]) -> Mapping[int, str]:
        self.asked.append(len(ids))
        return {number: f"Peserta {number}" for number in ids if number != 7}


def table_of(rows: Rows) -> Table[str]:
    return Table(
        [
            Column("Nama", lambda row: row, strong=True, sort_key="name"),
            Column("Panjang", lambda row: str(len(row)), number=True, width=80),
        ],
        rows.fetch,
        "Peserta",
    )


def test_million_rows_fetch_only_the_pages_in_view(qtbot: QtBot, theme: Theme) -> None:
    rows = Rows()
    table = table_of(rows)
    on_screen(qtbot, table)
    table.set_ids(range(1_000_000))
    table.grab()
    assert sum(rows.asked) <= 256
    table.select_row(999_999)
    table.grab()
    assert table.current == 999_999
    assert sum(rows.asked) <= 512


def test_table_shows_and_reports_the_selected_row(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    on_screen(qtbot, table)
    table.set_ids([10, 20, 30])
    with qtbot.waitSignal(table.selected) as caught:
        table.select(20)
    assert caught.args == [20]
    with qtbot.waitSignal(table.selected) as caught:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert caught.args == [30]
    with qtbot.waitSignal(table.opened) as caught:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert caught.args == [30]


def test_names_stay_readable_where_the_columns_do_not_fit(qtbot: QtBot, theme: Theme) -> None:
    table: Table[str] = Table(
        [
            Column("Nama", lambda row: row, strong=True),
            Column("Alamat", lambda row: row, width=400),
            Column("Catatan", lambda row: row, width=300),
        ],
        Rows().fetch,
        "Peserta",
    )
    page = on_screen(qtbot, table)
    assert table.columnWidth(0) >= 150
    assert table.horizontalScrollBar().maximum() > 0
    page.resize(1400, 480)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.columnWidth(0) > 400
    table.setColumnHidden(1, True)
    assert table.columnWidth(0) > 800


def test_row_the_store_lost_is_blank(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    qtbot.addWidget(table)
    table.set_ids([6, 7])
    assert table.row(0) == "Peserta 6"
    assert table.row(1) is None
    assert table.model().index(1, 0).data() == ""


def test_selection_survives_a_refresh_of_the_ids(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    qtbot.addWidget(table)
    table.set_ids([10, 20, 30])
    table.select(20)
    table.set_ids([5, 10, 15, 20])
    assert table.current == 20
    table.set_ids([1])
    assert table.current is None


def test_heading_asks_for_an_order_and_turns_it_round(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    on_screen(qtbot, table)
    table.set_ids([1, 2])
    head = table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(0) + 20, 10)
    with qtbot.waitSignal(table.sort_requested) as caught:
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["name", True]
    with qtbot.waitSignal(table.sort_requested) as caught:
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["name", False]


def test_rows_are_thirty_pixels_and_numbers_stand_right(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(Rows())
    on_screen(qtbot, table)
    table.set_ids([1])
    assert table.rowHeight(0) == 30
    side = table.model().index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight
