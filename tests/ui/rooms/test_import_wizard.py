"""The page that takes lists in, with a real store: corrected, pasted, dropped, undone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from dialer.lists.model import Field, ListKind
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.received.model import FileKind
from tests.ui.rooms.working import (
    ARREARS,
    ARREARS_HEAD,
    MESSY,
    PAYMENTS,
    Office,
    payments_file,
    write_csv,
)
from tests.ui.showing import show_in_front
from ui.lists.room import ListsRoom
from ui.presenters.words import Shade
from ui.session import News, Session
from ui.theme import Tone

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
STRANGE_HEAD = ("Ident", "Orangnya", "Besaran", "Kontak", "Wilayah kerja")
STRANGE = tuple(
    (f"000123456{n:04d}", f"Peserta {chr(65 + n)}", str(42_000 * n), f"0812345{n:05d}", "Timur")
    for n in range(1, 9)
)


@dataclass(slots=True)
class Chooser:
    """Stands where the system's file dialogs stand."""

    answers: list[Path] = field(default_factory=list)

    def files(self) -> list[Path]:
        return self.answers

    def target(self, suggestion: Path) -> Path | None:
        return suggestion


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


OpenRoom = Callable[[Session], ListsRoom]


@pytest.fixture
def open_room(qtbot: QtBot, chooser: Chooser) -> OpenRoom:
    def opened(session: Session) -> ListsRoom:
        room = ListsRoom(session, choose_file=chooser.files, choose_target=chooser.target)
        show_in_front(qtbot, room)
        room.entered()
        return room

    return opened


@pytest.fixture
def room(open_room: OpenRoom, session: Session) -> ListsRoom:
    return open_room(session)


