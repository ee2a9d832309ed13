"""What is said when the store cannot be opened, and what a bug leaves behind."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.data_dir import DATABASE
from db.engine import make_engine
from db.keys import unlock
from dialer.errors import ExitCode
from tests.db.making_stores import PASSPHRASE
from tests.ui.entry.at_the_door import Start, code_of, fill_first_run, page_of
from ui.compose import PASSPHRASE as VARIABLE
from ui.compose import open_workstation
from ui.entry.first_run import FirstRunPage
from ui.entry.passphrase import PassphrasePage
from ui.entry.sign_in import SignInPage
from ui.entry.trouble import TroublePage


def test_a_second_window_on_the_same_data_says_so_and_can_try_again(start: Start) -> None:
    first = start()
    second = start()
    page = page_of(second, TroublePage)
    assert "sudah" in page.notice.sentence
    assert code_of(second) == ExitCode.ALREADY_OPEN
    first.close()
    page.retry.click()
    assert page_of(second, FirstRunPage).isVisible()
    assert code_of(second) == 0


def test_a_newer_database_is_said_in_the_window(start: Start, tmp_path: Path) -> None:
    start().close()
    engine = make_engine(tmp_path / "data" / DATABASE, unlock(tmp_path / "data", PASSPHRASE))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    engine.dispose()
    program = start()
    assert page_of(program, TroublePage).notice.sentence
    assert program.exit_code is ExitCode.NEWER_DATABASE


def test_a_wrong_passphrase_in_the_environment_is_said(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    start().close()
    monkeypatch.setenv(VARIABLE, "bukan ini")
    program = start()
    assert "sandi" in page_of(program, TroublePage).notice.sentence
    assert program.exit_code is ExitCode.LOCKED


def test_without_a_keystore_a_passphrase_is_chosen_and_asked_for_again(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    first = start()
    page = page_of(first, PassphrasePage)
    page.first.control.setText("pendek")
    page.open.click()
    assert page.first.error
    page.first.control.setText("kata sandi meja")
    page.again.control.setText("kata sandi meja")
    QTest.keyClick(page.again.control, Qt.Key.Key_Return)
    fill_first_run(first)
    first.close()
    second = start()
    page = page_of(second, PassphrasePage)
    page.first.control.setText("bukan ini")
    page.open.click()
    assert "sandi" in page.notice.sentence
    page.first.control.setText("kata sandi meja")
    page.open.click()
    assert page_of(second, SignInPage).isVisible()
    second.close()
    with open_workstation(tmp_path / "data", "kata sandi meja") as opened:
        assert len(opened.workstation.accounts.officers()) == 1


def int_of(text: str) -> int:
    """Fails with the text in its message, as errors do."""
    return int(text)


def test_a_bug_is_said_with_a_number_and_logged_without_any_value(
    start: Start, tmp_path: Path
) -> None:
    program = start()
    fill_first_run(program)
    with pytest.raises(ValueError, match="Utama") as caught:
        int_of("Utama Suryono 0004939712349")
    report = program.errors.report_error(caught.value)
    assert report.reference is not None
    assert report.reference in program.shell.notice.sentence
    program.shell.notice.action_requested.emit()
    assert QApplication.clipboard().text() == report.reference
    program.close()
    logged = (tmp_path / "data" / "sambung.log").read_text(encoding="utf-8")
    assert report.reference in logged
    assert "test_opening.py" in logged
    assert "Utama" not in logged
    assert "0004939712349" not in logged


def test_a_bug_is_said_even_when_the_store_no_longer_answers(start: Start, tmp_path: Path) -> None:
    program = start()
    fill_first_run(program)
    before = program.local_now()
    program.workstation.store.close()
    (tmp_path / "data" / DATABASE).unlink()
    report = program.errors.report_error(ValueError("x"))
    assert report.reference is not None
    assert report.reference in program.shell.notice.sentence
    assert program.local_now() == before
