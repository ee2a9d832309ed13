"""Every bad input gets its sentence and its exit code; nothing is lost or half imported."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.data_dir import DATABASE
from db.engine import make_engine
from dialer.errors import ExitCode
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from tests.bad_files import BAD_FILES
from tests.cli.running import Answer, sambung, sambung_alone
from tests.db.making_stores import KEY, PASSPHRASE
from ui.compose import open_workstation


def complains(answer: Answer, code: ExitCode) -> None:
    """One sentence of words, no traceback, nothing on stdout."""
    assert answer.code == code, answer
    assert answer.out == ""
    assert answer.sentence.strip().endswith(".")
    assert "Traceback" not in answer.sentence


@pytest.mark.parametrize("write", BAD_FILES)
def test_a_file_that_cannot_be_used_is_named_and_nothing_comes_in(
    write: Callable[[Path], None], tmp_path: Path, own_data: Path
) -> None:
    path = tmp_path / "daftar bulan ini.xlsx"
    write(path)
    answer = sambung(own_data, "import", path, "--kind", "tunggakan", "--json")
    complains(answer, ExitCode.BAD_INPUT)
    assert path.name in answer.sentence
    assert sambung(own_data, "contacts", "--json").lines() == []


def test_the_sentences_tell_the_causes_apart(tmp_path: Path, data: Path) -> None:
    said = set()
    for write in BAD_FILES:
        path = tmp_path / "daftar.xlsx"
        write(path)
        said.add(sambung(data, "import", path, "--kind", "tunggakan").sentence)
    assert len(said) == 4
    assert any("kata sandi" in one for one in said)
    assert any("unggakan" in one and "kolom" in one.lower() for one in said)


def test_a_missing_file_and_an_unknown_list_are_said(tmp_path: Path, data: Path) -> None:
    missing = sambung(data, "import", tmp_path / "tidak-ada.xlsx", "--kind", "bu")
    complains(missing, ExitCode.BAD_INPUT)
    complains(sambung(data, "contacts", "--list", "x"), ExitCode.BAD_INPUT)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on file sizes is POSIX")
def test_a_full_disk_takes_nothing_in_and_keeps_what_is_there(own_data: Path) -> None:
    data = own_data
    sambung(data, "import", sample_list(ListKind.BU), "--kind", "bu")
    before = sambung(data, "contacts", "--json").out
    words = ("import", sample_list(ListKind.ARREARS), "--kind", "tunggakan", "--json")
    complains(sambung_alone(data, *words, file_limit=400_000), ExitCode.DISK_FULL)
    assert sambung(data, "contacts", "--json").out == before
    assert sambung(data, *words).one()["accepted"] == 371


def test_a_wrong_passphrase_opens_nothing(own_data: Path) -> None:
    data = own_data
    sambung(data, "import", sample_list(ListKind.BU), "--kind", "bu")
    complains(sambung(data, "contacts", passphrase="bukan ini"), ExitCode.LOCKED)
    assert len(sambung(data, "contacts", "--json").lines()) == 99


def test_a_newer_database_is_refused_untouched(tmp_path: Path, own_data: Path) -> None:
    data = own_data
    engine = make_engine(data / DATABASE, KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    engine.dispose()
    copy = tmp_path / "salinan"
    shutil.copytree(data, copy)
    complains(sambung(data, "contacts"), ExitCode.NEWER_DATABASE)
    for path in copy.rglob("*.db"):
        assert path.read_bytes() == (data / path.relative_to(copy)).read_bytes()


def test_a_second_instance_is_sent_away_while_the_first_works(data: Path) -> None:
    with open_workstation(data, PASSPHRASE):
        complains(sambung_alone(data, "contacts"), ExitCode.ALREADY_OPEN)
    assert sambung(data, "contacts").code == ExitCode.OK


def test_a_wrong_word_is_a_usage_error(tmp_path: Path) -> None:
    assert sambung(tmp_path, "import", "x.csv", "--kind", "apa").code == ExitCode.USAGE
    answer = sambung(tmp_path, "report", "canvassing", "--from", "kapan", "--to", "2026-01-01",
                     "--out", tmp_path / "x.pdf")  # fmt: skip
    complains(answer, ExitCode.BAD_INPUT)
