"""The Pantau room by keyboard, in a real window over a real store."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.facts import Channel
from dialer.people import Officer
from tests.ui.review.working import NO_ANSWER, PROMISE, REFUSES, Branch, play_the_day
from tests.ui.showing import press, quiet, show_in_front
from ui.review.room import ReviewRoom
from ui.session import News, Session

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OpenRoom = Callable[[Session], ReviewRoom]


@pytest.fixture
def open_room(qtbot: QtBot) -> OpenRoom:
    rooms: list[ReviewRoom] = []

    def opened(session: Session) -> ReviewRoom:
        room = ReviewRoom(session)
        rooms.append(room)
        show_in_front(qtbot, room, 1278, 728)
        quiet(qtbot, session)
        room.entered()
        return room

    return opened


def pick(room: ReviewRoom, combo: str, word: str) -> None:
    """Choose in a drop-down as the keyboard does."""
    box = getattr(room.filters, combo)
    box.setFocus()
    QTest.keyClicks(box, word)
    box.activated.emit(box.currentIndex())


def said_instead(room: ReviewRoom) -> str:
    """What stands in place of the log, "" while there is one."""
    return room.empty.accessibleName() if room.empty is not None else ""


def outcomes(room: ReviewRoom) -> list[str]:
    shown = [room.table.row(place) for place in range(len(room.table.ids))]
    return [row.outcome for row in shown if row is not None]


def test_it_opens_on_today_with_its_figures(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    branch.clock.forward(days=-1)
    branch.attempt(officer, "Dewi Lestari", NO_ANSWER, talk=0)
    branch.clock.forward(days=1)
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    assert len(room.table.ids) == 8
    shown = [one.value for one in room.figures.figures]
    assert shown == ["8", "75 %", "50 %", "Rp600.000", "1", "1:48"]
    press(room, Key.Key_3, CTRL)
    quiet(qtbot, lead_session)
    assert len(room.table.ids) == 9
    press(room, Key.Key_2, CTRL)
    quiet(qtbot, lead_session)
    assert outcomes(room) == ["Tidak diangkat"]


def test_filters_narrow_log_and_figures_and_one_key_drops_them(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    for combo, word, left in (
        ("officer", "Nurhaliza", 4),
        ("kind", "Badan", 2),
        ("channel", "Kunjungan", 1),
    ):
        pick(room, combo, word)
        quiet(qtbot, lead_session)
        assert len(room.table.ids) == left
    assert room.figures.figures[0].value == "1"
    assert room.filters.wish.channel is Channel.VISIT
    press(room, Key.Key_R, CTRL)
    quiet(qtbot, lead_session)
    assert len(room.table.ids) == 8
    assert not room.filters.clear.isEnabled()


def test_text_is_found_in_name_and_note(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    press(room, Key.Key_F, CTRL)
    assert room.filters.text.hasFocus()
    QTest.keyClicks(room.filters.text, "gajian")
    press(room.filters.text, Key.Key_Return)
    quiet(qtbot, lead_session)
    assert outcomes(room) == ["Janji bayar"]


def test_a_petugas_sees_their_own_and_has_no_officer_to_choose(
    branch: Branch,
    officer: Officer,
    other: Officer,
    session: Session,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(session)
    assert len(room.table.ids) == 4
    assert room.filters.officer.isHidden()
    press(room.table, Key.Key_Return)
    assert room.attempt.isVisible()
    assert room.attempt.correct.isHidden()


def test_enter_opens_an_attempt_arrows_move_and_escape_closes(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    press(room.table, Key.Key_Return)
    assert room.attempt.name.text() == "CV Maju Jaya"
    assert "Naskah tidak dipakai." in room.attempt.texts
    for _ in range(6):
        press(room.table, Key.Key_Down)
    qtbot.waitUntil(lambda: "Siti Rahma" in room.attempt.name.text())
    texts = room.attempt.texts
    assert "Telekolekting: penagihan awal" in texts
    assert "→ Ya, saya sendiri" in texts
    assert "+62•••••••7001" in texts
    press(room, Key.Key_Escape)
    assert room.attempt.isHidden()
    assert room.table.hasFocus()


def test_a_correction_is_seen_at_once_and_told_to_the_other_rooms(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", REFUSES)
    room = open_room(lead_session)
    press(room.table, Key.Key_Return)
    press(room, Key.Key_E, CTRL)
    assert room.correction.why.control.hasFocus()
    assert room.filters.isHidden()
    QTest.keyClicks(room.correction.why.control, "berjanji di akhir")
    press(room, Key.Key_3, CTRL)
    day = room.correction.form.promise.day.control.line
    assert day.hasFocus()
    QTest.keyClicks(day, "25/11")
    room.correction.form.promise.channel.control.setFocus()
    QTest.keyClicks(room.correction.form.promise.channel.control, "BRI")
    with qtbot.waitSignals([news.facts_changed, news.notice]):
        press(room, Key.Key_Return, CTRL)
    assert not room.correcting
    texts = room.attempt.texts
    assert texts.index("Janji bayar") < texts.index("Menolak")
    assert "Alasan koreksi: berjanji di akhir" in texts
    quiet(qtbot, lead_session)
    assert outcomes(room) == ["Janji bayar"]
    assert room.figures.figures[3].value == "Rp1.200.000"
    assert room.table.current == attempt_id


def test_the_old_word_is_struck_and_the_new_one_is_not(
    branch: Branch, officer: Officer, lead: Officer, lead_session: Session, open_room: OpenRoom
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", REFUSES)
    branch.workstation.review.correct(lead, attempt_id, PROMISE, "salah pilih")
    room = open_room(lead_session)
    press(room.table, Key.Key_Return)
    assert {"Menolak", "Kecewa rumah sakit"} <= set(room.attempt.struck)
    assert "Janji bayar" not in room.attempt.struck


def test_a_corrected_attempt_stays_open_though_the_filter_no_longer_has_it(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    attempt_id = branch.attempt(officer, "Siti Rahma", REFUSES)
    branch.attempt(officer, "Andi Pratama", REFUSES)
    room = open_room(lead_session)
    pick(room, "outcome", "Menolak")
    quiet(qtbot, lead_session)
    room.table.select(attempt_id)
    press(room.table, Key.Key_Return)
    branch.workstation.review.correct(lead, attempt_id, PROMISE, "salah pilih")
    news.facts_changed.emit()
    quiet(qtbot, lead_session)
    assert len(room.table.ids) == 1
    assert room.attempt.name.text() == "Siti Rahma"
    assert "Alasan koreksi: salah pilih" in room.attempt.texts


def test_another_filter_closes_an_attempt_it_does_not_have(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    branch.attempt(officer, "Siti Rahma", REFUSES)
    branch.attempt(officer, "Andi Pratama", PROMISE)
    room = open_room(lead_session)
    press(room.table, Key.Key_Return)
    pick(room, "outcome", "Menolak")
    quiet(qtbot, lead_session)
    assert room.attempt.isHidden()


def test_escape_keeps_a_half_written_correction_until_pressed_again(
    branch: Branch, officer: Officer, lead_session: Session, open_room: OpenRoom
) -> None:
    branch.attempt(officer, "Siti Rahma", REFUSES)
    room = open_room(lead_session)
    press(room.table, Key.Key_Return)
    press(room, Key.Key_E, CTRL)
    QTest.keyClicks(room.correction.why.control, "belum")
    press(room, Key.Key_Escape)
    assert room.correction.isVisible()
    assert "belum disimpan" in room.correction.notice.sentence
    assert not room.may_close()
    press(room, Key.Key_Escape)
    assert room.correction.isHidden()
    assert room.attempt.isVisible()
    assert room.may_close()
    press(room, Key.Key_Escape)
    assert room.attempt.isHidden()


def test_an_attempt_saved_on_a_desk_appears_at_once(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    room = open_room(lead_session)
    assert said_instead(room) == "Belum ada percobaan hari ini"
    branch.attempt(officer, "Siti Rahma", PROMISE)
    news.facts_changed.emit()
    quiet(qtbot, lead_session)
    assert said_instead(room) == ""
    assert outcomes(room) == ["Janji bayar"]


def test_an_empty_day_leads_to_the_desk_and_an_empty_filter_drops_itself(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    room = open_room(lead_session)
    with qtbot.waitSignal(news.room_wanted) as asked:
        press(room, Key.Key_Return, CTRL)
    assert asked.args == ["meja"]
    branch.attempt(officer, "Siti Rahma", PROMISE)
    QTest.keyClicks(room.filters.text, "tidak ada")
    press(room.filters.text, Key.Key_Return)
    quiet(qtbot, lead_session)
    assert said_instead(room) == "Tidak ada percobaan yang cocok"
    assert room.empty is not None
    room.empty.button.setFocus()
    press(room, Key.Key_Return, CTRL)
    quiet(qtbot, lead_session)
    assert outcomes(room) == ["Janji bayar"]
    assert room.table.hasFocus()


def test_days_typed_backwards_are_pointed_out(
    qtbot: QtBot, branch: Branch, officer: Officer, lead_session: Session, open_room: OpenRoom
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = open_room(lead_session)
    room.filters.period.last.setFocus()
    QTest.keyClicks(room.filters.period.last, "1/11/2026")
    quiet(qtbot, lead_session)
    assert said_instead(room) == "Periode terbalik"
    assert room.filters.period.quick.value is None


def test_a_quick_period_moves_on_with_the_day(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = open_room(lead_session)
    assert len(room.table.ids) == 1
    branch.clock.forward(days=1)
    branch.attempt(officer, "Andi Pratama", replace(REFUSES, note="besoknya"))
    news.facts_changed.emit()
    quiet(qtbot, lead_session)
    assert outcomes(room) == ["Menolak"]
    assert room.filters.period.first.text() == "Sabtu, 21 Nov 2026"


def test_news_while_correcting_leave_the_correction_in_peace(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    branch.attempt(officer, "Siti Rahma", REFUSES)
    room = open_room(lead_session)
    press(room.table, Key.Key_Return)
    press(room, Key.Key_E, CTRL)
    QTest.keyClicks(room.correction.why.control, "belum")
    branch.attempt(officer, "Andi Pratama", PROMISE)
    news.facts_changed.emit()
    quiet(qtbot, lead_session)
    assert room.correction.why.control.text() == "belum"
    assert room.attempt.name.text() == "Siti Rahma"
    assert room.foot.isHidden()
    press(room, Key.Key_Escape)
    press(room, Key.Key_Escape)
    assert len(room.table.ids) == 2
    assert room.foot.isVisible()


def test_every_key_of_the_room_is_in_the_help(
    branch: Branch, officer: Officer, lead_session: Session, open_room: OpenRoom
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = open_room(lead_session)
    press(room.table, Key.Key_Return)
    hints = room.keys()
    assert {"Ctrl+1", "Ctrl+F", "Ctrl+R", "Ctrl+E", "Esc"} <= {hint.key for hint in hints}


def test_enter_on_what_was_undone_says_who_took_it_back_and_why(
    branch: Branch, officer: Officer, lead_session: Session, open_room: OpenRoom
) -> None:
    branch.attempt(officer, "Andi Pratama", NO_ANSWER, talk=0)
    undone = branch.attempt(officer, "Siti Rahma", PROMISE)
    branch.workstation.undoing.undo(officer, undone, "salah kontak")
    room = open_room(lead_session)
    assert outcomes(room) == ["Janji bayar (diurungkan)", "Tidak diangkat"]
    assert room.figures.figures[0].value == "1"
    press(room.table, Key.Key_Return)
    assert not room.attempt.isVisible()
    assert "diurungkan oleh Budi Santoso, " in room.notice.sentence
    assert "salah kontak. Tidak dihitung." in room.notice.sentence
