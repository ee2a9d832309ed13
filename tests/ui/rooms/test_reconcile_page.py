"""Two files compared and requests merged in the window, by keyboard and by dropping files."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from tests.reconcile.truth_people import make_files, write
from tests.ui.rooms.at_the_lists import drop
from tests.ui.showing import show_in_front
from ui.lists.room import ListsRoom
from ui.reconcile.compare import ComparePage
from ui.reconcile.files import Dialogs
from ui.reconcile.page import FilesPage
from ui.session import Session
from ui.theme import Tone

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
HEADS = ("NIK", "Nama", "Badan Usaha", "Alasan", "Tanggal Efektif")
SITI = ("1108015203900001", "Siti Aminah", "PT Maju Jaya", "Resign", "30-11-2026")


@dataclass(slots=True)
class Answers:
    """Stands where the system's file dialogs stand."""

    files: list[Path] = field(default_factory=list)
    target: Path | None = None
    opened: list[Path] = field(default_factory=list)

    def dialogs(self) -> Dialogs:
        return Dialogs(
            lambda _parent, _title, _folder: self.files,
            lambda _parent, _title, suggestion: self.target or suggestion,
            self.opened.append,
        )


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def page(qtbot: QtBot, session: Session, answers: Answers) -> FilesPage:
    made = FilesPage(session, answers.dialogs())
    show_in_front(qtbot, made, 1246, 640)
    made.tabs.turn_to(0)
    return made


@pytest.fixture
def compared(qtbot: QtBot, page: FilesPage, tmp_path: Path) -> ComparePage:
    truth = make_files(tmp_path, count=120)
    drop([truth.left, truth.right], page.compare)
    QTest.keyClick(page.compare.form.start, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: page.compare.view is not None)
    return page.compare


def test_files_are_chosen_by_key_compared_and_counted(
    qtbot: QtBot, page: FilesPage, answers: Answers, tmp_path: Path
) -> None:
    truth = make_files(tmp_path, count=120)
    form = page.compare.form
    for key, path in ((Key.Key_O, truth.left), (Key.Key_P, truth.right)):
        answers.files = [path]
        QTest.keyClick(page, key, Ctrl)
    assert [file.text() for file in form.files] == ["tk.xlsx", "kes.xlsx"]
    form.names[0].setText("BPJS TK")
    QTest.keyClick(page, Key.Key_Return, Ctrl)
    assert page.busy
    qtbot.waitUntil(lambda: page.compare.view is not None)
    view = page.compare.view
    assert view is not None
    assert page.compare.sums[0].sentence == (
        f"80 baris BPJS TK = {len(view.result.matched)} cocok"
        f" + {len(view.result.only_left)} hanya di sini"
        f" + {view.result.left_share.doubtful} meragukan + 0 tidak terpakai"
    )
    assert page.compare.title.text() == "BPJS TK (tk.xlsx)  ·  kes (kes.xlsx)"


def test_a_person_decides_a_doubtful_pair_by_key_and_takes_it_back(compared: ComparePage) -> None:
    view = compared.view
    assert view is not None
    table = compared.groups.tables["doubtful"]
    before = len(view.result.matched)
    assert compared.doubt.isVisible()
    first = table.current
    QTest.keyClick(compared, Key.Key_S)
    assert len(view.result.matched) == before + 1
    assert table.current != first
    assert compared.sums[0].sentence.split(" = ")[1].startswith(f"{before + 1} cocok")
    table.select(first)
    row = table.row(int(str(first)))
    assert row is not None
    assert row[-1] == "Sama"
    QTest.keyClick(compared, Key.Key_U)
    assert len(view.result.matched) == before
    QTest.keyClick(compared, Key.Key_B)
    assert view.decided == 1


def test_the_report_holds_what_was_decided_and_its_folder_opens(
    qtbot: QtBot, compared: ComparePage, answers: Answers, tmp_path: Path
) -> None:
    view = compared.view
    assert view is not None
    QTest.keyClick(compared, Key.Key_S)
    answers.target = tmp_path / "hasil.xlsx"
    QTest.keyClick(compared, Key.Key_S, Ctrl)
    qtbot.waitUntil(lambda: compared.notice.tone is Tone.GOOD and compared.notice.isVisible())
    rows = CalamineWorkbook.from_path(answers.target).get_sheet_by_name("Cocok").to_python()
    assert len(rows) - 1 == len(view.result.matched)
    assert "Diputuskan petugas" in [row[0] for row in rows]
    compared.notice.action_requested.emit()
    assert answers.opened == [answers.target]


