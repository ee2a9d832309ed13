"""Visits planned and made: in words, and the room by keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.facts import Channel
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from tests.conftest import HandClock
from tests.ui.rooms.at_the_visits import ask_visit, planned
from tests.ui.rooms.working import Office
from tests.ui.showing import show_in_front
from ui.presenters.visits import Period, visits_made
from ui.session import News, Session
from ui.visit_papers import LetterDialog
from ui.visits import VisitsRoom

Key = Qt.Key
OpenRoom = Callable[[], VisitsRoom]


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
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(room.plans.table, Key.Key_Return)
    assert asked.args == [office.contact("CV Maju Jaya").contact_id, Channel.VISIT]


def test_f9_telephones_before_one_sets_out(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(room.plans.table, Key.Key_F9)
    assert asked.args == [office.contact("CV Maju Jaya").contact_id, Channel.PHONE]


def test_the_card_follows_the_selection(
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    ask_visit(office, officer, "PT Sinar Laut", on=date(2026, 11, 26))
    room = open_visits()
    assert room.plans.details.fact("address") == "Jl. Pasar 5"
    QTest.keyClick(room.plans.table, Key.Key_Down)
    assert room.plans.details.heading.text() == "PT Sinar Laut"
    assert room.plans.details.fact("address") == "Jl. Pelabuhan 7"


def test_without_plans_the_room_says_how_they_come_about(
    qtbot: QtBot, news: News, open_visits: OpenRoom
) -> None:
    room = open_visits()
    assert room.plans.empty.isVisible()
    with qtbot.waitSignal(news.room_wanted) as asked:
        QTest.keyClick(room, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["meja"]


def test_a_visit_saved_on_the_desk_leaves_the_plan_at_once(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
    done = OutcomeEntry("refuses")
    office.save(officer, "CV Maju Jaya", done, Channel.VISIT)
    with qtbot.waitSignal(room.plans.loaded):
        news.facts_changed.emit()
    assert list(room.plans.table.ids) == []
    QTest.keyClick(room, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(room.made.table.ids) == 1)


def test_the_route_sheet_is_saved_for_the_day_of_the_chosen_visit(
    qtbot: QtBot,
    office: Office,
    officer: Officer,
    news: News,
    open_visits: OpenRoom,
    tmp_path: Path,
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    room = open_visits()
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
    qtbot: QtBot,
    office: Office,
    officer: Officer,
    news: News,
    open_visits: OpenRoom,
    tmp_path: Path,
) -> None:
    office.take_bu(officer)
    ask_visit(office, officer, "CV Maju Jaya")
    picture = tmp_path / "kartu nama.png"
    Image.new("RGB", (40, 30), "white").save(picture)
    room = open_visits()
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
    qtbot: QtBot, office: Office, officer: Officer, open_visits: OpenRoom
) -> None:
    office.take_bu(officer)
    done = OutcomeEntry("documents_in_preparation", spoke_to="pic", next_step="help_edabu")
    office.save(officer, "CV Maju Jaya", done, Channel.VISIT)
    room = open_visits()
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
