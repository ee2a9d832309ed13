"""Remembered columns by keyboard: renamed, forgotten, shared as a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.lists.model import Field, ListKind
from dialer.people import Officer
from tests.ui.showing import show_in_front
from ui.lists.mappings_page import MappingsPage
from ui.reconcile.files import Dialogs
from ui.session import Session
from ui.theme import Tone

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
HEADERS = ("Ident", "Orangnya", "Besaran")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "susunan.json"


@pytest.fixture
def page(qtbot: QtBot, session: Session, file: Path) -> MappingsPage:
    dialogs = Dialogs(lambda *_asked: [file], lambda *_asked: file, lambda _file: None)
    made = MappingsPage(session, dialogs)
    show_in_front(qtbot, made, 1246, 660)
    made.reload()
    return made


@pytest.fixture
def remembered(session: Session, officer: Officer) -> str:
    fields = {0: Field.CARD, 1: Field.NAME, 2: Field.AMOUNT}
    kept = session.workstation.mappings.remember(
        officer.officer_id, ListKind.ARREARS, "Ekspor lama", HEADERS, fields
    )
    return kept.mapping_id


def names(session: Session) -> list[str]:
    return [one.name for one in session.workstation.mappings.all()]


def test_an_empty_page_says_how_columns_are_remembered(page: MappingsPage) -> None:
    assert page.take.hasFocus()
    assert not page.share.isEnabled()


def test_a_name_is_changed_in_place(remembered: str, page: MappingsPage, session: Session) -> None:
    row = page.table.row(0)
    assert row is not None
    assert (row.kind, row.columns) == ("Tunggakan", "3 dari 3 kolom ditentukan")
    page.name.selectAll()
    QTest.keyClicks(page.name, "Ekspor baru")
    QTest.keyClick(page.name, Key.Key_Return)
    assert names(session) == ["Ekspor baru"]
    assert page.notice.sentence == "Kini bernama “Ekspor baru”."


def test_a_name_that_is_empty_is_refused(
    remembered: str, page: MappingsPage, session: Session
) -> None:
    page.name.clear()
    page.rename.click()
    assert page.notice.tone is Tone.BAD
    assert names(session) == ["Ekspor lama"]


def test_columns_are_forgotten(remembered: str, page: MappingsPage, session: Session) -> None:
    QTest.keyClick(page.table, Key.Key_Backspace, Ctrl)
    assert names(session) == []
    assert "Ekspor lama" in page.notice.sentence


def test_columns_are_shared_as_a_file(
    remembered: str, page: MappingsPage, session: Session, file: Path
) -> None:
    QTest.keyClick(page.table, Key.Key_S, Ctrl)
    assert page.notice.sentence == "1 susunan kolom disimpan di susunan.json."
    page.forget.click()
    QTest.keyClick(page, Key.Key_O, Ctrl)
    assert names(session) == ["Ekspor lama"]
    assert file.is_file()


def test_a_file_of_something_else_is_refused(
    page: MappingsPage, session: Session, file: Path
) -> None:
    file.write_text('{"format": "lain"}', encoding="utf-8")
    page.take.click()
    assert page.notice.tone is Tone.BAD
    assert "susunan.json" in page.notice.sentence
    assert names(session) == []
