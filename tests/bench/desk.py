"""Save-and-next in the real window: from Ctrl+Enter until the next contact is painted.

Floor: the same transactions in the store without a window (`store` bench), and one plain commit.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialer.people import Officer
from tests.bench.invented import members
from tests.bench.timing import Times
from ui.app import Program
from ui.compose import PASSPHRASE, open_workstation
from ui.demo.clock import DayClock
from ui.desk.room import DeskRoom
from ui.theme import Theme

BATCH = 2_000
PIN = "482913"


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure unanswered calls, three keys each, and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench desk")
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=200)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ[PASSPHRASE] = "kata sandi bangku ukur"
    with tempfile.TemporaryDirectory() as folder:
        lead = _fill(Path(folder), wanted.contacts)
        taken = _work(Path(folder), lead, wanted.repeat)
    return {"bench": "desk", "contacts": wanted.contacts, "save_and_next": taken.as_json()}


def _fill(folder: Path, contacts: int) -> Officer:
    with open_workstation(folder, os.environ[PASSPHRASE], DayClock()) as opened:
        station = opened.workstation
        source = members(contacts)
        while batch := list(islice(source, BATCH)):
            with station.store.writing() as writer:
                writer.add_contacts(batch)
        return station.accounts.create_first_lead("Sri Rahayu", PIN)


def _work(folder: Path, lead: Officer, repeat: int) -> Times:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    clock = DayClock()
    program = Program(Theme(application), folder, clock)
    try:
        program.start()
        program.enter(lead)
        program.shell.resize(1366, 768)
        program.shell.activateWindow()
        QTest.qWait(200)
        room = program.shell.room("meja")
        assert isinstance(room, DeskRoom)
        return Times(tuple(sorted(_one(application, room, clock) for _ in range(repeat))))
    finally:
        program.close()


def _one(application: QApplication, room: DeskRoom, clock: DayClock) -> float:
    """One unanswered call; return the milliseconds of its last key."""
    before = room.presenter.contact_id
    assert before
    QTest.keyClick(room, Qt.Key.Key_F9)
    clock.forward(seconds=20)
    QTest.keyClick(room, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    application.processEvents()
    start = time.perf_counter()
    QTest.keyClick(room, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.window().repaint()
    taken = (time.perf_counter() - start) * 1000
    application.processEvents()
    assert room.presenter.contact_id != before
    clock.forward(seconds=10)
    return taken
