"""Fields, searches, notices and empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.widgets.placing import on_screen
from ui.theme import Theme, Tone
from ui.widgets import EmptyState, Field, Notice, SearchBox


def test_field_names_its_control_and_shows_its_error(qtbot: QtBot, theme: Theme) -> None:
    field = Field("NPWP", QLineEdit(), "15 atau 16 angka")
    on_screen(qtbot, field)
    assert field.control.accessibleName() == "NPWP"
    assert field.control.accessibleDescription() == "15 atau 16 angka"
    field.set_error("NPWP kurang panjang.")
    assert field.error == "NPWP kurang panjang."
    assert field.control.property("state") == "bad"
    assert field.control.accessibleDescription() == "NPWP kurang panjang."
    field.clear_error()
    assert field.control.property("state") is None


def test_search_waits_for_a_pause_and_says_it_once(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox("Cari peserta")
    on_screen(qtbot, box)
    said: list[str] = []
    box.searched.connect(said.append)
    with qtbot.waitSignal(box.searched):
        QTest.keyClicks(box, "sari")
    assert said == ["sari"]
    QTest.keyClicks(box, "w")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert said == ["sari", "sariw"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert said == ["sari", "sariw", ""]


def test_search_key_brings_the_cursor(qtbot: QtBot, theme: Theme) -> None:
    box, other = SearchBox("Cari peserta", "Ctrl+F"), QLineEdit()
    on_screen(qtbot, box, other)
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()


def test_notice_says_three_things_and_offers_one(qtbot: QtBot, theme: Theme) -> None:
    notice = Notice(Tone.BAD, "Berkas rusak.", "Data lama utuh.", "Coba lagi.", "Pilih berkas")
    on_screen(qtbot, notice)
    assert notice.sentence == "Berkas rusak. Data lama utuh. Coba lagi."
    assert notice.accessibleName() == notice.sentence
    with qtbot.waitSignal(notice.action_requested):
        QTest.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(notice.closed):
        QTest.mouseClick(notice.close_button, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_empty_state_offers_its_button(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState("Belum ada daftar", "Impor daftar untuk mulai.", "Impor", "Ctrl+I")
    page = on_screen(qtbot, empty)
    with qtbot.waitSignal(empty.asked):
        QTest.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("width", [280, 640, 1200])
def test_empty_state_shows_its_whole_sentence(qtbot: QtBot, theme: Theme, width: int) -> None:
    sentence = "Janji bayar yang dicatat di Meja muncul di sini, diurutkan menurut tanggalnya."
    empty = EmptyState("Belum ada janji", sentence)
    page = on_screen(qtbot, empty)
    page.resize(width, 480)
    qtbot.waitUntil(lambda: page.width() == width)
    text = next(part for part in empty.findChildren(QLabel) if part.text() == sentence)
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert text.width() <= 420
