"""Rows of arrears lists: numbers, totals, damage, doubts."""

from pathlib import Path

from dialer.contacts.cells import Cell
from dialer.lists.model import ListKind
from dialer.lists.parse import parse_list
from tests.lists.making import Rows, arrears_of, numbers, only, write_text, write_xlsx


def test_two_phone_columns_keep_their_order_and_drop_repeats(tmp_path: Path) -> None:
    rows: Rows = [
        ["No HP", "Nama", "NIK", "Tagihan", "No WA"],
        ["081234567890", "Budi", "1173014502800001", "35rb", "085260123456 / 081234567890"],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert numbers(only(result)) == ["+6281234567890", "+6285260123456"]
    assert (result.columns["phone"], result.columns["phone_2"]) == ("No HP", "No WA")


def test_somebody_elses_numbers_are_never_the_contacts(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Nominal", "HP Kader", "No. Telp Petugas", "Fax"],
        ["Budi", "0001234567890", 210000, "081200001111", "081200002222", "0645-41234"],
    ]
    contact = only(arrears_of(write_xlsx(tmp_path / "a.xlsx", rows)))
    assert contact.phones == ()
    assert contact.extra["HP Kader"] == "081200001111"


def test_a_few_numbers_for_everybody_are_nobodys_own(tmp_path: Path) -> None:
    header: list[Cell] = ["Nama", "No Kartu", "Nominal", "HP", "Telepon"]
    rows: Rows = [
        [f"Siti {chr(65 + n)}una", f"{n:013}", 210000, f"0813{n:08}", f"08123456789{n % 2}"]
        for n in range(1, 16)
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
    assert {len(one.phones) for one in result.contacts} == {1}
    assert result.contacts[0].extra == {"Telepon": "081234567891"}
    (said,) = (one.text for one in result.warnings if one.code == "phones_shared")
    assert "“Telepon”" in said


def test_family_cards_under_a_strange_header_are_not_taken_for_persons(tmp_path: Path) -> None:
    header: list[Cell] = ["Nama", "No Kartu", "Nominal", "Berkas"]
    rows: Rows = [
        [f"Siti {chr(65 + n)}una", f"{n:013}", 210000, f"11730120051{n:05}"] for n in range(1, 13)
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
    assert {one.nik for one in result.contacts} == {None}


def test_totals_titles_headers_and_column_numbers_between_the_rows_are_no_rows(
    tmp_path: Path,
) -> None:
    header = ["No", "Nama Peserta", "No. Kartu", "Bulan", "Tunggakan", "HP"]
    rows: Rows = [
        ["DAFTAR TUNGGAKAN"],
        header,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["KECAMATAN BANDA SAKTI"],
        [1, "Budi", "0001234567890", 6, 210000, "081234567890"],
        [None, "Sub Total Kec. Banda Sakti", None, 6, 210000, None],
        ["DAFTAR TUNGGAKAN"],
        header,
        ["KECAMATAN MUARA DUA"],
        [2, "Total Sihombing", "0001234567891", 6, 210000, "081234567891"],
        ["Jumlah", None, None, None, "Rp210.000", None],
        [3, None, None, None, None, None],
        ["GRAND TOTAL", None, None, None, 420000, None],
        [],
        [None, None, None, None, "Lhokseumawe, 20 November 2026"],
        [None, "Mengetahui,", None, None, "Petugas"],
        [None, "Kepala Bidang", None, None, None],
        [None, "Drs. Fulan", None, None, "Cut Nyak"],
        [None, None, "NIP. 198001012006041002", None, None],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.name for contact in result.contacts] == ["Budi", "Total Sihombing"]
    assert result.rows == 2


def test_a_total_that_counts_people_is_no_member(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Nama Peserta", "No Kartu", "Jml Anggota", "Bulan", "Total Tunggakan"],
        [1, "Budi", "0001234567890", 3, 12, 1_260_000],
        [None, "Sub Total Kelas 3", "1 org", None, None, 1_260_000],
        [None, "JUMLAH 5 org", None, None, None, 1_260_000],
        [None, "Total Keseluruhan (5 org)", None, None, None, 1_260_000],
        [None, "5 org", None, 15, None, "Rp 5.000.000"],
        ["JUMLAH", None, None, "5 org", None, 5_000_000],
    ]
    assert arrears_of(write_xlsx(tmp_path / "a.xlsx", rows)).rows == 1


def test_the_sheet_that_is_a_list_is_chosen_and_others_are_named(tmp_path: Path) -> None:
    header: list[Cell] = ["Nama", "No Kartu", "Nominal"]
    one: list[list[Cell]] = [header, ["Budi", "0001234567890", 210000]]
    sheets: dict[str, Rows] = {
        "Petunjuk": [["Isi kolom Nama, No Kartu, dan Nominal"], header],
        "Rekap": [["Kecamatan", "Jumlah Peserta", "Total"], ["Banda Sakti", 2, 560000]],
        "Contoh": [header, ["Fulan", "0009999999990", 1]],
        "November": [*one, ["Siti", "0001234567891", 350000]],
        "Oktober": [*one],
        "Arsip": [*one, *one[1:]],
    }
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", sheets, hidden=["Arsip"]))
    assert (result.sheet, result.rows) == ("November", 2)
    assert [one.text for one in result.warnings if one.code == "other_sheets"] == [
        "Lembar “Petunjuk” tidak dibaca: tidak ada baris data.",
        "Lembar “Rekap” tidak dibaca: bukan daftar.",
        "Lembar “Contoh” tidak dibaca: bernama seperti contoh, rekap, atau arsip.",
        "Lembar “Oktober” tidak dibaca: berisi orang atau badan usaha yang sama.",
        "Lembar “Arsip” tidak dibaca: tersembunyi.",
    ]
    again = parse_list(tmp_path / "a.xlsx", ListKind.ARREARS, sheet="oktober")
    assert (again.sheet, again.rows) == ("Oktober", 1)


def test_excel_damage_empties_the_field_and_keeps_the_row(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "NIK", "No VA", "Nominal", "No HP"],
        ["Budi", 1234567890, 1173036005642427, 8888801234567890, 210000, 81234567890],
        ["Siti", "1,23457E+09", "1.17304E+15", "8888801234567891", 210000, "8,12346E+10"],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    first, second = result.contacts
    assert (first.card, first.nik, first.va) == ("0001234567890", None, None)
    assert numbers(first) == ["+6281234567890"]
    assert (second.card, second.nik, second.va) == (None, None, "8888801234567891")
    assert second.phones == ()
    assert second.extra["No HP"] == "8,12346E+10"
    counts = result.warning_counts
    assert (counts["excel_precision"], counts["scientific_lost"], counts["card_padded"]) == (
        2,
        2,
        1,
    )


def test_a_csv_whose_ids_excel_rounded_is_recognised_by_the_zeros(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "NIK", "Nominal"],
        *[[f"Budi {n}", f"{n:013d}", f"11730145028{n - 10_000_000:04d}0", "210000"]
          for n in range(10_000_001, 10_000_013)],
    ]  # fmt: skip
    result = arrears_of(write_text(tmp_path / "a.csv", rows))
    assert {contact.nik for contact in result.contacts} == {None}
    assert result.warning_counts["column_damaged"] == 1


def test_unknown_columns_are_kept_under_their_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Nominal", "Tgl Lahir", "Faskes", "Faskes", None],
        ["Budi", "0001234567890", 210000, "1/2/1980", "Puskesmas A", "Klinik B", "catatan lepas"],
    ]
    extra = only(arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))).extra
    assert extra == {
        "Tgl Lahir": "1/2/1980",
        "Faskes": "Puskesmas A",
        "Faskes (2)": "Klinik B",
        "Kolom G": "catatan lepas",
    }


