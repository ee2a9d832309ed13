"""What one transaction of staging puts in, and by what its contacts are to be found later."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dialer.call_lists import AsideRow
from dialer.lists.model import ContactRow, FamilyMember, JoinedRow
from dialer.lists.values import Values

Entry = tuple[str, int]
"""A key or a number, and the store's own number of the contact."""


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
    """By what the contacts of a list are to be found: matching keys, and numbers as typed.

    They come in no order, and each would touch a page of its own of a large file. So they are
    gathered over many batches and put in as they sort, some dozens to a page.
    """

    keys: list[Entry] = field(default_factory=list)
    numbers: list[Entry] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys) + len(self.numbers)

    def gather(self, more: "Entries") -> None:
        """Add others."""
        self.keys.extend(more.keys)
        self.numbers.extend(more.numbers)

    def slices(self, size: int) -> Iterator["Entries"]:
        """Sort them and give them out, so many at a time; the first contact keeps a key."""
        for part in in_order(self.keys):
            for start in range(0, len(part), size):
                yield Entries(keys=part[start : start + size])
        for part in in_order(self.numbers):
            for start in range(0, len(part), size):
                yield Entries(numbers=part[start : start + size])


def in_order(entries: Sequence[Entry], most: int = 8_000) -> Iterator[list[Entry]]:
    """Sort entries and give them out in parts of roughly `most`.

    One sort of all would keep the interpreter, and the desk beside it, for a fifth of a second.
    """
    runs = [sorted(entries[start : start + most]) for start in range(0, len(entries), most)]
    ends = sorted(run[at] for run in runs for at in range(0, len(run), _ONE_OF))
    upto: list[Entry | None] = [*ends[most // _ONE_OF :: most // _ONE_OF], None]
    taken = [0] * len(runs)
    for end in upto:
        part: list[Entry] = []
        for place, run in enumerate(runs):
            until = len(run) if end is None else bisect_left(run, end)
            part += run[taken[place] : until]
            taken[place] = until
        part.sort()
        yield part


_ONE_OF = 100
"""How many entries stand for one in the choice of where to cut."""
