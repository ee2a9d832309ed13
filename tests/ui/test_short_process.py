"""A module that runs beside the window: what it printed, its end, and its owner's end."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.short_process import ShortProcess

LONG = ("-n1", "-r1", "import time; time.sleep(60)")


def test_what_is_given_and_printed_and_how_it_ended_is_told(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    process = ShortProcess(owner)
    printed: list[bytes] = []
    process.said.connect(lambda data: printed.append(bytes(data)))
    with qtbot.waitSignal(process.over) as over:
        process.start("json.tool", given=b"[1]")
    assert b"".join(printed).split() == [b"[", b"1", b"]"]
    assert over.args == [0]
    assert not process.running


def test_module_that_is_not_there_ends_with_one(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    process = ShortProcess(owner)
    with qtbot.waitSignal(process.over) as over:
        process.start("dialer.no_such_module")
    assert over.args == [1]


@pytest.mark.parametrize("how", ["owner goes", "program ends"])
def test_process_ends_with_its_owner_and_tells_nobody(qtbot: QtBot, how: str) -> None:
    owner = QWidget()
    process = ShortProcess(owner)
    told: list[int] = []
    process.over.connect(told.append)
    process.start("timeit", LONG)
    qtbot.waitUntil(lambda: process.running)
    application = QCoreApplication.instance()
    assert application is not None
    if how == "program ends":
        application.aboutToQuit.emit()
        assert not process.running
    with qtbot.waitSignal(process.destroyed):
        owner.deleteLater()
        application.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    assert told == []
