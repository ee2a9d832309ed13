"""The rows below a header, one after the other: cleaned, told apart, gathered into parcels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from dialer.contacts.cells import Cell, cell_text
from dialer.lists.changes import changed
from dialer.lists.cleaning import CleanedRow, RowCleaner
from dialer.lists.columns import Layout
from dialer.lists.damage import damaged_columns
from dialer.lists.families import Crowds, Families, is_own_account
from dialer.lists.matching import SeenEmployers, SeenMembers, SeenRows
from dialer.lists.model import (
    Code,
    DuplicateRow,
    Field,
    JoinedRow,
    ListKind,
    QuarantinedRow,
    RowDoubt,
    RowWarning,
)
from dialer.lists.rowkinds import RowKind, RowSorter
from dialer.lists.values import CARD, EXTRA, KK, NIK, ROW_NUMBER, VA
from dialer.lists.warnings import REASONS, TEXTS, warn

PARCEL_ROWS = 1_000
SHOWN_WARNINGS = 5_000
"""Warnings of a list that say what the cell was and became."""

_NIK_SHARED: tuple[Code, str] = (RowDoubt.NIK_SHARED, Field.NIK.value)


@dataclass(slots=True)
class Parcel:
    """Some cleaned rows, the contacts as lists of values (see `values.py`)."""

    contacts: list[Sequence[Any]] = field(default_factory=list)
    joined: list[JoinedRow] = field(default_factory=list)
    duplicates: list[DuplicateRow] = field(default_factory=list)
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows of the file this is."""
        return len(self.contacts) + len(self.joined) + len(self.duplicates) + len(self.quarantined)


class RowReader:
    """The rows of one layout in parcels; iterate once.

    A row that repeats an accepted one is a duplicate even when it has faults of its own, if the
    card says so; everything else is judged first. Whoever of an accepted row's family comes later
    with a card of their own is joined to it.
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
        self._members = SeenMembers() if kind is ListKind.ARREARS else None
        self._seen: SeenRows = self._members or SeenEmployers()
        self._families = Families(self._members, dues or {}) if self._members else None
        family_columns = [
            (place, columns[0], name)
            for place, name in ((KK, Field.KK), (VA, Field.VA))
            if (columns := layout.fields.get(name)) and kind is ListKind.ARREARS
        ]
        self._family_columns = family_columns
        self._shown = 0
        self._crowds = Crowds(column for _, column, _ in family_columns)

    def __iter__(self) -> Iterator[Parcel]:
        start = self._layout.header.row_index + 1
        if self._family_columns:
            self._crowds.count(islice(self._layout.table.rows, start, None))
        parcel = Parcel(warnings=_column_warnings(self._layout, self._damaged))
        taken = 0
        kind_of, clean, data = self._sorter.kind_of, self._cleaner.clean, RowKind.DATA
        for number, cells in enumerate(islice(self._layout.table.rows, start, None), start + 1):
            if kind_of(cells) is data:
                self._place(parcel, cells, clean(cells, number))
                taken += 1
                if taken == PARCEL_ROWS:
                    yield parcel
                    parcel, taken = Parcel(), 0
        yield parcel

    def _place(self, parcel: Parcel, cells: tuple[Cell, ...], row: CleanedRow) -> None:
        """Put a row where it belongs."""
        values = row.values
        number: int = values[ROW_NUMBER]
        earlier = self._seen.earlier(values)
        if earlier is not None and (values[CARD] or row.reason is None):
            parcel.duplicates.append(DuplicateRow(number, earlier[1], earlier[0], tuple(cells)))
        elif row.reason is not None:
            parcel.quarantined.append(
                QuarantinedRow(number, row.reason, *REASONS[row.reason], tuple(cells))
            )
        else:
            self._accept(parcel, cells, row)
            if row.doubts:
                self._warn(parcel, cells, row, number)

    def _warn(self, parcel: Parcel, cells: Sequence[Cell], row: CleanedRow, number: int) -> None:
        """A warning for each doubt; the first of a list say what the cell was and became."""
        if self._shown >= SHOWN_WARNINGS:
            parcel.warnings.extend(
                [RowWarning(code, number, name, TEXTS[code]) for code, name in row.doubts]
            )
            return
        self._shown += len(row.doubts)
        for code, name in row.doubts:
            before, after = changed(self._layout, cells, row.values, name)
            parcel.warnings.append(RowWarning(code, number, name, TEXTS[code], before, after))

    def _accept(self, parcel: Parcel, cells: Sequence[Cell], row: CleanedRow) -> None:
        """A contact of its own, or a member of one that is there already."""
        values = row.values
        if self._members is None or self._families is None:
            self._seen.remember(values)
            parcel.contacts.append(values)
            return
        if values[NIK] and self._members.row_of_nik(values[NIK]) is not None:
            row.doubts.append(_NIK_SHARED)
        if values[KK] or values[VA]:
            self._leave_crowds(cells, row)
        head = None
        if self._family_columns:
            if values[CARD]:
                head, strange = self._families.head_of(values)
                row.doubts.extend(strange)
            self._families.remember(values, values[ROW_NUMBER] if head is None else head)
        self._members.remember(values)
        if head is None:
            parcel.contacts.append(values)
            return
        joined, doubt = self._families.join(head, values)
        parcel.joined.append(joined)
        if doubt is not None:
            row.doubts.append(doubt)

    def _leave_crowds(self, cells: Sequence[Cell], row: CleanedRow) -> None:
        """Empty a KK or VA that too many rows share; its text is kept beside the contact."""
        values = row.values
        for place, column, name in self._family_columns:
            if not values[place] or (place == VA and (not values[CARD] or is_own_account(values))):
                continue
            if self._crowds.is_crowded(cells, column):
                values[place] = None
                values[EXTRA][self._layout.labels[column]] = cell_text(cells[column])
                row.doubts.append((RowDoubt.FAMILY_CROWDED, name.value))


def _column_warnings(layout: Layout, damaged: frozenset[Field]) -> list[RowWarning]:
    """Warnings that concern whole columns; row 0."""
    warnings: list[RowWarning] = []
    for name in sorted(damaged):
        warnings.extend(warn((RowDoubt.COLUMN_DAMAGED,), 0, name.value))
    for name in sorted(layout.guessed):
        warnings.extend(warn((RowDoubt.COLUMN_GUESSED,), 0, name.value))
    if layout.remembered:
        text = f"{TEXTS[RowDoubt.COLUMN_REMEMBERED]} Pemetaan: “{layout.remembered}”."
        warnings.append(RowWarning(RowDoubt.COLUMN_REMEMBERED, 0, "", text))
    return warnings
