"""Tables that hold rows the other way round agree with those rows, however they came in."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from db.many import AT_ONCE, put_many
from db.store import open_store
from dialer.ids import IdSource
from dialer.intake.orders import Intake
from dialer.lists.model import ContactRow, ListKind
from dialer.workstation import Workstation
from tests.bench.invented import members
from tests.bench.lists_store import Ready
from tests.db.making_stores import KEY, StoreMaker, now, underneath

MIRRORS = {
    "SELECT key, contact_pk FROM key_owner ORDER BY 1, 2": (
        "SELECT key, contact_pk FROM contact_key ORDER BY 1, 2"
    ),
    "SELECT lane_id, place, contact_pk FROM turn ORDER BY 1, 2, 3": (
        "SELECT lane_id, -priority, contact_pk FROM worklist WHERE stage = 2 ORDER BY 1, 2, 3"
    ),
    "SELECT number, contact_pk FROM contact_by_number ORDER BY 1, 2": (
        "SELECT card, pk FROM contact WHERE card IS NOT NULL "
        "UNION SELECT nik, pk FROM contact WHERE nik IS NOT NULL "
        "UNION SELECT va, pk FROM contact WHERE va IS NOT NULL "
        "UNION SELECT e164, contact_pk FROM contact_number ORDER BY 1, 2"
    ),
}


def people(first: int, count: int, **more: Any) -> list[ContactRow]:
    """Members from number `first` on, two and two with one NIK."""
    return [
        replace(one.details, row_number=at, nik=f"11730201018{at // 2:05}", **more)
        for at, one in enumerate(members(first + count), 2)
    ][first:]


def agree(run: Callable[..., Sequence[Any]]) -> int:
    """Check all mirrors; return how many rows they have."""
    rows = 0
    for mirror, source in MIRRORS.items():
        found = run(mirror)
        assert found == run(source)
        rows += len(found)
    return rows


def test_what_is_found_and_whose_turn_it_is_agrees_with_the_rows(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    station = Workstation(store, now, IdSource(now, secrets.token_bytes))

    def take_in(rows: Sequence[ContactRow], replaces: str = "") -> str:
        intake = replace(station.intake, read_list=Ready(rows))
        order = Intake(replaces=replaces)
        return intake.take_in("os:uji", Path("a.csv"), ListKind.ARREARS, intake=order).list_id

    try:
        with underneath(folder) as run:
            first = take_in(people(0, 80))
            at_first = agree(run)
            shared = run("SELECT count(*) FROM contact_key WHERE key LIKE 'nik:%'")[0][0]
            assert shared == len({one.nik for one in people(0, 80)})
            newer = take_in([*people(30, 40, months=9), *people(70, 30)], replaces=first)
            assert agree(run) > at_first
            station.intake.undo("os:uji", newer)
            assert agree(run) == at_first
            station.intake.undo("os:uji", first)
            assert agree(run) == 0
    finally:
        store.close()


@pytest.mark.parametrize("count", [0, 1, AT_ONCE - 1, AT_ONCE, 2 * AT_ONCE + 1])
def test_rows_go_in_whatever_their_number(count: int) -> None:
    rows = [(at, None if at % 3 else "x") for at in range(count)]
    with create_engine("sqlite://").begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t(a INTEGER PRIMARY KEY, b, c)")
        insert = "INSERT INTO t(a, b, c) VALUES(?, ?, 7) ON CONFLICT DO NOTHING"
        assert put_many(connection, insert, rows[:2]) == len(rows[:2])
        assert put_many(connection, insert, rows) == len(rows[2:])
        kept = connection.exec_driver_sql("SELECT a, b, c FROM t ORDER BY a").all()
    assert [tuple(row) for row in kept] == [(*row, 7) for row in rows]
