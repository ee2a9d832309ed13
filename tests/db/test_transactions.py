"""Transactions: all or nothing, one writer at a time, readers undisturbed."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from db.store import SqlStore
from db.writer import SqlWriter
from dialer.facts import Fact, Note
from dialer.hours import ALL_ZONES
from dialer.people import Officer, Role
from dialer.ports import AuditEntry, Draft, Store
from dialer.queue import QueueQuery
from dialer.standing import Stage, Standing
from tests.db.making_stores import NOW, add, arriving
from tests.making import member

EVERYTHING = QueueQuery(at=NOW, zones=ALL_ZONES)
BUDI = Officer("o1", "Budi", Role.AGENT, "hash")


class Stumble(Exception):  # noqa: N818 - not an error of the program
    """Something goes wrong in the middle."""


WRITES: list[Callable[[SqlWriter], object]] = [
    lambda writer: writer.append([Fact("f1", "c1", "a1", "o1", NOW, Note("u", "kata"))]),
    lambda writer: writer.put_standing(member(), Standing(Stage.CLOSED, None)),
    lambda writer: writer.put_draft(Draft("o1", "c1", NOW, {"note": "x"})),
    lambda writer: writer.put_officer(BUDI),
    lambda writer: writer.put_setting("branch", {"office": "KC"}),
    lambda writer: writer.add_contacts([arriving(replace(member(contact_id="c2"), numbers=()))]),
    lambda writer: writer.audit(AuditEntry(NOW, "o1", "attempt_saved")),
]


def seen(store: SqlStore) -> object:
    """Everything the writes above would change."""
    return (
        store.facts_of("c1"),
        store.standing("c1"),
        store.draft("o1"),
        store.officers(),
        store.setting("branch"),
        [one.contact_id for one in store.contacts()],
        store.audit_trail(10),
        store.queue_counts(EVERYTHING),
        store.find_contacts("utama", 10),
    )


def write_and_stumble(store: SqlStore, done: int) -> None:
    with store.writing() as writer:
        for write in WRITES[:done]:
            write(writer)
        raise Stumble


@pytest.mark.parametrize("done", range(1, len(WRITES) + 1))
def test_exception_in_the_block_leaves_nothing_behind(opened: SqlStore, done: int) -> None:
    add(opened, member())
    before = seen(opened)
    with pytest.raises(Stumble):
        write_and_stumble(opened, done)
    assert seen(opened) == before


def test_block_sees_its_own_writes_and_others_see_them_after_it(opened: SqlStore) -> None:
    with opened.writing() as writer:
        writer.put_officer(BUDI)
        assert writer.officer("o1") == BUDI
        assert opened.officer("o1") is None
    assert opened.officer("o1") == BUDI


def test_block_inside_a_block_is_a_bug_and_harms_nothing(opened: SqlStore) -> None:
    with opened.writing() as writer:
        writer.put_officer(BUDI)
        with pytest.raises(RuntimeError, match="inside"), opened.writing():
            pass
    assert opened.officer("o1") == BUDI
    with opened.writing() as writer:
        writer.put_officer(replace(BUDI, name="Budi Santoso"))
    assert opened.officers() == [replace(BUDI, name="Budi Santoso")]


def test_writers_of_many_threads_wait_for_each_other(opened: SqlStore) -> None:
    def count(thread: int) -> None:
        for number in range(25):
            with opened.writing() as writer:
                writer.put_setting("total", (writer.setting("total") or 0) + 1)
                fact_id = f"f{thread}-{number}"
                writer.append([Fact(fact_id, "c1", "a", "o", NOW, Note("u", ""))])

    threads = [threading.Thread(target=count, args=(thread,)) for thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened.setting("total") == 100
    assert len(opened.facts_of("c1")) == 100


def test_reader_beside_a_writer_sees_whole_transactions_only(opened: SqlStore) -> None:
    written = threading.Event()
    torn: list[int] = []

    def read() -> None:
        while not written.is_set():
            counts = opened.queue_counts(EVERYTHING)
            if counts.new % 10:
                torn.append(counts.new)

    reader = threading.Thread(target=read)
    reader.start()
    for batch in range(40):
        add(opened, *(replace(member(contact_id=f"c{batch}-{n}"), numbers=()) for n in range(10)))
    written.set()
    reader.join()
    assert torn == []
    assert opened.queue_counts(EVERYTHING).later == 0


def test_store_keeps_to_the_contract_of_the_rules(opened: SqlStore) -> None:
    store: Store = opened
    with store.writing() as writer:
        writer.put_draft(Draft("o1", "c1", NOW + timedelta(seconds=1), {"a": [1, None, "é"]}))
    assert store.draft("o1") == Draft("o1", "c1", NOW + timedelta(seconds=1), {"a": [1, None, "é"]})
