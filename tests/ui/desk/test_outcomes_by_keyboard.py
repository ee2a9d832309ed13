"""Outcomes are typed with the keyboard alone."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialer.facts import Attempt, Callback, Channel, Note, Outcome, Promise, RehabOffer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import bodies, employer, member, take
from tests.ui.desk.conftest import Keyboard, OpenRoom
from ui.desk.room import DeskRoom
from ui.session import Session

Key = Qt.Key


def talk_to_the_member(keyboard: Keyboard) -> None:
    """Dial and go through the opening until the right party is confirmed."""
    keyboard.press(Key.Key_F9)
    keyboard.type("111")


def test_a_no_answer_costs_three_keystrokes(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    keyboard.press(Key.Key_F9)
    clock.forward(seconds=25)
    keyboard.press(Key.Key_1, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    (outcome,) = bodies(workstation, "c1", Outcome)
    assert outcome.code == "no_answer"
    assert room.call_bar.name.text() == "Vanesa Zulaika"
    assert room.foot.saved.text() == "Tersimpan: Tidak diangkat · Utama Suryono"
    assert not room.notice.isVisible()


def test_a_promise_by_keyboard(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_3, ctrl=True)
    keyboard.type("25")
    keyboard.press(Key.Key_Tab)
    keyboard.type("500r")
    keyboard.press(Key.Key_Tab)
    keyboard.type("bri")
    keyboard.press(Key.Key_Return, ctrl=True)
    (promise,) = bodies(workstation, "c1", Promise)
    assert (promise.amount, promise.due_on, promise.channel) == (
        500_000,
        date(2026, 11, 25),
        "bri",
    )


def test_one_key_lets_an_open_promise_stand_beside_the_new_one(
    room: DeskRoom,
    keyboard: Keyboard,
    workstation: Workstation,
    clock: HandClock,
) -> None:
    def promise() -> None:
        talk_to_the_member(keyboard)
        clock.forward(seconds=60)
        keyboard.press(Key.Key_3, ctrl=True)

    promise()
    assert room.outcome.promise.still_open.isHidden()
    keyboard.type("25")
    room.outcome.promise.channel.control.picked.emit("bri")
    keyboard.press(Key.Key_Return, ctrl=True)
    clock.forward(days=1)
    room.show_contact("c1", Channel.PHONE)
    promise()
    box = room.outcome.promise.replaces
    said = room.outcome.promise.still_open.text()
    assert said == "Masih terbuka: Rp1.200.000 untuk 25 Nov 2026."
    assert box.isVisible()
    assert box.isChecked()
    keyboard.press(Key.Key_G, ctrl=True)
    assert not box.isChecked()
    made = room.presenter.editor.entry().promise
    assert made is not None
    assert not made.replaces


def test_rehab_by_keyboard(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_4, ctrl=True)
    assert room.outcome.rehab.stages.value() == 10
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Down)
    assert room.outcome.rehab.rows[1] == "1–8 Rp150.000 Rp140.000 Rp290.000"
    keyboard.press(Key.Key_Return, ctrl=True)
    (offer,) = bodies(workstation, "c1", RehabOffer)
    assert (offer.stages, offer.first_instalment, offer.accepted) == (8, 290_000, True)


def test_rehab_that_is_not_open_shows_its_reason(
    workstation: Workstation, open_room: OpenRoom
) -> None:
    take(workstation, member(months=2))
    room = open_room()
    Keyboard(room).press(Key.Key_4, ctrl=True)
    assert room.outcome.rehab.refusal.isVisible()
    assert "belum mencapai batas" in room.outcome.rehab.refusal.sentence
    assert not room.outcome.rehab.stages.isVisible()


def test_a_callback_by_keyboard(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_B, ctrl=True)
    keyboard.type("besok")
    keyboard.press(Key.Key_Tab)
    keyboard.type("1015")
    keyboard.press(Key.Key_Return, ctrl=True)
    (callback,) = bodies(workstation, "c1", Callback)
    assert callback.at == datetime(2026, 11, 21, 3, 15, tzinfo=UTC)


def test_that_a_callback_moves_is_said_where_it_is_seen(
    room: DeskRoom, keyboard: Keyboard, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.type("lusa jam 10")  # a Sunday
    QApplication.processEvents()
    field, seen = room.outcome.callback.at, room.outcome.area.viewport()
    assert "Senin" in field.remark
    bottom = field.mapTo(seen, field.rect().bottomLeft()).y()
    assert 0 < bottom <= seen.height()
    assert room.outcome.callback.at.control.day.hasFocus()


def test_a_callback_is_typed_as_it_is_said(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_B, ctrl=True)
    keyboard.type("senin sore")
    keyboard.press(Key.Key_Return, ctrl=True)
    (callback,) = bodies(workstation, "c1", Callback)
    assert callback.at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_a_day_without_an_hour_is_pointed_out_at_the_field(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_1, ctrl=True)
    keyboard.press(Key.Key_B, ctrl=True)
    keyboard.type("besok")
    keyboard.press(Key.Key_Return, ctrl=True)
    assert room.outcome.callback.at.error == "Isi tanggal dan jam, misalnya besok 10.15."
    assert room.presenter.contact_id == "c1"
    assert QApplication.focusWidget() is room.outcome.callback.at.control.clock


def test_the_next_step_of_an_employer_by_keyboard(
    workstation: Workstation, open_room: OpenRoom, clock: HandClock
) -> None:
    take(workstation, employer())
    room = open_room()
    keyboard = Keyboard(room)
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_F10)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_3, ctrl=True)
    keyboard.type("kirim")
    keyboard.press(Key.Key_Tab)
    keyboard.type("senin")
    keyboard.press(Key.Key_Return, ctrl=True)  # the identity was not confirmed in the script
    assert room.outcome.doubts.isVisible()
    keyboard.press(Key.Key_Return, ctrl=True)
    (outcome,) = bodies(workstation, "b1", Outcome)
    assert (outcome.code, outcome.next_step) == ("willing_to_register", "send_kit")
    assert outcome.next_on == date(2026, 11, 23)


def test_digits_in_a_money_field_are_no_answers(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_3, ctrl=True)
    step = room.script.title.text()
    amount = room.outcome.promise.amount.control
    amount.setFocus()
    amount.selectAll()
    keyboard.type("123")
    assert amount.value == 123
    assert room.script.title.text() == step
    keyboard.press(Key.Key_Escape)
    keyboard.type("1")
    assert amount.value == 123
    assert room.script.title.text() == "Meminta waktu"


def test_digits_in_note_and_stages_are_no_answers(room: DeskRoom, keyboard: Keyboard) -> None:
    step = room.script.title.text()
    keyboard.press(Key.Key_N, ctrl=True)
    keyboard.type("tgl 25")
    assert room.outcome.note.control.toPlainText() == "tgl 25"
    keyboard.press(Key.Key_4, ctrl=True)
    keyboard.type("4")
    assert room.outcome.rehab.stages.value() == 4
    assert room.script.title.text() == step


def test_a_note_is_saved_from_where_it_is_typed(
    keyboard: Keyboard, workstation: Workstation
) -> None:
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_1, ctrl=True)
    keyboard.press(Key.Key_N, ctrl=True)
    keyboard.type("Coba sore")
    keyboard.press(Key.Key_Return, ctrl=True)
    (note,) = bodies(workstation, "c1", Note)
    assert note.text == "Coba sore"


def test_doubts_are_pointed_out_and_the_second_time_saved(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation
) -> None:
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    assert room.outcome.doubts.isVisible()
    assert room.outcome.save.text() == "Tetap simpan"
    assert bodies(workstation, "c1", Outcome) == []
    keyboard.press(Key.Key_Return, ctrl=True)
    assert len(bodies(workstation, "c1", Outcome)) == 1


def test_faults_stand_at_their_fields_and_the_first_gets_the_cursor(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_3, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    promise = room.outcome.promise
    assert promise.day.error == "Isi tanggal janji, misalnya 25 atau besok."
    assert promise.channel.error == "Pilih kanal pembayaran."
    assert promise.amount.error == ""
    assert QApplication.focusWidget() is promise.day.control.line


def test_text_that_is_no_date_does_not_stay_for_the_next_contact(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_3, ctrl=True)
    keyboard.type("entah")
    keyboard.press(Key.Key_1, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    assert room.presenter.contact_id == "c2"
    keyboard.press(Key.Key_3, ctrl=True)
    assert room.outcome.promise.day.control.line.text() == ""


def test_a_visit_is_recorded_by_keyboard(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, session: Session, qtbot: QtBot
) -> None:
    session.news.contact_wanted.emit("c2", Channel.VISIT)
    assert not room.call_bar.dial.isVisible()
    assert not room.script.answers.isVisible()
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    (attempt,) = bodies(workstation, "c2", Attempt)
    assert attempt.channel is Channel.VISIT
    assert room.idle.title.text() == "Hasil kunjungan tersimpan"
    with qtbot.waitSignal(session.news.room_wanted) as wanted:
        room.idle.button.click()
    assert wanted.args == ["kunjungan"]
    keyboard.press(Key.Key_F2)
    assert room.call_bar.name.text() == "Utama Suryono"
