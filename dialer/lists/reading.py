"""A list on its way in, piece by piece: what is ordered, what is known first, what follows.

A file is read and cleaned by a process of its own (`dialer.lists.child`), so that a broken file or
one of a million rows can neither stop the window nor fill its memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import (
    ContactRow,
    DuplicateRow,
    JoinedRow,
    ListKind,
    QuarantinedRow,
    RowWarning,
)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a person says of a table: its sheet, its header row, the field of each column.

    `header_row` counts from 1 as the spreadsheet does, 0 when there is none; `fields` maps the
    index of a column to its field (of the kind of file), columns that are not named are kept under
    their header.
    """

    sheet: str | None
    header_row: int
    fields: Mapping[int, StrEnum]


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """Which file to read as what. Without `choice` the columns are found out.

    `area_code` (`0645`) completes local numbers; `dues` (class -> rupiah per head and month) only
    serves warnings; `sheet` picks a sheet by name instead of the best one. `mappings` are the
    remembered columns to use for files that look alike. With `pasted`, that text is the list and
    `path` only its name.
    """

    path: Path
    kind: ListKind
    area_code: str | None = None
    dues: Mapping[int, int] = field(default_factory=dict)
    sheet: str | None = None
    choice: ColumnChoice | None = None
    mappings: tuple[ColumnMapping, ...] = ()
    pasted: str | None = None


@dataclass(frozen=True, slots=True)
class ListHead:
    """What is known before the first row is cleaned; `most_rows` is at least the rows to come."""

    kind: ListKind
    file: str
    sheet: str | None
    header_row: int
    headers: tuple[str, ...]
    columns: Mapping[str, str]
    most_rows: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows in the order of the file.

    rows = contacts + joined + duplicates + quarantined.
    """

    contacts: Sequence[ContactRow] = ()
    joined: tuple[JoinedRow, ...] = ()
    duplicates: tuple[DuplicateRow, ...] = ()
    quarantined: tuple[QuarantinedRow, ...] = ()
    warnings: tuple[RowWarning, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows of the file this is."""
        return len(self.contacts) + len(self.joined) + len(self.duplicates) + len(self.quarantined)


class ListReading(Protocol):
    """A list being read; iterate once, to the end. Raises BadInputError while it goes on too."""

    @property
    def head(self) -> ListHead: ...
    def __iter__(self) -> Iterator[Chunk]: ...
