"""`sambung import --replaces` and `sambung undo-import`."""

from pathlib import Path
from typing import Any

import pytest

from dialer.errors import ExitCode
from tests.cli.running import Answer, sambung

HEADER = "Nama,No Kartu,No HP,Bulan Menunggak,Total Tunggakan"
ROWS = {
    1: "Cut Mutia,0001234567891,081269876501,3,105000",
    2: "Teuku Umar,0001234567892,081269876502,4,140000",
    3: "Pocut Baren,0001234567893,081269876503,5,175000",
}


def take(data: Path, file: Path, *people: int, replaces: str = "") -> dict[str, Any]:
    file.write_text("\n".join([HEADER, *(ROWS[one] for one in people)]), encoding="utf-8")
    more = ("--replaces", replaces) if replaces else ()
    answer = sambung(data, "import", file, "--kind", "tunggakan", *more, "--json")
    assert answer.code == ExitCode.OK, answer.sentence
    return answer.one()


@pytest.fixture
def data(own_data: Path) -> Path:
    return own_data


def listed(data: Path) -> int:
    answer: Answer = sambung(data, "contacts", "--json")
    assert answer.code == ExitCode.OK, answer.sentence
    return len(answer.lines())


def test_who_is_not_on_the_list_that_follows_has_left_it(data: Path, tmp_path: Path) -> None:
    old = take(data, tmp_path / "oktober.csv", 1, 2, 3)
    new = take(data, tmp_path / "november.csv", 1, 2, replaces=old["list_id"])
    assert (old["accepted"], new["updated"], new["left_list"]) == (3, 2, 1)


def test_a_list_that_is_not_there_is_not_replaced(data: Path, tmp_path: Path) -> None:
    take(data, tmp_path / "oktober.csv", 1)
    answer = sambung(
        data, "import", tmp_path / "oktober.csv", "--kind", "tunggakan", "--replaces", "x", "--json"
    )
    assert answer.code == ExitCode.BAD_INPUT
    assert "tidak ada atau jenisnya lain" in answer.sentence


def test_an_import_is_taken_back_as_a_whole_and_once(data: Path, tmp_path: Path) -> None:
    old = take(data, tmp_path / "oktober.csv", 1)
    new = take(data, tmp_path / "november.csv", 1, 2)
    assert listed(data) == 2
    assert sambung(data, "undo-import", new["list_id"]).code == ExitCode.OK
    assert listed(data) == 1
    again = sambung(data, "undo-import", new["list_id"])
    assert again.code == ExitCode.BAD_INPUT
    assert "Tidak ada daftar" in again.sentence
    assert sambung(data, "undo-import", old["list_id"]).code == ExitCode.OK
    assert listed(data) == 0
