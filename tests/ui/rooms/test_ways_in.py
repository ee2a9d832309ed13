"""Files pasted, dropped and queued; payments beside lists."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.lists.model import ListKind
from dialer.people import Officer
from dialer.received.model import FileKind
from tests.ui.rooms.at_the_lists import bring, choose, drop, list_names, look, looked_into, take
from tests.ui.rooms.working import ARREARS, ARREARS_HEAD, PAYMENTS, Office, payments_file, write_csv
from ui.lists.room import ListsRoom
from ui.session import News
from ui.theme import Tone

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier


def test_ctrl_v_takes_rows_in_that_were_copied(
    qtbot: QtBot, office: Office, news: News, lists: ListsRoom
) -> None:
    text = "\n".join("\t".join(row) for row in (ARREARS_HEAD, *ARREARS))
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(lists, Key.Key_V, Ctrl)
    look(qtbot, lists)
    assert lists.intake.kind is ListKind.ARREARS
    assert lists.intake.form.name.text().startswith("Tempelan 20 November 2026")
    take(qtbot, lists, news)
    assert len(list(office.workstation.store.contacts())) == 4


def test_an_empty_clipboard_says_what_to_do(lists: ListsRoom) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(lists, Key.Key_V, Ctrl)
    assert lists.notice.sentence.startswith("Tidak ada baris di papan klip.")


def test_several_files_are_asked_about_one_after_the_other(
    qtbot: QtBot, office: Office, lists: ListsRoom
) -> None:
    broken = office.folder / "rusak.xlsx"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    drop([broken, office.arrears_file(), office.bu_file()], lists.window())
    look(qtbot, lists)
    assert lists.intake.notice.tone is Tone.BAD
    assert "rusak.xlsx" in lists.intake.notice.sentence
    assert lists.intake.queue.text() == "2 berkas menunggu"
    QTest.keyClick(lists, Key.Key_Escape)
    look(qtbot, lists)
    QTest.keyClick(lists, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: looked_into(lists) and lists.intake.kind is ListKind.BU)
    QTest.keyClick(lists, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: len(list_names(office)) == 2)
    qtbot.waitUntil(lambda: not lists.flow.running)
    assert sorted(list_names(office)) == ["badan usaha", "tunggakan"]
    assert lists.overview.isVisible()


def test_a_payments_file_dropped_is_received_and_matched(
    qtbot: QtBot, office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_arrears(officer)
    drop([payments_file(office.folder)], lists.window())
    look(qtbot, lists)
    assert lists.intake.kind is FileKind.PAYMENTS
    with qtbot.waitSignal(news.lists_changed):
        QTest.keyClick(lists, Key.Key_Return, Ctrl)
    (kept,) = office.workstation.store.received_files()
    assert (kept.kind, kept.rows, kept.unmatched) == (FileKind.PAYMENTS, 2, 1)
    siti = office.contact("Siti Rahma").contact_id
    assert len(office.workstation.store.payments_of_contact(siti)) == 1


def test_columns_of_payments_are_corrected_and_remembered_like_those_of_lists(
    qtbot: QtBot, office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.take_arrears(officer)
    head, page = ("Ident", "Hari itu", "Besaran"), lists.intake
    rows = [(row[2], row[1], row[4]) for row in PAYMENTS]
    bring(qtbot, lists, write_csv(office.folder / "bank.csv", head, rows))
    QTest.keyClick(page.start, Key.Key_3)
    qtbot.waitUntil(lambda: page.kind is FileKind.PAYMENTS and looked_into(lists))
    for column, typed in ((0, "virtual"), (1, "tanggal"), (2, "jumlah")):
        choose(lists, column, typed)
    assert not page.form.of_list.isVisible()
    QTest.keyClick(page.form.remember, Key.Key_Space)
    page.form.remember_as.setText("Bank X")
    take(qtbot, lists, news)
    (kept,) = office.workstation.store.received_files()
    assert (kept.rows, kept.quarantined, kept.unmatched) == (2, 0, 1)
    bring(qtbot, lists, write_csv(office.folder / "lagi.csv", head, rows))
    assert page.kind is FileKind.PAYMENTS
    assert page.notice.sentence.startswith("Susunan kolom “Bank X” dipakai.")


def test_payments_that_waited_find_their_contact_in_a_new_list(
    qtbot: QtBot, office: Office, officer: Officer, news: News, lists: ListsRoom
) -> None:
    office.workstation.payments.take_in(officer.officer_id, payments_file(office.folder))
    bring(qtbot, lists, office.arrears_file())
    take(qtbot, lists, news)
    assert lists.notice.sentence.endswith("1 pembayaran yang menunggu menemukan kontaknya.")
    siti = office.contact("Siti Rahma").contact_id
    assert len(office.workstation.store.payments_of_contact(siti)) == 1