def drop(paths: list[Path], onto: QWidget) -> None:
    """Drag files over a widget and let them go there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = QPoint(40, 40)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(onto, QDragEnterEvent(where, action, data, buttons, keys))
    QApplication.sendEvent(onto, QDropEvent(QPointF(where), action, data, buttons, keys))


def looked_into(room: ListsRoom) -> bool:
    return room.intake.isVisible() and not room.intake.running.isVisible()


def look(qtbot: QtBot, room: ListsRoom) -> None:
    qtbot.waitUntil(lambda: looked_into(room))


def bring(qtbot: QtBot, room: ListsRoom, path: Path) -> None:
    room.offer_files([path])
    look(qtbot, room)


def take(qtbot: QtBot, room: ListsRoom, news: News) -> None:
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: not room.flow.running)


def words(room: ListsRoom) -> list[str]:
    return [column.word for column in room.intake.table.columns]


def list_names(office: Office) -> list[str]:
    return [one.call_list.name for one in office.workstation.store.call_lists()]


def choose(room: ListsRoom, column: int, typed: str) -> None:
    """Go to a column by the arrows, open its choice and type what it is."""
    table = room.intake.table
    table.setFocus()
    while table.current > column:
        QTest.keyClick(table, Key.Key_Left)
    while table.current < column:
        QTest.keyClick(table, Key.Key_Right)
    QTest.keyClick(table, Key.Key_Return)
    QTest.keyClicks(table.picker.search, typed)
    QTest.keyClick(table.picker.search, Key.Key_Return)


def test_the_first_rows_stand_under_what_their_columns_are_taken_for(
    qtbot: QtBot, office: Office, room: ListsRoom
) -> None:
    bring(qtbot, room, office.arrears_file())
    table = room.intake.table
    assert words(room)[:3] == ["Nomor urut", "Nomor kartu", "Nama"]
    assert {column.sign for column in table.columns} == {"", "Yakin"}
    model = table.model()
    assert [model.index(row, 2).data() for row in range(4)] == [row[2] for row in ARREARS]
    header = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert header == "Kolom “No Kartu” dibaca sebagai: Nomor kartu (yakin)."


def test_a_column_is_corrected_by_keyboard_and_taken_as_said(
    qtbot: QtBot, office: Office, news: News, room: ListsRoom
) -> None:
    bring(qtbot, room, office.arrears_file())
    choose(room, 3, "keter")
    assert words(room)[3] == "Keterangan"
    assert room.intake.table.columns[3].sign == "Dipilih"
    take(qtbot, room, news)
    siti = office.contact("Siti Rahma").details
    assert (siti.address, siti.note) == (None, "Jl. Merdeka 1")


def test_a_field_given_to_another_column_leaves_the_first(
    qtbot: QtBot, office: Office, room: ListsRoom
) -> None:
    bring(qtbot, room, office.arrears_file())
    choose(room, 3, "nama")
    assert (words(room)[2], words(room)[3]) == ("Simpan apa adanya", "Nama")
    assert "“Nama Peserta” kini disimpan apa adanya" in room.intake.notice.sentence


def test_a_required_column_that_is_missing_is_said_and_can_be_named(
    qtbot: QtBot, office: Office, room: ListsRoom
) -> None:
    bring(qtbot, room, office.arrears_file())
    amount = len(ARREARS_HEAD) - 1
    choose(room, amount, "simpan apa")
    assert room.intake.notice.sentence.startswith("Kolom total tunggakan belum ada.")
    assert not room.intake.start.isEnabled()
    choose(room, amount, "total tung")
    assert room.intake.start.isEnabled()


def test_unknown_columns_are_kept_as_they_are(
    qtbot: QtBot, office: Office, news: News, room: ListsRoom
) -> None:
    path = write_csv(
        office.folder / "lebih.csv",
        (*ARREARS_HEAD, "Zona Kerja Kader"),
        [(*row, "Zona 7") for row in ARREARS],
    )
    bring(qtbot, room, path)
    assert words(room)[-1] == "Simpan apa adanya"
    assert "1 kolom lain disimpan apa adanya" in room.intake.notice.sentence
    take(qtbot, room, news)
    assert office.contact("Siti Rahma").details.extra["Zona Kerja Kader"] == "Zona 7"


def test_a_list_without_header_waits_until_its_columns_are_confirmed(
    qtbot: QtBot, office: Office, news: News, room: ListsRoom
) -> None:
    bring(qtbot, room, write_csv(office.folder / "polos.csv", STRANGE[0], STRANGE[1:]))
    page = room.intake
    if page.kind is not ListKind.ARREARS:
        QTest.keyClick(page.start, Key.Key_2)
        look(qtbot, room)
    for column, typed in ((0, "nomor kartu"), (1, "nama"), (2, "total tung")):
        choose(room, column, typed)
    assert page.bare.isChecked()
    assert not page.start.isEnabled()
    QTest.keyClick(page.form.confirm, Key.Key_Space)
    assert page.start.isEnabled()
    take(qtbot, room, news)
    assert office.contact("Peserta B").details.amount == 42_000


def test_another_header_row_is_previewed_at_once(
    qtbot: QtBot, office: Office, room: ListsRoom
) -> None:
    path = write_csv(office.folder / "judul.csv", ("Daftar Tunggakan",), [ARREARS_HEAD, *ARREARS])
    bring(qtbot, room, path)
    assert room.intake.header_row.value() == 2
    room.intake.header_row.setValue(3)
    look(qtbot, room)
    assert room.intake.table.columns[2].header == "Siti Rahma"
    room.intake.header_row.setValue(2)
    look(qtbot, room)
    assert room.intake.table.columns[2].header == "Nama Peserta"


def test_another_sheet_is_chosen_and_hidden_ones_say_so(
    qtbot: QtBot, office: Office, news: News, room: ListsRoom
) -> None:
    path = office.folder / "dua lembar.xlsx"
    with Workbook(path) as book:
        for name, rows in (("Kota", ARREARS[:3]), ("Desa", ARREARS[3:])):
            sheet = book.add_worksheet(name)
            for place, row in enumerate((ARREARS_HEAD, *rows)):
                for column, text in enumerate(row):
                    sheet.write_string(place, column, text)
        sheet.hide()
    bring(qtbot, room, path)
    page = room.intake
    assert page.sheets.currentText() == "Kota (4 baris)"
    assert page.sheets.itemText(1) == "Desa (2 baris, tersembunyi)"
    page.sheets.setCurrentIndex(1)
    page.sheets.picked.emit("Desa")
    look(qtbot, room)
    take(qtbot, room, news)
    assert [one.name for one in office.workstation.store.contacts()] == ["Rudi Hartono"]


def test_columns_are_remembered_for_files_that_look_alike(
    qtbot: QtBot, office: Office, news: News, room: ListsRoom
) -> None:
    page = room.intake
    bring(qtbot, room, write_csv(office.folder / "november.csv", STRANGE_HEAD, STRANGE))
    if page.kind is not ListKind.ARREARS:
        QTest.keyClick(page.start, Key.Key_2)
        look(qtbot, room)
    for column, typed in ((0, "nomor kartu"), (1, "nama"), (2, "total tung"), (3, "telepon")):
        choose(room, column, typed)
    QTest.keyClick(page.form.remember, Key.Key_Space)
    page.form.remember_as.setText("Ekspor wilayah")
    take(qtbot, room, news)
    (kept,) = office.workstation.mappings.all()
    assert kept.fields["Besaran"] is Field.AMOUNT
    bring(qtbot, room, write_csv(office.folder / "desember.csv", STRANGE_HEAD, STRANGE))
    assert page.notice.sentence.startswith("Susunan kolom “Ekspor wilayah” dipakai.")
    assert page.table.columns[0].sign == "Diingat"
    take(qtbot, room, news)
    assert "menurut susunan kolom “Ekspor wilayah”" in room.detail.summary.source.text()


def test_ctrl_v_takes_rows_in_that_were_copied(
    qtbot: QtBot, office: Office, news: News, room: ListsRoom
) -> None:
    text = "\n".join("\t".join(row) for row in (ARREARS_HEAD, *ARREARS))
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(room, Key.Key_V, Ctrl)
    look(qtbot, room)
    assert room.intake.kind is ListKind.ARREARS
    assert room.intake.form.name.text().startswith("Tempelan 20 November 2026")
    take(qtbot, room, news)
    assert len(list(office.workstation.store.contacts())) == 4


def test_an_empty_clipboard_says_what_to_do(room: ListsRoom) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(room, Key.Key_V, Ctrl)
    assert room.notice.sentence.startswith("Tidak ada baris di papan klip.")


def test_several_files_are_asked_about_one_after_the_other(
    qtbot: QtBot, office: Office, room: ListsRoom
) -> None:
    broken = office.folder / "rusak.xlsx"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    drop([broken, office.arrears_file(), office.bu_file()], room.window())
    look(qtbot, room)
    assert room.intake.notice.tone is Tone.BAD
    assert "rusak.xlsx" in room.intake.notice.sentence
    assert room.intake.queue.text() == "2 berkas menunggu"
    QTest.keyClick(room, Key.Key_Escape)
    look(qtbot, room)
    QTest.keyClick(room, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: looked_into(room) and room.intake.kind is ListKind.BU)
    QTest.keyClick(room, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: len(list_names(office)) == 2)
    qtbot.waitUntil(lambda: not room.flow.running)
    assert sorted(list_names(office)) == ["badan usaha", "tunggakan"]
    assert room.overview.isVisible()


def test_a_payments_file_dropped_is_received_and_matched(
    qtbot: QtBot, office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.take_arrears(officer)
    drop([payments_file(office.folder)], room.window())
    look(qtbot, room)
    assert room.intake.kind is FileKind.PAYMENTS
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
    (kept,) = office.workstation.store.received_files()
    assert (kept.kind, kept.rows, kept.unmatched) == (FileKind.PAYMENTS, 2, 1)
    siti = office.contact("Siti Rahma").contact_id
    assert len(office.workstation.store.payments_of_contact(siti)) == 1


def test_columns_of_payments_are_corrected_and_remembered_like_those_of_lists(
    qtbot: QtBot, office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.take_arrears(officer)
    head, page = ("Ident", "Hari itu", "Besaran"), room.intake
    rows = [(row[2], row[1], row[4]) for row in PAYMENTS]
    bring(qtbot, room, write_csv(office.folder / "bank.csv", head, rows))
    QTest.keyClick(page.start, Key.Key_3)
    look(qtbot, room)
    assert page.kind is FileKind.PAYMENTS
    for column, typed in ((0, "virtual"), (1, "tanggal"), (2, "jumlah")):
        choose(room, column, typed)
    assert not page.form.of_list.isVisible()
    QTest.keyClick(page.form.remember, Key.Key_Space)
    page.form.remember_as.setText("Bank X")
    take(qtbot, room, news)
    (kept,) = office.workstation.store.received_files()
    assert (kept.rows, kept.quarantined, kept.unmatched) == (2, 0, 1)
    bring(qtbot, room, write_csv(office.folder / "lagi.csv", head, rows))
    assert page.kind is FileKind.PAYMENTS
    assert page.notice.sentence.startswith("Susunan kolom “Bank X” dipakai.")


def test_payments_that_waited_find_their_contact_in_a_new_list(
    qtbot: QtBot, office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.workstation.payments.take_in(officer.officer_id, payments_file(office.folder))
    bring(qtbot, room, office.arrears_file())
    take(qtbot, room, news)
    assert room.notice.sentence.endswith("1 pembayaran yang menunggu menemukan kontaknya.")
    siti = office.contact("Siti Rahma").contact_id
    assert len(office.workstation.store.payments_of_contact(siti)) == 1


def test_an_import_goes_on_and_tells_its_end_in_another_room(
    qtbot: QtBot, office: Office, news: News, room: ListsRoom
) -> None:
    bring(qtbot, room, office.arrears_file(MESSY))
    QTest.keyClick(room, Key.Key_Return, Ctrl)
    with qtbot.waitSignal(news.notice) as told:
        room.hide()
    assert told.args == [
        "warn",
        "tunggakan: 6 baris = 4 baru + 0 diperbarui + 1 ganda + 1 ditahan.",
    ]
    assert len(list(office.workstation.store.contacts())) == 4


def test_the_lists_stay_open_and_the_strip_counts_while_one_comes_in(
    qtbot: QtBot, office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.take_bu(officer)
    news.lists_changed.emit()
    bring(qtbot, room, office.arrears_file())
    said: set[str] = set()
    shown: list[str] = []
    news.work.connect(shown.append)
    room.strip.bar.valueChanged.connect(lambda _done: said.add(room.strip.words.text()))
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Return, Ctrl)
        assert room.overview.isVisible()
        assert room.strip.isVisible()
    assert any("dari 4 baris" in words for words in said)
    assert "Impor 100 %" in shown
    qtbot.waitUntil(lambda: not room.strip.isVisible())
    assert shown[-1] == ""


def test_an_import_is_taken_back_by_pressing_twice(
    qtbot: QtBot, office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.take_arrears(officer)
    news.lists_changed.emit()
    QTest.keyClick(room, Key.Key_Backspace, Ctrl)
    assert room.notice.sentence == (
        "Impor ini akan dibatalkan: 4 baris baru dihapus. Tekan sekali lagi untuk melanjutkan."
    )
    assert len(list_names(office)) == 1
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(room, Key.Key_Backspace, Ctrl)
    assert list_names(office) == []
    assert list(office.workstation.store.contacts()) == []
    assert room.first_run.isVisible()


def test_a_list_that_was_called_from_is_not_taken_back(
    qtbot: QtBot, office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("no_answer"))
    news.lists_changed.emit()
    room.detail.undo.click()
    room.detail.undo.click()
    qtbot.waitUntil(lambda: room.notice.tone is Tone.BAD)
    assert "tidak dapat dibatalkan karena sudah ada 1 upaya" in room.notice.sentence
    assert len(list_names(office)) == 1


def test_an_officer_does_not_take_back_the_list_of_another(
    office: Office, lead: Officer, news: News, room: ListsRoom
) -> None:
    office.take_arrears(lead)
    news.lists_changed.emit()
    assert not room.detail.undo.isVisible()


def test_rows_put_aside_come_in_once_they_are_mended(
    qtbot: QtBot, office: Office, officer: Officer, news: News, chooser: Chooser, room: ListsRoom
) -> None:
    office.take_arrears(officer, MESSY)
    news.lists_changed.emit()
    QTest.keyClick(room.table, Key.Key_3, Ctrl)
    QTest.keyClick(room.detail.aside.table, Key.Key_S, Ctrl)
    qtbot.waitUntil(room.notice.isVisible)
    chooser.answers = [mended(next(office.folder.parent.glob("*disisihkan.xlsx")))]
    QTest.keyClick(room.detail.aside.table, Key.Key_P, Ctrl)
    look(qtbot, room)
    assert room.intake.form.name.text() == "tunggakan (perbaikan)"
    take(qtbot, room, news)
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
    office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.take_arrears(officer)
    news.lists_changed.emit()
    (button,) = [
        one
        for one in room.detail.summary.warnings.buttons
        if "Tidak ada nomor" in one.accessibleName()
    ]
    button.click()
    page = room.detail.warnings
    assert page.isVisible()
    line = page.table.row(0)
    assert line is not None
    assert (line.row, line.field, line.before) == ("5", "Telepon", "tidak ada")
    assert len(page.table.ids) == 1


def test_a_newer_list_replaces_and_shows_who_left(
    qtbot: QtBot, office: Office, officer: Officer, news: News, room: ListsRoom
) -> None:
    office.take_arrears(officer)
    news.lists_changed.emit()
    bring(qtbot, room, write_csv(office.folder / "desember.csv", ARREARS_HEAD, ARREARS[:3]))
    QTest.keyClick(room.intake.form.replaces, Key.Key_Down)
    assert "ditandai “lunas atau keluar”" in room.intake.form.replacing.text()
    take(qtbot, room, news)
    assert room.detail.summary.effects.text() == "1 kontak dari “tunggakan” lunas atau keluar"
    QTest.keyClick(room.table, Key.Key_5, Ctrl)
    gone = room.detail.gone.table.row(0)
    assert gone is not None
    assert gone.name == "Rudi Hartono"


def test_a_lead_gives_a_list_to_an_officer(
    qtbot: QtBot,
    office: Office,
    officer: Officer,
    news: News,
    open_room: OpenRoom,
    lead_session: Session,
) -> None:
    room = open_room(lead_session)
    bring(qtbot, room, office.arrears_file())
    whose = room.intake.form.whose
    options = [whose.itemText(place) for place in range(whose.count())]
    assert options == ["Semua petugas", "Hanya saya", officer.name]
    whose.setCurrentIndex(2)
    take(qtbot, room, news)
    assert {one.officer_id for one in office.workstation.store.contacts()} == {officer.officer_id}


def test_an_unsure_column_is_to_be_looked_at(qtbot: QtBot, office: Office, room: ListsRoom) -> None:
    bring(qtbot, room, write_csv(office.folder / "ragu.csv", STRANGE_HEAD, STRANGE))
    shades = {column.sign: column.shade for column in room.intake.table.columns if column.sign}
    assert shades.get("Periksa", Shade.WARN) is Shade.WARN
    assert room.intake.notice.tone is not Tone.GOOD
