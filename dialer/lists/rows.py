"""The rows below a header, one after the other: cleaned, told apart, gathered into chunks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from dialer.contacts.cells import Cell
from dialer.lists.cleaning import RowCleaner
from dialer.lists.columns import Layout
from dialer.lists.damage import damaged_columns
from dialer.lists.matching import SeenRows, match_keys
from dialer.lists.model import (
    ContactRow,
    DuplicateRow,
    Field,
    JoinedRow,
    ListKind,
    QuarantinedRow,
    RowDoubt,
    RowWarning,
)
from dialer.lists.reading import Chunk
from dialer.lists.rowkinds import RowKind, RowSorter
from dialer.lists.warnings import REASONS, warn

CHUNK_ROWS = 1_000


@dataclass(slots=True)
class _Gathered:
    """What the next chunk holds so far."""

    contacts: list[ContactRow] = field(default_factory=list)
    joined: list[JoinedRow] = field(default_factory=list)
    duplicates: list[DuplicateRow] = field(default_factory=list)
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)

    def chunk(self) -> Chunk:
        return Chunk(
            tuple(self.contacts),
            tuple(self.joined),
            tuple(self.duplicates),
            tuple(self.quarantined),
            tuple(self.warnings),
        )


class RowReader:
    """The rows of one layout in chunks; iterate once.

    A row that repeats an accepted one is a duplicate even when it has faults of its own, if the
    card says so; everything else is judged first.
    """

    def __init__(
        self,
        layout: Layout,
        kind: ListKind,
        *,
        area_code: str | None = None,
        dues: Mapping[int, int] | None = None,
    ) -> None:
        self._layout = layout
        self._damaged = damaged_columns(layout)
        self._cleaner = RowCleaner(
            kind, layout, area_code=area_code, dues=dues, damaged=self._damaged
        )
        self._sorter = RowSorter(layout)
        self._seen = SeenRows()

    def __iter__(self) -> Iterator[Chunk]:
        gathered = _Gathered(warnings=_column_warnings(self._layout, self._damaged))
        taken = 0
        start = self._layout.header.row_index + 1
        for number, cells in enumerate(islice(self._layout.table.rows, start, None), start + 1):
            if self._sorter.kind_of(cells) is not RowKind.DATA:
                continue
            self._take(gathered, number, cells)
            taken += 1
            if taken == CHUNK_ROWS:
                yield gathered.chunk()
                gathered, taken = _Gathered(), 0
        yield gathered.chunk()

    def _take(self, gathered: _Gathered, row_number: int, cells: tuple[Cell, ...]) -> None:
        """Clean one row and put it where it belongs."""
        row = self._cleaner.clean(cells, row_number)
        keys = match_keys(row.contact)
        earlier = self._seen.earlier(row.contact, keys)
        if earlier is not None and (row.contact.card or row.reason is None):
            gathered.duplicates.append(DuplicateRow(row_number, earlier[1], earlier[0], cells))
        elif row.reason is not None:
            gathered.quarantined.append(
                QuarantinedRow(row_number, row.reason, *REASONS[row.reason], cells)
            )
        else:
            gathered.warnings.extend(row.warnings)
            if row.contact.nik and self._seen.row_of(f"nik:{row.contact.nik}") is not None:
                gathered.warnings.extend(warn((RowDoubt.NIK_SHARED,), row_number, Field.NIK.value))
            self._seen.remember(row_number, keys)
            gathered.contacts.append(row.contact)


def _column_warnings(layout: Layout, damaged: frozenset[Field]) -> list[RowWarning]:
    """Warnings that concern whole columns; row 0."""
    warnings: list[RowWarning] = []
    for name in sorted(damaged):
        warnings.extend(warn((RowDoubt.COLUMN_DAMAGED,), 0, name.value))
    for name in sorted(layout.guessed):
        warnings.extend(warn((RowDoubt.COLUMN_GUESSED,), 0, name.value))
    return warnings
