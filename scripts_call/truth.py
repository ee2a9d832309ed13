"""What conditions can be, over every value their names can take.

A condition compares names with the few values written in it, so trying each of those, its
neighbours, another value and "unknown" tries everything. Names are taken as independent of each
other; that can only make more possible than really is, which is the safe side for a proof.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final

from scripts_call.conditions import Condition, Name, Sign, Test, Value

MAX_WORLDS: Final = 4096
"""Beyond this nothing is proven: everything counts as possible, nothing as certain."""

_OTHER: Final = "-"
"""A word no condition can name: words begin with a letter."""

BOTH: Final = frozenset({True, False})


def can_be(condition: Condition, known: Mapping[Name, Value]) -> frozenset[bool]:
    """The truth values it can have when `known` is given."""
    worlds = _worlds([condition], known)
    if worlds is None:
        return BOTH
    found: set[bool] = set()
    for world in worlds:
        found.add(condition.holds(world.get))
        if len(found) == 2:
            break
    return frozenset(found)


def one_always_holds(conditions: Sequence[Condition]) -> bool:
    """Whether in every case at least one is true; False when that cannot be proven."""
    worlds = _worlds(conditions, {})
    return worlds is not None and all(
        any(condition.holds(world.get) for condition in conditions) for world in worlds
    )


def _worlds(
    conditions: Sequence[Condition], known: Mapping[Name, Value]
) -> Iterator[dict[Name, Value | None]] | None:
    ranges: dict[Name, dict[Value | None, None]] = {}
    for condition in conditions:
        for test in condition.tests:
            ranges.setdefault(test.name, {None: None}).update(dict.fromkeys(_values(test)))
    for name, value in known.items():
        if name in ranges:
            ranges[name] = {value: None}
    if prod(len(values) for values in ranges.values()) > MAX_WORLDS:
        return None
    return (dict(zip(ranges, chosen, strict=True)) for chosen in product(*ranges.values()))


def _values(test: Test) -> Iterator[Value]:
    if test.sign is Sign.TRUE:
        yield True
    for value in test.values:
        yield value
        if isinstance(value, int):
            yield value - 1
            yield value + 1
        else:
            yield _OTHER
