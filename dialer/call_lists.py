"""A list as it was taken in: where it came from and what became of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialer.lists.model import SKIPPED, ListKind


@dataclass(frozen=True, slots=True)
class CallList:
    """An imported list. rows = accepted + updated + duplicates + quarantined, always.

    `sheet` may be several (see `sheet_names`). `columns` maps field to header, `warnings` code to
    count; `imported_by` is an officer's id or the account of the operating system (`os:name`).
    """

    list_id: str
    kind: ListKind
    name: str
    file: str
    sheet: str | None
    header_row: int
    columns: Mapping[str, str]
    rows: int
    accepted: int
    updated: int
    duplicates: int
    quarantined: int
    warnings: Mapping[str, int]
    quarantine_file: str | None
    imported_at: datetime
    imported_by: str

    @property
    def skipped(self) -> int:
        """Rows that are none of the list: TOTAL, titles, the header again; blank ones not."""
        return sum(self.warnings.get(code.value, 0) for code in SKIPPED)


@dataclass(frozen=True, slots=True)
class ListProgress:
    """A list with how far it has been worked: contacts in it, and how many had an attempt."""

    call_list: CallList
    contacts: int
    attempted: int
    without_number: int


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row that was not taken: quarantined (reason and fix) or a duplicate (of which row).

    `row_number` is the row as `sheet_names` numbers it, `cells` the original texts.
    """

    row_number: int
    duplicate: bool
    reason: str
    fix: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """All rows of a list that were put aside, with the header and the sheet they stood under."""

    header: tuple[str, ...]
    rows: tuple[AsideRow, ...]
    sheet: str | None = None
