"""Ids are UUIDv7: sorted by time, never going back."""

import sys
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialer.ids import IdSource, uuid7

START = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def test_uuid7_carries_version_variant_and_time() -> None:
    made = uuid.UUID(uuid7(START, b"\xff" * 10))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == int(START.timestamp() * 1000)


@given(st.lists(st.integers(-10_000, 10_000), min_size=2, max_size=50))
def test_ids_grow_even_when_the_clock_goes_back(steps: list[int]) -> None:
    moments = iter([START + timedelta(milliseconds=step) for step in steps])
    source = IdSource(lambda: next(moments), lambda size: b"\xff" * size)
    made = [source() for _ in steps]
    assert made == sorted(set(made))
    assert all(uuid.UUID(one).version == 7 for one in made)


def test_two_threads_never_get_the_same_id() -> None:
    source = IdSource(lambda: START, lambda size: b"\xff" * size)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(2) as pool:
            made = list(pool.map(lambda _: [source() for _ in range(5_000)], range(4)))
    finally:
        sys.setswitchinterval(interval)
    ids = [one for part in made for one in part]
    assert len(set(ids)) == len(ids)


@given(st.lists(st.integers(0, 30), max_size=20), st.binary(min_size=10, max_size=10))
def test_ids_by_the_many_grow_as_single_ones_do(counts: list[int], random: bytes) -> None:
    source = IdSource(lambda: START, lambda size: random)
    made = [source()]
    for count in counts:
        some = source.many(count)
        assert len(some) == count
        made += [*some, source()]
    assert made == sorted(set(made))
    assert all(uuid.UUID(one).version == 7 for one in made)


def test_many_ids_carry_into_the_group_before_the_last() -> None:
    source = IdSource(lambda: START, lambda size: b"\x00" * 4 + b"\xff" * 6)
    first, *rest = source.many(3)
    assert first[:24] == rest[0][:24]
    assert first.endswith("000000000000")
    assert sorted({first, *rest}) == [first, *rest]
