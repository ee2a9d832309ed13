"""The whole program on a data directory of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import HandClock
from tests.db.making_stores import PASSPHRASE
from tests.ui.entry.at_the_door import Start
from ui.app import Program
from ui.compose import PASSPHRASE as VARIABLE
from ui.theme import Theme


@pytest.fixture
def start(
    tmp_path: Path, theme: Theme, clock: HandClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start the program on this test's data directory, as often as wanted."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    started: list[Program] = []

    def run() -> Program:
        program = Program(theme, tmp_path / "data", clock)
        started.append(program)
        qtbot.addWidget(program.shell)
        program.start()
        program.shell.activateWindow()
        qtbot.waitUntil(program.shell.isActiveWindow)
        return program

    yield run
    for program in started:
        program.close()
        program.shell.close()
        program.shell.deleteLater()
