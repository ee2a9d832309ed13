"""The steps of an import (a part of `db.writer`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from db import before, families, imports, list_warnings, staging, untouched
from db.contacts import pks_of
from db.entries import put_entries
from dialer.call_lists import CallList
from dialer.intake.orders import ListImport, NewerRow
from dialer.intake.staged import Entries, StagedBatch
from dialer.lists.model import FamilyMember, RowWarning


class IntakeSteps:
    """Steps of an import (`dialer.ports.IntakeWriter`), in the transaction of `connection`."""

    _connection: Connection

    def begin_import(self, one: ListImport, call_list: CallList, header: Sequence[str]) -> None:
        """Open an import; what it adds from now on is hidden."""
        imports.begin(self._connection, one, call_list, header)

    def stage(self, one: ListImport, batch: StagedBatch) -> None:
        """Put a batch in, out of sight."""
        staging.stage(self._connection, one, batch)

    def put_entries(self, entries: Entries) -> None:
        """Make contacts findable."""
        put_entries(self._connection, entries)

    def put_list_warnings(self, list_id: str, start: int, warnings: Sequence[RowWarning]) -> None:
        """Keep warnings with their rows, the first at place `start`."""
        list_warnings.put_warnings(self._connection, list_id, start, warnings)

    def publish(self, call_list: CallList, families: int) -> None:
        """Show what was added, and keep the list with its counts."""
        imports.publish(self._connection, call_list, families)

    def newer_rows(self, list_id: str, limit: int) -> Sequence[NewerRow]:
        """Return the next known contacts with their newer rows."""
        return staging.newer_rows(self._connection, list_id, limit)

    def keep_before(self, list_id: str, contact_ids: Sequence[str]) -> None:
        """Keep contacts as they are now."""
        before.keep_before(self._connection, list_id, contact_ids)

    def put_untouched(self, contact_ids: Sequence[str]) -> Sequence[str]:
        """Put the standings of those nothing was said to yet; return the others."""
        return untouched.put_untouched(self._connection, contact_ids)

    def put_families(self, members: Mapping[str, Sequence[FamilyMember]]) -> None:
        """Give contacts other members in place of those they had."""
        families.put_families(self._connection, members)

    def drop_newer(self, list_id: str, contact_ids: Sequence[str]) -> None:
        """Forget newer rows that are in force now."""
        pks = pks_of(self._connection, contact_ids)
        staging.drop_newer(self._connection, list_id, list(pks.values()))

    def staying_behind(self, list_id: str, after: str, limit: int) -> Sequence[str]:
        """Return contacts that are still on the list which an import replaces, in their order."""
        return before.staying_behind(self._connection, list_id, after, limit)

    def mark_left(self, list_id: str, contact_ids: Sequence[str], at: datetime) -> None:
        """Note that contacts have left; put their standings afterwards."""
        before.mark_left(self._connection, list_id, contact_ids, at)

    def finish_import(self, list_id: str) -> None:
        """Note that all of it is in."""
        imports.finish(self._connection, list_id)

    def attempts_since(self, list_id: str) -> int:
        """Return how many attempts there were on its contacts since it was in."""
        return imports.attempts_since(self._connection, list_id)

    def changed_since(self, list_id: str) -> str:
        """Return the name of a later list that changed contacts of this one, or ""."""
        return imports.changed_since(self._connection, list_id)

    def merged_since(self, list_id: str) -> int:
        """Return how many of its contacts were put together with others since."""
        return imports.merged_since(self._connection, list_id)

    def take_back(self, list_id: str, undone_by: str) -> None:
        """Hide what an import added, to be removed."""
        imports.take_back(self._connection, list_id, undone_by)

    def restore_before(self, list_id: str, limit: int) -> Sequence[str]:
        """Put some contacts back as they were; put their standings afterwards."""
        return before.restore_before(self._connection, list_id, limit)

    def unmark_left(self, list_id: str, limit: int) -> Sequence[str]:
        """Take some marks of having left back; put their standings afterwards."""
        return before.unmark_left(self._connection, list_id, limit)

    def remove_added(self, list_id: str, limit: int) -> int:
        """Remove some of the contacts an import added; return how many."""
        return before.remove_added(self._connection, list_id, limit)

    def forget_import(self, list_id: str) -> None:
        """Leave the record of an import that was undone, nothing of one that was given up."""
        imports.forget(self._connection, list_id)
