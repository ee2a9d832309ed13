"""Rows that are no rows of the list: each is told with its number, none goes uncounted."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.lists.model import SKIPPED, ListKind, ParsedList, RowDoubt
from dialer.lists.parse import parse_list
from tests.lists.making import write_xlsx

MEMBERS = ["Nama", "No Kartu", "HP", "Bulan", "Tunggakan"]
FIRMS = ["Nama BU", "Alamat", "Telepon", "Nama PIC", "Email", "Potensi"]


def _members(path: Path, *rows: Sequence[Cell]) -> ParsedList:
    body: list[Sequence[Cell]] = [MEMBERS]
    body += [[f"Budi {i}x", f"000120000000{i}", f"08134000000{i}", 5, 350_000] for i in range(4)]
    return parse_list(write_xlsx(path / "a.xlsx", [*body, *rows]), ListKind.ARREARS)


def _firms(path: Path, *rows: Sequence[Cell]) -> ParsedList:
    body: list[Sequence[Cell]] = [FIRMS]
    body += [
        [f"PT Maju {i}", f"Jl. Merdeka No. {i}", f"08134000000{i}", "Ani", "", 7] for i in range(4)
    ]
    return parse_list(write_xlsx(path / "b.xlsx", [*body, *rows]), ListKind.BU)


def _skipped(result: ParsedList) -> dict[int, str]:
    """Row number -> code; everything below the header adds up."""
    return {one.row_number: str(one.code) for one in result.warnings if one.code in SKIPPED}


@pytest.mark.parametrize(
    "name",
    [
        "TOTAL BANDA SAKTI", "Jumlah Hagu Selatan", "Total I", "JUMLAH A", "Jumlah pindahan",
        "Saldo akhir", "Dipindahkan", "T O T A L", "Sub Total Kel. Uteunkot", "TTL",
    ],
)  # fmt: skip
def test_sums_of_an_area_are_no_members(tmp_path: Path, name: str) -> None:
    result = _members(tmp_path, [name, None, None, 60, 2_100_000])
    assert (result.rows, len(result.contacts)) == (4, 4)
    assert _skipped(result) == {6: RowDoubt.SKIPPED_TOTAL}


@pytest.mark.parametrize(
    "name", ["TOTAL BANDA SAKTI", "Sub Total Muara Dua", "TOTAL KC LHOKSEUMAWE", "Subtotal OSS"]
)
def test_sums_of_an_area_are_no_firms(tmp_path: Path, name: str) -> None:
    result = _firms(tmp_path, [name, None, None, None, None, 40])
    assert (result.rows, len(result.contacts)) == (4, 4)
    assert _skipped(result) == {6: RowDoubt.SKIPPED_TOTAL}


def test_whoever_is_called_total_stays(tmp_path: Path) -> None:
    members = _members(tmp_path, ["Jumlah", "0001599999998", "", 5, 350_000])
    firms = _firms(
        tmp_path,
        ["Total Bangunan", "Jl. Total 4", "", "", "", 3],
        ["Total Motor", "", "081299990000", "", "", ""],
        ["PT Total Indah", "", "", "", "", 3],
    )
    assert members.contacts[-1].name == "Jumlah"
    assert [one.name for one in firms.contacts[4:]] == [
        "Total Bangunan",
        "Total Motor",
        "PT Total Indah",
    ]


def test_a_firm_without_a_name_is_put_aside_and_one_named_like_a_title_comes_in(
    tmp_path: Path,
) -> None:
    result = _firms(
        tmp_path,
        ["", "Jl. Kenari No. 4", "", "", "", ""],
        ["", "", "", "Citra", "citra@contoh.id", ""],
        ["Data Utama", "", "", "", "", ""],
        ["Kecamatan Banda Sakti", "", "", "", "", ""],
        ["Lhokseumawe, 20-11-2026", "", "", "", "", ""],
    )
    assert [one.row_number for one in result.quarantined] == [6, 7]
    assert result.contacts[-1].name == "Data Utama"
    assert _skipped(result) == {9: RowDoubt.SKIPPED_TITLE, 10: RowDoubt.SKIPPED_TITLE}


def test_every_filled_row_below_the_header_is_counted(tmp_path: Path) -> None:
    rows: list[Sequence[Cell]] = [
        ["Daftar Lubis"],
        MEMBERS,
        [1, 2, 3, 4, 5],
        ["Siti"],
        ["", "", "", 7],
        ["TOTAL", None, None, None, 1_400_000],
        ["Mengetahui,"],
        ["", "", "Budi Santoso"],
    ]
    result = _members(tmp_path, *rows)
    assert result.rows + len(_skipped(result)) == 4 + len(rows)
    assert [one.before for one in result.warnings if one.row_number == 6] == ["Daftar Lubis"]
