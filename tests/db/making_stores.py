"""Stores for tests: quick to make (a copy of an empty one), and what is in the file underneath."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.data_dir import KEY_FILE, database_file
from db.key_file import KeptIn, KeyFile, Wrapped, write_key_file
from db.keys import StoreKey
from db.store import SqlStore, open_store
from dialer.contact import Contact
from dialer.ports import NewContact
from dialer.standing import Stage

KEY = StoreKey(bytes(range(32)))
PASSPHRASE = "kata-sandi-uji"
KEPT_KEY = KeyFile(
    "0" * 32,
    KeptIn.TYPED,
    Wrapped(
        salt="Z2FyYW0gdW50dWsgdWppIQ==",
        time_cost=1,
        memory_kib=8,
        parallelism=1,
        nonce="YnVrYW4gcmFoYXNp",
        key="TXkDN1MGMtxSnF78kRyaGvI0qa7hDy7QozxIbQIsWmOXtggDHxeyLXsPiRhGmTaW",
    ),
)
"""KEY under PASSPHRASE at the least cost a key file may name: 0.1 ms instead of 0.2 s."""

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def now() -> datetime:
    """A clock that stands still."""
    return NOW


class StoreMaker:
    """Makes empty stores, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._template = folder / "template"
        self._template.mkdir()
        write_key_file(self._template / KEY_FILE, KEPT_KEY)
        open_store(self._template, KEY, now).close()

    def __call__(self) -> SqlStore:
        """Return a new empty store, open."""
        return open_store(self.folder(), KEY, now)

    def folder(self) -> Path:
        """Return a new data directory with an empty store in it, closed."""
        self._made += 1
        return self.fill(self._folder / f"store{self._made}")

    def fill(self, folder: Path) -> Path:
        """Make the folder a data directory with an empty store in it, closed, and its key."""
        return shutil.copytree(self._template, folder, dirs_exist_ok=True)


@contextmanager
def underneath(folder: Path, key: StoreKey = KEY) -> Iterator[Callable[..., Sequence[Any]]]:
    """Give a function that runs a statement on the file itself, past the store."""
    connection = dbapi2.connect(str(database_file(folder)), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")

    def run(statement: str, *values: Any) -> Sequence[Any]:
        rows: Sequence[Any] = connection.execute(statement, values).fetchall()
        return rows

    try:
        yield run
    finally:
        connection.close()


def arriving(contact: Contact, *keys: str) -> NewContact:
    """Return a contact as an import brings it."""
    return NewContact(
        contact_id=contact.contact_id,
        list_id=contact.list_id,
        zone=contact.zone,
        officer_id=contact.officer_id,
        listed_at=contact.listed_at,
        details=replace(contact.details, phones=tuple(one.phone for one in contact.numbers)),
        number_ids=tuple(number.number_id for number in contact.numbers),
        keys=keys,
        stage=Stage.NEW if contact.numbers else Stage.NEEDS_NUMBER,
    )


def add(store: SqlStore, *contacts: Contact) -> None:
    """Put contacts into the store, each with a key of its own."""
    with store.writing() as writer:
        writer.add_contacts([arriving(one, f"id:{one.contact_id}") for one in contacts])
