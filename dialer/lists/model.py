"""What a list becomes: contacts, duplicates, quarantined rows and what was doubted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from dialer.contacts.cells import Cell
from dialer.contacts.doubts import Doubt
from dialer.contacts.phone import Phone


class ListKind(Enum):
    """Which list a file is taken for; the value is the word of the command line."""

    BU = "bu"
    ARREARS = "tunggakan"


class Field(StrEnum):
    """A column the program understands. Phones may fill several columns."""

    NAME = "name"
    CARD = "card"
    NIK = "nik"
    KK = "kk"
    VA = "va"
    NPWP = "npwp"
    NIB = "nib"
    KODE_BU = "kode_bu"
    PHONE = "phone"
    EMAIL = "email"
    PIC_NAME = "pic_name"
    AMOUNT = "amount"
    MONTHS = "months"
    CARE_CLASS = "care_class"
    MEMBERS = "members"
    WORKERS = "potential_workers"
    DATA_SOURCE = "data_source"
    ADDRESS = "address"
    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    CITY = "city"
    PROVINCE = "province"
    NOTE = "note"
    COUNTER = "counter"
    """The running number `No`; recognised so that it is not kept as unknown text."""


class RowDoubt(StrEnum):
    """Doubts that need more than one cell, or concern the whole file."""

    NO_PHONE = "no_phone"
    VA_CARD_MISMATCH = "va_card_mismatch"
    IDENTITY_MOVED = "identity_in_other_column"
    NIK_SHARED = "nik_shared"
    AMOUNT_DIFFERS = "amount_differs"
    AMOUNT_RIVALS = "amount_rivals"
    AMOUNT_UNIT = "amount_unit_of_title"
    AMOUNT_SMALL = "amount_below_dues"
    COLUMN_DAMAGED = "column_damaged"
    COLUMN_GUESSED = "column_guessed"
    COLUMN_REMEMBERED = "column_remembered"
    COLUMN_FORGOTTEN = "column_mapping_unused"
    COLUMNS_SWAPPED = "columns_swapped"
    COLUMNS_HIDDEN = "columns_hidden"
    PHONES_HIDDEN = "phones_hidden"
    PHONES_SHARED = "phones_shared"
    PHONES_OF_OTHERS = "phones_of_others"
    PHONES_FORBIDDEN = "phones_forbidden"
    ONLY_PHONES_STRANGE = "only_phones_strange"
    ONLY_PHONES_HIDDEN = "only_phones_hidden"
    ROWS_HIDDEN = "rows_hidden"
    ROWS_FILTERED = "rows_filtered"
    SKIPPED_TOTAL = "skipped_total"
    SKIPPED_TITLE = "skipped_title"
    SKIPPED_HEADER = "skipped_header"
    OTHER_SHEETS = "other_sheets"
    FAMILY_AMOUNT_REPEATED = "family_amount_repeated"
    FAMILY_AMOUNT_SUMMED = "family_amount_summed"
    FAMILY_CROWDED = "family_crowded"
    FAMILY_DOUBTFUL = "family_doubtful"
    NAME_DIFFERS = "name_differs"


REPORT_COLUMNS = ("Baris Asal", "Alasan", "Perbaikan")
"""What stands beside a row that was put aside; no part of the list when it is taken in again."""

SKIPPED = (RowDoubt.SKIPPED_TOTAL, RowDoubt.SKIPPED_TITLE, RowDoubt.SKIPPED_HEADER)
"""Rows of the file that are no rows of the list."""


class Reason(StrEnum):
    """Why a row was put aside."""

    NAME = "name"
    IDENTITY = "identity"
    AMOUNT = "amount"


Code = Doubt | RowDoubt


@dataclass(frozen=True, slots=True)
class RowWarning:
    """One repair or doubt; `row_number` is the row as the spreadsheet counts it, 0 = the file.

    `before` is the cell as it was written and `after` what it became, for the first of a list.
    """

    code: Code
    row_number: int
    field: str
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A row that may be called. Money in whole rupiah, identifiers as canonical digits."""

    kind: ListKind
    row_number: int
    name: str
    phones: tuple[Phone, ...] = ()
    card: str | None = None
    nik: str | None = None
    kk: str | None = None
    va: str | None = None
    npwp: str | None = None
    nib: str | None = None
    kode_bu: str | None = None
    amount: int | None = None
    months: int | None = None
    care_class: int | None = None
    members: int | None = None
    address: str | None = None
    kelurahan: str | None = None
    kecamatan: str | None = None
    city: str | None = None
    province: str | None = None
    potential_workers: int | None = None
    data_source: str | None = None
    email: str | None = None
    pic_name: str | None = None
    note: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A member of the family that one contact stands for, with what the own row said."""

    name: str
    card: str | None = None
    nik: str | None = None
    amount: int | None = None
    months: int | None = None
    row_number: int = 0


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """A row that belongs to the family of an earlier accepted one; it counts as accepted.

    `family_amount` is what the family owes now that this row is known, in rupiah.
    """

    row_number: int
    of_row: int
    member: FamilyMember
    family_amount: int | None
    contact: ContactRow


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A row that repeats an accepted one; `key` is what they share (see `match_keys`)."""

    row_number: int
    of_row: int
    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """A row that cannot be called before somebody corrects it."""

    row_number: int
    reason: Reason
    explanation: str
    remedy: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ParsedList:
    """A file after cleaning. `rows` is the sum of accepted, joined, duplicate and quarantined rows.

    `columns` maps a field (a second phone column is `phone_2`) to its header as written;
    `header_row` counts from 1 as the spreadsheet does; `sheet` is None for text files.
    """

    kind: ListKind
    file: str
    sheet: str | None
    header_row: int
    headers: tuple[str, ...]
    columns: Mapping[str, str]
    rows: int
    contacts: tuple[ContactRow, ...]
    duplicates: tuple[DuplicateRow, ...]
    quarantined: tuple[QuarantinedRow, ...]
    warnings: tuple[RowWarning, ...]
    joined: tuple[JoinedRow, ...] = ()

    def __post_init__(self) -> None:
        """A row is never lost and never counted twice."""
        accepted = len(self.contacts) + len(self.joined)
        assert self.rows == accepted + len(self.duplicates) + len(self.quarantined)

    @property
    def warning_counts(self) -> dict[str, int]:
        """How often each code was met, in order of the code."""
        counts = Counter(str(warning.code) for warning in self.warnings)
        return dict(sorted(counts.items()))
