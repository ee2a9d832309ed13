"""What the program says of a file before anybody imports it, and the way back with corrections."""

from dataclasses import replace
from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.errors import BadInputError
from dialer.lists.child import ask_child
from dialer.lists.columns import Why
from dialer.lists.model import Field, ListKind
from dialer.lists.parse import parse_list
from dialer.lists.proposal import propose
from dialer.lists.reading import ColumnChoice
from tests.lists.making import write_text, write_xlsx
from tests.lists.without_header import rows

KEYS = ["no", "name", "card", "phone", "months", "amount", "status"]
HEADER: list[Cell] = ["No", "Nama", "No Kartu", "HP", "Bln", "Total Tunggakan", "Sifat"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = rows("member", KEYS, 30, 4)
    data: list[list[Cell]] = [["DAFTAR"], HEADER, *made]
    sheets: dict[str, list[list[Cell]]] = {"Data": data, "Petunjuk": [["Isi lembar Data"]]}
    return write_xlsx(tmp_path / "a.xlsx", sheets, hidden=["Petunjuk"])


def test_a_proposal_names_sheets_header_columns_and_the_first_rows(path: Path) -> None:
    seen = propose(path, ListKind.ARREARS)
    assert [(one.name, one.rows, one.hidden) for one in seen.sheets] == [
        ("Data", 32, False),
        ("Petunjuk", 1, True),
    ]
    assert (seen.sheet, seen.header_row, seen.missing) == ("Data", 2, ())
    assert [column.header for column in seen.columns] == HEADER
    assert [column.field for column in seen.columns] == [
        Field.COUNTER, Field.NAME, Field.CARD, Field.PHONE, Field.MONTHS, Field.AMOUNT, None,
    ]  # fmt: skip
    assert (len(seen.rows), seen.row_numbers[0], len(seen.columns[1].samples)) == (20, 3, 5)
    assert seen.signature


def test_what_name_and_cells_agree_on_is_sure_and_the_unknown_is_not(path: Path) -> None:
    columns = {column.header: column for column in propose(path, ListKind.ARREARS).columns}
    assert (columns["No Kartu"].why, columns["No Kartu"].sure) == (Why.BOTH, True)
    assert columns["Total Tunggakan"].confidence > 90
    assert (columns["Sifat"].why, columns["Sifat"].confidence) == (Why.UNKNOWN, 0)
    assert not columns["Sifat"].sure


def test_a_header_that_the_cells_contradict_is_not_sure(tmp_path: Path) -> None:
    made: list[list[Cell]] = [
        [f"Orang {n}", f"{n:013d}", 70_000, "belum ada data"] for n in range(9)
    ]
    path = write_xlsx(
        tmp_path / "a.xlsx", {"S": [["Nama", "No Kartu", "Total Tunggakan", "No HP"], *made]}
    )
    phone = propose(path, ListKind.ARREARS).columns[3]
    assert not phone.sure


def test_the_kind_is_found_out_where_nobody_says_it(path: Path, tmp_path: Path) -> None:
    seen = propose(path)
    assert (seen.kind, seen.kinds) == (ListKind.ARREARS, (ListKind.ARREARS,))
    firms = write_xlsx(
        tmp_path / "bu.xlsx",
        {"S": [["Nama BU", "Telepon", "Nama PIC"], ["PT Maju", "0645 41234", "Ani"]]},
    )
    assert propose(firms).kind is ListKind.BU


def test_a_list_that_is_not_understood_is_proposed_with_what_it_lacks(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", [["Satu", "Dua"], ["x", "y"], ["z", "w"]])
    seen = propose(path, ListKind.ARREARS)
    assert seen.missing == (Field.NAME, Field.AMOUNT, Field.CARD)
    assert len(seen.rows) >= 2
    bare = propose(path, ListKind.ARREARS, header_row=0)
    assert (bare.header_row, bare.rows[0], bare.signature) == (0, ("Satu", "Dua"), "")
    said = propose(path, ListKind.ARREARS, header_row=1)
    assert [column.header for column in said.columns] == ["Satu", "Dua"]


def test_a_proposal_taken_as_it_is_gives_the_same_list(path: Path) -> None:
    seen = propose(path, ListKind.ARREARS)
    chosen = parse_list(path, ListKind.ARREARS, choice=seen.choice)
    guessed = parse_list(path, ListKind.ARREARS)
    assert chosen.contacts == guessed.contacts
    assert chosen.columns == guessed.columns


def test_the_choice_of_a_person_wins_over_header_and_cells(path: Path) -> None:
    seen = propose(path, ListKind.ARREARS)
    fields = {
        column.index: column.field
        for column in seen.columns
        if column.field not in (None, Field.PHONE)
    }
    choice = replace(seen.choice, fields={**fields, 6: Field.NOTE})
    result = parse_list(path, ListKind.ARREARS, choice=choice)
    assert not any(contact.phones for contact in result.contacts)
    assert all(contact.extra["HP"] for contact in result.contacts)
    assert {contact.note for contact in result.contacts} <= {"Aktif", "Nonaktif"}


def test_without_header_the_choice_counts_columns(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", rows("member", ["amount", "card", "name"], 5, 2))
    choice = ColumnChoice(None, 0, {0: Field.AMOUNT, 1: Field.CARD, 2: Field.NAME})
    result = parse_list(path, ListKind.ARREARS, choice=choice)
    assert (result.header_row, result.rows, result.contacts[0].row_number) == (0, 5, 1)


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (ColumnChoice("Data", 2, {1: Field.NAME}), "belum ditentukan"),
        (ColumnChoice("Data", 2, {1: Field.NAME, 6: Field.NAME}), "isian yang sama"),
        (ColumnChoice("Data", 99, {}), "tidak memiliki baris 99"),
        (ColumnChoice("Data", 2, {40: Field.NAME}), "tidak memiliki kolom ke-41"),
        (ColumnChoice("Lain", 2, {}), "tidak memiliki lembar"),
    ],
)
def test_a_choice_that_cannot_be_gets_a_sentence(
    path: Path, choice: ColumnChoice, sentence: str
) -> None:
    with pytest.raises(BadInputError, match=sentence):
        parse_list(path, ListKind.ARREARS, choice=choice)


def test_a_proposal_can_be_asked_of_the_reading_process(path: Path) -> None:
    assert ask_child(propose, path, ListKind.ARREARS) == propose(path, ListKind.ARREARS)
