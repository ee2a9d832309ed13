"""Arrears lists as text: encodings, delimiters, quotes."""

from pathlib import Path

import pytest

from tests.lists.making import Rows, arrears_of, only, write_text, write_xlsx


def test_encodings_and_delimiters_say_the_same(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Nominal", "Alamat", "No HP"],
        ["Héléna – Siti", "0001234567890", "Rp 2,1 jt", "Jl. A, Blok B\nNo. 3", "081234567890"],
    ]
    results = [
        arrears_of(write_text(tmp_path / f"{index}.csv", rows, delimiter=mark, encoding=encoding))
        for index, (mark, encoding) in enumerate(
            [
                (";", "utf-8"),
                (",", "utf-8-sig"),
                ("\t", "utf-16"),
                ("|", "cp1252"),
                (";", "utf-16-le"),
                (",", "utf-16-be"),
            ]
        )
    ]
    results.append(arrears_of(write_xlsx(tmp_path / "a.csv", rows)))  # the name lies
    for result in results:
        contact = only(result)
        assert contact.name == "Héléna – Siti"
        assert contact.address == "Jl. A, Blok B No. 3"
        assert contact.amount == 2_100_000


def test_the_delimiter_line_of_excel_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "sep=|\r\nNama|No Kartu|Nominal\r\nBudi|0001234567890|210000\r\n", encoding="utf-8"
    )
    result = arrears_of(path)
    assert (result.header_row, only(result).row_number) == (1, 2)


def test_a_csv_opened_the_wrong_way_stands_in_one_column_and_is_cut(tmp_path: Path) -> None:
    rows: Rows = [
        ["DAFTAR TUNGGAKAN"],
        ["Nama;No Kartu;Nominal;No HP"],
        ["Budi;0001234567890;210000;081234567890"],
        ["Siti;0001234567891;350000;085260123456"],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.name for contact in result.contacts] == ["Budi", "Siti"]
    assert result.header_row == 2


def test_a_quote_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    lines = ["Nama;No Kartu;Nominal", '"Budi;0001234567890;210000']
    lines += [f"Siti {n};{n:013d};350000" for n in range(10_000_001, 10_000_011)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = arrears_of(path)
    assert (result.rows, len(result.contacts)) == (11, 11)
    assert result.contacts[0].name == "Budi"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ('6;"Budi;0001200000006;210000', "7;Siti;0001200000007;350000"),
        ('6;"Budi;0001200000006;210000', '7;Siti "Ani" Lubis;0001200000007;350000'),
        ('6;"Budi;0001200000006;210000', '7;Siti";0001200000007;350000'),
        ('6;"Budi";0001200000006;210000', '7;"Siti;0001200000007;350000'),
    ],
)
def test_two_rows_never_become_one_by_a_stray_quote(tmp_path: Path, one: str, two: str) -> None:
    lines = ["No;Nama;No Kartu;Nominal", "1;Ali;0001200000001;70000", one, two]
    lines += [
        '8;"Cut\nNyak; Dien";0001200000008;70000',
        '9;"Toko ""A"" Jaya";0001200000009;70000',
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = arrears_of(path)
    cards = [contact.card for contact in result.contacts]
    assert cards == [f"000120000000{n}" for n in (1, 6, 7, 8, 9)]
    assert [contact.name for contact in result.contacts][-2:] == ["Cut Nyak; Dien", 'Toko "A" Jaya']


def test_a_cell_of_several_lines_with_commas_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    address = '"Jl. Merdeka, No. 3, Lhokseumawe\nKel. Hagu, Kec. Banda Sakti"'
    rows = [f"Budi {n},000120000000{n},{address},0813400000{n},70000" for n in range(5)]
    path.write_text("\n".join(["Nama,No Kartu,Alamat,HP,Nominal", *rows]), encoding="utf-8")
    result = arrears_of(path)
    assert len(result.contacts) == 5
    assert "Kec. Banda Sakti" in str(result.contacts[0].address)
