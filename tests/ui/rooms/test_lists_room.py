"""The Daftar room by keyboard: taking lists in, what became of the rows, the contacts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.people import Officer
from tests.bad_files import BAD_FILES
from tests.ui.rooms.at_the_lists import Chooser, OpenLists, bring, drop, look, take
from tests.ui.rooms.working import ARREARS_HEAD, MESSY, Office, write_csv
from ui.lists.room import ListsRoom
from ui.session import News, Session
from ui.theme import Tone
from ui.widgets import KeyButton, Variant

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier


def names(room: ListsRoom) -> list[str]:
    table = room.detail.contacts.table
    found = [table.row(place) for place in range(len(table.ids))]
    return [row.name for row in found if row is not None]


def test_ctrl_o_and_ctrl_enter_take_a_list_in(
    qtbot: QtBot, office: Office, chooser: Chooser, news: News, open_lists: OpenLists
) -> None:
    room = open_lists()
    chooser.answers = [office.arrears_file(MESSY)]
    QTest.keyClick(room, Key.Key_O, Ctrl)
    look(qtbot, room)
    assert room.intake.kind is ListKind.ARREARS
    assert room.intake.notice.tone is Tone.GOOD
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    assert room.overview.isVisible()
    assert room.notice.sentence == (
        "tunggakan: 6 baris = 4 baru + 0 diperbarui + 1 ganda + 1 ditahan."
    )
    assert room.detail.summary.sum.sentence == (
        "6 baris = 4 baru + 0 diperbarui + 1 ganda + 1 ditahan"
    )


def test_a_list_without_anything_put_aside_leads_to_the_desk(
    qtbot: QtBot, office: Office, news: News, open_lists: OpenLists
) -> None:
    room = open_lists()
    bring(qtbot, room, office.bu_file())
    take(qtbot, room, news)
    assert room.notice.action.text() == "Mulai menelepon"
    with qtbot.waitSignal(news.room_wanted) as wanted:
        room.notice.action.click()
    assert wanted.args == ["meja"]
    assert not room.notice.isVisible()


def test_a_file_dropped_anywhere_on_the_window_is_offered(
    qtbot: QtBot, office: Office, open_lists: OpenLists
) -> None:
    room = open_lists()
    drop([office.bu_file()], room.window())
    look(qtbot, room)
    assert room.intake.kind is ListKind.BU


def test_a_file_dropped_while_another_room_is_open_is_left_alone(
    office: Office, open_lists: OpenLists
) -> None:
    room = open_lists()
    window = room.window()
    room.hide()
    drop([office.bu_file()], window)
    assert room.intake.kind is None
    assert not window.acceptDrops()


def test_the_palette_finds_the_import(
    qtbot: QtBot, office: Office, chooser: Chooser, open_lists: OpenLists
) -> None:
    room = open_lists()
    chooser.answers = [office.bu_file()]
    assert room.commands("janji") == []
    (found,) = room.commands("impor")
    found.action()
    look(qtbot, room)
    assert room.intake.kind is ListKind.BU


def test_the_person_may_overrule_the_guess(
    qtbot: QtBot, office: Office, open_lists: OpenLists
) -> None:
    room = open_lists()
    room.offer_files([office.bu_file()])
    look(qtbot, room)
    QTest.keyClick(room.intake.start, Key.Key_2)
    look(qtbot, room)
    assert room.intake.kind is ListKind.ARREARS
    assert room.intake.notice.tone is Tone.BAD
    assert not room.intake.start.isEnabled()
    QTest.keyClick(room.intake.kinds.buttons[0], Key.Key_1)
    look(qtbot, room)
    assert room.intake.start.isEnabled()


def test_a_kind_that_is_possible_but_not_guessed_may_be_taken(
    qtbot: QtBot, office: Office, news: News, open_lists: OpenLists
) -> None:
    room = open_lists()
    room.offer_files([office.arrears_file()])
    look(qtbot, room)
    QTest.keyClick(room.intake.start, Key.Key_1)
    look(qtbot, room)
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    assert {one.kind for one in office.workstation.store.contacts()} == {ListKind.BU}


def test_escape_before_the_import_keeps_nothing(
    qtbot: QtBot, office: Office, open_lists: OpenLists
) -> None:
    room = open_lists()
    room.offer_files([office.arrears_file()])
    look(qtbot, room)
    QTest.keyClick(room, Key.Key_Escape)
    assert room.first_run.isVisible()
    assert list(office.workstation.store.call_lists()) == []


def test_cancelling_a_running_import_leaves_nothing_behind(
    qtbot: QtBot, office: Office, open_lists: OpenLists
) -> None:
    rows = [
        (str(n), f"{n:013d}", f"Peserta {n}", "", f"0812{n:08d}", "3", "4", "12", "1680000")
        for n in range(1, 3001)
    ]
    room = open_lists()
    room.offer_files([write_csv(office.folder / "besar.csv", ARREARS_HEAD, rows)])
    look(qtbot, room)
    room.intake.start.click()
    assert room.strip.isVisible()
    QTest.keyClick(room, Key.Key_Delete, Ctrl)
    qtbot.waitUntil(room.notice.isVisible)
    assert room.notice.sentence == "Dibatalkan. Tidak ada baris yang disimpan."
    assert list(office.workstation.store.call_lists()) == []
    assert list(office.workstation.store.contacts()) == []


@pytest.mark.parametrize("write", BAD_FILES)
def test_a_file_that_is_no_list_says_so_in_place(
    write: Callable[[Path], None], qtbot: QtBot, office: Office, open_lists: OpenLists
) -> None:
    path = office.folder / "daftar.xlsx"
    write(path)
    room = open_lists()
    room.offer_files([path])
    look(qtbot, room)
    if room.intake.reading.isVisible():
        QTest.keyClick(room.intake.kinds.buttons[1], Key.Key_2)
        look(qtbot, room)
        assert room.intake.notice.sentence.startswith("Kolom total tunggakan belum ada.")
    else:
        assert "daftar.xlsx" in room.intake.notice.sentence
    assert room.intake.notice.tone is Tone.BAD
    assert not room.intake.start.isEnabled()
    assert list(office.workstation.store.call_lists()) == []


def test_a_file_that_went_away_meanwhile_says_so_and_keeps_nothing(
    qtbot: QtBot, office: Office, open_lists: OpenLists
) -> None:
    path = office.arrears_file()
    room = open_lists()
    room.offer_files([path])
    look(qtbot, room)
    path.unlink()
    room.intake.start.click()
    qtbot.waitUntil(room.intake.notice.isVisible)
    assert room.intake.notice.tone is Tone.BAD
    assert room.intake.form.isEnabled()
    assert list(office.workstation.store.call_lists()) == []


def test_only_for_me_is_chosen_by_its_first_letter(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_lists: OpenLists
) -> None:
    room = open_lists()
    room.offer_files([office.arrears_file()])
    look(qtbot, room)
    QTest.keyClick(room.intake.form.whose, Key.Key_H)
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    assert {one.officer_id for one in office.workstation.store.contacts()} == {officer.officer_id}


def test_the_first_run_asks_first_for_a_list_of_the_branch(
    qtbot: QtBot, office: Office, chooser: Chooser, open_lists: OpenLists
) -> None:
    room = open_lists()
    loud = [one for one in room.findChildren(KeyButton) if one.variant is Variant.PRIMARY]
    assert [one.text() for one in loud if one.isVisible()] == ["Impor daftar"]
    room.entered()
    chooser.answers = [office.arrears_file(MESSY)]
    QTest.keyClick(QApplication.focusWidget() or room, Key.Key_Space)
    look(qtbot, room)
    assert room.intake.kind is ListKind.ARREARS


def test_the_first_run_offers_the_sample_lists_on_one_button(
    qtbot: QtBot, office: Office, news: News, open_lists: OpenLists
) -> None:
    room = open_lists()
    assert room.first_run.isVisible()
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    kinds = {one.call_list.kind for one in office.workstation.store.call_lists()}
    assert kinds == {ListKind.BU, ListKind.ARREARS}
    assert room.overview.isVisible()


def test_rows_put_aside_are_filtered_and_shown_whole(
    qtbot: QtBot, office: Office, officer: Officer, open_lists: OpenLists
) -> None:
    office.take_arrears(officer, MESSY)
    room = open_lists()
    QTest.keyClick(room.table, Key.Key_3, Ctrl)
    page = room.detail.aside
    assert page.isVisible()
    assert len(page.table.ids) == 2
    QTest.keyClick(page.table, Key.Key_2)
    assert len(page.table.ids) == 1
    assert "Nama Peserta: Tanpa Jumlah" in page.content.text()


def test_ctrl_s_saves_the_rows_put_aside_as_a_workbook(
    qtbot: QtBot, office: Office, officer: Officer, open_lists: OpenLists, session: Session
) -> None:
    office.take_arrears(officer, MESSY)
    room = open_lists()
    QTest.keyClick(room.table, Key.Key_3, Ctrl)
    QTest.keyClick(room.detail.aside.table, Key.Key_S, Ctrl)
    qtbot.waitUntil(room.notice.isVisible)
    (saved,) = session.export_dir.glob("*.xlsx")
    assert room.notice.sentence == f"2 baris disimpan di {saved.name}."
    cells = CalamineWorkbook.from_path(saved).get_sheet_by_index(0).to_python()
    assert any("Tanpa Jumlah" in row for row in cells)
    assert session.workstation.store.audit_trail(1)[0].action == "aside_saved"


def test_ctrl_2_searches_and_enter_opens_on_the_desk(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_lists: OpenLists
) -> None:
    office.take_arrears(officer)
    room = open_lists()
    QTest.keyClick(room.table, Key.Key_2, Ctrl)
    page = room.detail.contacts
    assert len(page.table.ids) == 4
    QTest.keyClicks(page.search, "rahm")
    qtbot.waitUntil(lambda: names(room) == ["Siti Rahma"])
    QTest.keyClick(page.search, Key.Key_Return)
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(page.table, Key.Key_Return)
    assert asked.args == [office.contact("Siti Rahma").contact_id, Channel.PHONE]


def test_escape_in_the_search_brings_all_contacts_back(
    qtbot: QtBot, office: Office, officer: Officer, open_lists: OpenLists
) -> None:
    office.take_arrears(officer)
    room = open_lists()
    QTest.keyClick(room.table, Key.Key_2, Ctrl)
    page = room.detail.contacts
    QTest.keyClicks(page.search, "xyzq")
    qtbot.waitUntil(page.empty.isVisible)
    QTest.keyClick(page.search, Key.Key_Escape)
    assert len(page.table.ids) == 4


def test_the_detail_follows_the_selected_list(
    qtbot: QtBot, office: Office, officer: Officer, open_lists: OpenLists
) -> None:
    office.take_arrears(officer)
    office.take_bu(officer)
    room = open_lists()
    shown = {room.detail.heading.text()}
    QTest.keyClick(room.table, Key.Key_Down)
    QTest.keyClick(room.table, Key.Key_Up)
    QTest.keyClick(room.table, Key.Key_Down)
    shown.add(room.detail.heading.text())
    assert shown == {"tunggakan", "badan usaha"}
