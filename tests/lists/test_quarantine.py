"""The report of rows put aside, and its way back."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from dialer.call_lists import Aside
from dialer.contacts.cells import Cell
from dialer.intake.pieces import aside_rows
from dialer.lists.aside_file import write_aside
from dialer.lists.model import REPORT_COLUMNS, ListKind, ParsedList
from dialer.lists.parse import parse_list
from tests.lists.making import Rows, write_xlsx

HEADER = ["No", "Nama", "No Kartu", "NIK", "Nominal", "No HP", "Catatan Lain"]


def parsed(tmp_path: Path, *rows: list[Cell]) -> ParsedList:
    return parse_list(write_xlsx(tmp_path / "a.xlsx", [HEADER, *rows]), ListKind.ARREARS)


def put_aside(result: ParsedList, target: Path) -> None:
    """What the program keeps and writes of the rows that were not taken."""
    rows = aside_rows(result.quarantined, result.duplicates, result.sheet)
    aside = Aside(result.headers, tuple(rows), result.sheet)
    with target.open("wb") as file:
        write_aside(aside, file)


def sheet(path: Path, name: str) -> list[list[str]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    return [[str(cell) for cell in row] for row in rows]


def test_rows_keep_their_cells_and_gain_reason_and_fix(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        [1, "Budi", "0001234567890", "", 210000, "081234567890", ""],
        [2, "", "0001234567891", "", 210000, "0812", "=1+1"],
        [3, "Siti", "12345", "", 210000, "", ""],
        [4, "Cut", "0001234567892", "", "lunas?", "", ""],
        [5, "Budi", "0001234567890", "", 210000, "081234567890", ""],
    )
    target = tmp_path / "karantina.xlsx"
    put_aside(result, target)
    rows = sheet(target, "Karantina")
    assert rows[0] == [*HEADER, "Baris Asal", "Alasan", "Perbaikan"]
    assert [(row[1], row[7], row[8]) for row in rows[1:]] == [
        ("", "3", "Nama kosong"),
        ("Siti", "4", "Tidak ada nomor kartu, NIK, atau VA yang sah"),
        ("Cut", "5", "Total tunggakan kosong, nol, atau tidak terbaca"),
    ]
    assert rows[1][6] == "=1+1"
    assert all(row[9] for row in rows[1:])
    (_, duplicate) = sheet(target, "Duplikat")
    assert duplicate[8] == "Sama dengan baris 2 (kartu •••••••••7890)."


def test_a_corrected_report_goes_in_again(tmp_path: Path) -> None:
    repeats: list[list[Cell]] = [
        [n, "Budi", "0001234567890", "", 210000, "", ""] for n in range(3, 9)
    ]
    result = parsed(
        tmp_path,
        [1, "Budi", "0001234567890", "", 210000, "", ""],
        [2, "", "0001234567891", "", 210000, "0812\n081234567891", ""],
        *repeats,
    )
    target = tmp_path / "karantina.xlsx"
    put_aside(result, target)
    as_it_is = parse_list(target, ListKind.ARREARS)
    assert (as_it_is.sheet, as_it_is.rows, len(as_it_is.quarantined)) == ("Karantina", 1, 1)
    rows: Rows = sheet(target, "Karantina")
    mended = [*rows[:1], [*rows[1][:1], "Siti", *rows[1][2:]]]
    again = parse_list(write_xlsx(tmp_path / "baru.xlsx", mended), ListKind.ARREARS)
    (contact,) = again.contacts
    assert (contact.name, contact.card, contact.amount) == ("Siti", "0001234567891", 210_000)
    assert [phone.e164 for phone in contact.phones] == ["+6281234567891"]
    assert not set(contact.extra) & set(REPORT_COLUMNS)


def test_a_number_that_lost_digits_never_comes_back_as_a_whole_one(tmp_path: Path) -> None:
    result = parsed(tmp_path, [1, "", "0001234567890", 1173036005642427.0, 210000, "", ""])
    target = tmp_path / "karantina.xlsx"
    put_aside(result, target)
    rows = sheet(target, "Karantina")
    assert rows[1][3] == "1.17303600564243E+15"
    mended: Rows = [rows[0], ["1", "Budi", *rows[1][2:]]]
    again = parse_list(write_xlsx(tmp_path / "baru.xlsx", mended), ListKind.ARREARS)
    assert again.contacts[0].nik is None
