"""`sambung import --kind pembayaran|hasil` and `sambung template`."""

from pathlib import Path

import pytest

from dialer.errors import ExitCode
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from tests.cli.running import sambung
from tests.db.making_stores import StoreMaker

KEYS = {
    "kind",
    "file",
    "sheet",
    "header_row",
    "columns",
    "rows",
    "accepted",
    "duplicates",
    "quarantined",
    "unmatched",
    "warnings",
    "promises_kept",
    "promises_partial",
    "quarantine_file",
    "file_id",
}


@pytest.fixture(scope="module")
def data(make_store: StoreMaker) -> Path:
    data = make_store.folder()
    answer = sambung(data, "import", sample_list(ListKind.ARREARS), "--kind", "tunggakan", "--json")
    assert answer.code == ExitCode.OK, answer.sentence
    return data


def test_payments_are_matched_once_and_counted(data: Path) -> None:
    file = sample_list(ListKind.ARREARS).with_name("pembayaran.xlsx")
    first = sambung(data, "import", file, "--kind", "pembayaran", "--json").one()
    assert set(first) == KEYS
    assert first["kind"] == "pembayaran"
    assert (first["sheet"], first["header_row"], first["rows"]) == ("Data", 4, 95)
    again = sambung(data, "import", file, "--kind", "pembayaran", "--json").one()
    for answer, expected in ((first, [94, 0, 0, 1]), (again, [0, 94, 0, 1])):
        assert [
            answer[key] for key in ("accepted", "duplicates", "quarantined", "unmatched")
        ] == expected
        assert Path(str(answer["quarantine_file"])).is_file()


def test_payments_are_taken_back_as_a_whole_and_once(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "setoran.csv"
    file.write_text("VA;Tanggal;Jumlah\n8888800000000001;21/11/2026;35000\n", encoding="utf-8")
    first = sambung(data, "import", file, "--kind", "pembayaran", "--json").one()
    taken_back = sambung(data, "undo-import", str(first["file_id"]))
    assert taken_back.code == ExitCode.OK, taken_back.sentence
    assert taken_back.out.startswith("1 pembayaran ditarik kembali")
    once_more = sambung(data, "undo-import", str(first["file_id"]))
    assert once_more.code == ExitCode.REFUSED
    assert "sudah ditarik kembali" in once_more.sentence
    again = sambung(data, "import", file, "--kind", "pembayaran", "--json").one()
    assert again["duplicates"] == 0


def test_a_results_file_is_taken_back_once(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "hasil.csv"
    file.write_text(
        "No. Kartu;Tanggal;Petugas;Hasil\n0009999999999;20/11/2026;Budi;Tidak diangkat\n",
        encoding="utf-8",
    )
    taken = sambung(data, "import", file, "--kind", "hasil", "--json")
    assert taken.code == ExitCode.OK, taken.sentence
    gone = sambung(data, "undo-import", str(taken.one()["file_id"]))
    assert (gone.code, gone.out.split(";")[0]) == (ExitCode.OK, "0 hasil ditarik kembali")
    once_more = sambung(data, "undo-import", str(taken.one()["file_id"]))
    assert once_more.code == ExitCode.REFUSED
    assert "sudah ditarik kembali" in once_more.sentence


def test_a_list_is_not_taken_for_payments(data: Path) -> None:
    answer = sambung(data, "import", sample_list(ListKind.BU), "--kind", "pembayaran", "--json")
    assert answer.code == ExitCode.BAD_INPUT
    assert "Tidak ada data yang diambil" in answer.sentence


@pytest.mark.parametrize("kind", ["hasil", "pembayaran"])
def test_a_template_is_written_and_has_no_rows_of_its_own(
    data: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "templat.xlsx"
    assert sambung(data, "template", kind, "--out", out).code == ExitCode.OK
    answer = sambung(data, "import", out, "--kind", kind, "--json")
    assert answer.code == ExitCode.BAD_INPUT
    assert "tidak ada baris" in answer.sentence
