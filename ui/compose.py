"""Putting the parts together: the one place that knows store, clock and rules at once. No Qt.

Window, command line and demonstration all open the workstation through `open_workstation`.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic

from db.keys import KeyState
from dialer.ids import IdSource
from dialer.ports import Now
from dialer.workstation import Workstation

PASSPHRASE = "SAMBUNG_PASSPHRASE"  # noqa: S105 - the name of the variable, not a secret


RECORDINGS = "rekaman"
"""The folder of the calls that were taken down, beside the store."""


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


def given_passphrase() -> str | None:
    """Return the passphrase given for headless use; it wins over the keystore."""
    return os.environ.get(PASSPHRASE) or None


@dataclass(frozen=True, slots=True)
class Opened:
    """An open workstation and where its data lives."""

    workstation: Workstation
    data_dir: Path


def asked_key(data: Path | None) -> "KeyState":
    """Say whether the key is at hand, or a passphrase must be typed or chosen."""
    from db.data_dir import data_directory
    from db.keys import key_state

    return key_state(data_directory(data))


@contextmanager
def open_workstation(
    data: Path | None, passphrase: str | None, now: Now = utc_now
) -> Iterator[Opened]:
    """Open the data directory for this process alone, and close it again.

    Raises SambungError: another instance, wrong passphrase, no key, newer database, bad folder.
    """
    from db.data_dir import data_directory
    from db.instance import hold
    from db.keys import derived, unlock
    from db.store import open_store
    from dialer.recordings import Recordings

    folder = data_directory(data)
    with hold(folder):
        key = unlock(folder, passphrase)
        store = open_store(folder, key, now)
        try:
            new_id = IdSource(now, secrets.token_bytes)
            own_clock = monotonic if now is utc_now else None
            recordings = Recordings(
                store, now, new_id, folder / RECORDINGS, partial(derived, key, "recordings")
            )
            made = Workstation(store, now, new_id, ticks=own_clock, recordings=recordings)
            yield Opened(made, folder)
        finally:
            store.close()
