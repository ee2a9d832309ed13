"""Rows that are read anew each time look like a list of rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialer.lists.reader import read_tables
from dialer.lists.stored_rows import Row, StoredRows, filled_length
from tests.lists.making import Rows, write_text, write_xlsx

COUNT = 2_500


def numbered() -> Iterator[Row]:
    return ((str(number),) for number in range(COUNT))


@pytest.mark.parametrize(
    "part",
    [
        slice(0, 5), slice(3, None, 7), slice(990, 1_010), slice(-3, None), slice(2, 9, 2),
        slice(5, 1, -1), slice(1_200, 1_190, -3), slice(9_000, None), slice(1_000, 1_000),
    ],
)  # fmt: skip
def test_any_slice_is_that_of_a_list(part: slice) -> None:
    assert StoredRows(numbered, COUNT)[part] == list(numbered())[part]


@pytest.mark.parametrize("index", [0, 999, 1_000, COUNT - 1, -1, -COUNT])
def test_any_index_is_that_of_a_list(index: int) -> None:
    assert StoredRows(numbered, COUNT)[index] == list(numbered())[index]


@pytest.mark.parametrize("index", [COUNT, -COUNT - 1])
def test_an_index_beyond_the_end_is_none(index: int) -> None:
    with pytest.raises(IndexError):
        StoredRows(numbered, COUNT)[index]


def test_rows_can_be_gone_through_twice_and_at_once() -> None:
    rows = StoredRows(numbered, COUNT)
    assert sum(one == other for one, other in zip(rows, rows, strict=True)) == COUNT
    assert len(list(rows)) == len(rows) == COUNT


def test_blank_rows_at_the_end_do_not_count() -> None:
    rows: list[Row] = [("",), ("a", None), (), (None, "  "), (" ", "\u200b")]
    assert filled_length(iter(rows)) == 2
    assert filled_length(iter(rows[:1])) == 0


def test_a_workbook_and_a_text_give_the_same_rows_each_time(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "NIK"], *[[f"A{n}", f"{n:016}"] for n in range(1_500)], [], ["", ""]]
    for path in (write_xlsx(tmp_path / "a.xlsx", rows), write_text(tmp_path / "a.csv", rows)):
        (table,) = read_tables(path)
        assert len(table.rows) == 1_501
        assert list(table.rows) == list(table.rows)
        assert table.rows[1_500] == ("A1499", f"{1499:016}")
