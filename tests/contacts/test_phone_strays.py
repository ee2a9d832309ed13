"""Figures that stand beside a number, or instead of one, are never dialled."""

import pytest

from dialer.contacts.doubts import Doubt
from dialer.contacts.phone import clean_phones


@pytest.mark.parametrize(
    "cell",
    [
        "081234567890 (2)",
        "081234567890 (2 org)",
        "0812345678 (0)",
        "081234567890 [1]",
        "0812-3456-7890 (2)",
        "0812-3456-7890 2",
        "0812 3456 7890 2 anak",
        "0812.3456.7890 - 2",
        "(0645) 41234 (2)",
        "0645-41234 2",
        "021-5000400 (3 line)",
        "021 500 0400 3",
    ],
)
def test_a_figure_apart_from_a_whole_number_makes_it_doubtful(cell: str) -> None:
    found = clean_phones(cell, area_code="0645")
    assert [phone.e164 for phone in found.phones] == []
    assert [refused.reason for refused in found.refused] == [Doubt.PHONE_AMBIGUOUS]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0812 34 56 78 90", "+6281234567890"),
        ("0812-3456-78 90", "+6281234567890"),
        ("0812 345 678 90", "+6281234567890"),
        ("085 2 6012 3456", "+6285260123456"),
        ("081.234.567.800", "+6281234567800"),
        ("0645 41 23 45", "+62645412345"),
        ("0812 3456 (7890)", "+6281234567890"),
        ("412 345", "+62645412345"),
    ],
)
def test_groups_of_one_number_stay_together(cell: str, number: str) -> None:
    assert [phone.e164 for phone in clean_phones(cell, area_code="0645").phones] == [number]


@pytest.mark.parametrize(
    "cell", ["Rp 420.000", "Rp. 4.200.000,-", "420.000", "35.000,00", "420.000 rupiah", "20-11-26"]
)
def test_money_and_dates_are_no_local_numbers(cell: str) -> None:
    found = clean_phones(cell, area_code="0645")
    assert [phone.e164 for phone in found.phones] == []
    assert [refused.reason for refused in found.refused] == [Doubt.PHONE_INVALID]
