"""Payments and results files in the Daftar room, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dialer.workstation import Workstation
from tests.payments.making import CUT_CARD, CUT_VA, in_force, known, paid, write
from tests.ui.showing import show_in_front
from ui.lists.received_page import LINES, ReceivedPage
from ui.lists.room import ListsRoom
from ui.reconcile.files import Dialogs
from ui.session import Session

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
UNKNOWN_VA = "8888800000000077"
LONG_AGO = "2025-01-05"


class Desk:
    """A room whose dialogs answer with files of the test."""

    def __init__(self, qtbot: QtBot, session: Session, chosen: Path, target: Path) -> None:
        def ask_files(_parent: QWidget, _title: str, _folder: Path) -> list[Path]:
            return [chosen]

        def ask_target(_parent: QWidget, _title: str, _suggestion: Path) -> Path:
            return target

        dialogs = Dialogs(ask_files, ask_target, lambda _file: None)
        self.room = ListsRoom(session, file_dialogs=dialogs)
        self.qtbot = qtbot
        show_in_front(qtbot, self.room)
        self.room.reload()

    def enter(self) -> ReceivedPage:
        self.room.received.enter()
        page = self.room.received.page
        assert page is not None
        return page

    def offer(self) -> None:
        QTest.keyClick(self.room, Key.Key_O, Ctrl)
        intake = self.room.intake
        self.qtbot.waitUntil(lambda: intake.isVisible() and not intake.running.isVisible())

    def take(self, page: ReceivedPage) -> None:
        self.offer()
        assert self.room.intake.heading.text() == "Terima berkas pembayaran"
        with self.qtbot.waitSignal(self.room.flow.taken):
            QTest.keyClick(self.room, Key.Key_Return, Ctrl)
        self.qtbot.waitUntil(page.isVisible)


@pytest.fixture
def desk(qtbot: QtBot, lead_session: Session, workstation: Workstation, tmp_path: Path) -> Desk:
    known(workstation, "cut", CUT_CARD)
    file = write(
        tmp_path / "setoran.csv", paid(day=LONG_AGO), paid(UNKNOWN_VA), paid(CUT_VA, amount="0")
    )
    return Desk(qtbot, lead_session, file, tmp_path / "sisa.xlsx")


def test_a_file_is_taken_in_and_what_it_left_is_saved(
    desk: Desk, workstation: Workstation, tmp_path: Path
) -> None:
    page = desk.enter()
    desk.take(page)
    (row,) = [page.table.row(place) for place in range(len(page.table.ids))]
    assert row is not None
    assert (row.rows, row.accepted, row.quarantined, row.unmatched) == (3, 1, 1, 1)
    assert "3 baris = 1 diterima" in desk.room.notice.sentence
    QTest.keyClick(desk.room, Key.Key_S, Ctrl)
    assert (tmp_path / "sisa.xlsx").is_file()
    assert len(in_force(workstation)) == 1


def test_a_file_leads_to_the_rows_that_were_not_taken_or_are_doubtful(
    desk: Desk, workstation: Workstation
) -> None:
    page = desk.enter()
    desk.take(page)
    assert "1 peringatan: lihat barisnya" in page.sentence.text()
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.tabs.currentWidget() is page.lines
    assert page.tabs.tabText(LINES) == "Baris (3)"
    rows = [page.lines.table.row(place) for place in range(len(page.lines.table.ids))]
    assert [(row.row, row.state) for row in rows if row] == [
        ("2", "Diterima, periksa"),
        ("3", "Tanpa kontak"),
        ("4", "Ditahan"),
    ]
    page.lines.which.setCurrentIndex(page.lines.which.findData("doubt"))
    page.lines.which.picked.emit("doubt")
    assert len(page.lines.table.ids) == 1
    doubtful = page.lines.table.row(0)
    assert doubtful is not None
    assert "periksa tahunnya" in doubtful.reason
    assert CUT_VA not in page.lines.content.text()


def test_a_payment_that_waits_is_given_to_a_contact_and_let_go(
    desk: Desk, workstation: Workstation
) -> None:
    page = desk.enter()
    desk.take(page)
    page.tabs.turn_to(1)
    page.waiting.search.setText("Utama")
    QTest.keyClick(page.waiting.search, Key.Key_Return)
    page.waiting.people.select_row(0)
    QTest.keyClick(desk.room, Key.Key_Return, Ctrl)
    assert len(in_force(workstation)) == 2
    assert workstation.store.open_payment_count() == 0
    page.tabs.turn_to(2)
    given = page.matched.table.row(0)
    assert given is not None
    assert "Utama" in given.contact
    QTest.keyClick(page.matched.table, Key.Key_Backspace, Ctrl)
    assert len(in_force(workstation)) == 1
    assert workstation.store.open_payment_count() == 1
    assert not page.matched.free.isEnabled()


def test_a_file_is_taken_back_by_pressing_twice(desk: Desk, workstation: Workstation) -> None:
    page = desk.enter()
    desk.take(page)
    QTest.keyClick(desk.room, Key.Key_Backspace, Ctrl)
    assert len(in_force(workstation)) == 1
    QTest.keyClick(desk.room, Key.Key_Backspace, Ctrl)
    desk.qtbot.waitUntil(lambda: not in_force(workstation))
    desk.qtbot.waitUntil(lambda: not page.undo.isVisible())


def test_a_file_of_neither_kind_is_told(
    qtbot: QtBot, lead_session: Session, tmp_path: Path
) -> None:
    other = tmp_path / "lain.csv"
    other.write_text("Nama;Alamat\nCut;Jl. A\n", encoding="utf-8")
    desk = Desk(qtbot, lead_session, other, tmp_path / "x.xlsx")
    desk.enter()
    desk.offer()
    assert "tidak dikenali" in desk.room.intake.notice.sentence
    assert not desk.room.intake.start.isEnabled()
    QTest.keyClick(desk.room, Key.Key_Escape)
    assert desk.room.received.open


def test_officers_do_not_get_there(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    desk = Desk(qtbot, session, tmp_path / "x", tmp_path / "y")
    assert desk.room.commands("berkas pembayaran") == []
