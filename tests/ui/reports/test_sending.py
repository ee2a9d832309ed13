"""Handing the day in from the window: one key, the clipboard, the clock, the settings."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.letterhead import load_logo
from dialer.people import Officer
from tests.ui.review.working import PROMISE, Branch
from tests.ui.showing import quiet, show_in_front
from ui.presenters.sending import sending_of
from ui.reports.daily import DailySending
from ui.reports.room import ReportsRoom
from ui.session import News, Session
from ui.settings.handing_in import HandingInCard
from ui.theme import Tone

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, session: Session, folder: Path | None) -> ReportsRoom:
    room = ReportsRoom(session, choose_folder=lambda _suggested: folder)
    show_in_front(qtbot, room, 1278, 728)
    quiet(qtbot, session)
    room.entered()
    return room


def test_one_key_hands_the_day_in_and_copies_the_summary(
    qtbot: QtBot, branch: Branch, officer: Officer, lead_session: Session, tmp_path: Path
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    folder = tmp_path / "bersama"
    folder.mkdir()
    room = opened(qtbot, lead_session, folder)
    QTest.keyClick(room, Key.Key_Return, CTRL)
    quiet(qtbot, lead_session)
    assert "2026-11-20 Laporan Telekolekting.pdf" in {one.name for one in folder.iterdir()}
    assert room.sending.notice.tone is Tone.GOOD
    copied = QGuiApplication.clipboard().text()
    assert "1 janji bayar senilai Rp600.000" in copied
    assert "Siti" not in copied
    assert sending_of(lead_session.workstation, tmp_path).setup().folder == str(folder)


def test_a_folder_that_is_away_is_said_and_the_files_are_kept(
    qtbot: QtBot, branch: Branch, officer: Officer, lead_session: Session, tmp_path: Path
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = opened(qtbot, lead_session, tmp_path / "jaringan")
    room.sending.send_today()
    quiet(qtbot, lead_session)
    assert room.sending.notice.tone is Tone.WARN
    assert "tidak dapat dijangkau" in room.sending.notice.sentence
    assert sending_of(lead_session.workstation, lead_session.export_dir).waiting()


def test_a_changed_mind_about_the_folder_sends_nothing(
    qtbot: QtBot, branch: Branch, lead_session: Session
) -> None:
    room = opened(qtbot, lead_session, None)
    room.sending.send_today()
    assert room.sending.notice.isHidden()


def test_a_missed_day_is_offered_in_the_room_and_goes_with_one_click(
    qtbot: QtBot, branch: Branch, officer: Officer, lead_session: Session, tmp_path: Path
) -> None:
    sending_of(lead_session.workstation, tmp_path).set_up(
        lead_session.officer, str(tmp_path), "16:00"
    )
    branch.attempt(officer, "Siti Rahma", PROMISE)
    branch.clock.forward(days=1)
    room = opened(qtbot, lead_session, None)
    assert room.sending.notice.sentence == "Laporan 20 Nov 2026 belum dikirim."
    room.sending.notice.action_requested.emit()
    quiet(qtbot, lead_session)
    assert (tmp_path / "2026-11-20 Ringkasan.pdf").is_file()


def test_reports_go_by_themselves_at_their_time_and_later_when_the_folder_is_back(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    news: News,
    tmp_path: Path,
) -> None:
    away = tmp_path / "jaringan"
    branch.attempt(officer, "Siti Rahma", PROMISE)
    sending_of(lead_session.workstation, tmp_path).set_up(lead_session.officer, str(away), "16:00")
    said: list[str] = []
    news.notice.connect(lambda _tone, text: said.append(text))
    daily = DailySending(lead_session, news)
    daily.look()
    quiet(qtbot, lead_session)
    assert said == []
    branch.clock.forward(hours=7)
    daily.look()
    quiet(qtbot, lead_session)
    assert "tidak dapat dijangkau" in said[-1]
    away.mkdir()
    daily.look()
    quiet(qtbot, lead_session)
    assert said[-1].endswith("berkas laporan yang menunggu sudah dikirim.")
    assert (away / "2026-11-20 Laporan Telekolekting.pdf").is_file()
    daily.look()
    quiet(qtbot, lead_session)
    assert len(said) == 2


def test_ctrl_e_saves_a_workbook(
    qtbot: QtBot, branch: Branch, officer: Officer, lead_session: Session
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = ReportsRoom(lead_session, choose_target=lambda suggested: suggested)
    show_in_front(qtbot, room)
    quiet(qtbot, lead_session)
    room.save_workbook()
    quiet(qtbot, lead_session)
    path = lead_session.export_dir / "Laporan Telekolekting 20 Nov 2026.xlsx"
    assert path.read_bytes().startswith(b"PK")
    assert room.notice.tone is Tone.GOOD


def test_logo_folder_and_time_are_set_in_the_settings(
    qtbot: QtBot, lead_session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 100), "#00796B").save(path)
    card = HandingInCard(lead_session, lambda: path, lambda: tmp_path)
    qtbot.addWidget(card)
    card.pick.click()
    assert card.notice.sentence == "Logo tersimpan."
    assert load_logo(lead_session.workstation.store) is not None
    card.browse.click()
    card.at.control.setText("1600 sore")
    card.save.click()
    assert "tidak terbaca" in card.notice.sentence
    card.at.control.setText("16.00")
    card.save.click()
    setup = sending_of(lead_session.workstation, tmp_path).setup()
    assert (setup.folder, setup.at) == (str(tmp_path), "16:00")
    card.remove.click()
    assert load_logo(lead_session.workstation.store) is None
