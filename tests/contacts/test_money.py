"""Rupiah in, rupiah out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.contacts.cells import Cell
from dialer.contacts.money import LIMIT, format_rupiah, parse_rupiah


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("35rb", 35_000),
        ("35 ribu", 35_000),
        ("1.250rb", 1_250_000),
        ("1,2jt", 1_200_000),
        ("Rp 2,1 juta", 2_100_000),
        ("2 juta 100 ribu", 2_100_000),
        ("Rp. 2.100.000,00", 2_100_000),
        ("Rp2.100.000,-", 2_100_000),
        ("Rp 2.100.000.-", 2_100_000),
        ("RP. 2.100.000 ,-", 2_100_000),
        ("1,234,567", 1_234_567),
        ("3,000,000", 3_000_000),
        ("IDR 1,234,567.00", 1_234_567),
        ("2 100 000", 2_100_000),
        ("2.100.000.00", 2_100_000),
        ("150.000,50", 150_001),
        ("35.000", 35_000),
        ("2100000.0", 2_100_000),
        ("2.100.000 (dua juta seratus ribu)", 2_100_000),
        ("0", 0),
        ("0,00", 0),
        ("42000,00", 42_000),
        ("3200.000", 3_200_000),
        (2_100_000.0, 2_100_000),
        (2_100_000.5, 2_100_001),
        (7, 7),
    ],
)
def test_an_amount_is_read(cell: Cell, amount: int) -> None:
    assert parse_rupiah(cell) == amount


@pytest.mark.parametrize(
    "cell",
    [
        None, "", "-", "lunas?", "#REF!", "cek lagi", "Rp -", "(2.100.000)", "-500.000", -1.0,
        "1.000,000", "1.234.56", "35,5", "1.250 jt", "2.1E+06", "2.100.000/bulan", "1 - 2 jt",
        "420.00", "Rp 420,00", "35.0", "0001234567890", "=1+1", "dua juta", True, float("nan"),
        float("inf"), 1e13, "1e400",
    ],
)  # fmt: skip
def test_what_cannot_be_read_in_one_way_is_nothing(cell: Cell) -> None:
    assert parse_rupiah(cell) is None


def test_the_unit_of_a_column_counts_for_bare_numbers_only() -> None:
    assert parse_rupiah(210.0, factor=1_000) == 210_000
    assert parse_rupiah(1.05, factor=1_000_000) == 1_050_000
    assert parse_rupiah("2.100", factor=1_000) == 2_100_000
    assert parse_rupiah("262,5", factor=1_000) == 262_500
    assert parse_rupiah("420.00", factor=1_000) == 420_000
    assert parse_rupiah("Rp350.000", factor=1_000) == 350_000
    assert parse_rupiah("35rb", factor=1_000) == 35_000


def test_rupiah_are_shown_with_dots() -> None:
    assert format_rupiah(1_234_567) == "Rp1.234.567"
    assert format_rupiah(0) == "Rp0"
    assert format_rupiah(-35_000) == "-Rp35.000"


@given(st.integers(min_value=0, max_value=LIMIT - 1))
def test_what_is_shown_can_be_read_again(amount: int) -> None:
    assert parse_rupiah(format_rupiah(amount)) == amount
