"""Headers over two rows: group titles, merged cells, units below; the list comes out the same."""

from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.lists.model import ListKind
from dialer.lists.parse import parse_list
from tests.lists.making import write_xlsx

MEMBER: list[Cell] = ["Budi", "0001234567890", "0645 41234", "0812 3456 7890", 5, 525_000]
FIRM: list[Cell] = ["PT Maju", "Jl. Merdeka 1", "0645 41234", "Ani", "0812 3456 7890", 12]


@pytest.mark.parametrize(
    "lines",
    [
        ["NAMA|NO KARTU|TELEPON||TUNGGAKAN|", "||Rumah|HP|Bulan|Rupiah"],
        ["DATA PESERTA||KONTAK||TUNGGAKAN IURAN|", "Nama|No Kartu|Telp|HP|Jumlah Bulan|Nominal"],
        ["IDENTITAS PESERTA||NOMOR TELEPON||TUNGGAKAN|", "Nama|Kartu|Rumah|Seluler|Bln|Rp"],
        ["LAPORAN TUNGGAKAN", "", "Nama|No Kartu|Telepon|HP|Tunggakan|", "||||Bln|Rp"],
        ["Nama|No|Telepon|HP|Tunggakan|", "Peserta|Kartu|||Bln|Rp"],
        ["PESERTA||TELEPON||JUMLAH TUNGGAKAN|", "Nama|No Kartu|Rumah|HP|Bulan|Rupiah"],
        ["Nama|No Kartu|Telepon|HP|Tunggakan|Tunggakan", "||||(Bulan)|(Rp)"],
        [
            "Nama Peserta|Nomor|Telepon|Nomor|Jumlah|Jumlah",
            "(sesuai KTP)|Kartu JKN|Rumah|HP|Bulan|Tunggakan",
        ],
    ],
)
def test_a_header_of_members_over_two_rows_is_read(tmp_path: Path, lines: list[str]) -> None:
    head: list[list[Cell]] = [[text or None for text in line.split("|")] for line in lines]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [*head, MEMBER]})
    result = parse_list(path, ListKind.ARREARS)
    (contact,) = result.contacts
    assert (result.header_row, contact.row_number) == (len(lines), len(lines) + 1)
    assert (contact.name, contact.card, contact.months, contact.amount) == (
        "Budi", "0001234567890", 5, 525_000,
    )  # fmt: skip
    assert [phone.e164 for phone in contact.phones] == ["+6264541234", "+6281234567890"]


@pytest.mark.parametrize(
    "lines",
    [
        ["NAMA BU|ALAMAT|TELEPON|PIC||POTENSI", "|||Nama|No HP|Peserta"],
        ["BADAN USAHA|||PIC||JUMLAH", "Nama|Alamat|Telp|Nama|HP|Pekerja"],
    ],
)
def test_a_header_of_employers_over_two_rows_is_read(tmp_path: Path, lines: list[str]) -> None:
    head: list[list[Cell]] = [[text or None for text in line.split("|")] for line in lines]
    (contact,) = parse_list(
        write_xlsx(tmp_path / "a.xlsx", {"S": [*head, FIRM]}), ListKind.BU
    ).contacts
    assert (contact.name, contact.pic_name, contact.potential_workers) == ("PT Maju", "Ani", 12)
    assert len(contact.phones) == 2


def test_a_first_row_of_words_below_a_header_is_no_part_of_it(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["Nama BU", "Alamat", "Sumber Data"],
        ["Toko Telepon", "Kota", "Data"],
        ["Toko Alamat", "Desa", "Data"],
    ]
    result = parse_list(write_xlsx(tmp_path / "a.xlsx", {"S": rows}), ListKind.BU)
    assert (result.header_row, result.rows) == (1, 2)
