"""Several sheets of a workbook that are one list, and those that are not."""

from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.errors import BadInputError
from dialer.intake.pieces import aside_rows
from dialer.lists.child import read_list
from dialer.lists.model import Field, ListKind, ParsedList
from dialer.lists.parse import collected, parse_list
from dialer.lists.proposal import propose
from dialer.lists.reading import ColumnChoice, ReadOrder
from dialer.lists.sheet_names import row_words
from tests.lists.making import Rows, write_xlsx

HEADER: list[Cell] = ["Nama", "No Kartu", "No HP", "Bulan", "Total Tunggakan"]
OTHER_ORDER: list[Cell] = ["Ket", "No. HP", "No Kartu", "Nama", "Total Tunggakan", "Bulan"]
ALL = "Kelas 1 / Kelas 2 / Kelas 3"


def person(number: int, **other: Cell) -> list[Cell]:
    name = other.get("name", f"Siti {chr(64 + number)}una")
    return [name, f"{number:013}", f"08123456789{number}", 3, 105_000]


def turned(row: list[Cell]) -> list[Cell]:
    name, card, phone, months, amount = row
    return ["catatan", phone, card, name, amount, months]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    sheets: dict[str, Rows] = {
        "Petunjuk": [["Satu lembar untuk setiap kelas."]],
        "Kelas 1": [["DAFTAR TUNGGAKAN"], HEADER, person(1), person(2), ["JUMLAH", None, 2]],
        "Kelas 2": [OTHER_ORDER, turned(person(3)), turned(person(4, name="-"))],
        "Kelas 3": [HEADER, person(5), person(1)],
        "Belum": [
            ["Nama", "No Kartu", "Total Tunggakan", "Alamat"],
            ["Joko", f"{6:013}", 70_000, "Jl. A"],
        ],
        "Simpanan": [HEADER, person(7)],
    }
    return write_xlsx(tmp_path / "a.xlsx", sheets, hidden=["Simpanan"])


def in_process(path: Path) -> ParsedList:
    with read_list(ReadOrder(path, ListKind.ARREARS)) as reading:
        return collected(reading.head, reading)


def test_sheets_with_the_same_columns_are_one_list_and_the_counts_add_up(path: Path) -> None:
    result = parse_list(path, ListKind.ARREARS)
    assert result.sheet == ALL
    assert (result.rows, len(result.contacts)) == (6, 4)
    assert [row_words(one.row_number, result.sheet) for one in result.contacts] == [
        "3 (Kelas 1)",
        "4 (Kelas 1)",
        "2 (Kelas 2)",
        "2 (Kelas 3)",
    ]
    assert [one.phones[0].e164[-1] for one in result.contacts] == ["1", "2", "3", "5"]
    assert result.contacts[2].note == "catatan"
    assert in_process(path) == result


def test_sheets_that_are_not_read_are_said_with_the_reason(path: Path) -> None:
    result = parse_list(path, ListKind.ARREARS)
    assert [one.text for one in result.warnings if one.code == "other_sheets"] == [
        "Lembar “Petunjuk” tidak dibaca: bukan daftar.",
        "Lembar “Belum” tidak dibaca: kolomnya lain.",
        "Lembar “Simpanan” tidak dibaca: tersembunyi.",
    ]


def test_rows_put_aside_stand_under_the_headers_of_the_first_sheet(
    path: Path, tmp_path: Path
) -> None:
    result = parse_list(path, ListKind.ARREARS)
    assert result.headers == (*map(str, HEADER), "Ket")
    (bad,) = result.quarantined
    assert bad.cells == ("-", f"{4:013}", "081234567894", 3.0, 105_000.0, "catatan")
    (repeated,) = result.duplicates
    assert row_words(repeated.row_number, result.sheet) == "3 (Kelas 3)"
    *_, twice = aside_rows(result.quarantined, result.duplicates, result.sheet)
    assert twice.duplicate
    assert twice.reason.startswith("Sama dengan baris 3 (Kelas 1) (kartu")


def test_the_wizard_offers_them_together_and_each_by_itself(path: Path) -> None:
    seen = propose(path)
    assert (seen.sheet, seen.header_row) == (ALL, 2)
    assert [(one.name, one.rows) for one in seen.sheets][:3] == [
        (ALL, 11),
        ("Petunjuk", 1),
        ("Kelas 1", 5),
    ]
    assert seen.left[0] == "Lembar “Petunjuk” tidak dibaca: bukan daftar."
    alone = propose(path, sheet="Kelas 2")
    assert alone.left == ()
    assert (alone.sheet, alone.sheets[0].name) == ("Kelas 2", ALL)
    assert parse_list(path, ListKind.ARREARS, sheet="Kelas 2").sheet == "Kelas 2"
    both = parse_list(path, ListKind.ARREARS, sheet="kelas 1 / kelas 3")
    assert (both.sheet, both.rows) == ("Kelas 1 / Kelas 3", 4)


def test_columns_chosen_on_the_first_sheet_hold_for_all(path: Path) -> None:
    fields = {0: Field.NAME, 1: Field.CARD, 4: Field.AMOUNT}
    result = parse_list(path, ListKind.ARREARS, choice=ColumnChoice(ALL, 2, fields))
    assert (result.rows, len(result.contacts)) == (6, 4)
    assert {one.extra["No HP"][:3] for one in result.contacts[:2]} == {"081"}
    assert result.contacts[2].card == f"{3:013}"
    assert not any(one.phones for one in result.contacts)
    with pytest.raises(BadInputError, match="tidak memiliki judul kolom yang sama"):
        parse_list(path, ListKind.ARREARS, choice=ColumnChoice("Kelas 1 / Petunjuk", 2, fields))


def test_two_months_of_one_list_are_not_read_together(tmp_path: Path) -> None:
    people = [person(number) for number in range(1, 9)]
    sheets: dict[str, Rows] = {"Oktober": [HEADER, *people[:7]], "November": [HEADER, *people]}
    result = parse_list(write_xlsx(tmp_path / "a.xlsx", sheets), ListKind.ARREARS)
    assert (result.sheet, result.rows, len(result.duplicates)) == ("November", 8, 0)
    (said,) = (one.text for one in result.warnings if one.code == "other_sheets")
    assert "“Oktober” tidak dibaca: berisi orang" in said


def test_a_family_over_two_sheets_is_one(tmp_path: Path) -> None:
    header: list[Cell] = [*HEADER, "No KK"]
    rows = [[*person(number), "1173012005100001"] for number in (1, 2, 3)]
    sheets: dict[str, Rows] = {"A": [header, rows[0]], "B": [header, *rows[1:]]}
    result = parse_list(write_xlsx(tmp_path / "a.xlsx", sheets), ListKind.ARREARS)
    assert (len(result.contacts), [one.of_row for one in result.joined]) == (1, [2, 2])