def test_formula_like_text_stays_text(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Nominal", "Alamat"],
        ['=HYPERLINK("http://127.0.0.1","x")', "0001234567890", 210000, "+CMD|' /C calc'!A0"],
    ]
    contact = only(arrears_of(write_xlsx(tmp_path / "a.xlsx", rows)))
    assert contact.name.startswith("=HYPERLINK")
    assert contact.address == "+CMD|' /C calc'!A0"


def test_an_amount_that_differs_from_dues_is_only_a_warning(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Kelas", "Jml Anggota", "Bulan Menunggak", "Total Tunggakan"],
        ["Budi", "0001234567890", 3, 2, 6, 420000],
        ["Siti", "0001234567891", 3, 2, 6, 400000],
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    warned = parse_list(path, ListKind.ARREARS, dues={3: 35_000})
    assert [c.amount for c in warned.contacts] == [420_000, 400_000]
    assert [w.row_number for w in warned.warnings if w.code == "amount_differs"] == [3]
    assert "amount_differs" not in arrears_of(path).warning_counts


def test_an_amount_below_all_dues_is_doubted_and_never_silently_believed(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Bulan", "Total Tunggakan"],
        ["Budi", "0001234567890", 12, 420],
        ["Siti", "0001234567891", 12, "420.00"],
        ["Joko", "0001234567892", 12, 35_000],
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    result = parse_list(path, ListKind.ARREARS, dues={1: 150_000, 2: 100_000, 3: 35_000})
    assert [(one.name, one.amount) for one in result.contacts] == [("Budi", 420), ("Joko", 35_000)]
    assert [row.row_number for row in result.quarantined] == [3]
    small = [one for one in result.warnings if one.code == "amount_below_dues"]
    assert [(one.row_number, one.before) for one in small] == [(2, "420")]


def test_unreadable_months_members_and_class_are_emptied_with_a_warning(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Kelas", "Jml Anggota", "Bulan Menunggak", "Total Tunggakan"],
        ["Budi", "0001234567890", "VIP", "sekeluarga", ">24", 420000],
        ["Siti", "0001234567891", "Kls. III", "4 (empat)", "1 tahun 2 bulan", 420000],
    ]
    result = arrears_of(write_xlsx(tmp_path / "a.xlsx", rows))
    first, second = result.contacts
    assert (first.care_class, first.members, first.months) == (None, None, None)
    assert (second.care_class, second.members, second.months) == (3, 4, 14)
    assert {"class_unreadable", "members_unreadable", "months_unreadable"} <= set(
        result.warning_counts
    )


def test_local_numbers_take_the_branchs_area_code_only_when_it_is_given(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "No Kartu", "Nominal", "Telp"], ["Budi", "0001234567890", 1, "41234"]]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    assert only(arrears_of(path)).phones == ()
    completed = parse_list(path, ListKind.ARREARS, area_code="0645")
    assert numbers(only(completed)) == ["+6264541234"]
    assert completed.warning_counts["phone_area_code_added"] == 1
