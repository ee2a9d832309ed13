"""The bench of reading gives its figures; a small list is enough to know that it runs."""

import sys

import pytest

from tests.bench.lists import run


@pytest.mark.slow
def test_the_bench_measures_time_memory_and_rows() -> None:
    figures = run(["--rows", "2000", "--phones", "1000"])
    for name in ("xlsx", "csv"):
        assert figures[name]["rows"] == 2_000
        assert figures[name]["ratio"] > 0
        assert sys.platform == "win32" or 0 < figures[name]["reader_mb"] < 300
    assert figures["phones"]["times_floor"] > 1
