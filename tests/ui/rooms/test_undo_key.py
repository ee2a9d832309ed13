"""The key that takes a save back, at the desk and in the log."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialer.facts import OutcomeUndone
from dialer.log import LogFilter
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from tests.conftest import HandClock
from tests.ui.rooms.working import Office
from tests.ui.showing import show_in_front
from ui.reason_line import ReasonEdit
from ui.session import News, Session
from ui.undo import add_undo_at_the_desk, add_undo_in_the_log

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def shown(qtbot: QtBot) -> QWidget:
    room = QWidget()
    show_in_front(qtbot, room)
    room.setFocus()
    return room


def save(office: Office, officer: Officer) -> None:
    entry = PromiseEntry(500_000, date(2026, 11, 25), "bri")
    office.save(officer, "Siti Rahma", OutcomeEntry("promise", promise=entry))


def reason(room: QWidget) -> ReasonEdit:
    (line,) = room.findChildren(ReasonEdit)
    return line


def saved(office: Office) -> list[str]:
    return [one.line.attempt_id for one in office.workstation.store.log(LogFilter(), 9)]


def test_at_the_desk_the_key_takes_the_last_save_back_and_brings_its_contact(
    qtbot: QtBot, office: Office, officer: Officer, session: Session, news: News
) -> None:
    office.take_arrears(officer)
    save(office, officer)
    room = shown(qtbot)
    add_undo_at_the_desk(room, session)
    QTest.keyClick(room, Qt.Key.Key_Z, BOTH)
    QTest.keyClick(reason(room), Qt.Key.Key_Escape)
    assert len(saved(office)) == 1
    QTest.keyClick(room, Qt.Key.Key_Z, BOTH)
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(reason(room), Qt.Key.Key_Return)
    assert asked.args[0] == office.contact("Siti Rahma").contact_id
    assert saved(office) == []
    with qtbot.waitSignal(news.notice) as said:
        QTest.keyClick(room, Qt.Key.Key_Z, BOTH)
    assert said.args[0] == "info"


def test_in_the_log_an_officer_is_refused_the_day_after_and_a_lead_is_not(
    qtbot: QtBot,
    office: Office,
    officer: Officer,
    session: Session,
    lead_session: Session,
    news: News,
    clock: HandClock,
) -> None:
    office.take_arrears(officer)
    save(office, officer)
    (attempt_id,) = saved(office)
    clock.forward(days=1)
    room = shown(qtbot)
    add_undo_in_the_log(room, session, lambda: attempt_id)
    QTest.keyClick(room, Qt.Key.Key_Z, BOTH)
    with qtbot.waitSignal(news.notice) as said:
        QTest.keyClick(reason(room), Qt.Key.Key_Return)
    assert "hari yang sama" in said.args[1]
    room.close()
    log = shown(qtbot)
    add_undo_in_the_log(log, lead_session, lambda: attempt_id)
    QTest.keyClick(log, Qt.Key.Key_Z, BOTH)
    QTest.keyClicks(reason(log), "Nomor keliru")
    with qtbot.waitSignal(news.facts_changed):
        QTest.keyClick(reason(log), Qt.Key.Key_Return)
    assert saved(office) == []
    facts = office.workstation.store.facts_of(office.contact("Siti Rahma").contact_id)
    assert [one.body.why for one in facts if isinstance(one.body, OutcomeUndone)] == [
        "Nomor keliru"
    ]
