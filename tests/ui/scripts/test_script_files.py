"""Scripts as files: a short script of the library is read with what it is based on."""

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from dialer.errors import BadInputError
from scripts_call.library import source_of
from scripts_call.lint import lint_source
from ui.scripts.files import read_script_file

BASED = "janji_ingkar"


def test_script_based_on_another_is_read_whole() -> None:
    with as_file(files("scripts_call.library") / f"{BASED}.toml") as path:
        assert "based_on" in path.read_text("utf-8")
        source = read_script_file(path)
    assert source == source_of(BASED)
    assert lint_source(source, f"{BASED}.toml") == []


def test_file_that_is_no_text_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "naskah.toml"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BadInputError, match=r"naskah\.toml"):
        read_script_file(path)