def test_esc_cancels_the_work_leaving_the_form_as_it_was_and_then_goes_back(
    qtbot: QtBot, page: FilesPage, tmp_path: Path
) -> None:
    truth = make_files(tmp_path, count=120)
    drop([truth.left, truth.right], page.compare)
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.compare.form.start.click()
    QTest.keyClick(page.compare, Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.busy)
    assert not left
    QTest.keyClick(page.compare, Key.Key_Escape)
    assert left
    assert page.compare.view is None
    assert page.compare.notice.sentence == "Dibatalkan. Tidak ada berkas yang ditulis."
    assert page.compare.form.start.isEnabled()


def test_a_file_that_cannot_be_compared_is_told_in_place(
    qtbot: QtBot, page: FilesPage, tmp_path: Path
) -> None:
    good = write(tmp_path / "a.xlsx", [("NIK", "Nama"), SITI[:2]])
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    drop([good, bad], page.compare)
    page.compare.form.start.click()
    qtbot.waitUntil(page.compare.notice.isVisible)
    assert page.compare.notice.tone is Tone.BAD
    assert "b.xlsx" in page.compare.notice.sentence
    assert page.compare.form.start.isEnabled()


def test_requests_are_merged_and_saved(
    qtbot: QtBot, page: FilesPage, answers: Answers, tmp_path: Path
) -> None:
    one = write(tmp_path / "a.xlsx", [HEADS, SITI])
    two = write(tmp_path / "b.xlsx", [HEADS, SITI, ("", *SITI[1:])])
    QTest.keyClick(page, Key.Key_2, Ctrl)
    drop([one, two, two], page.recap)
    assert page.recap.list.count() == 2
    assert page.recap.month.currentData() == "2026-11"
    QTest.keyClick(page, Key.Key_Return, Ctrl)
    qtbot.waitUntil(lambda: page.recap.view is not None)
    assert page.recap.sum.sentence == "3 baris = 1 masuk rekap + 1 ganda + 1 perlu diperbaiki"
    answers.target = tmp_path / "rekap.xlsx"
    QTest.keyClick(page, Key.Key_S, Ctrl)
    qtbot.waitUntil(lambda: page.recap.notice.tone is Tone.GOOD)
    assert answers.target.is_file()
    answers.target = printed = tmp_path / "rekap.pdf"
    QTest.keyClick(page, Key.Key_P, Ctrl)
    qtbot.waitUntil(lambda: printed.name in page.recap.notice.sentence)
    text = " ".join(PdfReader(printed).pages[0].extract_text().split())
    assert "Rekap Permintaan Penonaktifan Peserta" in text
    assert SITI[0] not in text


def test_a_file_is_taken_out_of_the_recap_by_key(page: FilesPage, tmp_path: Path) -> None:
    one = write(tmp_path / "a.xlsx", [HEADS, SITI])
    QTest.keyClick(page, Key.Key_2, Ctrl)
    drop([one], page.recap)
    QTest.keyClick(page, Key.Key_Delete)
    assert page.recap.paths == []
    assert not page.recap.start.isEnabled()


def test_the_room_of_lists_leads_there_and_back_and_passes_files_on(
    qtbot: QtBot, session: Session, answers: Answers, tmp_path: Path
) -> None:
    room = ListsRoom(session, file_dialogs=answers.dialogs())
    show_in_front(qtbot, room)
    QTest.keyClick(room, Key.Key_J, Ctrl)
    page = room.files.page
    assert page is not None
    assert page.isVisible()
    one = write(tmp_path / "a.xlsx", [HEADS, SITI])
    drop([one], room.window())
    assert page.compare.form.paths == [one, None]
    room.reload()
    assert page.isVisible()
    QTest.keyClick(room, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not page.isVisible()
    (command,) = room.commands("rekap")
    command.action()
    assert page.tabs.currentWidget() is page.recap
