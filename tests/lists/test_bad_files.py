"""Files that are no list: each gets its sentence, nothing crashes, nothing is half read."""

import zipfile
from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.lists import workbook
from dialer.lists.model import ListKind
from dialer.lists.parse import parse_list
from dialer.lists.reader import read_tables
from tests.lists.making import Rows, write_text, write_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sentence_of(path: Path, kind: ListKind = ListKind.ARREARS) -> str:
    with pytest.raises(BadInputError) as caught:
        parse_list(path, kind)
    assert "Tidak ada data yang diimpor." in caught.value.sentence
    return caught.value.sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"\xef\xbb\xbf", "kosong"),
        (b"\r\n\r\n  \r\n", "kosong"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "dokumen PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "gambar PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "foto JPEG"),
        (b"<html><table><tr><td>Nama</td></tr></table></html>", "halaman web"),
        ("\ufeff<!DOCTYPE html><p>".encode("utf-16-le"), "halaman web"),
        (b'<?xml version="1.0"?><Workbook></Workbook>', "berkas XML"),
        (b"{\\rtf1 Nama;NIK}", "dokumen RTF"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "program Windows"),
        (bytes(range(256)) * 8, "tidak dikenali sebagai daftar"),
        (b"PK\x03\x04 not really", "rusak"),
        (OLE + bytes(600), "dokumen Office lama"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "dilindungi kata sandi"),
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "rusak"),
        (b"BM lah;ini bukan gambar\n1;2\n", "Baris judul kolom tidak ditemukan"),
    ],
)
def test_a_file_that_is_no_list_is_named_for_what_it_is(
    content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(content)
    sentence = sentence_of(path)
    assert words in sentence
    assert "“daftar.xlsx”" in sentence


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert "tidak ditemukan" in sentence_of(tmp_path / "tidak-ada.xlsx")
    assert "folder" in sentence_of(tmp_path)


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


def test_other_archives_are_not_workbooks(tmp_path: Path) -> None:
    assert "arsip ZIP" in sentence_of(zipped(tmp_path / "a.xlsx", daftar=b"x"))
    word = zipped(tmp_path / "b.xlsx", word__document_xml=b"<w/>")
    assert "dokumen Word" in sentence_of(word)
    broken = zipped(tmp_path / "c.xlsx", xl__workbook_xml=b"<not-a-workbook")
    assert "rusak" in sentence_of(broken)


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["Nama", "No Kartu", "Nominal"]] * 50)
    path.write_bytes(path.read_bytes()[:-700])
    assert "rusak" in sentence_of(path)


def test_a_workbook_that_unpacks_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["Nama", "x" * 30_000]] * 40)
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", 20_000)
    assert "terlalu besar" in sentence_of(path)


def test_a_declared_size_that_lies_does_not_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["Nama", f"{n} " * 2_000] for n in range(40)])
    with zipfile.ZipFile(path) as archive:
        shared = archive.getinfo("xl/sharedStrings.xml")
    true_size = shared.file_size.to_bytes(4, "little")
    content = path.read_bytes().replace(true_size, (1_000).to_bytes(4, "little"))
    path.write_bytes(content)
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", shared.file_size)
    assert "rusak" in sentence_of(path)


def with_stray_cell(path: Path) -> Path:
    """A list with one more cell in the last corner of the sheet."""
    rows: Rows = [["Nama", "No Kartu", "Nominal"], ["Budi", "0001234567890", 1]]
    write_xlsx(path, rows)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts[name] = parts[name].replace(b"</sheetData>", stray)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
    return path


def test_one_stray_cell_in_the_last_corner_does_not_take_all_memory(tmp_path: Path) -> None:
    assert "sangat jauh dari daftarnya" in sentence_of(with_stray_cell(tmp_path / "a.xlsx"))


def test_a_cell_far_to_the_right_does_not_take_all_time(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "No Kartu", "Nominal"], ["Budi", "0001234567890", 1]]
    far: Rows = [*rows, [*[""] * 12_000, "x"]]
    assert "sangat jauh dari daftarnya" in sentence_of(write_xlsx(tmp_path / "a.xlsx", far))
    assert "sangat jauh dari daftarnya" in sentence_of(write_text(tmp_path / "a.csv", far))


def test_a_line_of_nothing_but_delimiters_is_blank(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Nama BU;Alamat;Telepon\nPT A;Jl. B;-\n{';' * 40_000}\n", encoding="utf-8")
    assert parse_list(path, ListKind.BU).rows == 1


def test_no_header_says_what_a_header_is(tmp_path: Path) -> None:
    sentence = sentence_of(write_text(tmp_path / "a.csv", [["satu", "dua"], ["tiga", "empat"]]))
    assert "“Nama Peserta”" in sentence
    assert "“No Kartu”" in sentence


def test_a_missing_column_is_named_with_those_that_were_found(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama Peserta", "No Kartu", "Alamat"],
        ["Budi", "0001234567890", "Jl. A"],
    ]
    sentence = sentence_of(write_xlsx(tmp_path / "a.xlsx", rows))
    assert "total tunggakan" in sentence
    assert "“Nama Peserta” (nama), “No Kartu” (nomor kartu), “Alamat” (alamat)" in sentence
    without_identity: Rows = [["Nama", "Nominal", "No HP"], ["Budi", 210000, "081234567890"]]
    sentence = sentence_of(write_xlsx(tmp_path / "b.xlsx", without_identity))
    assert "nomor kartu, NIK, atau VA" in sentence


def test_a_header_over_nothing_is_said(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "No Kartu", "Nominal"], ["TOTAL", "", 0]]
    assert "tidak ada baris data" in sentence_of(write_xlsx(tmp_path / "a.xlsx", rows))


def test_a_sheet_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Satu": [["Nama"]], "Dua": [["Nama"]]})
    with pytest.raises(BadInputError, match=r"“Tiga”.*“Satu”, “Dua”"):
        parse_list(path, ListKind.BU, sheet="Tiga")


def test_an_empty_workbook_has_no_data(tmp_path: Path) -> None:
    assert "tidak berisi data" in sentence_of(write_xlsx(tmp_path / "a.xlsx", [[None]]))


def test_positions_are_those_of_the_spreadsheet(tmp_path: Path) -> None:
    rows: Rows = [[], [], [None, None, "Nama"], [], [None, None, 1.5, True], []]
    (table,) = read_tables(write_xlsx(tmp_path / "a.xlsx", rows))
    assert len(table.rows) == 5
    assert table.rows[0] == table.rows[3] == ()
    assert "Nama" in table.rows[2]
    assert {1.5, True} <= set(table.rows[4])


@pytest.mark.parametrize("quote", [b'"', b""])
def test_a_line_without_end_is_no_row(tmp_path: Path, quote: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"No Kartu;Nama;Total Tunggakan\n" + quote + b"a" * 3_000_000)
    assert "baris yang terlalu panjang" in sentence_of(path)
