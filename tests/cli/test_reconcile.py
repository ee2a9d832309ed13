"""`sambung reconcile` and `recap`: no store, no key, one JSON object whose counts add up."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from dialer.errors import ExitCode
from tests.cli.running import sambung
from tests.reconcile.truth_people import make_files, write


def test_reconcile_answers_one_object_and_leaves_no_data_behind(tmp_path: Path) -> None:
    truth = make_files(tmp_path)
    data, out = tmp_path / "data", tmp_path / "hasil.xlsx"
    answer = sambung(
        data, "reconcile", truth.left, truth.right, "--kind", "orang", "--out", out,
        "--left-name", "BPJS TK", "--json", passphrase="",
    )  # fmt: skip
    assert answer.code == ExitCode.OK, answer.sentence
    found = answer.one()
    for side in (found["left"], found["right"]):
        parts = [side[key] for key in ("matched", "only", "doubtful", "unusable")]
        assert side["rows"] == sum(parts) == 460
    assert (found["left"]["name"], found["right"]["name"]) == ("BPJS TK", "kes")
    assert "Hanya di BPJS TK" in CalamineWorkbook.from_path(out).sheet_names
    assert not data.exists()


def test_reconcile_refuses_what_is_no_list_and_never_writes_over_its_input(tmp_path: Path) -> None:
    good = write(tmp_path / "a.xlsx", [("NIK", "Nama"), ("1108015203900001", "Siti Aminah")])
    before = good.read_bytes()
    missing = sambung(
        tmp_path, "reconcile", good, tmp_path / "tiada.xlsx", "--kind", "orang",
        "--out", tmp_path / "x.xlsx",
    )  # fmt: skip
    assert missing.code == ExitCode.BAD_INPUT
    assert "tidak ditemukan" in missing.sentence
    onto = sambung(tmp_path, "reconcile", good, good, "--kind", "orang", "--out", good)
    assert onto.code == ExitCode.BAD_INPUT
    assert good.read_bytes() == before


def test_recap_answers_one_object_whose_counts_add_up(tmp_path: Path) -> None:
    heads = ("NIK", "Nama", "Badan Usaha", "Alasan", "Tanggal Efektif")
    siti = ("1108015203900001", "Siti Aminah", "PT Maju Jaya", "Resign", "30-11-2026")
    one = write(tmp_path / "a.xlsx", [heads, siti])
    two = write(tmp_path / "b.xlsx", [heads, siti, ("", *siti[1:])])
    out = tmp_path / "rekap.xlsx"
    answer = sambung(
        tmp_path / "data", "recap", one, two, "--month", "2026-11", "--out", out, "--json"
    )
    assert answer.code == ExitCode.OK, answer.sentence
    found = answer.one()
    assert [found[key] for key in ("rows", "recap", "repeats", "faulty")] == [3, 1, 1, 1]
    assert found["month"] == "2026-11"
    assert out.is_file()


def test_recap_writes_nothing_when_a_file_or_the_month_cannot_be_read(tmp_path: Path) -> None:
    good = write(tmp_path / "a.xlsx", [("NIK", "Nama"), ("1108015203900001", "Siti Aminah")])
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    out = tmp_path / "rekap.xlsx"
    answer = sambung(tmp_path, "recap", good, bad, "--month", "2026-11", "--out", out)
    assert answer.code == ExitCode.BAD_INPUT
    assert "b.xlsx" in answer.sentence
    when = sambung(tmp_path, "recap", good, "--month", "kapan-kapan", "--out", out)
    assert when.code == ExitCode.BAD_INPUT
    assert not out.exists()
