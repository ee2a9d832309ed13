"""Where data lives: argument, then SAMBUNG_DATA, then the system's place; private."""

import os
import stat
import sys
from pathlib import Path

import pytest

from db.data_dir import VARIABLE, data_directory
from dialer.errors import BadInputError, RefusedError


def test_argument_wins_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "dari-variabel"))
    assert data_directory(tmp_path / "dari-argumen") == tmp_path / "dari-argumen"
    assert data_directory(None) == tmp_path / "dari-variabel"
    assert (tmp_path / "dari-variabel").is_dir()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is Linux's")
def test_without_both_the_system_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_directory(None) == tmp_path / "Sambung"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps user folders private by itself")
def test_directory_is_private(tmp_path: Path) -> None:
    made = data_directory(tmp_path / "data")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_file_in_the_way_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("bukan folder", encoding="utf-8")
    with pytest.raises(BadInputError, match="bukan folder"):
        data_directory(tmp_path / "data")
    with pytest.raises(BadInputError, match="bukan folder"):
        data_directory(tmp_path / "data" / "dalam")


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="needs a directory that this account may not write",
)
def test_directory_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RefusedError, match="tidak dapat dibuat"):
        data_directory(tmp_path / "data")
    with pytest.raises(RefusedError, match="tidak dapat ditulis"):
        data_directory(tmp_path)
    tmp_path.chmod(0o700)
