"""The Laporan room by keyboard, with the real PDF in its preview."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.report_kinds import ReportKind
from tests.ui.review.working import NO_ANSWER, PROMISE, Branch, play_the_day
from tests.ui.showing import press, quiet, show_in_front
from ui.reports.room import ReportsRoom
from ui.session import News, Session
from ui.theme import Tone

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OpenRoom = Callable[..., ReportsRoom]


@pytest.fixture
def open_room(qtbot: QtBot) -> OpenRoom:
    rooms: list[ReportsRoom] = []

    def opened(
        session: Session,
        target: Callable[[Path], Path | None] | None = None,
        open_file: Callable[[Path], object] | None = None,
    ) -> ReportsRoom:
        room = ReportsRoom(session, choose_target=target, open_file=open_file)
        rooms.append(room)
        show_in_front(qtbot, room, 1278, 728)
        quiet(qtbot, session)
        room.entered()
        return room

    return opened


def read(room: ReportsRoom) -> str:
    """What stands on the pages of the preview."""
    pages = (room.preview.text_of(page) for page in range(room.preview.pages))
    return " ".join(" ".join(text.split()) for text in pages)


def test_it_shows_figures_and_the_pages_that_will_be_printed(
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    assert [one.value for one in room.figures.figures][:2] == ["4", "75 %"]
    assert room.preview.pages >= 1
    text = read(room)
    assert "Laporan Hasil Telekolekting" in text
    for figure in room.figures.figures:
        assert figure.value in text
        assert figure.basis in text


def test_kind_and_period_are_on_keys(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    branch.clock.forward(days=-1)
    branch.attempt(officer, "PT Sinar Laut", NO_ANSWER, talk=0)
    branch.clock.forward(days=1)
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    press(room, Key.Key_2)
    quiet(qtbot, lead_session)
    assert "Laporan Hasil Telemarketing" in read(room)
    assert room.figures.figures[0].value == "3"
    press(room, Key.Key_2, CTRL)
    quiet(qtbot, lead_session)
    assert room.figures.figures[0].value == "4"
    press(room, Key.Key_3)
    quiet(qtbot, lead_session)
    assert room.figures.figures[0].value == "1"
    assert "Laporan Hasil Canvassing" in read(room)


def test_ctrl_s_saves_under_the_usual_name_and_offers_to_open(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    asked: list[Path] = []
    opened: list[Path] = []

    def target(suggested: Path) -> Path:
        asked.append(suggested)
        return suggested

    room = open_room(lead_session, target, opened.append)
    press(room, Key.Key_S, CTRL)
    quiet(qtbot, lead_session)
    path = lead_session.export_dir / "Laporan Telekolekting 20 Nov 2026.pdf"
    assert asked == [path]
    assert path.read_bytes().startswith(b"%PDF")
    assert room.notice.tone is Tone.GOOD
    assert "1 percobaan" in room.notice.sentence
    press(room, Key.Key_O, CTRL)
    assert opened == [path]


def test_a_changed_mind_saves_nothing(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = open_room(lead_session, lambda _suggested: None)
    press(room, Key.Key_S, CTRL)
    quiet(qtbot, lead_session)
    assert list(lead_session.export_dir.glob("*.pdf")) == []
    assert room.notice.isHidden()


def test_a_place_that_cannot_be_written_is_said_in_place(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = open_room(lead_session)
    room.save_to(lead_session.export_dir / "tidak ada" / "laporan.pdf")
    quiet(qtbot, lead_session)
    assert room.notice.tone is Tone.BAD
    assert "tidak ditemukan" in room.notice.sentence
    assert room.choices.save.isEnabled()


def test_an_empty_period_is_said_and_printed(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    room = open_room(lead_session)
    assert "Tidak ada telepon atau kunjungan ke peserta menunggak" in room.notice.sentence
    assert "Tidak ada percobaan pada periode ini." in read(room)
    branch.attempt(officer, "Siti Rahma", PROMISE)
    news.facts_changed.emit()
    quiet(qtbot, lead_session)
    assert room.notice.isHidden()
    assert "Siti Rahma" in read(room)


def test_a_period_typed_backwards_leaves_nothing_to_save(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = open_room(lead_session)
    room.choices.period.last.setFocus()
    QTest.keyClicks(room.choices.period.last, "1/11/2026")
    quiet(qtbot, lead_session)
    assert room.preview.words.text().endswith("Perbaiki periode.")
    assert room.figures.isHidden()
    assert not room.choices.save.isEnabled()
    press(room, Key.Key_1, CTRL)
    quiet(qtbot, lead_session)
    assert room.preview.pages >= 1
    assert room.choices.save.isEnabled()


def test_a_petugas_reports_on_their_own_work(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    session: Session,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(session)
    assert room.choices.officer.isHidden()
    assert room.figures.figures[0].value == "2"
    assert "Nurhaliza" not in read(room)
    assert room.suggested.name == "Laporan Telekolekting 20 Nov 2026.pdf"


def test_a_lead_chooses_an_officer_and_the_file_is_named_so(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    room.choices.officer.setFocus()
    QTest.keyClicks(room.choices.officer, "Nurhaliza")
    room.choices.officer.activated.emit(room.choices.officer.currentIndex())
    quiet(qtbot, lead_session)
    assert room.figures.figures[0].value == "2"
    assert room.suggested.name == "Laporan Telekolekting 20 Nov 2026 Nurhaliza Harahap.pdf"


def test_the_same_report_keeps_its_place_in_the_preview(
    qtbot: QtBot,
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead_session: Session,
    news: News,
    open_room: OpenRoom,
) -> None:
    play_the_day(branch, officer, other)
    room = open_room(lead_session)
    bar = room.preview.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    kept = bar.value()
    branch.clock.forward(minutes=1)
    news.facts_changed.emit()
    quiet(qtbot, lead_session)
    assert bar.value() == kept > 0


def test_f6_fits_a_whole_page(
    branch: Branch, officer: Officer, lead_session: Session, open_room: OpenRoom
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    room = open_room(lead_session)
    press(room, Key.Key_F6)
    assert room.preview.whole_pages
    assert room.choices.zoom.text() == "Selebar layar"
    press(room, Key.Key_F6)
    assert not room.preview.whole_pages


def test_pictures_are_asked_for_with_visits_only(
    qtbot: QtBot, branch: Branch, lead_session: Session, open_room: OpenRoom
) -> None:
    room = open_room(lead_session)
    press(room, Key.Key_3)
    assert room.choices.photos.isVisible()
    room.choices.photos.click()
    assert room.wish.order.photos
    press(room, Key.Key_6)
    quiet(qtbot, lead_session)
    asked = room.wish.order
    assert asked.photos is False
    assert not room.choices.officer.isEnabled()
    assert not room.choices.photos.isVisible()
    assert "November 2026" in room.notice.sentence


def test_the_recap_of_deactivations_is_one_key_away_and_back(
    qtbot: QtBot, branch: Branch, lead_session: Session, open_room: OpenRoom
) -> None:
    room = open_room(lead_session)
    press(room, Key.Key_7)
    assert room.recap is not None
    assert room.recap.isVisible()
    assert room.recap.add.hasFocus()
    press(room.recap, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert room.preview.isVisible()
    press(room, Key.Key_7)
    press(room.recap, Key.Key_Escape)
    assert room.preview.isVisible()
    press(room, Key.Key_3)
    quiet(qtbot, lead_session)
    assert room.wish.kind is ReportKind.CANVASSING
