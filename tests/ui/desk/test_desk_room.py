"""The desk among the other rooms: what it keeps, tells, shows and names."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from dialer.workstation import Workstation
from tests.making import employer, take
from tests.ui.desk.at_the_desk import two_members
from tests.ui.desk.conftest import Keyboard, OpenRoom
from tests.ui.showing import show_beside_a_rail
from ui.desk.room import DeskRoom
from ui.session import Session
from ui.theme import Theme
from ui.widgets import key_label

Key = Qt.Key


def talk_to_the_member(keyboard: Keyboard) -> None:
    """Dial and go through the opening until the right party is confirmed."""
    keyboard.press(Key.Key_F9)
    keyboard.type("111")


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
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.notice.isVisible()


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


def test_tab_follows_the_eye_and_leaves_the_desk_at_its_end(
    room: DeskRoom, keyboard: Keyboard, qtbot: QtBot
) -> None:
    show_beside_a_rail(qtbot, room)
    talk_to_the_member(keyboard)
    keyboard.press(Key.Key_3, ctrl=True)
    room.setFocus()
    seen = []
    for _ in range(60):
        keyboard.press(Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None
        if not room.isAncestorOf(at):
            break
        seen.append(at)
    panels = (room.call_bar, room.contact, room.middle, room.outcome, room.foot)
    places = [next(n for n, one in enumerate(panels) if one.isAncestorOf(at)) for at in seen]
    assert places == sorted(places)
    assert set(places) == set(range(len(panels)))
    answers = [at for at in seen if at in room.script.answers.buttons]
    assert answers == list(room.script.answers.buttons)
    chosen = next(at for at in seen if isinstance(at, QRadioButton))
    assert seen[seen.index(chosen) + 1] is room.outcome.promise.day.control.line
    seen[-1].setFocus()
    for at in reversed(seen[:-1]):
        keyboard.press(Key.Key_Backtab)
        assert at.hasFocus()


def test_page_down_brings_the_answers_below_the_fold(
    room: DeskRoom, keyboard: Keyboard, theme: Theme
) -> None:
    theme.set_scale(1.5)
    room.resize(1234, 600)
    QApplication.processEvents()
    last = room.script.answers.buttons[-1]
    assert last.visibleRegion().isEmpty()
    keyboard.press(Qt.Key.Key_PageDown)
    assert not last.visibleRegion().isEmpty()


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
