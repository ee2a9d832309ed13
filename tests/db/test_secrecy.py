"""What is in the store can be read with the key only."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.data_dir import database_file
from db.keys import unlock
from db.store import open_store
from dialer.facts import Fact, Note
from tests.db.making_stores import KEY, NOW, StoreMaker, add, arriving, now
from tests.making import member

SECRETS = ("Rahasianama", "0004939712349", "81234567890", "catatanpribadi", "alamatrumah")


def test_no_name_number_or_note_stands_in_the_files(tmp_path: Path) -> None:
    store = open_store(tmp_path, unlock(tmp_path, "frasa"), now)
    contact = member()
    details = replace(contact.details, name="Rahasianama", address="alamatrumah")
    add(store, replace(contact, details=details))
    with store.writing() as writer:
        writer.append([Fact("f1", "c1", "a1", "o1", NOW, Note("u", "catatanpribadi"))])
    log = tmp_path / "sambung.db-wal"
    assert log.stat().st_size > 0
    while_open = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(while_open) >= {"sambung.db", "sambung.db-wal", "sambung.db-shm", "key.json"}
    store.close()
    closed = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert "sambung.db-wal" not in closed
    for content in (*while_open.values(), *closed.values()):
        for secret in SECRETS:
            assert secret.encode() not in content
            assert secret.encode("utf-16-le") not in content
    assert not closed["sambung.db"].startswith(b"SQLite format 3")
    assert b"contact" not in closed["sambung.db"]


def test_bug_with_a_statement_does_not_tell_its_values(make_store: StoreMaker) -> None:
    store = make_store()
    add(store, member())
    with pytest.raises(IntegrityError) as caught, store.writing() as writer:
        writer.add_contacts([arriving(replace(member(contact_id="c2")))])
    assert "UNIQUE" in str(caught.value)
    assert "81234567890" not in str(caught.value)
    store.close()


def test_library_writes_nothing_to_the_terminal(
    make_store: StoreMaker, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = make_store.folder()
    damaged = bytearray(database_file(folder).read_bytes())
    damaged[100] ^= 0xFF
    database_file(folder).write_bytes(damaged)
    with pytest.raises(Exception, match="rusak"):
        open_store(folder, KEY, now)
    assert capfd.readouterr() == ("", "")
