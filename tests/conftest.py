"""Real parts for the tests: an encrypted store in a folder of its own, and a clock set by hand."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from db.keys import unlock
from db.store import SqlStore, open_store
from dialer.ids import IdSource
from dialer.lists.child import read_list_here
from dialer.people import Officer, Role, hash_pin
from dialer.workstation import Workstation

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")  # new examples are looked for at the desk, not while landing

PASSPHRASE = "kata-sandi-uji"
PIN = "482913"


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


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Iterator[SqlStore]:
    folder = tmp_path / "data"
    folder.mkdir()
    opened = open_store(folder, unlock(folder, PASSPHRASE), clock)
    yield opened
    opened.close()


@pytest.fixture
def workstation(store: SqlStore, clock: HandClock) -> Workstation:
    ids = IdSource(clock, secrets.token_bytes)
    return Workstation(store, clock, ids, read_list=read_list_here)


def add_officer(workstation: Workstation, name: str, role: Role) -> Officer:
    """Put an officer straight into the store, with PIN 482913."""
    officer = Officer(workstation.new_id(), name, role, hash_pin(PIN))
    with workstation.store.writing() as writer:
        writer.put_officer(officer)
    return officer


@pytest.fixture
def lead(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Sri Rahayu", Role.LEAD)


@pytest.fixture
def officer(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Budi Santoso", Role.AGENT)
