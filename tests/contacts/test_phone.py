"""Telephone cells: what may be dialled, and for the rest why not."""

import json
from pathlib import Path
from typing import cast

import pytest

from dialer.contacts.cells import Cell
from dialer.contacts.doubts import Doubt
from dialer.contacts.phone import Phone, PhoneKind, clean_phones

CASES = Path(__file__).parent.parent / "fixtures" / "phone_cases.json"
MOBILE = "+6281234567890"
SECOND = "+6281398765432"
FIXED = "+6264541234"


def cases() -> list[tuple[str, list[str]]]:
    return cast("list[tuple[str, list[str]]]", json.loads(CASES.read_text(encoding="utf-8")))


def numbers(cell: Cell, area_code: str | None = None) -> list[str]:
    return [phone.e164 for phone in clean_phones(cell, area_code=area_code).phones]


def reasons(cell: Cell, area_code: str | None = None) -> list[Doubt]:
    return [piece.reason for piece in clean_phones(cell, area_code=area_code).refused]


@pytest.mark.parametrize(("cell", "expected"), cases())
def test_cells_as_staff_write_them(cell: str, expected: list[str]) -> None:
    assert numbers(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("HP1: 081234567890, HP2: 0813 9876 5432", [MOBILE, SECOND]),
        ("1. 081234567890 2. 081398765432", [MOBILE, SECOND]),
        ("081234567890 - 081398765432", [MOBILE, SECOND]),
        ("0812 3456 7890 0813 9876 5432", [MOBILE, SECOND]),
        ("081234567890 & 081398765432", [MOBILE, SECOND]),
        ("081234567890\n081398765432", [MOBILE, SECOND]),
        ("081234567890, +62 812 3456 7890", [MOBILE]),
        ("rumah 0645 41234 hp 081234567890", [FIXED, MOBILE]),
        ("021/5551234", ["+62215551234"]),
        ("0812/34567890", [MOBILE]),
        ("https://wa.me/6281234567890", [MOBILE]),
        ("https://wa.me/6281234567890?text=Halo%20Bapak", [MOBILE]),
        ("081234567890 a/n Siti", [MOBILE]),
        ("0812-3456-7890 jam 08.00-15.00", [MOBILE]),
        ("0812 3456 7890 jam 8", [MOBILE]),
        ("tel:+6281234567890", [MOBILE]),
        ('="081234567890"', [MOBILE]),
        ("WA081234567890", [MOBILE]),
        ("81,234,567,890", [MOBILE]),
        ("081234567890,00", [MOBILE]),
        ("[0812] 3456–7890", [MOBILE]),
        ("０８１２３４５６７８９０", [MOBILE]),
        ("+62 (21) 5000400", ["+62215000400"]),
        ("Telp/Fax: 0645-41234", [FIXED]),
        ("62 645 41234", [FIXED]),
    ],
)
def test_more_ways_of_writing(cell: str, expected: list[str]) -> None:
    assert numbers(cell) == expected


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("0645-41234-5", Doubt.PHONE_AMBIGUOUS),
        ("(021) 5551234-36", Doubt.PHONE_AMBIGUOUS),
        ("081234567890 2", Doubt.PHONE_AMBIGUOUS),
        ("0812345678 90", Doubt.PHONE_AMBIGUOUS),
        ("+81234567890", Doubt.PHONE_AMBIGUOUS),
        ("062811123456", Doubt.PHONE_AMBIGUOUS),
        ("0081234567890", Doubt.PHONE_AMBIGUOUS),
        ("215000400", Doubt.PHONE_AMBIGUOUS),
        ("081234567890?", Doubt.PHONE_MASKED),
        ("0812****7890", Doubt.PHONE_MASKED),
        ("0812-xxxx-7890", Doubt.PHONE_MASKED),
        ("0812345678x9", Doubt.PHONE_MASKED),
        ("08123456789a", Doubt.PHONE_LETTERS),
        ("0812 nol 345678", Doubt.PHONE_LETTERS),
        ("081234567890 (tidak aktif)", Doubt.PHONE_DEAD),
        ("081234567890 salah sambung", Doubt.PHONE_DEAD),
        ("081234567890 sudah tdk digunakan", Doubt.PHONE_DEAD),
        ("081234567890 (PINDAH TANGAN)", Doubt.PHONE_DEAD),
        ("081234567890 mantan suami", Doubt.PHONE_DEAD),
        ("081234567890 not active", Doubt.PHONE_DEAD),
        ("081234567890 jangan dihubungi", Doubt.PHONE_FORBIDDEN),
        ("081234567890 / TIDAK MAU DITELEPON", Doubt.PHONE_FORBIDDEN),
        ("stop 081234567890", Doubt.PHONE_FORBIDDEN),
        ("081234567890 disita", Doubt.PHONE_NOTE),
        ("081234567890 SUDAH PINDAH", Doubt.PHONE_NOTE),
        ("081234567890 petugas BPJS", Doubt.PHONE_NOTE),
        ("Fax 0645-41234", Doubt.PHONE_FAX),
        ("F. 0645-41234", Doubt.PHONE_FAX),
        ("0811-816-5165", Doubt.PHONE_SERVICE),
        ("WA 08118165165", Doubt.PHONE_SERVICE),
        ("0861234567890", Doubt.PHONE_INVALID),
        ("No. Rek 081234567890", Doubt.PHONE_FAX),
        ("021-1500400", Doubt.PHONE_SERVICE),
        ("02114045", Doubt.PHONE_SERVICE),
        ("14045", Doubt.PHONE_SERVICE),
        ("0809-1-234567", Doubt.PHONE_PREMIUM),
        ("1173014502800001", Doubt.PHONE_LONG),
        ("8,12346E+10", Doubt.PHONE_PRECISION),
        ("99999999999", Doubt.PHONE_PLACEHOLDER),
        ("0841234567890", Doubt.PHONE_INVALID),
        (1173036005642420.0, Doubt.PHONE_LONG),
        (1.5, Doubt.PHONE_INVALID),
        (123456789.0, Doubt.PHONE_INVALID),
        (234567890.0, Doubt.PHONE_AMBIGUOUS),
    ],
)
def test_in_doubt_nothing_is_callable_and_the_reason_is_kept(cell: Cell, reason: Doubt) -> None:
    assert numbers(cell) == []
    assert reasons(cell) == [reason]


