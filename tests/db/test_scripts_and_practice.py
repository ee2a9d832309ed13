"""Texts of scripts through time and practices: kept, listed, never mixed with the real figures."""

import shutil
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.data_dir import database_file
from db.engine import stored_version
from db.keys import unlock
from db.schema import SCHEMA_VERSION
from db.store import SqlStore, open_store
from db.tables.scripts import PracticeRunTable, ScriptDraftTable, ScriptVersionTable
from dialer.log import LogFilter
from dialer.ports import PracticeRunRow, ScriptDraft, ScriptVersion, VersionKind
from dialer.queue import QueueQuery
from dialer.rulebook import load_rulebook
from tests.db.making_stores import KEY, NOW, StoreMaker, add, now, underneath
from tests.making import member

FIRST = Path(__file__).parent / "fixtures" / "v1"
TEXT = ScriptVersion(
    version_id="v1",
    script_id="sapa",
    kind=VersionKind.PUBLISHED,
    version="1+abcd",
    title="Sapaan",
    source='id = "sapa"\ntitle = "Sapaan – ringkas"\n',
    officer_id="o2",
    saved_at=NOW,
    note="lebih ringkas",
)
RUN = PracticeRunRow(
    "r1", "o1", "ragu", 7, 92, True, NOW, NOW + timedelta(minutes=4), {"turns": [1]}
)


def put(store: SqlStore, *versions: ScriptVersion) -> None:
    with store.writing() as writer:
        for version in versions:
            writer.put_script_version(version)


def test_columns_are_the_fields_of_the_rules() -> None:
    def names(record: type) -> set[str]:
        return {field.name for field in fields(record)}

    assert names(ScriptVersion) | {"seq"} == set(ScriptVersionTable.model_fields)
    assert names(ScriptDraft) == set(ScriptDraftTable.model_fields)
    assert names(PracticeRunRow) == set(PracticeRunTable.model_fields)


def test_texts_come_back_word_for_word_the_last_learnt_first(opened: SqlStore) -> None:
    earlier_clock = replace(TEXT, version_id="v2", saved_at=NOW - timedelta(days=1), restores="v0")
    put(opened, TEXT, earlier_clock, replace(TEXT, version_id="v3", script_id="lain"))
    assert opened.script_versions("sapa") == [earlier_clock, TEXT]
    assert [one.version_id for one in opened.script_versions()] == ["v3", "v2", "v1"]


def test_texts_are_narrowed_by_how_they_came(opened: SqlStore) -> None:
    put(
        opened,
        replace(TEXT, version_id="v0", kind=VersionKind.SHIPPED, officer_id=""),
        TEXT,
        replace(TEXT, version_id="v2", kind=VersionKind.SAVED),
        replace(TEXT, version_id="v3", kind=VersionKind.WITHDRAWN, source=""),
    )
    kinds = (VersionKind.PUBLISHED, VersionKind.WITHDRAWN)
    assert [one.version_id for one in opened.script_versions(kinds=kinds)] == ["v3", "v1"]
    assert opened.script_versions("lain", kinds) == []


def test_kept_text_can_be_neither_changed_nor_deleted(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    put(store, TEXT)
    with pytest.raises(IntegrityError):
        put(store, replace(TEXT, source="lain"))
    assert store.script_versions() == [TEXT]
    store.close()
    with underneath(folder) as run:
        for statement in ("UPDATE script_version SET source = 'x'", "DELETE FROM script_version"):
            with pytest.raises(Exception, match="append-only"):
                run(statement)


def test_half_edited_text_is_kept_for_each_officer_and_script(opened: SqlStore) -> None:
    kept = ScriptDraft("o1", "sapa", 'id = "', "v1", NOW)
    with opened.writing() as writer:
        writer.put_script_draft(replace(kept, source="lama"))
        writer.put_script_draft(kept)
        writer.put_script_draft(replace(kept, officer_id="o2", source="milik o2"))
        writer.put_script_draft(replace(kept, script_id="lain", source="naskah lain"))
        writer.drop_script_draft("o2", "sapa")
    assert [one.source for one in opened.script_drafts("o1")] == ["naskah lain", 'id = "']
    assert opened.script_drafts("o1")[1] == kept
    assert opened.script_drafts("o2") == []


def test_practices_come_back_newest_first_for_one_or_for_all(opened: SqlStore) -> None:
    later = replace(RUN, run_id="r2", ended_at=RUN.ended_at + timedelta(hours=1))
    other = replace(RUN, run_id="r3", officer_id="o2", passed=False, score=40)
    with opened.writing() as writer:
        for run in (RUN, later, other):
            writer.put_practice_run(run)
    assert opened.practice_runs("o1") == [later, RUN]
    assert opened.practice_runs("o2") == [other]
    assert {run.run_id for run in opened.practice_runs()} == {"r1", "r2", "r3"}


def test_practice_leaves_facts_log_and_figures_as_they_are(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, member())
    with store.writing() as writer:
        writer.put_practice_run(replace(RUN, persona="c1", body={"contact": "c1"}))
    query = QueueQuery(NOW, ("Asia/Jakarta",), "o1")
    counts = store.queue_counts(query)
    assert store.facts_of("c1") == []
    assert store.log(LogFilter(), 10) == []
    assert store.attempts_on(NOW.date()) == 0
    store.rebuild(load_rulebook())
    assert store.queue_counts(query) == counts
    assert len(store.practice_runs()) == 1
    store.close()
    with underneath(folder) as run:
        for table in ("fact", "attempt_log", "promise"):
            assert run(f"SELECT count(*) FROM {table}") == [(0,)]


def test_store_of_the_first_schema_takes_up_scripts_and_practices(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(FIRST, folder)
    key = unlock(folder, "uji")
    assert stored_version(database_file(folder), key) == 1
    store = open_store(folder, key, now)
    assert stored_version(database_file(folder), key) == SCHEMA_VERSION
    assert store.script_versions() == []
    assert store.practice_runs() == []
    put(store, TEXT)
    with store.writing() as writer:
        writer.put_practice_run(RUN)
        writer.put_script_draft(ScriptDraft("o1", "sapa", "x", "", NOW))
    assert store.script_versions("sapa") == [TEXT]
    assert store.practice_runs("o1") == [RUN]
    assert len(list(store.contacts())) == 20
    store.close()
