"""Columns of arrears lists under headers that were never seen before."""

from pathlib import Path

from dialer.lists.model import Reason
from tests.lists.making import Rows, arrears_of, numbers, only, write_text, write_xlsx


def test_abbreviated_headers_of_the_membership_system(tmp_path: Path) -> None:
    rows: Rows = [
        ["NOKAPST", "NMPST", "PISA", "NIK", "NOHP", "KLSRAWAT", "JMLBLN", "TOTALTGK", "NOVA"],
        ["0001234567890", "CUT MEUTIA", "P", "1173014502800001", "081234567890", "3", "12",
         "420000", "8888801234567890"],
    ]  # fmt: skip
    result = arrears_of(write_text(tmp_path / "a.txt", rows, delimiter="|"))
    contact = only(result)
    assert result.columns == {
        "card": "NOKAPST",
        "name": "NMPST",
        "nik": "NIK",
        "phone": "NOHP",
        "care_class": "KLSRAWAT",
        "months": "JMLBLN",
        "amount": "TOTALTGK",
        "va": "NOVA",
    }
    assert (contact.card, contact.va) == ("0001234567890", "8888801234567890")
    assert (contact.care_class, contact.months, contact.amount) == (3, 12, 420_000)
    assert contact.extra == {"PISA": "P"}


def test_short_headers_with_units_in_brackets(tmp_path: Path) -> None:
    rows: Rows = [
        ["NoKa", "Nm Peserta", "Kls", "Jml Jiwa", "Bln Nunggak", "Jml Tunggakan (Rp)",
         "No. HP/WA", "Almt", "Kel.", "Kec."],
        ["0001234567890", "Budi", "II", 4, 6, "2.400.000", "0812-3456-7890 (istri)",
         "Jl. Merdeka 1", "Keude Aceh", "Banda Sakti"],
    ]  # fmt: skip
    contact = only(arrears_of(write_xlsx(tmp_path / "a.xlsx", rows)))
    assert (contact.care_class, contact.members, contact.months) == (2, 4, 6)
    assert contact.amount == 2_400_000
    assert (contact.kelurahan, contact.kecamatan) == ("Keude Aceh", "Banda Sakti")
    assert contact.phones[0].label == "istri"


def test_english_headers_in_any_order(tmp_path: Path) -> None:
    rows: Rows = [
        ["Arrears (IDR)", "Months in Arrears", "Phone", "Class", "Family Members",
         "Participant Name", "Card Number", "National ID", "Virtual Account", "Address", "Remarks"],
        ["IDR 1,050,000.00", "10 months", "+62 812 3456 7890", "3", "3", "Siti Aminah",
         "0001234567890", "1173014502800001", "8888801234567890", "Jl. T. Umar", "-"],
    ]  # fmt: skip
    contact = only(arrears_of(write_text(tmp_path / "a.csv", rows, delimiter=",")))
    assert contact.name == "Siti Aminah"
    assert (contact.amount, contact.months, contact.members) == (1_050_000, 10, 3)
    assert contact.nik == "1173014502800001"
    assert contact.note is None


