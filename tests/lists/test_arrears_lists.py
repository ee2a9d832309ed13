"""Arrears lists as branches send them: other headers, other orders, other programs."""

from pathlib import Path

from dialer.contacts.cells import Cell
from dialer.lists.model import ContactRow, ListKind, ParsedList, Reason
from dialer.lists.parse import parse_list
from tests.lists.making import Rows, write_text, write_xlsx


def parsed(path: Path) -> ParsedList:
    return parse_list(path, ListKind.ARREARS)


def only(result: ParsedList) -> ContactRow:
    (contact,) = result.contacts
    return contact


def numbers(contact: ContactRow) -> list[str]:
    return [phone.e164 for phone in contact.phones]


def test_abbreviated_headers_of_the_membership_system(tmp_path: Path) -> None:
    rows: Rows = [
        ["NOKAPST", "NMPST", "PISA", "NIK", "NOHP", "KLSRAWAT", "JMLBLN", "TOTALTGK", "NOVA"],
        ["0001234567890", "CUT MEUTIA", "P", "1173014502800001", "081234567890", "3", "12",
         "420000", "8888801234567890"],
    ]  # fmt: skip
    result = parsed(write_text(tmp_path / "a.txt", rows, delimiter="|"))
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
    contact = only(parsed(write_xlsx(tmp_path / "a.xlsx", rows)))
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
    contact = only(parsed(write_text(tmp_path / "a.csv", rows, delimiter=",")))
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
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
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
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
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
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.amount for contact in result.contacts] == [210_000, 350_000]
    assert numbers(result.contacts[0]) == ["+6281234567890", "+6285260123456"]


def test_two_phone_columns_keep_their_order_and_drop_repeats(tmp_path: Path) -> None:
    rows: Rows = [
        ["No HP", "Nama", "NIK", "Tagihan", "No WA"],
        ["081234567890", "Budi", "1173014502800001", "35rb", "085260123456 / 081234567890"],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert numbers(only(result)) == ["+6281234567890", "+6285260123456"]
    assert (result.columns["phone"], result.columns["phone_2"]) == ("No HP", "No WA")


def test_somebody_elses_numbers_are_never_the_contacts(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Nominal", "HP Kader", "No. Telp Petugas", "Fax"],
        ["Budi", "0001234567890", 210000, "081200001111", "081200002222", "0645-41234"],
    ]
    contact = only(parsed(write_xlsx(tmp_path / "a.xlsx", rows)))
    assert contact.phones == ()
    assert contact.extra["HP Kader"] == "081200001111"


def test_a_few_numbers_for_everybody_are_nobodys_own(tmp_path: Path) -> None:
    header: list[Cell] = ["Nama", "No Kartu", "Nominal", "HP", "Telepon"]
    rows: Rows = [
        [f"Siti {chr(65 + n)}una", f"{n:013}", 210000, f"0813{n:08}", f"08123456789{n % 2}"]
        for n in range(1, 16)
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
    assert {len(one.phones) for one in result.contacts} == {1}
    assert result.contacts[0].extra == {"Telepon": "081234567891"}
    (said,) = (one.text for one in result.warnings if one.code == "phones_shared")
    assert "“Telepon”" in said


def test_family_cards_under_a_strange_header_are_not_taken_for_persons(tmp_path: Path) -> None:
    header: list[Cell] = ["Nama", "No Kartu", "Nominal", "Berkas"]
    rows: Rows = [
        [f"Siti {chr(65 + n)}una", f"{n:013}", 210000, f"11730120051{n:05}"] for n in range(1, 13)
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", [header, *rows]))
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
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
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
    assert parsed(write_xlsx(tmp_path / "a.xlsx", rows)).rows == 1


def test_the_word_tunggakan_alone_is_told_by_its_cells(tmp_path: Path) -> None:
    months_first: Rows = [
        ["Nama", "Noka", "Tunggakan", "Nominal"],
        ["Budi", "0001234567890", 6, 210000],
        ["Siti", "0001234567891", 12, 420000],
    ]
    contact = parsed(write_xlsx(tmp_path / "a.xlsx", months_first)).contacts[1]
    assert (contact.months, contact.amount) == (12, 420_000)
    amount: Rows = [
        ["Nama", "Noka", "Bulan", "Tunggakan"],
        ["Budi", "0001234567890", 6, 210000],
    ]
    contact = only(parsed(write_xlsx(tmp_path / "b.xlsx", amount)))
    assert (contact.months, contact.amount) == (6, 210_000)


def test_the_total_is_taken_and_not_the_part_of_one_year(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "Noka", "Tunggakan 2025", "Tunggakan 2026", "Denda", "Iuran per Bulan", "Total"],
        ["Budi", "0001234567890", 100000, 110000, 0, 35000, 210000],
        ["Siti", "0001234567891", 200000, 110000, 0, 35000, 310000],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.amount for contact in result.contacts] == [210_000, 310_000]


def test_amounts_in_thousands_follow_the_unit_of_the_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "Noka", "Jumlah Tunggakan (dalam ribuan)"],
        ["Budi", "0001234567890", 210],
        ["Siti", "0001234567891", "2.100"],
        ["Cut", "0001234567892", "Rp350.000"],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.amount for contact in result.contacts] == [210_000, 2_100_000, 350_000]


