"""The desk by keyboard alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dialer.facts import Attempt, Callback, Channel, Note, Outcome, Promise, RehabOffer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import employer, member, take
from tests.ui.desk.at_the_desk import two_members
from tests.ui.desk.conftest import Keyboard, OpenRoom
from ui.desk.qr import QUIET, qr_image
from ui.desk.room import DeskRoom
from ui.session import Session
from ui.theme import Theme
from ui.widgets import key_label

Key = Qt.Key


@pytest.fixture
def room(workstation: Workstation, open_room: OpenRoom) -> DeskRoom:
    take(workstation, *two_members())
    return open_room()


@pytest.fixture
def keyboard(room: DeskRoom) -> Keyboard:
    return Keyboard(room)


def facts(workstation: Workstation, contact_id: str, kind: type) -> list[object]:
    return [fact.body for fact in workstation.store.facts_of(contact_id) if type(fact.body) is kind]


def objecting(room: DeskRoom) -> bool:
    """Whether an objection stands in front of the script."""
    return room.script.objecting


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
    (outcome,) = facts(workstation, "c1", Outcome)
    assert isinstance(outcome, Outcome)
    assert outcome.code == "no_answer"
    assert room.call_bar.name.text() == "Vanesa Zulaika"
    assert room.foot.saved.text() == "Tersimpan: Utama Suryono · Tidak diangkat"
    assert not room.notice.isVisible()


def test_a_promise_by_keyboard(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_3, ctrl=True)
    keyboard.type("25")
    for _ in range(5):  # over the quick days
        keyboard.press(Key.Key_Tab)
    keyboard.type("500r")
    keyboard.press(Key.Key_Tab)
    keyboard.type("bri")
    keyboard.press(Key.Key_Return, ctrl=True)
    (promise,) = facts(workstation, "c1", Promise)
    assert isinstance(promise, Promise)
    assert (promise.amount, promise.due_on, promise.channel) == (
        500_000,
        date(2026, 11, 25),
        "bri",
    )


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
    (offer,) = facts(workstation, "c1", RehabOffer)
    assert isinstance(offer, RehabOffer)
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
    (callback,) = facts(workstation, "c1", Callback)
    assert isinstance(callback, Callback)
    assert callback.at == datetime(2026, 11, 21, 3, 15, tzinfo=UTC)


def test_a_callback_is_typed_as_it_is_said(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    clock.forward(seconds=60)
    keyboard.press(Key.Key_B, ctrl=True)
    keyboard.type("senin sore")
    keyboard.press(Key.Key_Return, ctrl=True)
    (callback,) = facts(workstation, "c1", Callback)
    assert isinstance(callback, Callback)
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
    (outcome,) = facts(workstation, "b1", Outcome)
    assert isinstance(outcome, Outcome)
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
    (note,) = facts(workstation, "c1", Note)
    assert isinstance(note, Note)
    assert note.text == "Coba sore"


def test_objections_are_found_by_two_letters_and_lead_back(
    room: DeskRoom, keyboard: Keyboard
) -> None:
    talk_to_the_member(keyboard)
    step = room.script.title.text()
    keyboard.press(Key.Key_Slash)
    keyboard.type("ti")
    assert len(room.script.search.titles) > 1
    wanted = room.script.search.titles[1]
    keyboard.press(Key.Key_Down)
    keyboard.press(Key.Key_Return)
    page = room.script.objection
    assert objecting(room)
    assert page.title.text() == wanted
    assert page.empathy.plain
    assert page.fact.plain
    assert page.next_step.plain
    assert page.avoid.text().startswith("Hindari:")
    keyboard.press(Key.Key_Escape)
    assert not objecting(room)
    assert room.script.title.text() == step


def test_enter_leaves_an_objection_too(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Slash)
    keyboard.press(Key.Key_Return)
    assert objecting(room)
    keyboard.press(Key.Key_Return)
    assert not objecting(room)


def test_escape_gives_the_search_up(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Slash)
    keyboard.type("12")
    keyboard.press(Key.Key_Escape)
    assert not room.script.searching
    keyboard.type("1")
    assert room.script.title.text() == "Meminta waktu"


def test_the_palette_finds_the_same_objections(room: DeskRoom) -> None:
    found = room.commands("penipuan")
    assert [command.title for command in found][:1] == ["Takut penipuan"]
    found[0].action()
    assert objecting(room)
    assert room.commands("") == []


def test_back_undoes_an_answer(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.type("11")
    keyboard.press(Key.Key_Backspace)
    assert room.script.title.text() == "Meminta waktu"


def test_the_numbers_are_chosen_with_ctrl_and_arrows(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Down, ctrl=True)
    assert room.call_bar.number.text() == "(0645) 461234"
    assert [button.isChecked() for button in room.contact.numbers.buttons] == [False, True]
    keyboard.press(Key.Key_Up, ctrl=True)
    assert room.call_bar.number.text() == "0812-3456-7890"


def test_a_handset_call_shows_the_number_as_a_code(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_F9)
    assert room.dial_panel.isVisible()
    assert room.dial_panel.code.text == "tel:+6281234567890"
    assert room.call_bar.dial.text() == "Akhiri"
    keyboard.press(Key.Key_F10)
    assert not room.dial_panel.isVisible()
    assert room.call_bar.dot.word == "Tersambung"


def test_hold_and_mute_are_off_and_say_why(room: DeskRoom) -> None:
    for button in (room.call_bar.hold, room.call_bar.mute):
        assert not button.isEnabled()
        assert "telepon atau aplikasi" in button.toolTip()


def test_the_timer_runs_from_dialling_and_warns_after_the_call(
    room: DeskRoom, keyboard: Keyboard, clock: HandClock
) -> None:
    keyboard.press(Key.Key_F9)
    clock.forward(seconds=75)
    room.call_bar.show_time(clock())
    assert room.call_bar.timer.text() == "01.15"
    assert room.call_bar.timer.property("tone") is None
    keyboard.press(Key.Key_F9)
    clock.forward(seconds=61)
    room.call_bar.show_time(clock())
    assert room.call_bar.timer.text() == "01.01"
    assert room.call_bar.timer.property("tone") == "warn"


def test_skipping_asks_for_a_reason_by_number(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_F2)
    assert room.skip.isVisible()
    keyboard.press(Key.Key_Escape)
    assert room.script.isVisible()
    keyboard.press(Key.Key_F2)
    keyboard.type("2")
    assert room.call_bar.name.text() == "Vanesa Zulaika"
    assert room.foot.saved.text() == "Dilewati: Utama Suryono"


def test_doubts_are_pointed_out_and_the_second_time_saved(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation
) -> None:
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    assert room.outcome.doubts.isVisible()
    assert room.outcome.save.text() == "Tetap simpan"
    assert facts(workstation, "c1", Outcome) == []
    keyboard.press(Key.Key_Return, ctrl=True)
    assert len(facts(workstation, "c1", Outcome)) == 1


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


def test_fields_of_the_script_are_typed_once(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, clock: HandClock
) -> None:
    talk_to_the_member(keyboard)
    keyboard.type("2")
    assert room.script.title.text() == "Menyepakati tanggal"
    keyboard.press(Key.Key_E, ctrl=True)
    keyboard.type("25")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Return)  # the amount stays empty: the whole arrears
    keyboard.type("1")
    keyboard.press(Key.Key_E, ctrl=True)
    keyboard.type("bri")
    keyboard.press(Key.Key_Escape)
    keyboard.type("11")
    clock.forward(seconds=90)
    assert room.outcome.outcomes.value == "promise"
    keyboard.press(Key.Key_Return, ctrl=True)
    (promise,) = facts(workstation, "c1", Promise)
    assert isinstance(promise, Promise)
    assert (promise.due_on, promise.channel) == (date(2026, 11, 25), "bri")
    assert promise.amount == 1_200_000


def test_half_written_work_comes_back_after_a_kill(
    room: DeskRoom, keyboard: Keyboard, open_room: OpenRoom, qtbot: QtBot
) -> None:
    talk_to_the_member(keyboard)
    keyboard.press(Key.Key_3, ctrl=True)
    keyboard.type("25")
    keyboard.press(Key.Key_N, ctrl=True)
    keyboard.type("Gajian")
    qtbot.waitUntil(lambda: not room.presenter.draft_due)
    again = open_room()
    assert again.notice.isVisible()
    assert "dipulihkan" in again.notice.sentence
    assert again.call_bar.name.text() == "Utama Suryono"
    assert again.outcome.promise.day.control.value == date(2026, 11, 25)
    assert again.outcome.note.control.toPlainText() == "Gajian"
    assert again.script.title.text() == room.script.title.text()


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


def test_outside_the_hours_a_reason_is_typed_and_work_begins(
    workstation: Workstation, open_room: OpenRoom, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    take(workstation, *two_members())
    room = open_room()
    keyboard = Keyboard(room)
    assert room.idle.isVisible()
    assert "Senin, 23 Nov 2026 08.00 WIB" in room.idle.sentence.text()
    room.idle.overtime.start()
    keyboard.type("diminta peserta")
    keyboard.press(Key.Key_Return)
    assert room.call_bar.name.text() == "Utama Suryono"
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_1, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    (attempt,) = facts(workstation, "c1", Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.override_reason == "diminta peserta"


def test_f9_outside_the_hours_asks_for_the_reason_first(
    workstation: Workstation, open_room: OpenRoom, clock: HandClock
) -> None:
    clock.at = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    take(workstation, *two_members())
    room = open_room()
    keyboard = Keyboard(room)
    room.show_contact("c1")
    keyboard.press(Key.Key_F9)
    assert QApplication.focusWidget() is room.overtime.reason
    keyboard.type("diminta peserta")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_F9)
    assert room.call_bar.dial.text() == "Akhiri"


def test_a_visit_is_recorded_by_keyboard(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation, session: Session, qtbot: QtBot
) -> None:
    session.news.contact_wanted.emit("c2", Channel.VISIT)
    assert not room.call_bar.dial.isVisible()
    assert not room.script.answers.isVisible()
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_5, ctrl=True)
    keyboard.press(Key.Key_Return, ctrl=True)
    (attempt,) = facts(workstation, "c2", Attempt)
    assert isinstance(attempt, Attempt)
    assert attempt.channel is Channel.VISIT
    assert room.idle.title.text() == "Hasil kunjungan tersimpan"
    with qtbot.waitSignal(session.news.room_wanted) as wanted:
        room.idle.button.click()
    assert wanted.args == ["kunjungan"]
    keyboard.press(Key.Key_F2)
    assert room.call_bar.name.text() == "Utama Suryono"


def test_other_rooms_are_told_after_saving(
    keyboard: Keyboard, session: Session, qtbot: QtBot
) -> None:
    keyboard.press(Key.Key_F9)
    keyboard.press(Key.Key_1, ctrl=True)
    with qtbot.waitSignal(session.news.facts_changed):
        keyboard.press(Key.Key_Return, ctrl=True)


def test_an_empty_desk_leads_to_the_lists(
    open_room: OpenRoom, session: Session, qtbot: QtBot
) -> None:
    room = open_room()
    assert room.idle.title.text() == "Belum ada daftar telepon"
    with qtbot.waitSignal(session.news.room_wanted) as wanted:
        room.idle.button.click()
    assert wanted.args == ["daftar"]


def test_a_list_that_comes_in_reaches_the_empty_desk(
    open_room: OpenRoom, session: Session, workstation: Workstation
) -> None:
    room = open_room()
    take(workstation, *two_members())
    session.news.lists_changed.emit()
    assert room.call_bar.name.text() == "Utama Suryono"


def test_holding_an_id_shows_it_and_is_written_down(
    room: DeskRoom, keyboard: Keyboard, workstation: Workstation
) -> None:
    secret = room.contact.facts[0].secret
    assert secret.shown == "•••••••••2349"
    secret.setFocus()
    keyboard.press(Key.Key_Space)
    newest = next(iter(workstation.store.audit_trail(1)))
    assert (newest.action, newest.detail) == ("revealed", "card")


def test_a_long_address_for_mail_does_not_widen_the_column(
    workstation: Workstation, open_room: OpenRoom
) -> None:
    contact = employer()
    email = "bagian.kepegawaian.darmajisafitri@perusahaan-contoh.sch.id"
    take(workstation, replace(contact, details=replace(contact.details, email=email)))
    area = open_room().contact.area
    page = area.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= area.viewport().width()


def test_the_chosen_kind_is_worked_on(workstation: Workstation, open_room: OpenRoom) -> None:
    take(workstation, *two_members(), replace(employer(), list_id="l2"))
    room = open_room()
    keyboard = Keyboard(room)
    keyboard.press(Key.Key_D, ctrl=True)
    keyboard.type("Badan")
    assert room.call_bar.name.text() == "CV Widodo"


def test_a_narrow_window_shares_one_column_between_contact_and_outcome(
    room: DeskRoom, keyboard: Keyboard, theme: Theme
) -> None:
    theme.set_scale(1.5)
    room.resize(1234, 700)
    QApplication.processEvents()
    assert room.columns.narrow
    assert room.outcome.isVisible()
    assert not room.contact.isVisible()
    keyboard.press(Key.Key_I, ctrl=True)
    assert room.contact.isVisible()
    theme.set_scale(1.0)
    room.resize(1278, 726)
    QApplication.processEvents()
    assert room.contact.isVisible()
    assert room.outcome.isVisible()


def test_the_help_names_every_key_once(room: DeskRoom) -> None:
    hints = room.keys()
    keys = [hint.key for hint in hints]
    assert len(keys) == len(set(keys))
    for key in ("F9", "F10", "F2", "Ctrl+1", "Ctrl+7", key_label("Ctrl+Return"), "Ctrl+B", "/"):
        assert key in keys
    assert "1–9" in keys
    assert "1" not in keys


def test_every_control_has_a_name(room: DeskRoom, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_3, ctrl=True)
    focusable = [
        child
        for child in room.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [child for child in focusable if not (child.accessibleName() or _text(child))]
    assert nameless == []


def _text(widget: object) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def test_the_code_has_its_quiet_zone_and_three_finders() -> None:
    image = qr_image("tel:+6281234567890")
    dark = [
        [image.pixelColor(x, y).lightness() < 128 for x in range(image.width())]
        for y in range(image.height())
    ]
    assert not any(any(row) for row in dark[:QUIET])
    assert not any(row[at] for row in dark for at in range(QUIET))
    side = image.width()
    corners = [(QUIET, QUIET), (side - QUIET - 7, QUIET), (QUIET, side - QUIET - 7)]
    for left, top in corners:
        assert all(dark[top][left + n] and dark[top + n][left] for n in range(7))
        assert not dark[top + 1][left + 1]
        assert dark[top + 3][left + 3]
