"""Save-and-next in the real window: from Ctrl+Enter until the next contact is painted.

With `--attempts` the store is one in which months of calls were made (`tests.bench.tried`), and it
is measured once more while the half that would come first is resting.
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

from db.keys import StoreKey, unlock
from dialer.people import Officer
from tests.bench.invented import members
from tests.bench.timing import Times
from tests.bench.tried import fill, rest_the_top_half
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
    parser.add_argument("--attempts", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=200)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ[PASSPHRASE] = "kata sandi bangku ukur"
    figures = {"bench": "desk", "contacts": wanted.contacts, "attempts": wanted.attempts}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if wanted.attempts:
            fill(folder, _key(folder), DayClock()(), wanted.contacts, wanted.attempts)
        else:
            _fill(folder, wanted.contacts)
        return {**figures, **measured(folder, wanted.repeat, resting=wanted.attempts > 0)}


def measured(folder: Path, repeat: int, *, resting: bool) -> dict[str, Any]:
    """Return the figures of a store that is filled."""
    with open_workstation(folder, os.environ[PASSPHRASE], DayClock()) as opened:
        lead = opened.workstation.accounts.create_first_lead("Sri Rahayu", PIN)
    found = {"save_and_next": _work(folder, lead, repeat).as_json()}
    if resting:
        rest_the_top_half(folder, _key(folder), DayClock()())
        found["top_half_resting"] = _work(folder, lead, repeat).as_json()
    return found


def _key(folder: Path) -> StoreKey:
    return unlock(folder, os.environ[PASSPHRASE])


def _fill(folder: Path, contacts: int) -> None:
    with open_workstation(folder, os.environ[PASSPHRASE], DayClock()) as opened:
        source = members(contacts)
        while batch := list(islice(source, BATCH)):
            with opened.workstation.store.writing() as writer:
                writer.add_contacts(batch)


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
        taken = [_one(application, room, clock) for _ in range(repeat)]
        wall, cpu = zip(*taken, strict=True)
        return Times(tuple(sorted(wall)), tuple(sorted(cpu)))
    finally:
        program.close()


def _one(application: QApplication, room: DeskRoom, clock: DayClock) -> tuple[float, float]:
    """One unanswered call; return the milliseconds of its last key, and the processor's."""
    before = room.presenter.contact_id
    assert before
    QTest.keyClick(room, Qt.Key.Key_F9)
    clock.forward(seconds=20)
    QTest.keyClick(room, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    application.processEvents()
    start, cpu = time.perf_counter(), time.thread_time()
    QTest.keyClick(room, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.window().repaint()
    taken = (time.perf_counter() - start) * 1000, (time.thread_time() - cpu) * 1000
    application.processEvents()
    assert room.presenter.contact_id != before
    clock.forward(seconds=10)
    return taken
