"""Runs `sambung` as the shell would: in this process, or in one of its own where that matters."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.db.making_stores import PASSPHRASE
from ui.cli import main

VARIABLE = "SAMBUNG_PASSPHRASE"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: exit code, results, sentence."""

    code: int
    out: str
    sentence: str

    def one(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def sambung(data: Path, *words: str | Path, passphrase: str = PASSPHRASE) -> Answer:
    """Run a command on a data directory, in this process (a bug comes out as what it is)."""
    out, sentence, code = io.StringIO(), io.StringIO(), 0
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(out),
        redirect_stderr(sentence),
    ):
        patch.setenv(VARIABLE, passphrase)
        patch.setattr(sys, "argv", ["sambung", "--data", str(data), *map(str, words)])
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Answer(code, out.getvalue(), sentence.getvalue())


def sambung_alone(data: Path, *words: str | Path, file_limit: int | None = None) -> Answer:
    """Run it in a process of its own; `file_limit` (bytes) plays a disk that is full."""
    env: Mapping[str, str] = {**os.environ, VARIABLE: PASSPHRASE}
    command = [sys.executable, "-W", "error", "-m", "ui.cli", "--data", str(data), *map(str, words)]
    if file_limit is not None:
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({file_limit},) * 2); "
        run = "import sys; sys.argv = ['sambung', *sys.argv[1:]]; from ui.cli import main; main()"
        command = [sys.executable, "-c", limit + run, *command[5:]]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    return Answer(done.returncode, done.stdout, done.stderr)
