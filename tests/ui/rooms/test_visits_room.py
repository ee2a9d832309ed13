"""Visits planned and made: in words, and the room by keyboard."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.facts import Channel
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from tests.conftest import HandClock
from tests.ui.rooms.working import Office
from ui.presenters.visits import Period, plans_view, visits_made
from ui.session import News, Session
from ui.visits import VisitsRoom

Key = Qt.Key
OpenRoom = Callable[[], VisitsRoom]
TUESDAY = date(2026, 11, 24)


def ask_visit(office: Office, officer: Officer, name: str, on: date | None = TUESDAY) -> None:
    outcome = OutcomeEntry(
        "asks_for_visit", next_step="visit", next_on=on, note="Lantai dua, pintu samping"
    )
    office.save(officer, name, outcome)


@pytest.fixture
def open_room(qtbot: QtBot, session: Session) -> OpenRoom:
    def opened() -> VisitsRoom:
        room = VisitsRoom(session)
        qtbot.addWidget(room)
        room.resize(1278, 700)
        with qtbot.waitExposed(room):
            room.show()
        room.entered()
        return room

    return opened


def test_a_plan_carries_what_one_needs_on_the_way(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    (row,) = plans_view(office.workstation, officer).rows.values()
    assert (row.day, row.how_far, row.late) == ("Sel, 24 Nov 2026", "4 hari lagi", False)
    assert (row.address, row.pic, row.phones) == ("Jl. Pasar 5", "Ibu Ratna", ("0813-4567-8001",))
    assert row.note == "Lantai dua, pintu samping"


def test_plans_stand_by_date_and_the_undated_last(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya", on=None)
    ask_visit(office, officer, "PT Sinar Laut")
    view = plans_view(office.workstation, officer)
    assert [row.name for row in view.rows.values()] == ["PT Sinar Laut", "CV Maju Jaya"]
    assert view.words == "2 badan usaha menunggu kunjungan · 1 belum dijadwalkan"


def test_a_date_that_went_by_is_pointed_out(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    clock.forward(days=6)
    view = plans_view(office.workstation, officer)
    assert [(row.how_far, row.late) for row in view.rows.values()] == [("lewat 2 hari", True)]


def test_a_next_step_visit_counts_like_the_outcome(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    office.save(officer, "PT Sinar Laut", OutcomeEntry("willing_to_register", next_step="visit"))
    assert len(plans_view(office.workstation, officer).rows) == 1


def test_a_visit_made_moves_to_the_other_page(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    done = OutcomeEntry("willing_to_register", spoke_to="pic", next_step="help_edabu")
    office.save(officer, "CV Maju Jaya", done, Channel.VISIT)
    assert len(plans_view(office.workstation, officer).rows) == 0
    (row,) = visits_made(office.workstation, officer, Period.MONTH).values()
    assert (row.name, row.outcome, row.spoke_to, row.next_step) == (
        "CV Maju Jaya",
        "Bersedia mendaftar",
        "PIC / HRD",
        "Bantu pendaftaran di Edabu",
    )


def test_visits_of_last_month_are_under_all(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_bu(officer)
    done = OutcomeEntry("willing_to_register", next_step="none")
    office.save(officer, "CV Maju Jaya", done, Channel.VISIT)
    clock.forward(days=12)
    assert len(visits_made(office.workstation, officer, Period.MONTH)) == 0
    assert len(visits_made(office.workstation, officer, Period.ALL)) == 1


def test_an_agent_sees_their_own_plans_and_a_lead_all(
    office: Office, officer: Officer, lead: Officer
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    ask_visit(office, lead, "PT Sinar Laut")
    assert len(plans_view(office.workstation, officer).rows) == 1
    assert len(plans_view(office.workstation, lead).rows) == 2


def test_enter_records_the_visit_on_the_desk(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(room.plans.table, Key.Key_Return)
    assert asked.args == [office.contact("CV Maju Jaya").contact_id, Channel.VISIT]


def test_f9_telephones_before_one_sets_out(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(room.plans.table, Key.Key_F9)
    assert asked.args == [office.contact("CV Maju Jaya").contact_id, Channel.PHONE]


def test_the_card_follows_the_selection(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    ask_visit(office, officer, "PT Sinar Laut", on=date(2026, 11, 26))
    room = open_room()
    assert room.plans.details.fact("address") == "Jl. Pasar 5"
    QTest.keyClick(room.plans.table, Key.Key_Down)
    assert room.plans.details.heading.text() == "PT Sinar Laut"
    assert room.plans.details.fact("address") == "Jl. Pelabuhan 7"


def test_without_plans_the_room_says_how_they_come_about(
    qtbot: QtBot, news: News, open_room: OpenRoom
) -> None:
    room = open_room()
    assert room.plans.empty.isVisible()
    with qtbot.waitSignal(news.room_wanted) as asked:
        QTest.keyClick(room, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["meja"]


def test_a_visit_saved_on_the_desk_leaves_the_plan_at_once(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
    done = OutcomeEntry("refuses")
    office.save(officer, "CV Maju Jaya", done, Channel.VISIT)
    news.facts_changed.emit()
    assert room.plans.empty.isVisible()
    QTest.keyClick(room, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert len(room.made.table.ids) == 1