def test_identities_are_told_by_their_shape_under_any_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "Nomor", "Identitas", "Rekening Iuran", "Rp"],
        ["Budi", "0001234567890", "1173014502800001", "8888801234567890", 210000],
        ["Siti", "0001234567891", "1173014502800002", "8888801234567891", 350000],
    ]
    contact = parsed(write_xlsx(tmp_path / "a.xlsx", rows)).contacts[0]
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
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
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
    contact = only(parsed(write_xlsx(tmp_path / "a.xlsx", rows)))
    assert (contact.card, contact.kecamatan) == ("0001234567890", "Banda Sakti")
    assert numbers(contact) == ["+6281234567890"]


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
    result = parsed(write_xlsx(tmp_path / "a.xlsx", sheets, hidden=["Arsip"]))
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


def test_encodings_and_delimiters_say_the_same(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Nominal", "Alamat", "No HP"],
        ["Héléna – Siti", "0001234567890", "Rp 2,1 jt", "Jl. A, Blok B\nNo. 3", "081234567890"],
    ]
    results = [
        parsed(write_text(tmp_path / f"{index}.csv", rows, delimiter=mark, encoding=encoding))
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
    results.append(parsed(write_xlsx(tmp_path / "a.csv", rows)))  # the name lies
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
    result = parsed(path)
    assert (result.header_row, only(result).row_number) == (1, 2)


def test_a_csv_opened_the_wrong_way_stands_in_one_column_and_is_cut(tmp_path: Path) -> None:
    rows: Rows = [
        ["DAFTAR TUNGGAKAN"],
        ["Nama;No Kartu;Nominal;No HP"],
        ["Budi;0001234567890;210000;081234567890"],
        ["Siti;0001234567891;350000;085260123456"],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.name for contact in result.contacts] == ["Budi", "Siti"]
    assert result.header_row == 2


def test_a_quote_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    lines = ["Nama;No Kartu;Nominal", '"Budi;0001234567890;210000']
    lines += [f"Siti {n};{n:013d};350000" for n in range(10_000_001, 10_000_011)]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = parsed(path)
    assert (result.rows, len(result.contacts)) == (11, 11)
    assert result.contacts[0].name == "Budi"


def test_excel_damage_empties_the_field_and_keeps_the_row(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "NIK", "No VA", "Nominal", "No HP"],
        ["Budi", 1234567890, 1173036005642427, 8888801234567890, 210000, 81234567890],
        ["Siti", "1,23457E+09", "1.17304E+15", "8888801234567891", 210000, "8,12346E+10"],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
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
    result = parsed(write_text(tmp_path / "a.csv", rows))
    assert {contact.nik for contact in result.contacts} == {None}
    assert result.warning_counts["column_damaged"] == 1


def test_unknown_columns_are_kept_under_their_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama", "No Kartu", "Nominal", "Tgl Lahir", "Faskes", "Faskes", None],
        ["Budi", "0001234567890", 210000, "1/2/1980", "Puskesmas A", "Klinik B", "catatan lepas"],
    ]
    extra = only(parsed(write_xlsx(tmp_path / "a.xlsx", rows))).extra
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
    contact = only(parsed(write_xlsx(tmp_path / "a.xlsx", rows)))
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
    assert "amount_differs" not in parsed(path).warning_counts


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
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    first, second = result.contacts
    assert (first.care_class, first.members, first.months) == (None, None, None)
    assert (second.care_class, second.members, second.months) == (3, 4, 14)
    assert {"class_unreadable", "members_unreadable", "months_unreadable"} <= set(
        result.warning_counts
    )


def test_local_numbers_take_the_branchs_area_code_only_when_it_is_given(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "No Kartu", "Nominal", "Telp"], ["Budi", "0001234567890", 1, "41234"]]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    assert only(parsed(path)).phones == ()
    completed = parse_list(path, ListKind.ARREARS, area_code="0645")
    assert numbers(only(completed)) == ["+6264541234"]
    assert completed.warning_counts["phone_area_code_added"] == 1
