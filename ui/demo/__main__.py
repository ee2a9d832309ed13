"""`python -m ui.demo --out DIR`: play the day, print one line of JSON, exit 0."""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from ui.app import Program
from ui.compose import PASSPHRASE
from ui.demo.clock import DayClock
from ui.demo.day import Day, totals
from ui.demo.journal import Journal
from ui.theme import Theme, ThemeMode

MARK = "demo"
"""A file that says that a data folder was made by a demonstration and may be made anew."""


def main() -> int:
    """Play the day in a data folder of its own under DIR."""
    options = argparse.ArgumentParser(prog="ui.demo")
    options.add_argument("--out", type=Path, default=Path("out/demo"), metavar="DIR")
    options.add_argument("--journal", type=Path, default=None, metavar="FILE")
    options.add_argument("--no-pictures", action="store_true")
    asked = options.parse_args()
    began = perf_counter()
    out: Path = asked.out
    out.mkdir(parents=True, exist_ok=True)
    if _headless():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        sys.stderr.write("No display: the window is real but drawn offscreen.\n")
    os.environ.setdefault(PASSPHRASE, "kata sandi demo")
    data = _fresh(out / "data")
    application = QApplication(sys.argv[:1])
    clock = DayClock()
    program = Program(Theme(application, ThemeMode.LIGHT), data, clock)
    try:
        program.start()
        day = Day(program, clock, out, Journal(asked.journal), camera=not asked.no_pictures)
        day.play()
        summary = {
            "display": application.platformName(),
            **day.counts,
            **totals(program),
            "reports": day.reports,
            "pictures": day.hands.pictures,
            "out": str(out),
            "seconds": round(perf_counter() - began, 1),
        }
    finally:
        program.close()
    sys.stdout.write(json.dumps(summary, ensure_ascii=False) + "\n")
    return 0


def _headless() -> bool:
    if os.environ.get("QT_QPA_PLATFORM"):
        return os.environ["QT_QPA_PLATFORM"] == "offscreen"
    desktop = sys.platform in ("win32", "darwin")
    return not (desktop or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _fresh(data: Path) -> Path:
    """Return an empty data folder; one that no demonstration made is not touched."""
    if data.exists():
        if not (data / MARK).exists():
            raise SystemExit(f"{data} was not made by a demonstration: choose another --out.")
        shutil.rmtree(data)
    data.mkdir(parents=True)
    (data / MARK).touch()
    return data


if __name__ == "__main__":
    raise SystemExit(main())
