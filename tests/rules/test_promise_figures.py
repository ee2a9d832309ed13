"""Figures of promises: what falls due, what was kept, and groups that add up to all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialer.ports import PromiseLine
from dialer.promise_figures import Money, Sum, figures, liquidation
from dialer.promises import PromiseState

FIRST, LAST, TODAY = date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 20)
MADE = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)


def line(
    due: int,
    amount: int = 100_000,
    received: int = 0,
    *,
    officer: str = "o1",
    months: int | None = 5,
    cancelled: bool = False,
) -> PromiseLine:
    return PromiseLine(
        f"p{due}",
        "c",
        "Cut Meutia",
        "a",
        officer,
        "Budi",
        amount,
        date(2026, 11, 1) + timedelta(days=due - 1),
        "bri",
        MADE,
        list_id="l1",
        months=months,
        made_on=date(2026, 11, 2),
        received=received,
        cancelled_on=date(2026, 11, 3) if cancelled else None,
    )


def judged(lines: list[PromiseLine]) -> list[tuple[PromiseLine, PromiseState]]:
    return [(one, one.state(TODAY)) for one in lines]


def test_the_kept_rate_is_of_those_that_fell_due() -> None:
    lines = [
        line(5, received=100_000),
        line(10, received=40_000),
        line(12),
        line(19),
        line(28),
        line(8, cancelled=True),
    ]
    found = figures(judged(lines), FIRST, LAST, TODAY)
    assert found.promised == Sum(6, 600_000)
    assert found.due == Sum(4, 400_000)
    assert (found.kept.count, found.partial.count, found.broken.count) == (1, 1, 1)
    assert (found.in_grace, found.cancelled) == (Sum(1, 100_000), Sum(1, 100_000))
    assert (found.kept_rate.part, found.kept_rate.whole) == (1, 4)
    assert (found.kept_rupiah.part, found.kept_rupiah.whole) == (140_000, 400_000)
    moved = replace(line(25, cancelled=True), replaced=True)
    assert figures(judged([*lines, moved]), FIRST, LAST, TODAY).promised == found.promised


def test_without_anything_due_there_is_no_rate() -> None:
    assert figures([], FIRST, LAST, TODAY).kept_rate.share is None
    lines = [Money("o1", "l1", 5, 0), Money("o2", "l2", 250, 1_000)]
    assert liquidation(lines, "o1").share is None
    assert liquidation(lines, list_id="l2").share == 0.25


LINES = st.lists(
    st.builds(
        line,
        st.integers(1, 40),
        st.integers(1, 10**9),
        st.integers(0, 10**9),
        officer=st.sampled_from(["o1", "o2", "o3"]),
        months=st.none() | st.integers(1, 40),
        cancelled=st.booleans(),
    )
)


@given(LINES)
def test_groups_add_up_to_all_to_the_rupiah(lines: list[PromiseLine]) -> None:
    whole = figures(judged(lines), FIRST, LAST, TODAY)
    assert whole.due == whole.kept + whole.partial + whole.broken + whole.in_grace
    groups = [
        judged([one for one in lines if one.officer_id == officer])
        for officer in ("o1", "o2", "o3")
    ]
    parts = [figures(group, FIRST, LAST, TODAY) for group in groups]
    for name in ("promised", "due", "kept", "partial", "broken", "cancelled"):
        assert sum((getattr(one, name) for one in parts), Sum()) == getattr(whole, name)
    assert sum(one.received for one in parts) == whole.received
