"""Columns and rows that Excel hides are read, and said."""

from pathlib import Path

import pytest
import xlsxwriter

from dialer.lists.hidden import hidden_parts
from dialer.lists.model import ListKind, RowDoubt
from dialer.lists.parse import parse_list


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Lain")
        sheet = book.add_worksheet("Data & Angka")
        lines = [
            "Nama|No Kartu|Total Tunggakan|HP|Sifat",
            "Budi|0001234567890|70000|081234567890|A",
        ]
        lines.append("Ani|0001234567891|70000|081234567891|B")
        for number, line in enumerate(lines):
            for column, text in enumerate(line.split("|")):
                sheet.write_string(number, column, text)
        sheet.set_column(3, 4, None, None, {"hidden": True})
        sheet.autofilter(0, 0, 2, 4)
        sheet.filter_column(0, "x == Ani")
        sheet.set_row(1, None, None, {"hidden": True})
    return path


def test_hidden_columns_and_filtered_rows_are_read_and_said(path: Path) -> None:
    result = parse_list(path, ListKind.ARREARS)
    assert [contact.name for contact in result.contacts] == ["Budi", "Ani"]
    assert all(contact.phones for contact in result.contacts)
    said = {str(warning.code): warning.text for warning in result.warnings}
    assert "“HP”, “Sifat”" in said["columns_hidden"]
    assert "saringan" in said["rows_filtered"]
    assert "“HP”" in said["only_phones_hidden"]


def test_rows_hidden_by_hand_are_read_and_said_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        for row in range(30):
            texts = ["Nama", "No Kartu", "Total Tunggakan"]
            if row:
                texts = [f"Budi {row}x", f"00012345678{row:02}", "70000"]
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)
        for row in (4, 20):
            sheet.set_row(row, None, None, {"hidden": True})
    result = parse_list(path, ListKind.ARREARS)
    hidden = [one.row_number for one in result.warnings if one.code is RowDoubt.ROWS_HIDDEN]
    assert (len(result.contacts), hidden) == (29, [5, 21])


def test_a_sheet_that_hides_nothing_says_nothing(path: Path, tmp_path: Path) -> None:
    assert not hidden_parts(path, "Lain").columns
    text = tmp_path / "a.csv"
    text.write_text("Nama;HP\n", encoding="utf-8")
    assert not hidden_parts(text, "Data").columns
    assert not hidden_parts(tmp_path / "none.xlsx", "Data").filtered


def test_of_two_columns_that_could_be_the_amount_the_visible_one_is(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        lines = (
            "Nama|No Kartu|Total Tunggakan|HP|Jumlah Tunggakan",
            "Budi|0001234567890|420000|081234567890|70000",
            "Ani|0001234567891|490000|081234567891|140000",
        )
        for number, line in enumerate(lines):
            for column, text in enumerate(line.split("|")):
                sheet.write_string(number, column, text)
        sheet.set_column(2, 2, None, None, {"hidden": True})
    result = parse_list(path, ListKind.ARREARS)
    assert result.columns["amount"] == "Jumlah Tunggakan"
    assert [contact.amount for contact in result.contacts] == [70_000, 140_000]


def test_a_hidden_telephone_column_beside_a_visible_one_is_not_dialled(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        lines = (
            "Nama|No Kartu|Total Tunggakan|No HP|No HP 2",
            "Budi|0001234567890|420000|081234567890|081399998888",
            "Ani|0001234567891|490000|-|081399998887",
        )
        for number, line in enumerate(lines):
            for column, text in enumerate(line.split("|")):
                sheet.write_string(number, column, text)
        sheet.set_column(4, 4, None, None, {"hidden": True})
    result = parse_list(path, ListKind.ARREARS)
    assert [[phone.e164 for phone in one.phones] for one in result.contacts] == [
        ["+6281234567890"],
        [],
    ]
    assert result.contacts[0].extra == {"No HP 2": "081399998888"}
    (said,) = (one.text for one in result.warnings if one.code == "phones_hidden")
    assert "“No HP 2”" in said
