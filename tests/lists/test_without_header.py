"""Lists whose first row is data: columns told by their cells, or not at all."""

import random
from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.errors import BadInputError
from dialer.lists.content import fields_by_content
from dialer.lists.model import Field, ListKind
from dialer.lists.parse import parse_list
from tests.lists.making import write_text, write_xlsx
from tests.lists.without_header import employer, member, rows

MEMBER = ["no", "name", "card", "phone", "class", "members", "months", "amount", "address"]
FIELDS = {
    "no": Field.COUNTER,
    "card": Field.CARD,
    "nik": Field.NIK,
    "kk": Field.KK,
    "va": Field.VA,
    "name": Field.NAME,
    "phone": Field.PHONE,
    "class": Field.CARE_CLASS,
    "members": Field.MEMBERS,
    "months": Field.MONTHS,
    "amount": Field.AMOUNT,
    "address": Field.ADDRESS,
    "email": Field.EMAIL,
    "workers": Field.WORKERS,
    "source": Field.DATA_SOURCE,
    "pic": Field.PIC_NAME,
    "pic_phone": Field.PHONE,
    "npwp": Field.NPWP,
    "nib": Field.NIB,
}
DECOYS = [key for key in member(1, random.Random(1)) if key not in FIELDS]


def told(found: list[list[Cell]], kind: ListKind) -> dict[int, Field]:
    guess = fields_by_content(found, kind)
    return {column: field for field, columns in guess.fields.items() for column in columns}


@pytest.mark.parametrize("seed", range(20))
def test_columns_of_members_are_told_in_any_order(seed: int) -> None:
    keys = [key for key in FIELDS if key in member(1, random.Random(1))]
    random.Random(seed).shuffle(keys)
    found = told(rows("member", keys, 60, seed), ListKind.ARREARS)
    assert found == {column: FIELDS[key] for column, key in enumerate(keys)}


@pytest.mark.parametrize("seed", range(20))
def test_columns_of_employers_are_told_in_any_order(seed: int) -> None:
    keys = list(employer(1, random.Random(1)))
    random.Random(seed).shuffle(keys)
    found = told(rows("employer", keys, 60, seed), ListKind.BU)
    assert found == {column: FIELDS[key] for column, key in enumerate(keys)}


@pytest.mark.parametrize("count", [5, 12, 60])
@pytest.mark.parametrize("seed", range(25))
def test_a_column_of_something_else_is_never_taken_for_ours(seed: int, count: int) -> None:
    keys = ["card", "name", "amount", "months", "phone", *DECOYS]
    random.Random(seed).shuffle(keys)
    found = told(rows("member", keys, count, seed), ListKind.ARREARS)
    wrong = {
        keys[column]: field for column, field in found.items() if FIELDS.get(keys[column]) != field
    }
    assert wrong == {}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_list_without_header_is_taken_in_from_its_first_row(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"daftar{suffix}"
    made = rows("member", MEMBER, 30, 7)
    if suffix == ".csv":
        write_text(path, made)
    else:
        write_xlsx(path, {"Sheet1": made})
    result = parse_list(path, ListKind.ARREARS)
    assert (result.header_row, result.rows, len(result.contacts)) == (0, 30, 30)
    assert result.contacts[0].row_number == 1
    assert [contact.card for contact in result.contacts] == [row[2] for row in made]
    assert [contact.amount for contact in result.contacts] == [row[7] for row in made]
    assert result.columns["card"] == "Kolom C"
    assert result.warning_counts["column_guessed"] >= 3


def test_a_title_and_a_total_around_a_list_without_header_are_no_rows(tmp_path: Path) -> None:
    made = rows("member", MEMBER, 30, 8)
    total: list[Cell] = ["", "TOTAL", "", "", "", "", "", sum(int(str(row[7])) for row in made), ""]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["DAFTAR TUNGGAKAN NOVEMBER"], *made, total]})
    result = parse_list(path, ListKind.ARREARS)
    assert (result.rows, result.contacts[0].row_number) == (30, 2)


def test_headers_in_a_language_nobody_knows_are_kept_as_names(tmp_path: Path) -> None:
    header = ["Xq", "Wubba", "Zort", "Flimp", "Grok", "Plugh", "Narf", "Blorp", "Quux"]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [header, *rows("member", MEMBER, 30, 9)]})
    result = parse_list(path, ListKind.ARREARS)
    assert (result.header_row, result.rows) == (1, 30)
    assert (result.columns["card"], result.columns["amount"]) == ("Zort", "Blorp")


def test_the_sentence_names_the_columns_that_cannot_be_told(tmp_path: Path) -> None:
    keys = ["name", "mother", "register", "fine", "monthly", "phone"]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": rows("member", keys, 40, 3)})
    with pytest.raises(BadInputError) as refused:
        parse_list(path, ListKind.ARREARS)
    sentence = str(refused.value)
    assert "tidak memiliki judul kolom" in sentence
    assert "nomor kartu, NIK, atau VA" in sentence
    assert "total tunggakan" in sentence
    assert "lewat jendela" in sentence


def test_places_that_sound_like_headers_do_not_cost_the_first_row(tmp_path: Path) -> None:
    made = [
        [f"CV Maju {n}", f"Kel. Dusun {n}", f"Kec. Timur {n}", f"Kab. Baru {n}"] for n in range(30)
    ]
    result = parse_list(write_xlsx(tmp_path / "a.xlsx", {"S": made}), ListKind.BU)
    assert (result.header_row, result.rows) == (0, 30)
    assert result.contacts[0].kelurahan == "Dusun 0"


def test_the_only_column_of_words_is_the_name_however_rare_the_names_are() -> None:
    names = ("Ngatini", "Rukiah", "Wagiman", "Legiman", "Saodah", "Fakhri", "Ponimin", "Asnawi")
    found: list[list[Cell]] = [
        [f"{n:013}", f"{name}, S.Pd", f"0812345678{n:02}", f"{n + 2} bln", 35_000 * (n + 2)]
        for n, name in enumerate(names)
    ]
    assert told(found, ListKind.ARREARS)[1] is Field.NAME
    assert 1 not in told([[*row, f"{row[1]}a"] for row in found], ListKind.ARREARS)
