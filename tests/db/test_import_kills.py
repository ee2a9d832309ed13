"""An import that is killed is in as a whole or not at all after the next opening."""

import os
import secrets
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from db.store import SqlStore, open_store
from dialer.errors import DiskFullError
from dialer.hours import ALL_ZONES
from dialer.ids import IdSource
from dialer.lists.model import ListKind
from dialer.queue import QueueQuery
from dialer.workstation import Workstation
from tests.bench.invented import members
from tests.bench.lists_store import Ready
from tests.db.hardship import Disk, killed_after
from tests.db.importing_child import KNOWN, ROWS
from tests.db.making_stores import KEY, NOW, StoreMaker, now, underneath

KILLS = 50 if os.environ.get("SAMBUNG_FAULTS") == "long" else 5
GONE = KNOWN // 3


def station_of(store: SqlStore) -> Workstation:
    return Workstation(store, now, IdSource(now, secrets.token_bytes))


def first_list(store: SqlStore) -> str:
    rows = [one.details for one in members(KNOWN)]
    intake = replace(station_of(store).intake, read_list=Ready(rows))
    return intake.take_in("os:uji", Path("a.csv"), ListKind.ARREARS).list_id


def seen(store: SqlStore) -> dict[str, Any]:
    return {
        "contacts": list(store.contacts()),
        "counts": store.queue_counts(QueueQuery(at=NOW, zones=ALL_ZONES)),
        "lists": len(store.call_lists()),
        "found": len(store.find_contacts("bu", 10_000)),
        "cards": len(store.find_contacts("0000", 10_000)),
    }


@pytest.mark.slow
def test_a_killed_import_is_in_as_a_whole_or_not_at_all(make_store: StoreMaker) -> None:
    random = Random(KILLS)
    ends = set()
    for _ in range(KILLS):
        folder = make_store.folder()
        store = open_store(folder, KEY, now)
        old = first_list(store)
        before = seen(store)
        store.close()
        said = killed_after("tests.db.importing_child", folder, old, random.randint(1, 24))
        store = open_store(folder, KEY, now)
        at_once = seen(store)
        unsettled = store.unsettled_import()
        station_of(store).intake.settle()
        assert store.unsettled_import() is None
        after = seen(store)
        if after["lists"] == 1:
            assert after == before
            assert at_once["contacts"] == before["contacts"]
            assert "publishing" not in " ".join(said)
            ends.add("nothing")
        else:
            assert len(after["contacts"]) == ROWS
            changed = {one.contact_id: one for one in after["contacts"]}
            for one in before["contacts"][GONE:]:
                assert changed[one.contact_id].details.amount == (one.details.amount or 0) + 1
            assert sum(one.left_at is not None for one in after["contacts"]) == GONE
            ends.add("all" if unsettled else "done")
        with underneath(folder) as run:
            assert run("PRAGMA integrity_check") == [("ok",)]
            assert run("SELECT count(*) FROM intake_newer") == [(0,)]
            assert run("PRAGMA foreign_key_check") == []
        store.close()
    assert ends


@pytest.mark.parametrize("pages", [5, 60, 120])
def test_a_list_that_does_not_fit_leaves_nothing(
    make_store: StoreMaker, disk: Disk, pages: int
) -> None:
    store = make_store()
    first_list(store)
    before = seen(store)
    rows = [one.details for one in members(ROWS)]
    intake = replace(station_of(store).intake, read_list=Ready(rows, 200))
    disk.leave(pages)
    with pytest.raises(DiskFullError):
        intake.take_in("os:uji", Path("b.csv"), ListKind.ARREARS)
    assert seen(store)["contacts"] == before["contacts"]
    disk.free()
    station_of(store).intake.settle()
    assert seen(store) == before
    store.close()
