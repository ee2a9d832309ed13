"""Facts: appended in sequence, never changed, still there when the contact is erased."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from db.bodies import SCHEMA_VERSION
from db.store import open_store
from dialer.facts import Fact, Note, Outcome
from tests.db.making_stores import KEY, NOW, StoreMaker, add, now, underneath
from tests.making import member


def note(number: int, contact_id: str = "c1") -> Fact:
    """A fact of its own."""
    moment = NOW + timedelta(seconds=number)
    return Fact(f"f{number}", contact_id, f"a{number}", "o1", moment, Note("u", f"kata {number}"))


def test_facts_come_back_in_the_order_they_were_appended(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    facts = [note(5), note(3), replace(note(4), supersedes="f5", script_version="naskah-2")]
    with store.writing() as writer:
        writer.append(facts[:2])
        writer.append([note(9, "c2")])
        writer.append(facts[2:])
        writer.append([])
        assert list(writer.facts_of("c1")) == facts
    assert list(store.facts_of("c1")) == facts
    store.close()
    again = open_store(folder, KEY, now)
    assert list(again.facts_of("c1")) == facts
    assert list(again.facts_of("nobody")) == []
    again.close()


def test_sequence_of_the_desk_has_no_gap_over_failures_and_restarts(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    for number in range(3):
        store = open_store(folder, KEY, now)
        with store.writing() as writer:
            writer.append([note(number * 2), note(number * 2 + 1)])
        with pytest.raises(IntegrityError), store.writing() as writer:
            writer.append([note(100), note(0)])
        store.close()
    with underneath(folder) as run:
        rows = run("SELECT desk_seq, fact_id FROM fact ORDER BY seq")
        desks = run("SELECT DISTINCT branch_id, device_id, install_epoch, schema_version FROM fact")
        install = run("SELECT branch_id, device_id, install_epoch FROM install")
    assert rows == [(number + 1, f"f{number}") for number in range(6)]
    assert desks == [(*install[0], SCHEMA_VERSION)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fact SET body = '{}'",
        "UPDATE fact SET lease_epoch = 2",
        "UPDATE fact SET occurred_at = occurred_at + 1",
        "UPDATE fact SET officer_id = 'o2', received_at = 1",
        "DELETE FROM fact",
        "INSERT OR REPLACE INTO fact SELECT * FROM fact",
        "REPLACE INTO fact SELECT * FROM fact",
        "UPDATE OR REPLACE fact SET seq = seq + 1",
        "UPDATE audit SET actor = 'x'",
        "DELETE FROM audit",
        "REPLACE INTO audit SELECT * FROM audit",
    ],
)
def test_facts_and_audit_refuse_change_and_deletion(make_store: StoreMaker, statement: str) -> None:
    folder = make_store.folder()
    with underneath(folder) as run:
        run(
            "INSERT INTO fact VALUES(1, 'b', 'f', 'd', 1, 1, NULL, '', 1, 0, 0, NULL, 'note', "
            "'c', 'a', 'o', NULL, '{}', '00')"
        )
        run("INSERT INTO audit VALUES(1, 0, 'o', 'signed_in', '', '')")
        before = run("SELECT * FROM fact"), run("SELECT * FROM audit")
        with pytest.raises(dbapi2.IntegrityError, match="append-only"):
            run(statement)
        assert (run("SELECT * FROM fact"), run("SELECT * FROM audit")) == before


def test_receipt_is_all_that_is_filled_in_later(make_store: StoreMaker) -> None:
    with underneath(make_store.folder()) as run:
        run(
            "INSERT INTO fact VALUES(1, 'b', 'f', 'd', 1, 1, NULL, '', 1, 0, 0, NULL, 'note', "
            "'c', 'a', 'o', NULL, '{}', '00')"
        )
        columns = {row[1] for row in run("PRAGMA table_info(fact)")}
        for column in sorted(columns - {"received_at"}):
            with pytest.raises(dbapi2.IntegrityError, match="append-only"):
                run(f"UPDATE fact SET {column} = {column}")
        run("UPDATE fact SET received_at = 5")
        assert run("SELECT received_at FROM fact") == [(5,)]


def test_same_fact_twice_is_a_bug(make_store: StoreMaker) -> None:
    store = make_store()
    with store.writing() as writer:
        writer.append([note(1)])
    with pytest.raises(IntegrityError), store.writing() as writer:
        writer.append([note(1)])
    assert len(store.facts_of("c1")) == 1
    store.close()


def test_what_a_newer_program_wrote_stays_and_is_passed_over(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    with underneath(folder) as run:
        for number, kind, body in (
            (1, "coaching", '{"score":9}'),
            (2, "outcome", '{"code":"busy","mood":"good"}'),
        ):
            run(
                "INSERT INTO fact VALUES(?, 'b', ?, 'd', 1, ?, NULL, '', ?, 0, 0, NULL, ?, "
                "'c1', 'a', 'o', NULL, ?, '00')",
                *(number, f"f{number}", number, SCHEMA_VERSION + 1, kind, body),
            )
    store = open_store(folder, KEY, now)
    assert [fact.body for fact in store.facts_of("c1")] == [Outcome("busy")]
    store.close()
    with underneath(folder) as run:
        assert run("SELECT body FROM fact WHERE seq = 1") == [('{"score":9}',)]


def test_erasing_a_contact_leaves_its_facts_and_takes_its_person(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, member())
    with store.writing() as writer:
        writer.append([note(1)])
    store.close()
    with underneath(folder) as run:
        run("DELETE FROM contact WHERE contact_id = 'c1'")
        for table in ("contact_number", "contact_key", "worklist"):
            assert run(f"SELECT count(*) FROM {table}") == [(0,)]
        assert run("SELECT contact_id FROM fact") == [("c1",)]
        assert run("SELECT sum(contacts) FROM lane_count") == [(0,)]
        assert run("SELECT rowid FROM contact_words WHERE contact_words MATCH 'utama'") == []


def test_each_store_is_a_desk_of_its_own(make_store: StoreMaker, tmp_path: Path) -> None:
    first, second = make_store.folder(), tmp_path
    open_store(second, KEY, now).close()
    with underneath(first) as one, underneath(second) as other:
        assert one("SELECT device_id FROM install") != other("SELECT device_id FROM install")