def test_a_number_cell_has_lost_its_zero() -> None:
    assert numbers(81234567890.0) == [MOBILE]
    landline = clean_phones(645793778.0)
    assert [phone.e164 for phone in landline.phones] == ["+62645793778"]
    assert landline.doubts == (Doubt.PHONE_ZERO,)
    assert numbers(6281234567890.0) == [MOBILE]
    assert numbers(62215000400.0) == ["+62215000400"]


def test_a_short_number_cell_could_be_local_and_is_refused_without_the_area() -> None:
    assert reasons(64541234.0) == [Doubt.PHONE_NO_AREA]
    assert numbers(64541234.0, "0645") == [FIXED]


def test_a_local_number_takes_the_area_code_of_the_branch_with_a_doubt() -> None:
    result = clean_phones("41234", area_code="0645")
    assert [phone.e164 for phone in result.phones] == [FIXED]
    assert result.doubts == (Doubt.PHONE_AREA,)
    assert numbers("5551234", "021") == ["+62215551234"]


@pytest.mark.parametrize(
    "cell", ["1500400", "165", "0812 wa 34567890", "(061) 4567890/4567891", "11234", "12"]
)
def test_the_area_code_never_completes_what_is_no_local_number(cell: str) -> None:
    assert all(not number.startswith("+62645") for number in numbers(cell, "0645"))


def test_the_area_of_a_neighbour_in_the_cell_is_the_branchs_or_nothing() -> None:
    assert numbers("0645-41234/41235", "0645") == [FIXED, "+6264541235"]
    assert numbers("(061) 4567890/4567891", "0645") == ["+62614567890"]


def test_what_was_written_beside_the_number_is_kept() -> None:
    (phone,) = clean_phones("0645-41234 pes. 12 (kantor)").phones
    assert phone == Phone(FIXED, "0645-41234 pes. 12 (kantor)", PhoneKind.FIXED, "12", "kantor")
    first, second = clean_phones("081234567890 istri 081398765432 suami").phones
    assert (first.label, second.label) == ("istri", "suami")
    (named,) = clean_phones("0812 3456 7890 (a.n. Siti)").phones
    assert named.label == "a.n Siti"


def test_a_fax_beside_a_telephone_is_left_out() -> None:
    result = clean_phones("Telp 0645-41234 Fax 0645-41235")
    assert [phone.e164 for phone in result.phones] == [FIXED]
    assert [piece.reason for piece in result.refused] == [Doubt.PHONE_FAX]


def test_kinds_tell_what_the_number_reaches() -> None:
    assert clean_phones("081234567890").phones[0].kind is PhoneKind.MOBILE
    assert clean_phones("(061) 4567890").phones[0].kind is PhoneKind.FIXED
    assert clean_phones("0800-1234567").phones[0].kind is PhoneKind.OTHER
    foreign = clean_phones("+60 12-345 6789")
    assert foreign.phones[0].kind is PhoneKind.MOBILE
    assert foreign.doubts == (Doubt.PHONE_FOREIGN,)


def test_letters_read_as_digits_and_repeated_digits_are_doubted() -> None:
    assert clean_phones("O8l234567890").doubts == (Doubt.PHONE_LETTER,)
    assert clean_phones("081111111111").doubts == (Doubt.PHONE_REPEATED,)
    assert clean_phones("081234567890").doubts == ()


@pytest.mark.parametrize("cell", [None, True, "", " ", "-", "tidak ada", "xxx", "0", "000", 0.0])
def test_a_cell_without_a_number_is_simply_empty(cell: Cell) -> None:
    result = clean_phones(cell)
    assert (result.phones, result.refused) == ((), ())


@pytest.mark.parametrize("note", ["an. kurdinawi", "bu yusra", "siti", "Darwis", "tdk ada WA"])
def test_the_name_of_a_person_does_not_speak_against_a_number(note: str) -> None:
    assert [phone.e164 for phone in clean_phones(f"081234567890 {note}").phones] == [
        "+6281234567890"
    ]


def test_a_number_in_short_behind_a_slash_is_told_and_not_built() -> None:
    cell = clean_phones("081234567890/91")
    assert [phone.e164 for phone in cell.phones] == ["+6281234567890"]
    assert [refused.reason for refused in cell.refused] == [Doubt.PHONE_AMBIGUOUS]


def test_whoever_asks_not_to_be_called_is_called_at_no_number_of_the_cell() -> None:
    assert not clean_phones("0812-3456-7890 / 0813-9876-5432, jangan ditelp").phones
