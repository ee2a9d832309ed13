"""Columns that only their cells explain: a lone JUMLAH, and a person with a function."""

from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.lists.model import ListKind, ParsedList
from dialer.lists.parse import parse_list
from dialer.lists.proposal import propose

PEOPLE = ("Andi Saputra", "Siti Aminah", "Budi Hartono", "Cut Nyak", "Rina Wati", "Joko Susilo")
FUNCTIONS = ("HRD", "Manajer", "Pemilik", "Direktur", "HRD", "Staf Keuangan")


def parsed(tmp_path: Path, kind: ListKind, *rows: str) -> ParsedList:
    path = tmp_path / "daftar.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return parse_list(path, kind)


def firms(header: str, cells: list[str]) -> list[str]:
    rows = [f"PT Sinar {place} Jaya;Jl. A No. {place};{one}" for place, one in enumerate(cells)]
    return [f"Nama Perusahaan;Alamat;{header}", *rows]


def members(header: str, *cells: str) -> list[str]:
    rows = [
        f"000123456{place:04};{PEOPLE[place % 6]};0812345678{place:02};{one}"
        for place, one in enumerate(cells)
    ]
    return [f"No Kartu;Nama;HP;{header}", *rows]


@pytest.mark.parametrize(
    ("header", "written"),
    [
        ("PIC / Jabatan", "{0} / {1}"),
        ("NAMA PIC (JABATAN)", "{0} ({1})"),
        ("Contact Person & Jabatan", "{0} - {1}"),
        ("Jabatan / PIC", "{1} / {0}"),
        ("Nama/Jabatan", "{0}/{1}"),
    ],
)
def test_a_person_is_parted_from_the_function_and_both_are_kept(
    tmp_path: Path, header: str, written: str
) -> None:
    cells = [written.format(*both) for both in zip(PEOPLE, FUNCTIONS, strict=True)]
    found = parsed(tmp_path, ListKind.BU, *firms(header, cells))
    assert [one.pic_name for one in found.contacts] == list(PEOPLE)
    assert [one.extra[header] for one in found.contacts] == cells


def test_functions_alone_are_nobodys_name(tmp_path: Path) -> None:
    found = parsed(tmp_path, ListKind.BU, *firms("PIC / Jabatan", list(FUNCTIONS)))
    assert {one.pic_name for one in found.contacts} == {None}
    assert [one.extra["PIC / Jabatan"] for one in found.contacts] == list(FUNCTIONS)


def test_a_cell_that_is_no_pair_stays_whole(tmp_path: Path) -> None:
    cells = ["Andi / HRD / Pusat", "dr. Siti Aminah, S.E.", "Budi Hartono (Alm)"]
    found = parsed(tmp_path, ListKind.BU, *firms("PIC / Jabatan", [*cells, "Cut Nyak (Pemilik)"]))
    assert [one.pic_name for one in found.contacts] == [*cells, "Cut Nyak"]


def test_a_bare_total_of_rupiah_is_what_is_owed(tmp_path: Path) -> None:
    found = parsed(tmp_path, ListKind.ARREARS, *members("JUMLAH", "350000", "Rp 70.000", "840000"))
    assert [one.amount for one in found.contacts] == [350_000, 70_000, 840_000]


def test_a_bare_total_beside_months_and_rupiah_counts_heads(tmp_path: Path) -> None:
    rows = members("JUMLAH;Bulan;Tunggakan", "4;12;1680000", "1;3;105000", "2;5;350000")
    found = parsed(tmp_path, ListKind.ARREARS, *rows)
    assert [(one.members, one.months, one.amount) for one in found.contacts] == [
        (4, 12, 1_680_000),
        (1, 3, 105_000),
        (2, 5, 350_000),
    ]
    guess = propose(tmp_path / "daftar.csv", ListKind.ARREARS).columns[3]
    assert (guess.header, guess.sure) == ("JUMLAH", False)


@pytest.mark.parametrize(
    "rows",
    [
        members("JUMLAH;Tunggakan", "4;1680000", "3;105000", "2;350000"),
        members("JUMLAH;Bulan;Tunggakan", "18;12;1680000", "3;3;105000", "24;5;350000"),
    ],
    ids=["months or heads", "too many heads"],
)
def test_a_bare_total_that_may_be_anything_is_kept_as_it_is(
    tmp_path: Path, rows: list[str]
) -> None:
    found = parsed(tmp_path, ListKind.ARREARS, *rows)
    assert {one.members for one in found.contacts} == {None}
    assert [one.extra["JUMLAH"] for one in found.contacts] == [
        row.split(";")[3] for row in rows[1:]
    ]


def test_small_numbers_are_never_taken_for_what_is_owed(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="tidak memiliki kolom total tunggakan"):
        parsed(tmp_path, ListKind.ARREARS, *members("JUMLAH", "4", "12", "7"))
