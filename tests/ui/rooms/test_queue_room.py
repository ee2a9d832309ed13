"""The Antrean room by keyboard."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.facts import Channel
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer
from tests.conftest import HandClock
from tests.ui.rooms.working import Office
from tests.ui.showing import show_in_front
from ui.queue import QueueRoom
from ui.session import News, Session
from ui.theme import px

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
OpenRoom = Callable[[], QueueRoom]


@pytest.fixture
def open_room(qtbot: QtBot, session: Session) -> OpenRoom:
    def opened() -> QueueRoom:
        room = QueueRoom(session)
        show_in_front(qtbot, room)
        room.entered()
        return room

    return opened


def names(room: QueueRoom) -> list[str]:
    found = [room.table.row(place) for place in range(len(room.table.ids))]
    return [row.name for row in found if row is not None]


def test_a_long_name_and_its_reason_are_read_whole(
    qtbot: QtBot, session: Session, office: Office, officer: Officer
) -> None:
    office.take_arrears(officer)
    room = QueueRoom(session)
    show_in_front(qtbot, room, 1278, 726)
    table = room.table
    metrics = table.fontMetrics()
    for column, text in (
        (0, "Tgk. Gabriella Marpaung, S.Pd."),
        (2, "Calon REHAB: 24 bulan, daftar hari ini"),
        (3, "20 Nov 2026 10.15"),
    ):
        assert table.columnWidth(column) >= metrics.horizontalAdvance(text) + px(16)


def test_enter_puts_the_selected_contact_on_the_desk(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    room = open_room()
    QTest.keyClick(room.table, Key.Key_Down)
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(room.table, Key.Key_Return)
    assert asked.args == [office.contact("Siti Rahma").contact_id, Channel.PHONE]


def test_f2_takes_the_first_wherever_one_stands(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    room = open_room()
    QTest.keyClick(room.table, Key.Key_End)
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(room.table, Key.Key_F2)
    assert asked.args == [office.contact("Dewi Lestari").contact_id, Channel.PHONE]


def test_2_shows_who_comes_back_later_and_1_the_present(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    at = office.workstation.now() + timedelta(hours=1)
    office.save(
        officer, "Siti Rahma", OutcomeEntry("callback_requested", callback=CallbackEntry(at))
    )
    room = open_room()
    assert names(room) == ["Dewi Lestari", "Andi Pratama"]
    QTest.keyClick(room.table, Key.Key_2)
    assert names(room) == ["Siti Rahma"]
    QTest.keyClick(room.table, Key.Key_1)
    assert names(room) == ["Dewi Lestari", "Andi Pratama"]


def test_3_shows_the_lead_whose_callbacks_are_overdue(
    office: Office,
    officer: Officer,
    lead_session: Session,
    clock: HandClock,
    qtbot: QtBot,
) -> None:
    office.take_arrears(officer)
    at = clock() + timedelta(hours=1)
    office.save(
        officer, "Siti Rahma", OutcomeEntry("callback_requested", callback=CallbackEntry(at))
    )
    clock.forward(hours=3, minutes=30)
    room = QueueRoom(lead_session)
    show_in_front(qtbot, room)
    room.entered()
    QTest.keyClick(room.table, Key.Key_3)
    (row,) = (room.table.row(place) for place in range(len(room.table.ids)))
    assert row is not None
    assert (row.name, row.owner) == ("Siti Rahma", officer.name)
    assert row.reason == "Telepon ulang terlewat, dijanjikan 10.00"


def test_ctrl_3_shows_employers_only(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    office.take_bu(officer)
    room = open_room()
    QTest.keyClick(room.table, Key.Key_3, Ctrl)
    assert names(room) == ["CV Maju Jaya", "PT Sinar Laut"]
    QTest.keyClick(room.table, Key.Key_1, Ctrl)
    assert len(names(room)) == 5


def test_choosing_a_list_shows_its_contacts_only(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    taken = office.take_bu(officer)
    room = open_room()
    room.lists.setFocus()
    room.lists.setCurrentIndex(room.lists.findData(taken.list_id))
    room.lists.activated.emit(room.lists.currentIndex())
    assert names(room) == ["CV Maju Jaya", "PT Sinar Laut"]


def test_a_saved_outcome_leaves_the_queue_at_once(
    office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    room = open_room()
    office.save(officer, "Dewi Lestari", OutcomeEntry("deceased", note="kata keluarga"))
    news.facts_changed.emit()
    assert names(room) == ["Siti Rahma", "Andi Pratama"]


def test_looking_again_does_not_move_what_is_looked_at(
    office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    many = [
        (str(n), f"{n:013d}", f"Peserta {n}", "", f"0812{n:08d}", "3", "4", "12", "1680000")
        for n in range(1, 61)
    ]
    office.take_arrears(officer, many)
    room = open_room()
    bar = room.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    news.facts_changed.emit()
    assert bar.value() == bar.maximum() > 0
    assert room.table.current == room.table.ids[0]


def test_a_list_that_came_in_meanwhile_is_there_when_one_returns(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    room = open_room()
    assert names(room) == []
    room.hide()
    office.take_arrears(officer)
    with qtbot.waitExposed(room):
        room.show()
    assert room.table.isVisible()
    assert len(names(room)) == 3


def test_the_empty_queue_leads_to_the_lists(qtbot: QtBot, news: News, open_room: OpenRoom) -> None:
    room = open_room()
    assert room.empty is not None
    with qtbot.waitSignal(news.room_wanted) as asked:
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    assert asked.args == ["daftar"]
    assert not room.first.isEnabled()


def test_an_empty_filter_is_dropped_by_its_button(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_room()
    QTest.keyClick(room.table, Key.Key_2, Ctrl)
    assert room.empty is not None
    room.empty.button.setFocus()
    QTest.mouseClick(room.empty.button, Qt.MouseButton.LeftButton)
    assert names(room) == ["CV Maju Jaya", "PT Sinar Laut"]
    assert room.table.hasFocus()
