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
from dialer.lists.mapping import label_keys
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
from dialer.lists.rowkinds import SKIPPED, RowKind, RowSorter
from dialer.lists.sheet_names import ROWS_OF_A_SHEET
from dialer.lists.values import CARD, EXTRA, KK, NIK, ROW_NUMBER, VA
from dialer.lists.warnings import FIELD_NAMES, REASONS, TEXTS, warn

PARCEL_ROWS = 1_000
SHOWN_WARNINGS = 5_000
"""Warnings of a list that say what the cell was and became."""

_CELLS_SHOWN = 30
_LONGEST_SHOWN = 200
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


class _Part:
    """A sheet of the list: how its rows are told apart and cleaned, and from which number on."""

    def __init__(
        self,
        layout: Layout,
        number: int,
        order: Sequence[int] | None,
        kind: ListKind,
        area_code: str | None,
        dues: Mapping[int, int] | None,
    ) -> None:
        self.layout = layout
        self.damaged = damaged_columns(layout)
        self.clean = RowCleaner(
            kind, layout, area_code=area_code, dues=dues, damaged=self.damaged
        ).clean
        self.kind_of = RowSorter(layout).kind_of
        self.start = layout.header.row_index + 1
        self.first_number = number * ROWS_OF_A_SHEET + self.start + 1
        self._order = order
        self.family_columns = [
            (place, columns[0], name)
            for place, name in ((KK, Field.KK), (VA, Field.VA))
            if (columns := layout.fields.get(name)) and kind is ListKind.ARREARS
        ]

    @property
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows below the header."""
        return islice(iter(self.layout.table.rows), self.start, None)

    def in_order(self, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """The cells as they stand under the headers of the whole list."""
        if self._order is None:
            return tuple(cells)
        width = len(cells)
        return tuple([cells[at] if 0 <= at < width else None for at in self._order])


class RowReader:
    """The rows of the sheets of one list, in parcels; iterate once.

    A row that repeats an accepted one is a duplicate even when it has faults of its own, if the
    card says so; everything else is judged first. Whoever of an accepted row's family comes later
    with a card of their own is joined to it. Rows are numbered as `sheet_names` says; rows that
    are put aside have their cells under `headers`.
    """

    def __init__(
        self,
        layouts: Sequence[Layout],
        kind: ListKind,
        *,
        area_code: str | None = None,
        dues: Mapping[int, int] | None = None,
    ) -> None:
        labels, keys = _all_labels(layouts)
        self.headers = (*layouts[0].headers, *labels[len(layouts[0].labels) :])
        self._parts = [
            _Part(
                layout,
                number,
                _order(layout, layouts[0], keys) if number else None,
                kind,
                area_code,
                dues,
            )
            for number, layout in enumerate(layouts)
        ]
        arrears, rows = kind is ListKind.ARREARS, sum(len(one.table.rows) for one in layouts)
        self._members = SeenMembers(rows) if arrears else None
        self._seen: SeenRows = self._members or SeenEmployers()
        self._families = Families(self._members, dues or {}, rows) if self._members else None
        self._has_families = any(part.family_columns for part in self._parts)
        self._shown = 0
        self._crowds = Crowds()

    def __iter__(self) -> Iterator[Parcel]:
        for part in self._parts:
            if part.family_columns:
                columns = [(place, column) for place, column, _ in part.family_columns]
                self._crowds.count(part.rows, columns)
        parcel = Parcel(warnings=_column_warnings(self._parts))
        taken = 0
        data = RowKind.DATA
        for part in self._parts:
            kind_of, clean = part.kind_of, part.clean
            for number, cells in enumerate(part.rows, part.first_number):
                kind = kind_of(cells)
                if kind is data:
                    self._place(parcel, part, cells, clean(cells, number))
                    taken += 1
                    if taken == PARCEL_ROWS:
                        yield parcel
                        parcel, taken = Parcel(), 0
                elif (code := SKIPPED.get(kind)) is not None:
                    parcel.warnings.append(_skipped(code, number, cells))
        yield parcel

    def _place(self, parcel: Parcel, part: _Part, cells: tuple[Cell, ...], row: CleanedRow) -> None:
        """Put a row where it belongs."""
        values = row.values
        number: int = values[ROW_NUMBER]
        earlier = self._seen.earlier(values)
        if earlier is not None and (values[CARD] or row.reason is None):
            parcel.duplicates.append(
                DuplicateRow(number, earlier[1], earlier[0], part.in_order(cells))
            )
        elif row.reason is not None:
            parcel.quarantined.append(
                QuarantinedRow(number, row.reason, *REASONS[row.reason], part.in_order(cells))
            )
        else:
            self._accept(parcel, part, cells, row)
            if row.doubts:
                self._warn(parcel, part, cells, row)

    def _warn(self, parcel: Parcel, part: _Part, cells: Sequence[Cell], row: CleanedRow) -> None:
        """A warning for each doubt; the first of a list say what the cell was and became."""
        number = row.values[ROW_NUMBER]
        if self._shown >= SHOWN_WARNINGS:
            parcel.warnings.extend(
                [RowWarning(code, number, name, TEXTS[code]) for code, name in row.doubts]
            )
            return
        self._shown += len(row.doubts)
        for code, name in row.doubts:
            before, after = changed(part.layout, cells, row.values, name)
            parcel.warnings.append(RowWarning(code, number, name, TEXTS[code], before, after))

    def _accept(self, parcel: Parcel, part: _Part, cells: Sequence[Cell], row: CleanedRow) -> None:
        """A contact of its own, or a member of one that is there already."""
        values = row.values
        if self._members is None or self._families is None:
            self._seen.remember(values)
            parcel.contacts.append(values)
            return
        if values[NIK] and self._members.row_of_nik(values[NIK]) is not None:
            row.doubts.append(_NIK_SHARED)
        if values[KK] or values[VA]:
            self._leave_crowds(part, cells, row)
        head = None
        if self._has_families:
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

    def _leave_crowds(self, part: _Part, cells: Sequence[Cell], row: CleanedRow) -> None:
        """Empty a KK or VA that too many rows share; its text is kept beside the contact."""
        values = row.values
        for place, column, name in part.family_columns:
            if not values[place] or (place == VA and (not values[CARD] or is_own_account(values))):
                continue
            if self._crowds.is_crowded(cells, place, column):
                values[place] = None
                values[EXTRA][part.layout.labels[column]] = cell_text(cells[column])
                row.doubts.append((RowDoubt.FAMILY_CROWDED, name.value))


def _skipped(code: RowDoubt, number: int, cells: Sequence[Cell]) -> RowWarning:
    texts = filter(None, map(cell_text, cells[:_CELLS_SHOWN]))
    return RowWarning(code, number, "", TEXTS[code], " | ".join(texts)[:_LONGEST_SHOWN])


def _all_labels(layouts: Sequence[Layout]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headers of the first sheet, and behind them those that only others have; their keys."""
    labels = list(layouts[0].labels)
    keys = list(label_keys(labels))
    for layout in layouts[1:]:
        taken = {
            column
            for name, columns in layout.fields.items()
            for column in columns[: len(layouts[0].fields.get(name, ()))]
        }
        new = [
            (label, key)
            for column, (label, key) in enumerate(
                zip(layout.labels, label_keys(layout.labels), strict=True)
            )
            if column not in taken and key not in keys
        ]
        labels += [label for label, _ in new]
        keys += [key for _, key in new]
    return tuple(labels), tuple(keys)


