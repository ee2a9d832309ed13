"""While a list comes in and afterwards: progress, undo, rows mended, who left."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from tests.ui.rooms.at_the_lists import Chooser, OpenLists, bring, list_names, look, take
from tests.ui.rooms.working import ARREARS, ARREARS_HEAD, MESSY, Office, write_csv
from ui.lists.room import ListsRoom
from ui.session import News, Session
from ui.theme import Tone

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier


def test_an_import_goes_on_and_tells_its_end_in_another_room(
    qtbot: QtBot, office: Office, news: News, lists: ListsRoom
) -> None:
    bring(qtbot, lists, office.arrears_file(MESSY))
    QTest.keyClick(lists, Key.Key_Return, Ctrl)
    with qtbot.waitSignal(news.notice) as told:
        lists.hide()
    assert told.args == [
        "warn",
        "tunggakan: 6 baris = 4 baru + 0 diperbarui + 1 ganda + 1 ditahan.",
    ]
    assert len(list(office.workstation.store.contacts())) == 4


def test_the_lists_stay_open_and_the_strip_counts_while_one_comes_in(
    qtbot: QtBot, office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_bu(officer)
    news.lists_changed.emit()
    bring(qtbot, lists, office.arrears_file())
    said: set[str] = set()
    shown: list[str] = []
    news.work.connect(shown.append)
    lists.strip.bar.valueChanged.connect(lambda _done: said.add(lists.strip.words.text()))
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(lists, Key.Key_Return, Ctrl)
        assert lists.overview.isVisible()
        assert lists.strip.isVisible()
    assert any("dari 4 baris" in words for words in said)
    assert "Impor 100 %" in shown
    qtbot.waitUntil(lambda: not lists.strip.isVisible())
    assert shown[-1] == ""


def test_an_import_is_taken_back_by_pressing_twice(
    qtbot: QtBot, office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_arrears(officer)
    news.lists_changed.emit()
    QTest.keyClick(lists, Key.Key_Backspace, Ctrl)
    assert lists.notice.sentence == (
        "Impor ini akan ditarik kembali: 4 baris baru dihapus. Tekan sekali lagi untuk melanjutkan."
    )
    assert len(list_names(office)) == 1
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(lists, Key.Key_Backspace, Ctrl)
    assert list_names(office) == []
    assert list(office.workstation.store.contacts()) == []
    assert lists.first_run.isVisible()


def test_a_list_that_was_called_from_is_not_taken_back(
    qtbot: QtBot, office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("no_answer"))
    news.lists_changed.emit()
    lists.detail.undo.click()
    lists.detail.undo.click()
    qtbot.waitUntil(lambda: lists.notice.tone is Tone.BAD)
    assert "tidak dapat ditarik kembali karena sudah ada 1 upaya" in lists.notice.sentence
    assert len(list_names(office)) == 1


def test_an_officer_does_not_take_back_the_list_of_another(
    office: Office, lead: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_arrears(lead)
    news.lists_changed.emit()
    assert not lists.detail.undo.isVisible()


def test_rows_put_aside_come_in_once_they_are_mended(
    qtbot: QtBot, office: Office, officer: Officer, news: News, chooser: Chooser, lists: ListsRoom
) -> None:
    office.take_arrears(officer, MESSY)
    news.lists_changed.emit()
    QTest.keyClick(lists.table, Key.Key_3, Ctrl)
    QTest.keyClick(lists.detail.aside.table, Key.Key_S, Ctrl)
    qtbot.waitUntil(lists.notice.isVisible)
    chooser.answers = [mended(next(office.folder.parent.glob("*disisihkan.xlsx")))]
    QTest.keyClick(lists.detail.aside.table, Key.Key_P, Ctrl)
    look(qtbot, lists)
    assert lists.intake.form.name.text() == "tunggakan (perbaikan)"
    take(qtbot, lists, news)
    assert office.contact("Tanpa Jumlah").details.amount == 84_000
    newest = office.workstation.store.call_lists()[0].call_list
    assert (newest.rows, newest.accepted, newest.quarantined) == (1, 1, 0)


def mended(saved: Path) -> Path:
    """Fill in the missing amount, as a person does in Excel."""
    rows = CalamineWorkbook.from_path(saved).get_sheet_by_index(0).to_python()
    amount = rows[0].index("Total Tunggakan")
    path = saved.with_name("diperbaiki.xlsx")
    with Workbook(path) as book:
        sheet = book.add_worksheet("Karantina")
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                filled = "84000" if place and column == amount else str(text)
                sheet.write_string(place, column, filled)
    return path


def test_a_counted_warning_leads_to_its_rows(
    office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_arrears(officer)
    news.lists_changed.emit()
    (button,) = [
        one
        for one in lists.detail.summary.warnings.buttons
        if "Tidak ada nomor" in one.accessibleName()
    ]
    button.click()
    page = lists.detail.warnings
    assert page.isVisible()
    line = page.table.row(0)
    assert line is not None
    assert (line.row, line.field, line.before) == ("5", "Telepon", "tidak ada")
    assert len(page.table.ids) == 1


def test_a_newer_list_replaces_and_shows_who_left(
    qtbot: QtBot, office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_arrears(officer)
    news.lists_changed.emit()
    bring(qtbot, lists, write_csv(office.folder / "desember.csv", ARREARS_HEAD, ARREARS[:3]))
    QTest.keyClick(lists.intake.form.replaces, Key.Key_Down)
    assert "ditandai “lunas atau keluar”" in lists.intake.form.replacing.text()
    take(qtbot, lists, news)
    assert lists.detail.summary.effects.text() == "1 kontak dari “tunggakan” lunas atau keluar"
    QTest.keyClick(lists.table, Key.Key_5, Ctrl)
    gone = lists.detail.gone.table.row(0)
    assert gone is not None
    assert gone.name == "Rudi Hartono"


def test_a_lead_gives_a_list_to_an_officer(
    qtbot: QtBot,
    office: Office,
    officer: Officer,
    news: News,
    open_lists: OpenLists,
    lead_session: Session,
) -> None:
    room = open_lists(lead_session)
    bring(qtbot, room, office.arrears_file())
    whose = room.intake.form.whose
    options = [whose.itemText(place) for place in range(whose.count())]
    assert options == ["Semua petugas", "Hanya saya", officer.name]
    whose.setCurrentIndex(2)
    take(qtbot, room, news)
    assert {one.officer_id for one in office.workstation.store.contacts()} == {officer.officer_id}
