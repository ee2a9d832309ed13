"""Calls that were taken down: where they lie, who may hear them, and when they go.

A recording is named in the fact of its call, so it belongs to the attempt; its file is encrypted
with a key that belongs to the store, and complete up to its last second whatever was killed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from dialer.errors import BadInputError, RefusedError
from dialer.facts import Call
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.telephony.sip.recording import sound_of

RETENTION: Final = "recording_days"
"""The setting that says for how many days recordings are kept."""

USUAL_DAYS: Final = 90
SUFFIX: Final = ".rekaman"
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,80}\Z")


@dataclass(frozen=True, slots=True)
class Recordings:
    """The folder of recordings of one store."""

    store: Store
    now: Now
    new_id: NewId
    folder: Path
    key: Callable[[], bytes] = field(repr=False)

    def order(self) -> tuple[str, str]:
        """Return the name of a new recording, and the order with which a telephone makes it."""
        name = self.new_id()
        self.folder.mkdir(parents=True, exist_ok=True)
        return name, f"{self.key().hex()}:{self._file(name)}"

    def exists(self, name: str) -> bool:
        """Say whether the file of a recording is there."""
        return bool(name) and self._file(name).is_file()

    def hear(self, actor: Officer, attempt_id: str, call: Call) -> bytes:
        """Return the recording of a call as a WAV file; that it was heard is written down.

        Raises RefusedError for who may not, BadInputError for one that is gone or damaged.
        """
        if not actor.may(Right.HEAR_RECORDINGS):
            raise RefusedError("Rekaman hanya dapat didengar ketua tim.")
        if not self.exists(call.recording):
            raise BadInputError(
                "Rekaman panggilan ini tidak ada lagi: masa simpannya lewat, atau dibuat di "
                "komputer lain."
            )
        with self.store.writing() as writer:
            writer.audit(
                AuditEntry(
                    self.now(), actor.officer_id, "recording_heard", attempt_id, call.recording
                )
            )
        return sound_of(self._file(call.recording), self.key())

    def days(self) -> int:
        """Return for how many days recordings are kept."""
        kept = self.store.setting(RETENTION)
        return kept if isinstance(kept, int) and kept > 0 else USUAL_DAYS

    def sweep(self) -> int:
        """Remove what is older than the retention period; return how many went, audited.

        A clock that is wrong removes nothing that it thinks is from the future.
        """
        if not self.folder.is_dir():
            return 0
        before = self.now() - timedelta(days=self.days())
        gone = 0
        for file in self.folder.glob(f"*{SUFFIX}"):
            made = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            if made < before:
                file.unlink(missing_ok=True)
                gone += 1
        if gone:
            with self.store.writing() as writer:
                entry = AuditEntry(self.now(), "", "recordings_removed", "", str(gone))
                writer.audit(entry)
        return gone

    def _file(self, name: str) -> Path:
        if not _NAME.match(name):
            raise BadInputError("Nama rekaman tidak dikenali.")
        return self.folder / f"{name}{SUFFIX}"
