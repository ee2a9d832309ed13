"""What was called saved is there after a kill -9, whole; what was not is absent, whole."""

import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from db.store import SqlStore, open_store
from dialer.log import LogFilter
from dialer.rulebook import load_rulebook
from tests.bench.invented import members
from tests.db.hardship import killed_after
from tests.db.making_stores import KEY, StoreMaker, now, underneath

KILLS = 50 if os.environ.get("SAMBUNG_FAULTS") == "long" else 4


@pytest.mark.slow
def test_every_acknowledged_save_survives_a_kill(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    with store.writing() as writer:
        writer.add_contacts(list(members(100)))
    store.close()
    random = Random(KILLS)
    acknowledged: list[str] = []
    for session in range(KILLS):
        said = killed_after("tests.db.saving_child", folder, f"s{session}", random.randint(1, 60))
        acknowledged += [line.split()[1] for line in said if line.startswith("saved")]
        store = open_store(folder, KEY, now)
        check(store, folder, acknowledged, said[-1])
        store.close()
    assert len(acknowledged) > KILLS
    assert_projections_are_the_facts(folder)


def check(store: SqlStore, folder: Path, acknowledged: list[str], last_word: str) -> None:
    logged = Counter(entry.line.attempt_id for entry in store.log(LogFilter(), 100_000))
    assert set(acknowledged) <= set(logged)
    assert max(logged.values()) == 1
    for contact in store.contacts():
        kinds = Counter(fact.attempt_id for fact in store.facts_of(contact.contact_id))
        assert set(kinds.values()) <= {4}
    draft = store.draft("o1")
    if last_word.startswith("draft") and draft is not None:
        assert draft.body["number"] == int(last_word.split()[1])
    with underneath(folder) as run:
        assert run("PRAGMA integrity_check") == [("ok",)]
        assert run("SELECT count(*) FROM fact") == run("SELECT max(desk_seq) FROM fact")


def assert_projections_are_the_facts(folder: Path) -> None:
    """Nothing of a save came through alone."""
    store = open_store(folder, KEY, now)
    tables = "SELECT * FROM worklist", "SELECT * FROM attempt_log ORDER BY attempt_id"
    with underneath(folder) as run:
        before = [run(table) for table in tables]
        store.rebuild(load_rulebook())
        assert [run(table) for table in tables] == before
    store.close()
