"""Numbers of the rules may come from a file a person typed: only whole ones in bounds are used."""

import tomllib
from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

import pytest

from dialer.errors import BadInputError
from dialer.limits import limits_rule
from dialer.ordering import order_rule


def shipped(name: str) -> dict[str, Any]:
    text = resources.files("dialer.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["version"][0]
    return table


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("contact_day", 0), ("contact_day", 2.5), ("contact_day", "3"), ("contact_day", True),
        ("contact_life", 10**30), ("rest_hours", [31, 27]), ("rest_hours", [27, 10**9]),
        ("rest_hours", ["a", "b"]), ("shared_rest_hours", "27"), ("shared_rest_hours", -5),
    ],
)  # fmt: skip
def test_limits_are_whole_numbers_in_bounds(key: str, value: object) -> None:
    refused(limits_rule, shipped("limits"), key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("overdue_minutes", 10**12), ("overdue_minutes", -5), ("rehab_months", [24, 4]),
        ("weights", {"months": 12.5}), ("weights", {"months": 101}), ("full", {"amount": 0}),
        ("round", {"last_days": 400}),
    ],
)  # fmt: skip
def test_the_order_is_whole_numbers_in_bounds(key: str, value: object) -> None:
    refused(order_rule, shipped("queue"), key, value)


def refused(
    read: Callable[[Mapping[str, Any]], object], table: dict[str, Any], key: str, value: object
) -> None:
    read(table)
    if isinstance(value, dict):
        one = table[key][0] if isinstance(table[key], list) else table[key]
        one.update(value)
    else:
        table[key] = value
    with pytest.raises(BadInputError):
        read(table)
