"""Kill -9 at any moment of the day: what the screen called saved is there, the draft comes back.

The short form kills a few times; `dev.py faults` (SAMBUNG_FAULTS=long) fifty times.
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.facts import Attempt, Outcome
from dialer.log import LogFilter
from dialer.workstation import Workstation
from ui.app import Program
from ui.compose import PASSPHRASE as VARIABLE
from ui.compose import open_workstation
from ui.demo.clock import DayClock
from ui.demo.day import AGENT, AGENT_PIN
from ui.desk.room import DeskRoom
from ui.entry.sign_in import SignInPage
from ui.theme import Theme

PASSPHRASE = "kata sandi uji"
KILLS = 50 if os.environ.get("SAMBUNG_FAULTS") == "long" else 3
PATIENCE = 240


def killed_day(out: Path, moment: random.Random) -> list[list[str]]:
    """Play the day and kill it; return the journal.

    Half of the times anywhere, half of the times while something half-written stands on the desk.
    """
    journal = out / "journal.txt"
    command = [sys.executable, "-m", "ui.demo", "--no-pictures"]
    playing = subprocess.Popen(
        [*command, "--out", str(out), "--journal", str(journal)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", VARIABLE: PASSPHRASE},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    lines, half_written = moment.randrange(0, 34), moment.random() < 0.5
    deadline = time.monotonic() + PATIENCE
    while playing.poll() is None and not far_enough(written(journal), lines, half_written):
        assert time.monotonic() < deadline, "the day does not get on"
        time.sleep(0.002)
    time.sleep(moment.random() * (0.02 if half_written else 0.5))
    playing.kill()
    _, complaint = playing.communicate()
    assert playing.returncode in (0, -9, 1), complaint
    assert playing.returncode != 1 or sys.platform == "win32", complaint
    return written(journal)


def far_enough(journal: list[list[str]], lines: int, half_written: bool) -> bool:
    """Whether the moment has come."""
    if len(journal) < lines:
        return False
    return not half_written or bool(journal and journal[-1][0] == "draft")


def written(journal: Path) -> list[list[str]]:
    """The lines that were forced to the disk."""
    if not journal.exists():
        return []
    return [line.split("\t") for line in journal.read_text(encoding="utf-8").splitlines()]


def check_store(station: Workstation, journal: list[list[str]]) -> None:
    """Every save that was acknowledged is there once, and log and facts agree."""
    store = station.store
    for contact_id, code in (line[1:] for line in journal if line[0] == "saved"):
        outcomes = [
            fact.body.code
            for fact in store.facts_of(contact_id)
            if isinstance(fact.body, Outcome) and fact.body.code == code
        ]
        assert outcomes == [code], (contact_id, code)
    attempts = sum(
        isinstance(fact.body, Attempt)
        for contact in store.contacts()
        for fact in store.facts_of(contact.contact_id)
    )
    assert attempts == len(store.log(LogFilter(), 10_000))
    saved = sum(line[0] == "saved" for line in journal)
    assert attempts - saved in (0, 1), "at most the one that was being saved"


@pytest.mark.parametrize("seed", range(2, 2 + KILLS))
def test_what_was_saved_is_there_and_the_draft_comes_back(
    seed: int, tmp_path: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = killed_day(tmp_path, random.Random(seed))
    data = tmp_path / "data"
    if not (data / "key.json").exists():
        assert journal == []
        return
    with open_workstation(data, PASSPHRASE) as opened:
        station = opened.workstation
        check_store(station, journal)
        officers = {one.name: one for one in station.store.officers()}
        draft = station.store.draft(officers[AGENT].officer_id) if AGENT in officers else None
    if not journal or journal[-1][0] != "draft":
        return
    _, contact_id, note = journal[-1]
    if draft is None:
        with open_workstation(data, PASSPHRASE) as opened:
            facts = opened.workstation.store.facts_of(contact_id)
        assert any(isinstance(fact.body, Outcome) for fact in facts), "neither kept nor saved"
        return
    assert draft.contact_id == contact_id
    assert note in json.dumps(draft.body, ensure_ascii=False)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    program = Program(theme, data, DayClock())
    try:
        program.start()
        page = program.shell.findChildren(SignInPage)[-1]
        names = page.names.control
        names.setCurrentIndex(names.findData(officers[AGENT].officer_id))
        page.pin.control.setText(AGENT_PIN)
        page.enter.click()
        desk = program.shell.room("meja")
        assert isinstance(desk, DeskRoom)
        assert desk.presenter.contact_id == contact_id
        assert desk.outcome.note.control.toPlainText() == note
    finally:
        qtbot.addWidget(program.shell)
        program.close()
