"""When a row repeats another one, and the keys by which a contact is found again."""

from dataclasses import replace
from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.lists.matching import match_keys
from dialer.lists.model import ContactRow, ListKind, ParsedList, Reason
from dialer.lists.parse import parse_list
from tests.lists.making import Rows, write_xlsx

CARD, OTHER_CARD = "0001234567890", "0009876543210"
NIK, OTHER_NIK = "1173014502800001", "1173014502800002"
VA = "8888801234567890"


def parsed(tmp_path: Path, *rows: list[Cell]) -> ParsedList:
    header: list[Cell] = ["Nama", "No Kartu", "NIK", "VA", "Nominal"]
    return parse_list(write_xlsx(tmp_path / "a.xlsx", [header, *rows]), ListKind.ARREARS)


def statuses(result: ParsedList) -> dict[int, str]:
    rows = {one.row_number: "accepted" for one in result.contacts}
    rows |= {one.row_number: f"duplicate of {one.of_row}" for one in result.duplicates}
    rows |= {one.row_number: f"no {one.reason}" for one in result.quarantined}
    return rows


def test_the_same_card_twice_is_a_duplicate_however_it_is_written(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        ["Budi", CARD, "", "", 1000],
        ["Budi S.", 1234567890, "", "", 2000],
        ["", "000-1234-567890", "", "", "lunas?"],
    )
    assert statuses(result) == {2: "accepted", 3: "duplicate of 2", 4: "duplicate of 2"}


def test_a_row_whose_first_copy_was_put_aside_is_judged_on_its_own(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        ["Budi", CARD, "", "", "cek lagi"],
        ["Budi", CARD, "", "", 1000],
        ["Budi", CARD, "", "", "cek lagi"],
    )
    assert statuses(result) == {2: "no amount", 3: "accepted", 4: "duplicate of 3"}


def test_without_a_card_the_nik_decides_and_then_the_va(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        ["Budi", CARD, NIK, "", 1000],
        ["Budi", "", NIK, "", 1000],
        ["Anak Budi", "", OTHER_NIK, VA, 1000],
        ["Budi", "", "", VA, 1000],
        ["Siti", "", "", "8988801234567890", 1000],
        ["Cut", "", "", "8888800000000001", 1000],
    )
    assert statuses(result) == {
        2: "accepted",
        3: "duplicate of 2",
        4: "accepted",
        5: "duplicate of 2",
        6: "duplicate of 2",
        7: "accepted",
    }


def test_firms_of_one_name_with_other_numbers_are_two(tmp_path: Path) -> None:
    rows: Rows = [
        ["Nama BU", "NIB", "Telepon"],
        ["PT Maju Jaya", "9120001234567", "081234567890"],
        ["CV Maju Jaya", "9120007654321", "081234567891"],
        ["Maju Jaya", "", "081234567890"],
        ["Maju Jaya", "", "081234567892"],
    ]
    result = parse_list(write_xlsx(tmp_path / "b.xlsx", rows), ListKind.BU)
    assert [one.row_number for one in result.contacts] == [2, 3, 5]
    assert [one.of_row for one in result.duplicates] == [2]


@pytest.mark.parametrize("place", ["", "-", "Hagu Selatan", "Lhokseumawe"])
def test_firms_of_one_name_in_one_place_are_two_without_a_street(
    tmp_path: Path, place: str
) -> None:
    rows: Rows = [
        ["Nama BU", "Alamat", "Telepon"],
        ["UD Berkah", place, "081234567890"],
        ["CV Berkah", place, "081234567891"],
        ["Berkah", place, "0812 3456 7890"],
    ]
    result = parse_list(write_xlsx(tmp_path / "b.xlsx", rows), ListKind.BU)
    assert [one.row_number for one in result.contacts] == [2, 3]
    assert [one.of_row for one in result.duplicates] == [2]


def test_one_nik_on_two_cards_is_two_rows_with_a_warning(tmp_path: Path) -> None:
    result = parsed(tmp_path, ["Budi", CARD, NIK, "", 1], ["Siti", OTHER_CARD, NIK, "", 1])
    assert statuses(result) == {2: "accepted", 3: "accepted"}
    assert [(w.code, w.row_number) for w in result.warnings if w.code == "nik_shared"] == [
        ("nik_shared", 3)
    ]


def test_a_va_of_another_card_is_a_warning(tmp_path: Path) -> None:
    result = parsed(tmp_path, ["Budi", OTHER_CARD, "", VA, 1000], ["Siti", CARD, "", VA, 1000])
    assert result.warning_counts["va_card_mismatch"] == 1


def test_the_first_fault_is_the_reason(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        ["", "12345", "", "", ""],
        ["Budi", "12345", "", "", ""],
        ["Siti", CARD, "", "", 0],
    )
    assert [row.reason for row in result.quarantined] == [
        Reason.NAME,
        Reason.IDENTITY,
        Reason.AMOUNT,
    ]


MEMBER = ContactRow(ListKind.ARREARS, 2, "Budi", card=CARD, va=VA, nik=NIK)
EMPLOYER = ContactRow(
    ListKind.BU,
    2,
    "PT. Maju Jaya (Persero) Tbk",
    npwp="0012345678901000",
    nib="9120001234567",
    address="Jalan Merdeka No. 05",
)


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (MEMBER, ("card:" + CARD, "va:" + VA, "nik:" + NIK)),
        (replace(MEMBER, va=None), ("card:" + CARD, "va:" + VA, "nik:" + NIK)),
        (replace(MEMBER, card=None), ("va:" + VA, "nik:" + NIK)),
        (replace(MEMBER, card=None, va="8988801234567890"), ("va:" + VA, "nik:" + NIK)),
        (replace(MEMBER, card=None, va=None), ("nik:" + NIK,)),
        (
            EMPLOYER,
            ("npwp:0012345678901000", "nib:9120001234567", "bu:maju jaya|jl merdeka 5"),
        ),
        (replace(EMPLOYER, npwp=None, nib=None, address=None), ("bu:maju jaya|",)),
        (
            replace(EMPLOYER, npwp=None, nib=None, address=None, kecamatan="Banda Sakti"),
            ("bu:maju jaya|banda sakti",),
        ),
    ],
)
def test_keys_come_strongest_first(row: ContactRow, keys: tuple[str, ...]) -> None:
    assert match_keys(row) == keys
