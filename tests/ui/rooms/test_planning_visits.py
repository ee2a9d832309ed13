"""Visits are planned by keyboard: candidates, days, doubts, the checklist."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.ports import OwnerMove
from tests.ui.rooms.at_the_visits import (
    TUESDAY,
    ask_visit,
    keep,
    plan_on,
    planned,
    save,
    start_planning,
)
from tests.ui.rooms.working import Office
from ui.presenters.visits import Span, candidates_view, span_of
from ui.visits import VisitsRoom

Key = Qt.Key
OpenRoom = Callable[[], VisitsRoom]


def test_a_candidate_is_planned_by_keyboard_and_moves_up(
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_visits()
    assert len(room.plans.candidates.ids) == 2
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, TUESDAY)
    keep(qtbot, room)
    assert list(room.plans.table.ids) == [office.contact("PT Sinar Laut").contact_id]
    assert len(room.plans.candidates.ids) == 1
    assert room.plans.details.fact("hours") == "09.00 WIB"
    assert room.plans.details.fact("confirmed") == "PIC / HRD"


def test_a_visit_without_a_day_is_answered_by_a_sentence_at_the_field(
    office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_visits()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, None)
    save(room)
    assert "Isi tanggal kunjungan" in room.plans.form.day.error
    assert list(room.plans.table.ids) == []


def test_a_sunday_is_doubted_once_and_kept_on_the_second_saving(
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_visits()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, date(2026, 11, 22))
    save(room)
    assert "bukan hari kerja" in room.plans.form.notice.sentence
    assert list(room.plans.table.ids) == []
    keep(qtbot, room)
    assert len(room.plans.table.ids) == 1


def test_a_double_booking_names_the_other_firm(
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_visits()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, TUESDAY)
    keep(qtbot, room)
    start_planning(room, "CV Maju Jaya", office)
    plan_on(room, TUESDAY, time(9, 30))
    save(room)
    assert "sudah ada kunjungan ke PT Sinar Laut" in room.plans.form.notice.sentence


def test_escape_leaves_the_form_and_changes_nothing(
    office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_visits()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, TUESDAY)
    QTest.keyClick(room.plans.form, Key.Key_Escape)
    assert room.plans.details.isVisible()
    assert list(room.plans.table.ids) == []


def test_the_checklist_is_ticked_by_number_keys(
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
    assert room.plans.details.checks_title.text() == "Daftar persiapan 0/7"
    with qtbot.waitSignal(room.plans.loaded):
        QTest.keyClick(room.plans.table, Key.Key_3)
    assert room.plans.details.checks_title.text() == "Daftar persiapan 1/7"
    assert [box.isChecked() for box in room.plans.details.boxes].index(True) == 2
    (row,) = planned(office, officer).rows.values()
    assert [one.code for one in row.checks if one.done] == ["assignment_letter"]


def test_giving_up_puts_the_employer_among_the_candidates_again(
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
    with qtbot.waitSignal(room.plans.loaded):
        room.plans.give_up_because("PIC ke luar kota")
    assert list(room.plans.table.ids) == []
    assert len(room.plans.candidates.ids) == 2


def test_a_step_is_marked_by_hand_and_shown(
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
    details = room.plans.details
    assert details.stepper.words.text() == "Sampai tahap Berminat, berikutnya Berkas."
    with qtbot.waitSignal(room.plans.loaded):
        details.steps.picked.emit("documents")
    assert details.stepper.words.text() == "Sampai tahap Berkas, berikutnya Terdaftar."


def test_day_and_week_narrow_the_plans_and_can_be_turned(
    office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
    QTest.keyClick(room.plans.table, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert room.plans.span.text() == "16 Nov 2026 – 22 Nov 2026"
    assert list(room.plans.table.ids) == []
    QTest.keyClick(room.plans.table, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert len(room.plans.table.ids) == 1
    assert span_of(Span.WEEK, TUESDAY) == (date(2026, 11, 23), date(2026, 11, 29))


def test_candidates_are_searched_by_name_and_address(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    found = candidates_view(office.workstation, officer, "pelabuhan")
    assert [row.name for row in found.values()] == ["PT Sinar Laut"]
    assert not candidates_view(office.workstation, officer, "pelabuhan maju")


def test_who_stands_behind_the_first_candidates_is_found_too(
    office: Office, officer: Officer, lead: Officer
) -> None:
    office.take_bu(officer)
    visiting = office.workstation.visiting
    assert [one.contact.name for one in visiting.candidates(officer, limit=1)] == ["CV Maju Jaya"]
    found = visiting.candidates(officer, "Sinar", limit=1)
    assert [one.contact.name for one in found] == ["PT Sinar Laut"]
    others = [one.contact.contact_id for one in found]
    with office.workstation.store.writing() as writer:
        writer.move_owners([OwnerMove(one, "", lead.officer_id) for one in others])
    assert visiting.candidates(officer, "sinar") == []
    assert len(visiting.candidates(officer, limit=1)) == 1
