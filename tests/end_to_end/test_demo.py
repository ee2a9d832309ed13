"""The whole day through the real window: what was played, what the store holds, what is printed."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter
from ui.compose import open_workstation

PASSPHRASE = "kata sandi uji"
ROOMS = (
    "meja",
    "antrean",
    "daftar",
    "janji",
    "kunjungan",
    "pantau",
    "laporan",
    "latihan",
    "pengaturan",
)


@dataclass(frozen=True, slots=True)
class Played:
    """A day that has been played: its summary and where everything lies."""

    out: Path
    summary: dict[str, Any]
    log: list[LogEntry]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    out = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "ui.demo", "--out", str(out)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "SAMBUNG_PASSPHRASE": PASSPHRASE},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "offscreen" in done.stderr
    (line,) = done.stdout.splitlines()
    with open_workstation(out / "data", PASSPHRASE) as opened:
        log = list(opened.workstation.store.log(LogFilter(), 1_000))
    return Played(out, json.loads(line), log)


def test_some_twenty_calls_of_all_kinds_are_in_the_store(played: Played) -> None:
    lines = [entry.line for entry in played.log]
    assert len(lines) == played.summary["saved"] == played.summary["attempts"]
    assert played.summary["calls"] >= 20
    codes = {line.code for line in lines}
    assert {"no_answer", "promise", "wants_rehab", "callback_requested", "asks_for_visit"} <= codes
    assert sum(line.promise_amount is not None for line in lines) == played.summary["promises"] > 0
    assert sum(line.rehab_stages is not None for line in lines) == played.summary["rehab_offers"]
    assert played.summary["rehab_offers"] > 0
    assert any(line.callback_at is not None for line in lines)
    assert any(line.channel is Channel.VISIT for line in lines)
    assert any(line.corrected and line.promise_amount == 250_000 for line in lines)
    assert {line.kind for line in lines} == set(ListKind)


def test_calls_with_somebody_carry_their_script_path_and_objections(played: Played) -> None:
    with open_workstation(played.out / "data", PASSPHRASE) as opened:
        station = opened.workstation
        lead = next(one for one in station.store.officers() if one.name == "Sri Rahayu")
        views = [station.review.open(lead, entry.line.attempt_id) for entry in played.log]
    talked = [view for view in views if view.entry.line.talk_seconds]
    assert all(view.attempt.path for view in talked)
    raised = sum(len(view.attempt.objections) for view in views)
    assert raised == played.summary["objections"] > 0


def test_the_reports_say_what_the_log_says(played: Played) -> None:
    assert len(played.summary["reports"]) == 3
    wanted = {
        "laporan-telemarketing.pdf": (ListKind.BU, Channel.PHONE),
        "laporan-canvassing.pdf": (ListKind.BU, Channel.VISIT),
        "laporan-telekolekting.pdf": (ListKind.ARREARS, Channel.PHONE),
    }
    for name, (kind, channel) in wanted.items():
        pages = [page.extract_text() for page in PdfReader(played.out / name).pages]
        text = " ".join(" ".join(pages).split())
        entries = [
            one for one in played.log if one.line.kind is kind and one.line.channel is channel
        ]
        assert entries
        assert f"Jumlah: {len(entries)} percobaan" in text
        for one in entries:
            assert one.contact_name.split()[0] in text
        for number, page in enumerate(pages, start=1):
            assert f"Halaman {number} dari {len(pages)}" in page
        assert not re.search(r"\d{13,16}", text), "a whole identity number is printed"


def test_there_is_a_picture_of_every_screen_at_the_common_size(played: Played) -> None:
    pictures = played.summary["pictures"]
    for room in ROOMS:
        assert any(room in name for name in pictures), room
    for name in pictures:
        image = QImage(str(played.out / name))
        assert (image.width(), image.height()) == (1366, 768)


def test_a_folder_that_no_demonstration_made_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    precious = tmp_path / "data" / "sambung.db"
    precious.write_bytes(b"milik orang")
    done = subprocess.run(
        [sys.executable, "-m", "ui.demo", "--out", str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert precious.read_bytes() == b"milik orang"
