"""What became of a file that was received, and of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum


class FileKind(Enum):
    """Which file; the value is the word of the command line."""

    PAYMENTS = "pembayaran"
    RESULTS = "hasil"


class Aside(StrEnum):
    """Why a row was not taken, or that it was taken with a doubt."""

    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"
    UNMATCHED = "unmatched"
    DOUBT = "doubt"


DOUBTS_KEPT = 5_000
"""Doubts of a file that are kept with their rows; all are counted."""


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A row that was not taken, as the file has it: why, in words, and how it is mended.

    Of one that was taken with a doubt, or of the file itself (row 0), `reason` is the doubt's code.
    """

    row_number: int
    why: Aside
    reason: str
    fix: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PromisesPaid:
    """Promises that payments kept or paid in part, and the rupiah they got together."""

    kept: int = 0
    partial: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that came in. rows = accepted + duplicates + quarantined + unmatched, always.

    `columns` maps field to header, `warnings` code to count. `finished` is False for one whose
    coming in was interrupted: what it brought so far counts, the same file once more completes it.
    `received_by` is an officer's id or the account of the operating system (`os:name`).
    `promises` is known when a file has just come in and is not kept with it.
    """

    file_id: str
    kind: FileKind
    file: str
    sheet: str | None
    header_row: int
    columns: Mapping[str, str]
    received_at: datetime
    received_by: str
    rows: int = 0
    accepted: int = 0
    duplicates: int = 0
    quarantined: int = 0
    unmatched: int = 0
    warnings: Mapping[str, int] = field(default_factory=dict)
    quarantine_file: str | None = None
    finished: bool = False
    taken_back_at: datetime | None = None
    promises: PromisesPaid = PromisesPaid()


@dataclass(frozen=True, slots=True)
class StoredPayment:
    """A payment as the store has it; `contact_id` is None while nobody is known to be its payer.

    `account` is the virtual account in its 88888 form. `fingerprint` is what makes it the same
    payment in another file, `likeness` the same without the reference number; both are None once
    its file was taken back. A reversal has a negative amount and names in `reverses` what it
    undoes, None while that is not known; `reversed_by` stands at the payment. `fact_id` is the
    fact by which it counts for its contact.
    """

    payment_id: str
    fingerprint: str | None
    likeness: str | None
    file_id: str
    row_number: int
    account: str
    card: str
    payer: str
    paid_on: date
    amount: int
    channel: str
    channel_text: str
    reference: str
    contact_id: str | None = None
    matched_by: str = ""
    reverses: str | None = None
    reversed_by: str | None = None
    fact_id: str | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits: a payment for its contact, a reversal for its payment."""
        if self.amount < 0:
            return self.reverses is None
        return self.contact_id is None and self.reversed_by is None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of a file's payments or results: `gone` count no more, `kept` payments stand in
    another file too."""

    gone: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class ReceivedAside:
    """The rows of a file that were not taken or are doubtful, with their header and sheets."""

    header: tuple[str, ...] = ()
    rows: Sequence[AsideLine] = ()
    sheet: str | None = None

    @property
    def not_taken(self) -> Sequence[AsideLine]:
        """Only the rows that were not taken."""
        return [row for row in self.rows if row.why is not Aside.DOUBT]
