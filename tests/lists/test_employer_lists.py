"""Employer lists as branches send them."""

from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.lists.model import ListKind, ParsedList, Reason
from dialer.lists.parse import parse_list
from tests.lists.making import Rows, numbers, only, write_text, write_xlsx


def parsed(path: Path) -> ParsedList:
    return parse_list(path, ListKind.BU)


def test_company_person_and_their_numbers_are_told_apart(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama Perusahaan", "Alamat Kantor", "Telp/Fax", "Contact Person", "HP", "E-mail",
         "Jml Karyawan (orang)", "NPWP", "NIB", "Kode BU", "Sumber", "Ket", "Bidang Usaha"],
        ["PT. Maju Jaya", "Jl. Merdeka 5", "0645-41234 / 0645-41235 (fax)", "Ibu Dewi, S.E.",
         "0812-3456-7890 (Ibu Dewi)", "Info@Maju.co.id", "±25 orang", "01.234.567.8-901.000",
         "9120001234567", "BU-0042", "OSS", "-", "Perdagangan"],
    ]  # fmt: skip
    contact = only(parsed(write_xlsx(tmp_path / "a.xlsx", rows)))
    assert contact.name == "PT. Maju Jaya"
    assert contact.pic_name == "Ibu Dewi, S.E."
    assert numbers(contact) == ["+6264541234", "+6281234567890"]
    assert contact.potential_workers == 25
    assert (contact.npwp, contact.nib) == ("0012345678901000", "9120001234567")
    assert (contact.kode_bu, contact.data_source) == ("BU-0042", "OSS")
    assert (contact.email, contact.note) == ("info@maju.co.id", None)
    assert contact.extra == {
        "Bidang Usaha": "Perdagangan",
        "Telp/Fax": "0645-41234 / 0645-41235 (fax)",
    }


def test_contact_column_is_a_phone_or_a_person_by_its_cells(tmp_path: Path) -> None:
    phones: Rows = [["Nama BU", "Kontak"], ["CV Satu", "081234567890"], ["CV Dua", "-"]]
    people: Rows = [["Nama BU", "Kontak"], ["CV Satu", "Ibu Dewi"], ["CV Dua", "Pak Agus"]]
    by_number = parsed(write_xlsx(tmp_path / "a.xlsx", phones)).contacts[0]
    by_name = parsed(write_xlsx(tmp_path / "b.xlsx", people)).contacts[0]
    assert (numbers(by_number), by_number.pic_name) == (["+6281234567890"], None)
    assert (numbers(by_name), by_name.pic_name) == ([], "Ibu Dewi")


def test_plain_nama_is_the_firm_unless_another_column_is(tmp_path: Path) -> None:
    alone: Rows = [["No", "Nama", "Telepon"], ["1", "Toko Berkah", "0645-41234"]]
    beside: Rows = [
        ["No", "Nama", "Perusahaan", "Telepon"],
        ["1", "Ibu Dewi", "Toko Berkah", "0645-41234"],
    ]
    assert only(parsed(write_text(tmp_path / "a.csv", alone))).name == "Toko Berkah"
    contact = only(parsed(write_text(tmp_path / "b.csv", beside)))
    assert (contact.name, contact.pic_name) == ("Toko Berkah", "Ibu Dewi")


def test_english_headers(tmp_path: Path) -> None:
    rows: Rows = [
        ["Company Name", "Address", "Office Phone", "Owner", "Mobile", "Number of Employees",
         "City", "Remarks"],
        ["PT Maju", "Jl. A", "(0645) 41234", "Budi", "+62 812 3456 7890", "12", "Lhokseumawe",
         "call again"],
    ]  # fmt: skip
    contact = only(parsed(write_text(tmp_path / "a.csv", rows, delimiter="\t")))
    assert numbers(contact) == ["+6264541234", "+6281234567890"]
    assert (contact.pic_name, contact.potential_workers) == ("Budi", 12)
    assert (contact.city, contact.note) == ("Lhokseumawe", "call again")


def test_a_list_of_names_only_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Nama BU\nPT Maju, Tbk\nCV Mundur\nTOTAL\n", encoding="utf-8")
    result = parsed(path)
    assert [contact.name for contact in result.contacts] == ["PT Maju, Tbk", "CV Mundur"]
    assert result.warning_counts == {"no_phone": 2, "skipped_total": 1}


def test_the_first_firm_is_never_taken_for_a_second_line_of_the_header(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama BU", "Alamat", "Lain-lain"],
        ["Toko Berkah", "Pasar Inpres", "Email"],
        ["Toko HP Jaya", "Kota Baru", "NPWP"],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert result.header_row == 1
    assert [contact.name for contact in result.contacts] == ["Toko Berkah", "Toko HP Jaya"]


def test_a_firm_called_total_is_a_firm_and_the_total_row_is_not(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Nama BU", "Alamat", "Potensi Peserta", "Telepon"],
        [1, "Total Bangun Persada", "Jl. A", 10, ""],
        [2, "PT Jumlah Sejahtera", "Jl. B", 10, ""],
        ["", "TOTAL", "", 20, ""],
        ["", "Total BU: 2", "", 20, ""],
        ["TOTAL KESELURUHAN", "", "", 20, ""],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [c.name for c in result.contacts] == ["Total Bangun Persada", "PT Jumlah Sejahtera"]


def test_a_row_without_a_name_is_put_aside(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Nama BU", "Alamat", "Telepon"],
        [1, " ", "Jl. A", "0645-41234"],
        [2, "-", "Jl. B", ""],
        [3, "CV Ada", "", ""],
        [4, "", "Jl. C", ""],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [(q.row_number, q.reason) for q in result.quarantined] == [
        (2, Reason.NAME),
        (3, Reason.NAME),
        (5, Reason.NAME),
    ]
    assert only(result).name == "CV Ada"


def test_the_same_firm_twice_is_a_duplicate_whatever_its_spelling(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama BU", "Alamat", "NPWP", "Telepon"],
        ["PT. Maju Jaya", "Jl. Merdeka No. 5", "", "0645-41234"],
        ["MAJU JAYA, PT", "jalan merdeka 5", "", "081234567890"],
        ["PT Maju Jaya", "Jl. Lain 7", "", ""],
        ["CV Satu", "Jl. A", "01.234.567.8-901.000", ""],
        ["CV Satu Cabang", "Jl. B", "0012345678901000", ""],
    ]
    result = parsed(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [contact.row_number for contact in result.contacts] == [2, 4, 5]
    assert [(d.row_number, d.of_row) for d in result.duplicates] == [(3, 2), (6, 5)]


def test_a_list_of_members_is_not_taken_for_employers(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama Peserta", "No Kartu", "Total Tunggakan", "No HP"],
        ["Budi", "0001234567890", 210000, "081234567890"],
    ]
    with pytest.raises(BadInputError, match="tampaknya daftar tunggakan"):
        parsed(write_xlsx(tmp_path / "a.xlsx", rows))


def test_a_list_of_employers_is_not_taken_for_members(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama BU", "Alamat", "Potensi Peserta", "Telepon"],
        ["PT Maju", "Jl. A", 12, "0645-41234"],
    ]
    with pytest.raises(BadInputError, match="tampaknya daftar Badan Usaha"):
        parse_list(write_xlsx(tmp_path / "a.xlsx", rows), ListKind.ARREARS)
