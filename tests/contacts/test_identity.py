"""Card, NIK, KK, VA, NPWP, NIB: canonical digits or nothing."""

import pytest

from dialer.contacts.cells import Cell
from dialer.contacts.doubts import Doubt
from dialer.contacts.identity import (
    clean_card,
    clean_kk,
    clean_nib,
    clean_nik,
    clean_npwp,
    clean_va,
    va_fits_card,
    va_of_card,
)

CARD = "0001234567890"
NIK = "1173014502800001"
VA = "8888801234567890"


@pytest.mark.parametrize(
    "cell", [CARD, f"'{CARD}", " 0001234567890\u00a0", "000-1234-567890", "No. 0001234567890"]
)
def test_a_card_in_any_punctuation(cell: Cell) -> None:
    assert clean_card(cell).value == CARD
    assert clean_card(cell).doubts == ()


@pytest.mark.parametrize("cell", [1234567890.0, 1234567890, "1234567890", "1.234567890E+09"])
def test_lost_zeros_of_a_card_come_back_with_a_doubt(cell: Cell) -> None:
    assert clean_card(cell).value == CARD
    assert clean_card(cell).doubts == (Doubt.CARD_PADDED,)


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        ("12345", Doubt.CARD_INVALID),
        (12345.0, Doubt.CARD_INVALID),
        ("0000000000000", Doubt.CARD_INVALID),
        ("9999999999999", Doubt.CARD_INVALID),
        ("tidak tahu", Doubt.CARD_INVALID),
        (VA, Doubt.CARD_INVALID),
        ("1,23457E+09", Doubt.SCIENTIFIC),
        (-1234567890.0, Doubt.CARD_INVALID),
        (float("nan"), Doubt.CARD_INVALID),
    ],
)
def test_what_is_no_card_is_empty_and_named(cell: Cell, doubt: Doubt) -> None:
    assert clean_card(cell).value is None
    assert clean_card(cell).doubts == (doubt,)


@pytest.mark.parametrize("cell", [None, "", " ", "-", "n/a", "tidak ada"])
def test_an_empty_cell_is_no_doubt(cell: Cell) -> None:
    for clean in (clean_card, clean_nik, clean_kk, clean_va, clean_npwp, clean_nib):
        assert clean(cell).value is None
        assert clean(cell).doubts == ()


def test_letters_for_digits_are_read_with_a_doubt() -> None:
    assert clean_card("OOO1234567890").value == CARD
    assert clean_card("OOO1234567890").doubts == (Doubt.LETTER_AS_DIGIT,)


@pytest.mark.parametrize(
    "nik", [NIK, "1173010502800001", "1173 0145 0280 0001", "NIK: 1173014502800001"]
)
def test_a_nik_has_a_possible_date(nik: str) -> None:
    assert clean_nik(nik).value == "".join(char for char in nik if char.isdigit())


@pytest.mark.parametrize(
    "nik",
    [
        "1173013202800001",  # day 32
        "1173017202800001",  # day 72 - 40 = 32
        "1173014513800001",  # month 13
        "1173013002810001",  # 30 February
        "1173012902810001",  # 29 February of a common year
        "1173014502800000",  # number 0000
        "0073014502800001",  # no such province
        "117301450280000",  # 15 digits
        "1234567890123456",
    ],
)
def test_an_impossible_nik_is_empty_and_named(nik: str) -> None:
    assert clean_nik(nik).value is None
    assert clean_nik(nik).doubts == (Doubt.NIK_INVALID,)


def test_leap_days_are_possible() -> None:
    assert clean_nik("1173012902840001").value == "1173012902840001"
    assert clean_nik("1173012902000001").value == "1173012902000001"


@pytest.mark.parametrize("clean", [clean_nik, clean_kk, clean_va, clean_card])
def test_sixteen_digits_as_a_number_are_lost(clean: type) -> None:
    for cell in (1173036005642420.0, 8888801234567890, "1173036005642420.0"):
        assert clean(cell).value is None
        assert clean(cell).doubts == (Doubt.EXCEL_PRECISION,)


def test_a_va_has_one_of_two_beginnings() -> None:
    assert clean_va(VA).value == VA
    assert clean_va("89888-0123-4567-890").value == "8988801234567890"
    assert clean_va("BNI: 8888801234567890, Mandiri 8988801234567890").value == VA
    assert clean_va("1234567890123456").doubts == (Doubt.VA_INVALID,)
    assert clean_va("8888800000000000").value is None


def test_a_va_is_checked_against_the_card() -> None:
    assert va_fits_card(VA, CARD)
    assert va_fits_card("8988801234567890", CARD)
    assert not va_fits_card("8888801234567891", CARD)
    assert va_of_card(CARD) == VA


def test_a_family_card_is_any_sixteen_digits_but_a_va() -> None:
    assert clean_kk("1173 0112 1118 0001").value == "1173011211180001"
    assert clean_kk(VA).doubts == (Doubt.KK_INVALID,)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("01.234.567.8-901.000", "0012345678901000"),
        ("012345678901000", "0012345678901000"),
        ("0012345678901000", "0012345678901000"),
        (NIK, NIK),
        (12345678901000.0, "0012345678901000"),
        (123456789012345.0, "0123456789012345"),
    ],
)
def test_npwp_old_and_new_share_one_form(cell: Cell, value: str) -> None:
    assert clean_npwp(cell).value == value


def test_nib_is_thirteen_digits() -> None:
    assert clean_nib("9120001234567").value == "9120001234567"
    assert clean_nib(220001234567.0).value == "0220001234567"
    assert clean_nib(220001234567.0).doubts == (Doubt.NIB_PADDED,)
    assert clean_nib("912000123456").doubts == (Doubt.NIB_INVALID,)
