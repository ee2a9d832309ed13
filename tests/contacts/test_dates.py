"""Dates in, dates out."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.contacts.cells import Cell
from dialer.contacts.dates import (
    day_name,
    format_date,
    format_date_long,
    format_datetime,
    parse_date,
)

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "cell",
    [
        "20 November 2026", "20 Nov 2026", "20 Nopember 2026", "20-Nop-26", "20/11/2026",
        "20-11-2026", "20.11.26", "2026-11-20", "2026/11/20", "Jumat, 20 November 2026",
        "Jum'at 20/11/2026 10.15 WIB", "November 20, 2026", "11/20/2026", "2026-11-20 10:15:00",
        "20261120", "20112026", "46346", 46346.0, 46346.43, DAY,
        datetime(2026, 11, 20, 9, tzinfo=UTC),
    ],
)  # fmt: skip
def test_a_day_in_any_spelling(cell: Cell) -> None:
    assert parse_date(cell) == DAY


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("5/6/26", date(2026, 6, 5)),
        ("1 Mei 2026", date(2026, 5, 1)),
        ("20 Agt 2026", date(2026, 8, 20)),
        ("17 Agustus 1945", date(1945, 8, 17)),
        ("3 Pebruari 99", date(1999, 2, 3)),
        ("1 Okt. 2026", date(2026, 10, 1)),
    ],
)
def test_day_before_month_and_indonesian_months(cell: str, day: date) -> None:
    assert parse_date(cell) == day


@pytest.mark.parametrize(
    "cell",
    [None, "", "-", "31/02/2026", "20 marbles 2026", "1234", "besok", 5.0, -1.0, float("nan"),
     True, "12/2026"],
)  # fmt: skip
def test_what_is_no_day_is_nothing(cell: Cell) -> None:
    assert parse_date(cell) is None


def test_the_three_forms_and_the_name_of_the_day() -> None:
    assert format_date(DAY) == "20 Nov 2026"
    assert format_date_long(date(2026, 8, 1)) == "1 Agustus 2026"
    assert format_datetime(datetime(2026, 11, 20, 10, 5, tzinfo=UTC)) == "20 Nov 2026 10.05"
    assert [day_name(date(2026, 11, day)) for day in (16, 20, 22)] == ["Senin", "Jumat", "Minggu"]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)))
def test_what_is_shown_can_be_read_again(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(format_date_long(day)) == day
    assert parse_date(f"{day_name(day)}, {format_date_long(day)}") == day
