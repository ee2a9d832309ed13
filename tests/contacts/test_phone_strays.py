"""Figures that stand beside a number, or instead of one, are never dialled."""

import pytest

from dialer.contacts.doubts import Doubt
from dialer.contacts.phone import clean_phones


def numbers(cell: str) -> list[str]:
    return [phone.e164 for phone in clean_phones(cell, area_code="0645").phones]


@pytest.mark.parametrize(
    "cell",
    [
        "0812345678 (0)",
        "0812-3456-7890 2",
        "0812-3456-78 90",
        "081234567 (021)",
        "0812-3456-789 165",
        "0812-3456-78 - 2",
        "0812 345 678 12 bln",
        "0812-34-56-78-9.1",
        "0812 3456 78 08",
        "0812 34 56 78 62",
        "0812 3456 78 021",
        "0812-34-56-78-90-2",
        "0812 - 34 - 56 - 78 - 9",
        "0812-345-678 901",
        "0812 3456 78 9 01",
        "081 234 567 89 01",
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
        ("0812 345 678 90", "+6281234567890"),
        ("085 2 6012 3456", "+6285260123456"),
        ("0812 34 56 78 9", "+628123456789"),
        ("0 8 1 2 3 4 5 6 7 8 9", "+628123456789"),
        ("0812-345 6789", "+628123456789"),
        ("+62 812-345-678-90", "+6281234567890"),
        ("081.234.567.800", "+6281234567800"),
        ("0645 41 23 45", "+62645412345"),
        ("0812 3456 (7890)", "+6281234567890"),
        ("412 345", "+62645412345"),
    ],
)
def test_groups_of_one_number_stay_together(cell: str, number: str) -> None:
    assert [phone.e164 for phone in clean_phones(cell, area_code="0645").phones] == [number]


@pytest.mark.parametrize(
    "cell",
    [
        "081234567890 (2)",
        "081234567890 (2 org)",
        "081234567890 [1]",
        "0812-3456-7890 (2)",
        "081234567890 Rp 420.000",
        "081234567890, kode pos 24351",
        "081234567890, 24351",
        "0812 3456 7890 - 12/11/2026",
    ],
)
def test_what_stands_beside_a_whole_mobile_is_its_note(cell: str) -> None:
    assert numbers(cell) == ["+6281234567890"]


@pytest.mark.parametrize(
    "cell",
    [
        "-81234567890",
        "081234567890 / tidak aktif",
        "nomor lama, 081234567890",
        "0812-3456789-o",
        "0812 3456 789 T",
        "08123456789%",
        "0800-1-500-400",
        "0816932023 0361/203604",
        "0852 934 713 62 81907017238",
    ],
)
def test_what_speaks_against_a_number_is_heard(cell: str) -> None:
    assert numbers(cell) == []


@pytest.mark.parametrize(
    "cell", ["Rp 420.000", "Rp. 4.200.000,-", "420.000", "35.000,00", "420.000 rupiah", "20-11-26"]
)
def test_money_and_dates_are_no_local_numbers(cell: str) -> None:
    found = clean_phones(cell, area_code="0645")
    assert [phone.e164 for phone in found.phones] == []
    assert [refused.reason for refused in found.refused] == [Doubt.PHONE_INVALID]
