"""The month's deactivation requests as plain data: every row of every file in one group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dialer.contacts.cells import Cell
from dialer.reconcile.model import Column


@dataclass(frozen=True, slots=True)
class RecapRules:
    """What a request must say; read from recap.toml."""

    valid_from: date
    source: str
    verify_with_branch: bool
    required: tuple[Column, ...]
    one_of: tuple[Column, ...]
    reasons: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Request:
    """One worker to be deactivated. `outside_month`: the date is not in the month of the recap."""

    file: str
    row: int
    nik: str
    card: str
    name: str
    firm: str
    kode_bu: str
    reason: str
    effective: date | None
    outside_month: bool = False


@dataclass(frozen=True, slots=True)
class RepeatedRequest:
    """A request for somebody already in the recap, by NIK or card; the first one counts.

    `differs` names what the two say differently.
    """

    request: Request
    of_file: str
    of_row: int
    by: Column
    differs: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultyRequest:
    """A row that cannot be sent on before somebody mends it."""

    file: str
    row: int
    headers: tuple[str, ...]
    cells: tuple[Cell, ...]
    reasons: tuple[str, ...]
    fixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileCount:
    """What became of the rows of one file: rows = requests + repeats + faulty."""

    file: str
    sheet: str | None
    rows: int
    requests: int
    repeats: int
    faulty: int
    missing: tuple[Column, ...] = ()
    other_sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirmCount:
    """What one employer asked for; `reasons` counts its requests by reason."""

    firm: str
    requests: int
    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Recap:
    """All requests of a month. `unread` are files that could not be read, with the sentence."""

    month: date
    files: tuple[FileCount, ...]
    requests: tuple[Request, ...]
    repeats: tuple[RepeatedRequest, ...]
    faulty: tuple[FaultyRequest, ...]
    firms: tuple[FirmCount, ...]
    rules: RecapRules
    unread: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """A row is never lost and never counted twice, in a file or in all."""
        for one in self.files:
            assert one.rows == one.requests + one.repeats + one.faulty
        assert self.rows == len(self.requests) + len(self.repeats) + len(self.faulty)

    @property
    def rows(self) -> int:
        """All rows of all files."""
        return sum(one.rows for one in self.files)
