"""The report of a comparison, read back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dialer.errors import BadInputError
from dialer.reconcile.match import reconcile
from dialer.reconcile.model import ReconcileKind, Result
from dialer.reconcile.reading import read_source
from dialer.reconcile.workbook import write_result
from tests.reconcile.truth_people import make_files, write

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PEOPLE = ReconcileKind.PEOPLE


def compared(left: Path, right: Path, labels: tuple[str, str]) -> Result:
    one, two = read_source(left, PEOPLE, labels[0]), read_source(right, PEOPLE, labels[1])
    return reconcile(one, two, PEOPLE)


def test_every_group_has_its_sheet_with_all_its_rows(tmp_path: Path) -> None:
    truth = make_files(tmp_path)
    result = compared(truth.left, truth.right, ("BPJS TK", "BPJS Kesehatan"))
    out = tmp_path / "hasil.xlsx"
    write_result(result, out, NOW)
    book = CalamineWorkbook.from_path(out)
    assert book.sheet_names == [
        "Ringkasan", "Cocok", "Hanya di BPJS TK", "Hanya di BPJS Kesehatan", "Meragukan",
        "Tidak terpakai",
    ]  # fmt: skip
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert len(rows["Cocok"]) - 1 == len(result.matched)
    assert len(rows["Hanya di BPJS TK"]) - 1 == len(result.only_left)
    assert len(rows["Hanya di BPJS Kesehatan"]) - 1 == len(result.only_right)
    assert len(rows["Meragukan"]) - 1 == len(result.doubtful)
    titles = rows["Cocok"][0]
    assert titles.index("NIK (BPJS TK)") < titles.index("No. Kartu JKN (BPJS Kesehatan)")
    assert len(set(titles)) == len(titles)
    summary = {str(row[0]): row[1:3] for row in rows["Ringkasan"]}
    assert summary["Semua baris"] == ["460", "460"]
    assert summary["Berkas"] == ["tk.xlsx", "kes.xlsx"]
    assert summary["Dibuat"][0] == "20 Nov 2026 09.00"
    damaged = "NIK rusak oleh Excel (angka terakhir hilang) dan tidak dipakai"
    assert summary[damaged] == ["10", "0"]
    assert any(f"BPJS TK: {damaged}" == row[3] for row in rows["Cocok"])


def test_formulas_in_cells_headers_and_names_stay_text(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x","y")'
    left = write(tmp_path / "a.xlsx", [("NIK", "Nama", "=1+1"), ("1108015203900001", evil, "+C|x")])
    right = write(tmp_path / "b.xlsx", [("NIK", "Nama"), ("1108015203900001", evil)])
    out = tmp_path / "hasil.xlsx"
    write_result(compared(left, right, ("=A[1]:x", "=a 1  x")), out, NOW)
    book = CalamineWorkbook.from_path(out)
    assert book.sheet_names[2:4] == ["Hanya di =A 1 x", "Hanya di =a 1 x (2)"]
    (_, row) = book.get_sheet_by_name("Cocok").to_python()
    assert row.count(evil) == 2
    assert "+C|x" in row


def test_an_old_report_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    left = write(tmp_path / "a.xlsx", [("NIK", "Nama"), ("1108015203900001", "Siti Aminah")])
    with pytest.raises(BadInputError):
        write_result(compared(left, left, ("A", "B")), tmp_path, NOW)
    with pytest.raises(BadInputError):
        write_result(compared(left, left, ("A", "B")), tmp_path / "tiada" / "x.xlsx", NOW)
