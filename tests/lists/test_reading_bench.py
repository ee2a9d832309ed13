"""The bench of lists gives its figures; a small list is enough to know that it runs."""

import sys

import pytest

from tests.bench.limits import judged
from tests.bench.lists import run


@pytest.mark.slow
def test_the_bench_measures_time_memory_and_rows() -> None:
    figures = run(["--rows", "2000", "--phones", "1000", "--stored", "500", "--repeat", "20"])
    for name in ("xlsx", "csv"):
        assert figures[name]["rows"] == 2_000
        assert figures[name]["first_rows_s"] >= 0
        whole = figures["whole_path"][name]
        assert whole["ours"]["rows"] == 2_000
        assert whole["same_tables"]["rows"] == whole["ours"]["accepted"]
        assert whole["ratio_to_bare"]["cpu_s"] > whole["ratio_to_same_tables"]["cpu_s"] > 0
        assert whole["beside_the_desk"]["save"]["max_ms"] > 0
        assert sys.platform == "win32" or 0 < figures[name]["reader_mb"] < 300
    assert figures["phones"]["times_floor"] > 1
    assert all(one.measured is not None for one in judged(figures))
