"""The columns of a file on the page that takes it in: guessed, corrected, remembered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from xlsxwriter import Workbook

from dialer.lists.model import Field, ListKind
from tests.ui.rooms.at_the_lists import bring, choose, look, take, words
from tests.ui.rooms.working import ARREARS, ARREARS_HEAD, Office, write_csv
from ui.lists.room import ListsRoom
from ui.presenters.words import Shade
from ui.session import News
from ui.theme import Tone

Key = Qt.Key
STRANGE_HEAD = ("Ident", "Orangnya", "Besaran", "Kontak", "Wilayah kerja")
STRANGE = tuple(
    (f"000123456{n:04d}", f"Peserta {chr(65 + n)}", str(42_000 * n), f"0812345{n:05d}", "Timur")
    for n in range(1, 9)
)


def test_the_first_rows_stand_under_what_their_columns_are_taken_for(
    qtbot: QtBot, office: Office, lists: ListsRoom
) -> None:
    bring(qtbot, lists, office.arrears_file())
    table = lists.intake.table
    assert words(lists)[:3] == ["Nomor urut", "Nomor kartu", "Nama"]
    assert {column.sign for column in table.columns} == {"", "Yakin"}
    model = table.model()
    assert [model.index(row, 2).data() for row in range(4)] == [row[2] for row in ARREARS]
    header = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert header == "Kolom “No Kartu” dibaca sebagai: Nomor kartu (yakin)."


def test_a_column_is_corrected_by_keyboard_and_taken_as_said(
    qtbot: QtBot, office: Office, news: News, lists: ListsRoom
) -> None:
    bring(qtbot, lists, office.arrears_file())
    choose(lists, 3, "keter")
    assert words(lists)[3] == "Keterangan"
    assert lists.intake.table.columns[3].sign == "Dipilih"
    take(qtbot, lists, news)
    siti = office.contact("Siti Rahma").details
    assert (siti.address, siti.note) == (None, "Jl. Merdeka 1")


def test_a_field_given_to_another_column_leaves_the_first(
    qtbot: QtBot, office: Office, lists: ListsRoom
) -> None:
    bring(qtbot, lists, office.arrears_file())
    choose(lists, 3, "nama")
    assert (words(lists)[2], words(lists)[3]) == ("Simpan apa adanya", "Nama")
    assert "“Nama Peserta” kini disimpan apa adanya" in lists.intake.notice.sentence


def test_a_required_column_that_is_missing_is_said_and_can_be_named(
    qtbot: QtBot, office: Office, lists: ListsRoom
) -> None:
    bring(qtbot, lists, office.arrears_file())
    amount = len(ARREARS_HEAD) - 1
    choose(lists, amount, "simpan apa")
    assert lists.intake.notice.sentence.startswith("Kolom total tunggakan belum ada.")
    assert not lists.intake.start.isEnabled()
    choose(lists, amount, "total tung")
    assert lists.intake.start.isEnabled()


def test_unknown_columns_are_kept_as_they_are(
    qtbot: QtBot, office: Office, news: News, lists: ListsRoom
) -> None:
    path = write_csv(
        office.folder / "lebih.csv",
        (*ARREARS_HEAD, "Zona Kerja Kader"),
        [(*row, "Zona 7") for row in ARREARS],
    )
    bring(qtbot, lists, path)
    assert words(lists)[-1] == "Simpan apa adanya"
    assert "1 kolom lain disimpan apa adanya" in lists.intake.notice.sentence
    take(qtbot, lists, news)
    assert office.contact("Siti Rahma").details.extra["Zona Kerja Kader"] == "Zona 7"


def test_a_list_without_header_waits_until_its_columns_are_confirmed(
    qtbot: QtBot, office: Office, news: News, lists: ListsRoom
) -> None:
    bring(qtbot, lists, write_csv(office.folder / "polos.csv", STRANGE[0], STRANGE[1:]))
    page = lists.intake
    if page.kind is not ListKind.ARREARS:
        QTest.keyClick(page.start, Key.Key_2)
        look(qtbot, lists)
    for column, typed in ((0, "nomor kartu"), (1, "nama"), (2, "total tung")):
        choose(lists, column, typed)
    assert page.bare.isChecked()
    assert not page.start.isEnabled()
    QTest.keyClick(page.form.confirm, Key.Key_Space)
    assert page.start.isEnabled()
    take(qtbot, lists, news)
    assert office.contact("Peserta B").details.amount == 42_000


def test_another_header_row_is_previewed_at_once(
    qtbot: QtBot, office: Office, lists: ListsRoom
) -> None:
    path = write_csv(office.folder / "judul.csv", ("Daftar Tunggakan",), [ARREARS_HEAD, *ARREARS])
    bring(qtbot, lists, path)
    assert lists.intake.header_row.value() == 2
    lists.intake.header_row.setValue(3)
    look(qtbot, lists)
    assert lists.intake.table.columns[2].header == "Siti Rahma"
    lists.intake.header_row.setValue(2)
    look(qtbot, lists)
    assert lists.intake.table.columns[2].header == "Nama Peserta"


def test_another_sheet_is_chosen_and_hidden_ones_say_so(
    qtbot: QtBot, office: Office, news: News, lists: ListsRoom
) -> None:
    path = office.folder / "dua lembar.xlsx"
    with Workbook(path) as book:
        for name, rows in (("Kota", ARREARS[:3]), ("Desa", ARREARS[3:])):
            sheet = book.add_worksheet(name)
            for place, row in enumerate((ARREARS_HEAD, *rows)):
                for column, text in enumerate(row):
                    sheet.write_string(place, column, text)
        sheet.hide()
    bring(qtbot, lists, path)
    page = lists.intake
    assert page.sheets.currentText() == "Kota (4 baris)"
    assert page.sheets.itemText(1) == "Desa (2 baris, tersembunyi)"
    page.sheets.setCurrentIndex(1)
    page.sheets.picked.emit("Desa")
    look(qtbot, lists)
    take(qtbot, lists, news)
    assert [one.name for one in office.workstation.store.contacts()] == ["Rudi Hartono"]


def test_columns_are_remembered_for_files_that_look_alike(
    qtbot: QtBot, office: Office, news: News, lists: ListsRoom
) -> None:
    page = lists.intake
    bring(qtbot, lists, write_csv(office.folder / "november.csv", STRANGE_HEAD, STRANGE))
    if page.kind is not ListKind.ARREARS:
        QTest.keyClick(page.start, Key.Key_2)
        look(qtbot, lists)
    for column, typed in ((0, "nomor kartu"), (1, "nama"), (2, "total tung"), (3, "telepon")):
        choose(lists, column, typed)
    QTest.keyClick(page.form.remember, Key.Key_Space)
    page.form.remember_as.setText("Ekspor wilayah")
    take(qtbot, lists, news)
    (kept,) = office.workstation.mappings.all()
    assert kept.fields["Besaran"] is Field.AMOUNT
    bring(qtbot, lists, write_csv(office.folder / "desember.csv", STRANGE_HEAD, STRANGE))
    assert page.notice.sentence.startswith("Susunan kolom “Ekspor wilayah” dipakai.")
    assert page.table.columns[0].sign == "Diingat"
    take(qtbot, lists, news)
    assert "menurut susunan kolom “Ekspor wilayah”" in lists.detail.summary.source.text()


def test_an_unsure_column_is_to_be_looked_at(
    qtbot: QtBot, office: Office, lists: ListsRoom
) -> None:
    bring(qtbot, lists, write_csv(office.folder / "ragu.csv", STRANGE_HEAD, STRANGE))
    shades = {column.sign: column.shade for column in lists.intake.table.columns if column.sign}
    assert shades.get("Periksa", Shade.WARN) is Shade.WARN
    assert lists.intake.notice.tone is not Tone.GOOD
