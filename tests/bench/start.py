"""How long the first window takes after `sambung` is typed, the interpreter included.

Floor: the same interpreter showing an empty Qt window.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.timing import Times
from ui.compose import PASSPHRASE, open_workstation

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
a = QApplication([]); w = QMainWindow(); w.resize(1366, 768); w.show(); a.processEvents()
print("first window", flush=True)
"""


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Start the program so many times on a store that exists, and a bare window as well."""
    parser = argparse.ArgumentParser(prog="tests.bench start")
    parser.add_argument("--repeat", type=int, default=7)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ[PASSPHRASE] = "kata sandi bangku ukur"
    with tempfile.TemporaryDirectory() as folder:
        with open_workstation(Path(folder), os.environ[PASSPHRASE]) as opened:
            opened.workstation.accounts.create_first_lead("Sri Rahayu", "482913")
        ours = [sys.executable, "-m", "ui.cli", "--data", folder, "--timing"]
        return {
            "bench": "start",
            "first_window": _times(ours, wanted.repeat).as_json(),
            "floor": _times([sys.executable, "-c", BARE], wanted.repeat).as_json(),
        }


def _times(command: Sequence[str], repeat: int) -> Times:
    return Times(tuple(sorted(_one(command) for _ in range(repeat + 1))[:-1]))


def _one(command: Sequence[str]) -> float:
    """Milliseconds until the process says that its first window is painted."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "first window" in line:
                taken = (time.perf_counter() - start) * 1000
                process.kill()
                return taken
    raise AssertionError("no window came")
