"""Visits planned and made: in words, and the room by keyboard."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.facts import Channel
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.ports import OwnerMove
from tests.conftest import HandClock
from tests.ui.rooms.working import Office
from tests.ui.showing import show_in_front
from ui.presenters.visits import (
    Period,
    PlansView,
    Span,
    candidates_view,
    plans_view,
    read_plans,
    span_of,
    visits_made,
)
from ui.session import News, Session
from ui.visit_papers import LetterDialog
from ui.visits import VisitsRoom

Key = Qt.Key
OpenRoom = Callable[[], VisitsRoom]
TUESDAY = date(2026, 11, 24)


def planned(office: Office, officer: Officer) -> PlansView:
    """What stands above when that officer looks at all plans."""
    return plans_view(read_plans(office.workstation, officer))


def ask_visit(office: Office, officer: Officer, name: str, on: date | None = TUESDAY) -> None:
    outcome = OutcomeEntry(
        "asks_for_visit", next_step="visit", next_on=on, note="Lantai dua, pintu samping"
    )
    office.save(officer, name, outcome)


@pytest.fixture
def open_room(qtbot: QtBot, session: Session) -> OpenRoom:
    def opened() -> VisitsRoom:
        room = VisitsRoom(session)
        with qtbot.waitSignal(room.plans.loaded):
            show_in_front(qtbot, room)
        room.entered()
        return room

    return opened


def test_a_plan_carries_what_one_needs_on_the_way(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    (row,) = planned(office, officer).rows.values()
    assert (row.day, row.how_far, row.late) == ("Sel, 24 Nov 2026", "4 hari lagi", False)
    assert (row.address, row.pic, row.phones) == ("Jl. Pasar 5", "Ibu Ratna", ("0813-4567-8001",))
    assert row.note == "Lantai dua, pintu samping"


def test_plans_stand_by_date_and_the_undated_last(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya", on=None)
    ask_visit(office, officer, "PT Sinar Laut")
    view = planned(office, officer)
    assert [row.name for row in view.rows.values()] == ["PT Sinar Laut", "CV Maju Jaya"]
    assert view.words == "2 badan usaha menunggu kunjungan · 1 belum dijadwalkan"


def test_a_date_that_went_by_is_pointed_out(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    clock.forward(days=6)
    view = planned(office, officer)
    assert [(row.how_far, row.late) for row in view.rows.values()] == [("lewat 2 hari", True)]


def test_a_next_step_visit_counts_like_the_outcome(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    office.save(officer, "PT Sinar Laut", OutcomeEntry("willing_to_register", next_step="visit"))
    assert len(planned(office, officer).rows) == 1


def test_a_visit_made_moves_to_the_other_page(office: Office, officer: Officer) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    done = OutcomeEntry("willing_to_register", spoke_to="pic", next_step="help_edabu")
    office.save(officer, "CV Maju Jaya", done, Channel.VISIT)
    assert len(planned(office, officer).rows) == 0
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
    assert len(planned(office, officer).rows) == 1
    assert len(planned(office, lead).rows) == 2


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
    with qtbot.waitSignal(room.plans.loaded):
        news.facts_changed.emit()
    assert list(room.plans.table.ids) == []
    QTest.keyClick(room, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(room.made.table.ids) == 1)


def plan_on(room: VisitsRoom, day: date | None, start: time | None = time(9)) -> None:
    """Fill the form in."""
    form = room.plans.form
    form.day.control.set_value(day)
    form.start.control.set_value(start)
    form.confirmed.control.offer([("pic", "PIC / HRD")], "pic")


def start_planning(room: VisitsRoom, name: str, office: Office) -> None:
    """Stand on a candidate and open the form by keyboard."""
    room.plans.candidates.setFocus()
    room.plans.candidates.select(office.contact(name).contact_id)
    QTest.keyClick(room.plans.candidates, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert room.plans.form.isVisible()


def keep(qtbot: QtBot, room: VisitsRoom) -> None:
    with qtbot.waitSignal(room.plans.loaded):
        save(room)


def save(room: VisitsRoom) -> None:
    QTest.keyClick(room.plans.form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_candidate_is_planned_by_keyboard_and_moves_up(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_room()
    assert len(room.plans.candidates.ids) == 2
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, TUESDAY)
    keep(qtbot, room)
    assert list(room.plans.table.ids) == [office.contact("PT Sinar Laut").contact_id]
    assert len(room.plans.candidates.ids) == 1
    assert room.plans.details.fact("hours") == "09.00 WIB"
    assert room.plans.details.fact("confirmed") == "PIC / HRD"


def test_a_visit_without_a_day_is_answered_by_a_sentence_at_the_field(
    office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_room()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, None)
    save(room)
    assert "Isi tanggal kunjungan" in room.plans.form.day.error
    assert list(room.plans.table.ids) == []


def test_a_sunday_is_doubted_once_and_kept_on_the_second_saving(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_room()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, date(2026, 11, 22))
    save(room)
    assert "bukan hari kerja" in room.plans.form.notice.sentence
    assert list(room.plans.table.ids) == []
    keep(qtbot, room)
    assert len(room.plans.table.ids) == 1


def test_a_double_booking_names_the_other_firm(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_room()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, TUESDAY)
    keep(qtbot, room)
    start_planning(room, "CV Maju Jaya", office)
    plan_on(room, TUESDAY, time(9, 30))
    save(room)
    assert "sudah ada kunjungan ke PT Sinar Laut" in room.plans.form.notice.sentence


def test_escape_leaves_the_form_and_changes_nothing(
    office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    room = open_room()
    start_planning(room, "PT Sinar Laut", office)
    plan_on(room, TUESDAY)
    QTest.keyClick(room.plans.form, Key.Key_Escape)
    assert room.plans.details.isVisible()
    assert list(room.plans.table.ids) == []


def test_the_checklist_is_ticked_by_number_keys(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
    assert room.plans.details.checks_title.text() == "Daftar persiapan 0/7"
    with qtbot.waitSignal(room.plans.loaded):
        QTest.keyClick(room.plans.table, Key.Key_3)
    assert room.plans.details.checks_title.text() == "Daftar persiapan 1/7"
    assert [box.isChecked() for box in room.plans.details.boxes].index(True) == 2
    (row,) = planned(office, officer).rows.values()
    assert [one.code for one in row.checks if one.done] == ["assignment_letter"]


def test_giving_up_puts_the_employer_among_the_candidates_again(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
    with qtbot.waitSignal(room.plans.loaded):
        room.plans.give_up_because("PIC ke luar kota")
    assert list(room.plans.table.ids) == []
    assert len(room.plans.candidates.ids) == 2


def test_a_step_is_marked_by_hand_and_shown(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
    details = room.plans.details
    assert details.stepper.words.text() == "Sampai tahap Berminat, berikutnya Berkas."
    with qtbot.waitSignal(room.plans.loaded):
        details.steps.picked.emit("documents")
    assert details.stepper.words.text() == "Sampai tahap Berkas, berikutnya Terdaftar."


def test_day_and_week_narrow_the_plans_and_can_be_turned(
    office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
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


def test_the_route_sheet_is_saved_for_the_day_of_the_chosen_visit(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom, tmp_path: Path
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_room()
    suggested: list[Path] = []

    def choose(path: Path) -> Path:
        suggested.append(path)
        return path

    room.plans.papers.choose = choose
    with qtbot.waitSignal(news.notice) as said:
        QTest.keyClick(room.plans.table, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["good", "“lembar rute 2026-11-24.pdf” disimpan, 1 badan usaha."]
    assert suggested[0].read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(news.notice):
        QTest.keyClick(room.plans.table, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert suggested[1].name == "surat tugas 2026-11-24.pdf"


def test_a_photo_is_added_and_removed_in_place(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom, tmp_path: Path
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    picture = tmp_path / "kartu nama.png"
    Image.new("RGB", (40, 30), "white").save(picture)
    room = open_room()
    photos = room.plans.details.photos
    photos.choose = lambda: picture
    with qtbot.waitSignal(news.notice) as said:
        photos.add_button.click()
    assert said.args[0] == "good"
    assert [one.photo.caption for one in photos.rows] == ["kartu nama"]
    photos.rows[0].remove.click()
    assert photos.rows == []


def test_the_letter_of_the_branch_is_changed_by_a_lead_only(
    qtbot: QtBot, lead_session: Session, session: Session
) -> None:
    dialog = LetterDialog(lead_session)
    qtbot.addWidget(dialog)
    dialog.text.control.setPlainText("Tanpa nama")
    dialog.keep()
    assert "harus memuat {officers}" in dialog.notice.sentence
    dialog.text.control.setPlainText("{officers}\n\n{dates}\n\n{firms}")
    dialog.checks.control.appendPlainText("Payung")
    dialog.keep()
    kept = lead_session.workstation.visiting.settings()
    assert kept.letter_text == "{officers}\n\n{dates}\n\n{firms}"
    assert kept.checklist["own_1"] == "Payung"
    refused = LetterDialog(session)
    qtbot.addWidget(refused)
    refused.keep()
    assert "ketua tim" in refused.notice.sentence


def test_the_funnel_is_counted_when_it_is_looked_at(
    qtbot: QtBot, office: Office, officer: Officer, lead: Officer, lead_session: Session
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = VisitsRoom(lead_session)
    show_in_front(qtbot, room)
    QTest.keyClick(room, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(room.funnel.chart.rows))
    assert [(one.label, one.count, one.share) for one in room.funnel.chart.rows][:3] == [
        ("Dihubungi", "1", "100 %"),
        ("Berminat", "1", "100 %"),
        ("Berkas", "0", "0 %"),
    ]
    assert room.funnel.basis.text() == "Bagian dari 1 badan usaha yang sudah dikerjakan."


def test_what_a_visit_found_is_noted_beside_it(
    qtbot: QtBot, office: Office, officer: Officer, open_room: OpenRoom
) -> None:
    office.take_bu(officer)
    done = OutcomeEntry("documents_in_preparation", spoke_to="pic", next_step="help_edabu")
    office.save(officer, "CV Maju Jaya", done, Channel.VISIT)
    room = open_room()
    QTest.keyClick(room, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    found = room.made.found
    qtbot.waitUntil(lambda: len(room.made.table.ids) == 1)
    assert found.heading.text() == "CV Maju Jaya"
    assert found.stepper.words.text() == "Sampai tahap Berkas, berikutnya Terdaftar."
    assert found.potential.text() == "Potensi di daftar: 12"
    assert found.said.text() == "Berkas disiapkan / belum lengkap\nBantu pendaftaran di Edabu"
    found.workers.control.setValue(9)
    QTest.keyClick(room.made.table, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert found.potential.text() == "Potensi di daftar: 12; terkonfirmasi 9 pekerja, 20 Nov 2026"
