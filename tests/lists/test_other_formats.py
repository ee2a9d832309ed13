"""Formats besides XLSX and CSV."""

import zipfile
from pathlib import Path

from dialer.lists.model import ListKind
from dialer.lists.parse import parse_list

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" '
    f'xmlns:table="{_OFFICE}:table:1.0" xmlns:text="{_OFFICE}:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Data">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    f'xmlns:manifest="{_OFFICE}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def cell(value: str | float) -> str:
    if isinstance(value, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def write_ods(path: Path, rows: list[list[str | float]]) -> Path:
    lines = [f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows]
    lines.append(
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _CONTENT.format(rows="".join(lines)))
    return path


def test_a_libreoffice_sheet_is_read_with_its_number_cells(tmp_path: Path) -> None:
    path = write_ods(
        tmp_path / "daftar.ods",
        [
            ["DAFTAR TUNGGAKAN"],
            ["Nama", "No Kartu", "Nominal", "No HP"],
            ["Budi", "0001234567890", 210000.0, 81234567890.0],
        ],
    )
    result = parse_list(path, ListKind.ARREARS)
    (contact,) = result.contacts
    assert (result.sheet, result.header_row) == ("Data", 2)
    assert (contact.card, contact.amount) == ("0001234567890", 210_000)
    assert [phone.e164 for phone in contact.phones] == ["+6281234567890"]


def test_a_text_with_blank_columns_and_trailing_delimiters_is_read(tmp_path: Path) -> None:
    path = tmp_path / "daftar.txt"
    path.write_text(
        ";;;;;\n;Dicetak: 20/11/2026;;;;\n;NoKa;Nama;Nominal;HP;\n"
        ";0001234567890;Budi;Rp210.000,-;081234567890;\n;;;;;\n;;TOTAL;Rp210.000,-;;\n",
        encoding="cp1252",
    )
    result = parse_list(path, ListKind.ARREARS)
    (contact,) = result.contacts
    assert (result.header_row, result.rows, contact.name) == (3, 1, "Budi")
