"""Small numbers and the care class."""

import pytest

from dialer.contacts.cells import Cell
from dialer.contacts.counts import parse_class, parse_count, parse_months


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("12", 12), ("12.0", 12), (12.0, 12), ("12 bln", 12), ("24 (bulan)", 24), ("5 orang", 5),
        ("±10", 10), ("± 10 orang", 10), ("+/- 10", 10), ("sekitar 10", 10), ("kl. 10 org", 10),
        ("1.200", 1200), ("4 (empat)", 4),
    ],
)  # fmt: skip
def test_a_count_is_read(cell: Cell, count: int) -> None:
    assert parse_count(cell) == count


@pytest.mark.parametrize("cell", [None, "", "10-15", ">24", "24+", "dua", 12.5, -1.0, True, "1/2"])
def test_a_range_or_a_word_is_no_count(cell: Cell) -> None:
    assert parse_count(cell) is None


def test_a_count_stays_within_its_limits() -> None:
    assert parse_count("51", most=50) is None
    assert parse_count(0.0, least=1) is None


def test_years_count_as_months() -> None:
    assert parse_months("1 tahun 2 bulan") == 14
    assert parse_months("2 thn") == 24
    assert parse_months("6 bln") == 6
    assert parse_months("Jan 2025 - Des 2025") is None


@pytest.mark.parametrize(
    ("cell", "care_class"),
    [
        ("Kelas 1", 1), ("I", 1), ("KLS. II", 2), ("Kelas III Mandiri", 3), ("III (tiga)", 3),
        (3.0, 3), ("3.0", 3), ("kelas3", 3), ("KLS_2", 2), ("lll", 3), ("satu", 1),
        ("KELAS RAWAT II", 2),
    ],
)  # fmt: skip
def test_a_care_class_is_read(cell: Cell, care_class: int) -> None:
    assert parse_class(cell) == care_class


@pytest.mark.parametrize("cell", [None, "", "VIP", "4", 4.0, "1A", "Kelas I / II", True, "Kelas"])
def test_no_care_class_is_guessed(cell: Cell) -> None:
    assert parse_class(cell) is None
