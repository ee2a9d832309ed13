"""Arrears lists as text: encodings, delimiters, quotes."""

from pathlib import Path

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
