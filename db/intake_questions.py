"""Questions about imports and what they brought (a part of `db.reader`)."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from db import before, families, imports, list_warnings, staging
from db.entries import SOURCES
from dialer.intake.known import Known
from dialer.intake.orders import FormerRow, ListImport
from dialer.intake.staged import Entries
from dialer.lists.model import FamilyMember, ListKind, RowWarning

Reading = Callable[[], AbstractContextManager[Connection]]


class IntakeQuestions:
    """Answers questions about imports, on a connection that `reading` opens for each."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def list_import(self, list_id: str) -> ListImport | None:
        """Return the import of a list."""
        with self._reading() as connection:
            return imports.list_import(connection, list_id)

    def unsettled_import(self) -> ListImport | None:
        """Return the import that is neither done nor undone."""
        with self._reading() as connection:
            return imports.unsettled_import(connection)

    def known_by_key(self, list_id: str, keys: Iterable[str]) -> Mapping[str, Known]:
        """Return the contacts from before an import that have one of the keys, by key."""
        with self._reading() as connection:
            return staging.known_by_key(connection, list_id, keys)

    def entries_of(self, list_id: str, kind: ListKind) -> Generator[Entries, None, None]:
        """Give by what the contacts of a list on its way in are to be found, in order.

        Each source is a question of its own: the log cannot be emptied while one is being asked.
        """
        for source in SOURCES[kind]:
            with self._reading() as connection:
                yield from source.read(connection, imports.first_pk(connection, list_id))

    def newer_left(self, list_id: str) -> int:
        """Return how many newer rows of an import wait."""
        with self._reading() as connection:
            return staging.newer_left(connection, list_id)

    def former_rows(self, contact_id: str) -> Sequence[FormerRow]:
        """Return what a contact owed by earlier lists, the newest first."""
        with self._reading() as connection:
            return before.former_rows(connection, contact_id)

    def family(self, contact_id: str) -> Sequence[FamilyMember]:
        """Return the members of the family a contact stands for."""
        with self._reading() as connection:
            return families.family(connection, contact_id)

    def list_warnings(self, list_id: str) -> Sequence[RowWarning]:
        """Return the first warnings of a list with their rows."""
        with self._reading() as connection:
            return list_warnings.list_warnings(connection, list_id)
