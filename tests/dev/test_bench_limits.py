"""A bench says of each promise whether it was kept, and fails when one was not."""

import json

import pytest

from tests.bench.__main__ import BENCHES, tell
from tests.bench.limits import LIMITS, judged


def payments(rows: int, ratio: float | None) -> dict[str, object]:
    return {"bench": "payments", "rows": rows, "times_plain_cpu": ratio}


@pytest.mark.parametrize(
    ("rows", "ratio", "met"),
    [
        (100_000, 3.0, True),
        (100_000, 3.01, False),
        (99_999, 3.01, None),
        (100_000, None, None),
    ],
)
def test_a_promise_is_judged_at_its_size_only(
    rows: int, ratio: float | None, met: bool | None
) -> None:
    (found,) = judged(payments(rows, ratio))
    assert (found.measured, found.met) == (ratio, met)


def test_a_figure_in_a_list_is_found_by_its_place() -> None:
    sizes = [{"rows": 10_000, "peak_mb": 90}, {"rows": 100_000, "peak_mb": 301}]
    found = {one.limit.figure: one for one in judged({"bench": "reports", "pdf": sizes})}
    assert (found["pdf.1.peak_mb"].measured, found["pdf.1.peak_mb"].met) == (301, False)
    assert judged({"bench": "reports", "pdf": sizes[:1]})[1].measured is None


def test_a_missed_promise_is_told_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert not tell("payments", payments(100_000, 3.2))
    out, err = capsys.readouterr()
    assert "MISSED" in err
    assert "3.2" in err
    (limit,) = json.loads(out)["limits"]
    assert limit == {
        "what": "settled over its plain insert, processor",
        "limit": "<= 3",
        "measured": 3.2,
        "met": False,
    }
    assert tell("payments", payments(100_000, 2.9))
    assert "MISSED" not in capsys.readouterr().err


def test_every_promise_belongs_to_a_bench() -> None:
    assert set(LIMITS) <= set(BENCHES)
