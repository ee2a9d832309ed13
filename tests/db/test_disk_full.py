"""A full disk: the sentence, nothing lost, nothing half, and on it goes when there is room."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from db.store import SqlStore, open_store
from dialer.errors import DiskFullError
from dialer.facts import Fact, Note
from dialer.hours import ALL_ZONES
from dialer.ports import Draft, NewContact
from dialer.queue import QueueQuery
from dialer.refresh import refresh
from dialer.rulebook import load_rulebook
from tests.bench.invented import members
from tests.db.hardship import Disk
from tests.db.making_stores import KEY, NOW, StoreMaker, now

RULEBOOK = load_rulebook()


def note(number: int) -> Fact:
    return Fact(f"f{number:05}", "c1", f"a{number}", "o1", NOW, Note("u", "x" * 3_000))


def write_until_full(store: SqlStore) -> int:
    """Write notes one by one; return the number of the one that did not fit."""
    for number in range(200):
        try:
            with store.writing() as writer:
                writer.append([note(number)])
                writer.put_draft(Draft("o1", "c1", NOW, {"number": number}))
        except DiskFullError:
            return number
    raise AssertionError("the disk never filled")


def import_list(store: SqlStore, arriving: Sequence[NewContact]) -> None:
    """Take a list in, in batches of one transaction."""
    with store.writing() as writer:
        for start in range(0, len(arriving), 500):
            writer.add_contacts(arriving[start : start + 500])


def test_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(
    make_store: StoreMaker, disk: Disk
) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    store.officers()
    disk.leave(0)
    missed = write_until_full(store)
    for _ in range(3):
        with pytest.raises(DiskFullError, match="belum tersimpan"), store.writing() as writer:
            writer.append([note(missed), note(missed + 1), note(missed + 2)])
    assert [one.fact_id for one in store.facts_of("c1")] == [f"f{n:05}" for n in range(missed)]
    draft = store.draft("o1")
    assert draft is None or draft.body == {"number": missed - 1}
    disk.free()
    with store.writing() as writer:
        writer.append([note(missed)])
    store.close()
    again = open_store(folder, KEY, now)
    assert len(again.facts_of("c1")) == missed + 1
    again.close()


def test_list_that_does_not_fit_is_not_half_imported(make_store: StoreMaker, disk: Disk) -> None:
    store = make_store()
    store.officers()
    arriving = list(members(4_000))
    disk.leave(0)
    with pytest.raises(DiskFullError, match="Disk penuh"):
        import_list(store, arriving)
    assert next(store.contacts(), None) is None
    assert store.queue_counts(QueueQuery(at=NOW, zones=ALL_ZONES)).new == 0
    disk.free()
    with store.writing() as writer:
        writer.add_contacts(arriving[:10])
    assert len(list(store.contacts())) == 10
    store.close()


LIMITED = """
import json, resource, sys
from pathlib import Path
from db.store import open_store
from dialer.errors import DiskFullError
from tests.db.making_stores import KEY, now
from tests.db.test_disk_full import save_one

folder = Path(sys.argv[1])
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
saved, refused = [], 0
number = 0
for allowed in range(0, 90_000, 1_500):
    store = open_store(folder, KEY, now)
    log = folder / "sambung.db-wal"
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + allowed, hard))
    number += 1
    try:
        save_one(store, number)
        saved.append(number)
    except DiskFullError:
        refused += 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    number += 1
    save_one(store, number)
    saved.append(number)
    store.close()
print(json.dumps([saved, refused]))
"""


def save_one(store: SqlStore, number: int) -> None:
    """Save a note with all that goes with an outcome."""
    contact = next(store.contacts())
    with store.writing() as writer:
        fact = note(number)
        writer.append([Fact(fact.fact_id, contact.contact_id, "", "o1", NOW, fact.body)])
        refresh(writer, [contact], RULEBOOK)
        writer.put_draft(Draft("o1", contact.contact_id, NOW, {"number": number}))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_disk_that_fills_at_each_write_of_a_save(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    with store.writing() as writer:
        writer.add_contacts(list(members(50)))
    contact_id = next(store.contacts()).contact_id
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)], capture_output=True, text=True, check=True
    )
    saved, refused = json.loads(done.stdout)
    assert refused > 5
    store = open_store(folder, KEY, now)
    kept = [int(fact.fact_id[1:]) for fact in store.facts_of(contact_id)]
    draft = store.draft("o1")
    store.close()
    assert kept == saved
    assert draft is not None
    assert draft.body == {"number": saved[-1]}


NEW_STORE = """
import resource, sys
from pathlib import Path
from db.store import open_store
from dialer.errors import SambungError
from tests.db.making_stores import KEY, now

soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
for allowed in (0, 3_000, 20_000, 120_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (allowed, hard))
    try:
        open_store(Path(sys.argv[1]), KEY, now).close()
        print("opened")
    except SambungError as error:
        print(type(error).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
open_store(Path(sys.argv[1]), KEY, now).close()
print("opened")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_new_store_without_room_is_refused_and_made_later(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NEW_STORE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["DiskFullError"] * 4 + ["opened"]
    assert done.stderr == ""
