"""Opening: the migrations make the models' schema; newer and foreign files are left alone."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from sqlalchemy import Connection

from db.contacts import BESIDE, DETAILS
from db.data_dir import DATABASE, database_file
from db.engine import make_engine, stored_version
from db.keys import StoreKey, unlock
from db.schema import SCHEMA_VERSION, SCRIPTS, bring_up_to_date, copy_of
from db.store import open_store
from db.tables import METADATA
from db.tables.contacts import ContactTable
from db.tables.extra import STATEMENTS
from db.tables.facts import FactTable
from db.tables.projections import AttemptLogTable
from dialer.errors import (
    BadInputError,
    DiskFullError,
    KeyRefusedError,
    NewerDatabaseError,
)
from dialer.facts import Outcome
from dialer.log import LogFilter, LogLine, log_lines
from tests.db.making_stores import KEY, StoreMaker, add, now, underneath
from tests.making import member

FIXTURES = Path(__file__).parent / "fixtures"
OLD_PASSPHRASE = "uji"

NEXT = SCHEMA_VERSION + 1
NEXT_STEP = '''
"""A step for the test."""

from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    op.execute("ALTER TABLE contact ADD COLUMN nickname VARCHAR")
    {more}
'''


def statements(connection: Connection) -> dict[tuple[str, str], str]:
    """Return what the schema consists of, without differences of layout."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_schema "
        "WHERE sql IS NOT NULL AND tbl_name != 'alembic_version'"
    )
    return {(kind, name): "".join(sql.split()) for kind, name, sql in rows}


def test_migrations_make_what_the_models_say(make_store: StoreMaker, tmp_path: Path) -> None:
    by_models = make_engine(tmp_path / DATABASE, KEY)
    with by_models.begin() as connection:
        METADATA.create_all(connection)
        for statement in STATEMENTS:
            connection.exec_driver_sql(statement)
        wanted = statements(connection)
    by_models.dispose()
    by_steps = make_engine(database_file(make_store.folder()), KEY)
    with by_steps.connect() as connection:
        made = statements(connection)
    by_steps.dispose()
    assert made == wanted


def test_newest_step_is_the_version_of_the_program() -> None:
    steps = sorted((SCRIPTS / "versions").glob("v[0-9]*.py"))
    assert [int(step.name[1:5]) for step in steps] == list(range(1, SCHEMA_VERSION + 1))


def test_columns_are_the_fields_of_the_rules() -> None:
    assert {field.name for field in fields(LogLine)} == set(AttemptLogTable.model_fields)
    assert {*DETAILS.names, *BESIDE} == set(ContactTable.model_fields)
    wanted = "branch_id fact_id device_id install_epoch desk_seq lease_epoch script_version"
    wanted += " schema_version occurred_at clock_offset_ms received_at body sha256"
    assert set(wanted.split()) <= set(FactTable.model_fields)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_newer_database_is_refused_and_not_a_byte_of_it_changes(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    with underneath(folder) as run:
        run(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = everything_in(folder)
    with pytest.raises(NewerDatabaseError, match="lebih baru"):
        open_store(folder, KEY, now)
    assert everything_in(folder) == before


def test_newer_database_with_a_log_left_by_a_kill_stays_as_it_is(make_store: StoreMaker) -> None:
    folder, killed = make_store.folder(), make_store.folder()
    with underneath(folder) as run:
        run(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        for name in (DATABASE, DATABASE + "-wal"):
            shutil.copyfile(folder / name, killed / name)
    before = everything_in(killed)
    with pytest.raises(NewerDatabaseError):
        open_store(killed, KEY, now)
    after = everything_in(killed)
    assert {name: after[name] for name in before} == before


def test_wrong_key_is_refused_and_changes_nothing(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    before = everything_in(folder)
    with pytest.raises(KeyRefusedError, match="tidak cocok"):
        open_store(folder, StoreKey(b"\1" * 32), now)
    assert everything_in(folder) == before


def test_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_text("bukan basis data" * 999, encoding="utf-8")
    before = everything_in(tmp_path)
    with pytest.raises(KeyRefusedError, match="rusak"):
        open_store(tmp_path, KEY, now)
    assert everything_in(tmp_path) == before


def test_damaged_page_is_told_from_a_wrong_key(make_store: StoreMaker) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, member())
    store.close()
    whole = bytearray(database_file(folder).read_bytes())
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 + 50] ^= 0xFF
    database_file(folder).write_bytes(whole)
    with pytest.raises(BadInputError, match="rusak"):
        open_store(folder, KEY, now)


def test_folder_in_the_place_of_the_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(BadInputError, match="bukan berkas"):
        open_store(tmp_path, KEY, now)


def scripts_with_a_next_step(tmp_path: Path, more: str = "") -> Path:
    """Return the program's steps with another one behind them."""
    scripts = tmp_path / "steps"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    step = NEXT_STEP.format(more=more, revision=f"{NEXT:04}", before=f"{SCHEMA_VERSION:04}")
    (scripts / "versions" / f"v{NEXT:04}_next.py").write_text(step, encoding="utf-8")
    return scripts


def test_older_database_is_copied_aside_and_keeps_its_rows(
    make_store: StoreMaker, tmp_path: Path
) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, member())
    store.close()
    path = database_file(folder)
    before = path.read_bytes()
    bring_up_to_date(path, KEY, newest=NEXT, scripts=scripts_with_a_next_step(tmp_path))
    assert stored_version(path, KEY) == NEXT
    assert copy_of(path, SCHEMA_VERSION).read_bytes() == before
    with underneath(folder) as run:
        assert run("SELECT name, nickname FROM contact") == [("Utama Suryono", None)]
        assert run("SELECT number_id FROM contact_number") == [("n1",)]
        assert run("SELECT version_num FROM alembic_version") == [(f"{NEXT:04}",)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("op.execute('INSERT INTO no_such_table VALUES(1)')", Exception),
        ('op.execute("UPDATE worklist SET lane_id = 99")', BadInputError),
    ],
)
def test_failing_step_leaves_the_database_as_it_was(
    make_store: StoreMaker, tmp_path: Path, more: str, expected: type[Exception]
) -> None:
    folder = make_store.folder()
    store = open_store(folder, KEY, now)
    add(store, member())
    store.close()
    path = database_file(folder)
    with pytest.raises(expected):
        bring_up_to_date(path, KEY, newest=NEXT, scripts=scripts_with_a_next_step(tmp_path, more))
    store = open_store(folder, KEY, now)
    assert store.contact("c1") == member()
    store.close()


