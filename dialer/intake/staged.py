"""What one transaction of staging puts in, and by what its contacts are to be found later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dialer.call_lists import AsideRow
from dialer.lists.model import ContactRow, FamilyMember, JoinedRow
from dialer.lists.values import Values


class StagedContact(NamedTuple):
    """A row nobody knew. It stays its values on the way: a million records take ten seconds."""

    contact_id: str
    values: Values
    number_ids: Sequence[str]
    keys: Sequence[str]
    zone: str
    members: Sequence[FamilyMember] = ()


@dataclass(frozen=True, slots=True)
class StagedMember:
    """A row that joins the family of a contact which the same list added in an earlier batch.

    `place` says which: 0 is the first contact that the list added.
    """

    place: int
    joined: JoinedRow
    number_ids: Sequence[str]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """Rows of a list on its way in, for one transaction.

    `newer` are rows of known contacts by contact id; `newer_members` joins them, by contact id or,
    where that is "", by the row they joined. `aside_from` is the place of the first row put aside.
    """

    contacts: Sequence[StagedContact] = ()
    members: Sequence[StagedMember] = ()
    newer: Sequence[tuple[str, ContactRow]] = ()
    newer_members: Sequence[tuple[str, JoinedRow]] = ()
    aside: Sequence[AsideRow] = ()
    aside_from: int = 0

    def slices(self, size: int) -> Iterator["StagedBatch"]:
        """Give it out, so many at a time; what joins comes behind what it joins."""
        for start in range(0, len(self.contacts), size):
            yield StagedBatch(contacts=self.contacts[start : start + size])
        for start in range(0, len(self.members), size):
            yield StagedBatch(members=self.members[start : start + size])
        for start in range(0, len(self.newer), size):
            yield StagedBatch(newer=self.newer[start : start + size])
        for start in range(0, len(self.newer_members), size):
            yield StagedBatch(newer_members=self.newer_members[start : start + size])
        for start in range(0, len(self.aside), size):
            rows = self.aside[start : start + size]
            yield StagedBatch(aside=rows, aside_from=self.aside_from + start)


@dataclass(frozen=True, slots=True)
class Entries:
    """By what contacts of a list are to be found, some of one kind in their order.

    `what` and the rows are the store's own affair.
    """

    what: str
    rows: Sequence[tuple[Any, ...]]