def test_header_on_row_six_without_a_running_number(tmp_path: Path) -> None:
    rows: Rows = [
        [],
        [None, "BPJS KESEHATAN CABANG LHOKSEUMAWE"],
        [None, "DAFTAR PESERTA MENUNGGAK"],
        [None, "Periode", ": November 2026"],
        [],
        [None, "Nama", "No Kartu", "Nominal", "Kontak"],
        [None, "Budi", "0001234567890", 350000, "081234567890"],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert (result.header_row, result.rows) == (6, 1)
    assert only(result).row_number == 7


def test_header_over_two_rows_with_merged_groups(tmp_path: Path) -> None:
    rows: Rows = [
        ["DATA TUNGGAKAN"],
        ["No", "Peserta", None, "Tunggakan", None, "Telepon", None],
        [None, "Nama", "No Kartu", "Bulan", "Rupiah", "HP", "Rumah"],
        [1, "Budi", "0001234567890", 6, 210000, "081234567890", "0645-41234"],
        [2, "Siti", "0001234567891", 7, 245000, "081234567891", ""],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert result.header_row == 3
    first = result.contacts[0]
    assert (first.name, first.months, first.amount) == ("Budi", 6, 210_000)
    assert numbers(first) == ["+6281234567890", "+6264541234"]
    assert result.columns["amount"] == "Tunggakan Rupiah"


def test_merged_header_over_two_columns_without_a_second_line(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "No HP", None, "Total Tunggakan", None],
        ["Budi", "0001234567890", "081234567890", "085260123456", "Rp", 210000],
        ["Siti", "0001234567891", "081234567891", "", "Rp", 350000],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.amount for contact in result.contacts] == [210_000, 350_000]
    assert numbers(result.contacts[0]) == ["+6281234567890", "+6285260123456"]


def test_the_word_tunggakan_alone_is_told_by_its_cells(tmp_path: Path) -> None:
    months_first: Rows = [
        ["Nama", "Noka", "Tunggakan", "Nominal"],
        ["Budi", "0001234567890", 6, 210000],
        ["Siti", "0001234567891", 12, 420000],
    ]
    contact = arrears_of(write_xlsx(tmp_path / "a.xlsx", months_first)).contacts[1]
    assert (contact.months, contact.amount) == (12, 420_000)
    amount: Rows = [
        ["Nama", "Noka", "Bulan", "Tunggakan"],
        ["Budi", "0001234567890", 6, 210000],
    ]
    contact = only(arrears_of(write_xlsx(tmp_path / "b.xlsx", amount)))
    assert (contact.months, contact.amount) == (6, 210_000)


def test_the_total_is_taken_and_not_the_part_of_one_year(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "Noka", "Tunggakan 2025", "Tunggakan 2026", "Denda", "Iuran per Bulan", "Total"],
        ["Budi", "0001234567890", 100000, 110000, 0, 35000, 210000],
        ["Siti", "0001234567891", 200000, 110000, 0, 35000, 310000],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.amount for contact in result.contacts] == [210_000, 310_000]


def test_amounts_in_thousands_follow_the_unit_of_the_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "Noka", "Jumlah Tunggakan (dalam ribuan)"],
        ["Budi", "0001234567890", 210],
        ["Siti", "0001234567891", "2.100"],
        ["Cut", "0001234567892", "Rp350.000"],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.amount for contact in result.contacts] == [210_000, 2_100_000, 350_000]


def test_identities_are_told_by_their_shape_under_any_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "Nomor", "Identitas", "Rekening Iuran", "Rp"],
        ["Budi", "0001234567890", "1173014502800001", "8888801234567890", 210000],
        ["Siti", "0001234567891", "1173014502800002", "8888801234567891", 350000],
    ]
    contact = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows)).contacts[0]
    assert contact.card == "0001234567890"
    assert contact.nik == "1173014502800001"


def test_one_column_for_card_or_nik_is_sorted_cell_by_cell(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu/NIK", "Nominal"],
        ["Budi", "0001234567890", 210000],
        ["Siti", "1173014502800002", 350000],
        ["Cut", "8888801234567892", 350000],
        ["Agam", "12345", 350000],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [(c.card, c.nik, c.va) for c in result.contacts] == [
        ("0001234567890", None, None),
        (None, "1173014502800002", None),
        (None, None, "8888801234567892"),
    ]
    assert result.warning_counts["identity_in_other_column"] == 2
    assert [row.reason for row in result.quarantined] == [Reason.IDENTITY]


def test_typing_errors_in_headers_are_forgiven(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama Persrta", "No. Kartru", "Total Tungakan", "Kecamtan", "Telpun"],
        ["Budi", "0001234567890", 210000, "Banda Sakti", "081234567890"],
    ]
    contact = only(arrears_of(write_xlsx(tmp_path / "a.xlsx", rows)))
    assert (contact.card, contact.kecamatan) == ("0001234567890", "Banda Sakti")
    assert numbers(contact) == ["+6281234567890"]