def test_no_migration_without_a_copy(make_store: StoreMaker, tmp_path: Path) -> None:
    path = database_file(make_store.folder())
    (path.parent / (copy_of(path, SCHEMA_VERSION).name + ".new")).mkdir()
    before = path.read_bytes()
    with pytest.raises(DiskFullError, match="Salinan pengaman"):
        bring_up_to_date(path, KEY, newest=NEXT, scripts=scripts_with_a_next_step(tmp_path))
    assert path.read_bytes() == before


def test_data_directory_may_be_named_from_where_one_stands(
    make_store: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_store.folder()
    monkeypatch.chdir(folder.parent)
    for _ in range(2):
        open_store(Path(folder.name), KEY, now).close()


def test_program_only_loads_the_migrations_when_there_is_something_to_do(
    make_store: StoreMaker, tmp_path: Path
) -> None:
    path = database_file(make_store.folder())
    bring_up_to_date(path, KEY, scripts=tmp_path / "not there")
    assert stored_version(path, KEY) == SCHEMA_VERSION


def test_killed_before_the_first_schema_was_complete_starts_again(tmp_path: Path) -> None:
    with underneath(tmp_path) as run:
        run("PRAGMA journal_mode = WAL")
    store = open_store(tmp_path, KEY, now)
    assert store.officers() == []
    store.close()


@pytest.mark.parametrize("version", sorted(path.name for path in FIXTURES.glob("v*")))
def test_saved_old_store_opens_and_keeps_its_rows(version: str, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(FIXTURES / version, folder)
    store = open_store(folder, unlock(folder, OLD_PASSPHRASE), now)
    assert stored_version(database_file(folder), unlock(folder, OLD_PASSPHRASE)) == SCHEMA_VERSION
    assert [one.name for one in store.officers()] == ["Budi Santoso", "Sri Rahayu"]
    assert [one.call_list.name for one in store.call_lists()] == ["Tunggakan November"]
    contacts = list(store.contacts())
    assert len(contacts) == 20
    log = store.log(LogFilter(), 100)
    assert [entry.line.code for entry in log] == ["promise", "no_answer"]
    for entry in log:  # what a migration put into the log is what the facts say
        contact = next(one for one in contacts if one.contact_id == entry.line.contact_id)
        assert log_lines(store.facts_of(contact.contact_id), contact) == (entry.line,)
    facts = store.facts_of(log[0].line.contact_id)
    assert [fact.body.code for fact in facts if isinstance(fact.body, Outcome)] == ["promise"]
    assert [one.amount for one in store.promises()] == [250_000]
    draft = store.draft(log[0].line.officer_id)
    assert draft is not None
    assert draft.body == {"note": "setengah jadi"}
    store.close()