def _order(layout: Layout, first: Layout, keys: Sequence[str]) -> list[int]:
    """For each label of the list the column of this sheet, -1 where it has none."""
    here = {key: column for column, key in enumerate(label_keys(layout.labels))}
    order = [here.get(key, -1) for key in keys]
    for name, columns in first.fields.items():
        for column, own in zip(columns, layout.fields.get(name, ()), strict=False):
            order[column] = own
    return order


def _column_warnings(parts: Sequence[_Part]) -> list[RowWarning]:
    """Warnings that concern whole columns, each once; row 0."""
    warnings: list[RowWarning] = []
    for name in sorted({name for part in parts for name in part.damaged}):
        warnings.extend(warn((RowDoubt.COLUMN_DAMAGED,), 0, name.value))
    guessed = {
        name: part.layout.labels[part.layout.fields[name][0]]
        for part in reversed(parts)
        for name in part.layout.guessed
    }
    for name, label in sorted(guessed.items()):
        text = f"{TEXTS[RowDoubt.COLUMN_GUESSED]} Kolom: “{label}” ({FIELD_NAMES[name]})."
        warnings.append(RowWarning(RowDoubt.COLUMN_GUESSED, 0, name.value, text))
    for part in parts:
        for code, named in part.layout.notes:
            warnings.append(RowWarning(code, 0, "", f"{TEXTS[code]} {named}"))
    for mapping in dict.fromkeys(filter(None, (part.layout.remembered for part in parts))):
        text = f"{TEXTS[RowDoubt.COLUMN_REMEMBERED]} Pemetaan: “{mapping}”."
        warnings.append(RowWarning(RowDoubt.COLUMN_REMEMBERED, 0, "", text))
    return warnings
