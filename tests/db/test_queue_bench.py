"""The bench of the queue runs on a small store, and what it makes is a store like any other."""

from pathlib import Path

from db.store import open_store
from dialer.hours import ALL_ZONES
from dialer.queue import QueueQuery
from dialer.rulebook import load_rulebook
from dialer.standing import Stage
from tests.bench import queue
from tests.bench.limits import judged
from tests.bench.tried import OFFICERS, fill, rest_the_top_half
from tests.db.making_stores import KEY, NOW, now


def test_the_bench_tells_all_its_figures() -> None:
    told = queue.run(["--contacts", "120", "--attempts", "300", "--repeat", "20"])
    assert told["new_order"]["contacts"] == 120
    assert told["worked"]["next"]["p99_ms"] > 0
    assert told["top_half_resting"]["next_new"]["cpu_p99_ms"] > 0
    assert all(one.measured is not None for one in judged(told))


def test_every_officer_gets_the_first_of_their_queue_while_the_top_half_rests(
    tmp_path: Path,
) -> None:
    fill(tmp_path, KEY, NOW, 150, 400)
    rest_the_top_half(tmp_path, KEY, NOW)
    store = open_store(tmp_path, KEY, now)
    try:
        for officer_id in OFFICERS:
            query = QueueQuery(NOW, ALL_ZONES, officer_id)
            found = store.next_in_queue(query)
            assert found == store.queue(query, 1, later=False)[0]
            assert found is not None
            assert found.stage is Stage.NEW
        tried = next(one for one in store.contacts() if one.numbers)
        assert len(store.facts_of(tried.contact_id)) >= 12
        assert store.rebuild(load_rulebook()) == 150
    finally:
        store.close()
