"""Real parts for the tests: an encrypted store in a folder of its own, and a clock set by hand."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from db.store import SqlStore, open_store
from dialer.ids import IdSource
from dialer.lists.child import read_list_here
from dialer.people import Officer, Role
from dialer.workstation import Workstation
from tests.db.making_stores import KEY, StoreMaker

settings.register_profile("desk", deadline=None)  # a busy machine is no fault
settings.register_profile("ci", deadline=None, derandomize=True)  # no new examples while landing
settings.load_profile("ci" if os.environ.get("CI") else "desk")

PIN = "482913"
PIN_HASH = (
    "$argon2id$v=19$m=8,t=1,p=1$Z2FyYW0gdW50dWsgdWppIQ$l9kxnUTqxV7FkpgSjpXIdNg6HL1vQuXz3b2rgu+Ltp4"
)
"""PIN under Argon2id at its least cost: 0.1 ms instead of 0.2 s."""


@dataclass(slots=True)
class HandClock:
    """A clock that stands still until it is moved. Friday 20 November 2026, 09.00 WIB."""

    at: datetime = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """Move on by a timedelta's keywords."""
        self.at += timedelta(**span)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> StoreMaker:
    return StoreMaker(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def store(tmp_path: Path, clock: HandClock, make_store: StoreMaker) -> Iterator[SqlStore]:
    """An empty store in the folder `data`, under the passphrase; its clock is the test's."""
    opened = open_store(make_store.fill(tmp_path / "data"), KEY, clock)
    yield opened
    opened.close()


@pytest.fixture
def workstation(store: SqlStore, clock: HandClock) -> Workstation:
    ids = IdSource(clock, secrets.token_bytes)
    return Workstation(store, clock, ids, read_list=read_list_here)


def add_officer(workstation: Workstation, name: str, role: Role) -> Officer:
    """Put an officer straight into the store, with PIN 482913."""
    officer = Officer(workstation.new_id(), name, role, PIN_HASH)
    with workstation.store.writing() as writer:
        writer.put_officer(officer)
    return officer


@pytest.fixture
def lead(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Sri Rahayu", Role.LEAD)


@pytest.fixture
def officer(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Budi Santoso", Role.AGENT)
