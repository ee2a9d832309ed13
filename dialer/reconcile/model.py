"""What comparing two files gives: pairs, rows of one side only, doubtful pairs, unusable rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from dialer.contacts.cells import Cell


class ReconcileKind(Enum):
    """What the rows are; the value is the word of the command line."""

    PEOPLE = "orang"
    EMPLOYERS = "bu"


class Column(StrEnum):
    """A column the comparison or the recap understands; the values are those of list fields."""

    NAME = "name"
    NIK = "nik"
    CARD = "card"
    KK = "kk"
    BIRTH = "birth_date"
    SEX = "sex"
    FIRM = "firm"
    KODE_BU = "kode_bu"
    NPWP = "npwp"
    NIB = "nib"
    CARE_CLASS = "care_class"
    WAGE = "wage"
    STATUS = "status"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    CITY = "city"
    PROVINCE = "province"
    PIC_NAME = "pic_name"
    WORKERS = "potential_workers"
    DATA_SOURCE = "data_source"
    REASON = "reason"
    EFFECTIVE = "effective_date"
    NOTE = "note"
    COUNTER = "counter"


class How(StrEnum):
    """By what a pair was found."""

    NIK = "nik"
    CARD = "card"
    NPWP = "npwp"
    NIB = "nib"
    KODE_BU = "kode_bu"
    FAMILY = "kk_name"
    PERSON = "name_birth_firm"
    FIRM = "name_address"
    DECIDED = "decided"


class Why(StrEnum):
    """Why a pair is not certain."""

    TIE = "tie"
    ID_NAME_DIFFERS = "id_name_differs"
    ID_BIRTH_DIFFERS = "id_birth_differs"
    NIK_DIFFERS = "nik_differs"
    NIK_NEAR = "nik_near"
    ID_DIFFERS = "id_differs"
    NAME_NEAR = "name_near"
    BIRTH_DIFFERS = "birth_differs"
    BIRTH_MISSING = "birth_missing"
    FIRM_DIFFERS = "firm_differs"
    FIRM_UNKNOWN = "firm_unknown"
    SEX_DIFFERS = "sex_differs"
    LEGAL_FORM = "legal_form"
    ADDRESS_DIFFERS = "address_differs"
    ADDRESS_MISSING = "address_missing"


class Note(StrEnum):
    """What was doubted about one row; the row is compared all the same."""

    NIK_DAMAGED = "nik_damaged"
    NIK_INVALID = "nik_invalid"
    CARD_INVALID = "card_invalid"
    CARD_PADDED = "card_padded"
    KK_INVALID = "kk_invalid"
    NPWP_INVALID = "npwp_invalid"
    NIB_INVALID = "nib_invalid"
    BIRTH_UNREADABLE = "birth_unreadable"
    BIRTH_NOT_OF_NIK = "birth_not_of_nik"
    NIK_SHARED = "nik_shared"


class Unfit(StrEnum):
    """Why a row takes no part."""

    EMPTY = "empty"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Row:
    """One row in the form in which rows are compared.

    `ids` holds canonical identifiers; `words` the folded words of the name, sorted; `firm` and
    `place` are keys of firm and address, '' when unknown; `sex` is L, P or ''. `born_by_nik` is
    the date inside the NIK where it differs from the column.
    """

    number: int
    cells: tuple[Cell, ...]
    name: str
    words: tuple[str, ...]
    ids: Mapping[Column, str] = field(default_factory=dict)
    birth: date | None = None
    born_by_nik: date | None = None
    sex: str = ""
    firm: str = ""
    place: str = ""
    form: str = ""
    phones: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class UnfitRow:
    """A row that takes no part; `of_row` is the row it repeats, found by `by`."""

    number: int
    cells: tuple[Cell, ...]
    why: Unfit
    of_row: int = 0
    by: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One of the two files. `columns` maps a column to its index; `header_row` counts from 1.

    `label` is what the person calls it ("BPJS TK"). `other_sheets` were not read.
    """

    label: str
    file: str
    sheet: str | None
    header_row: int
    headers: tuple[str, ...]
    columns: Mapping[Column, int]
    rows: tuple[Row, ...]
    unfit: tuple[UnfitRow, ...]
    other_sheets: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All rows of the file below the header."""
        return len(self.rows) + len(self.unfit)

    @property
    def repeats(self) -> int:
        """How many of the unfit rows repeat another."""
        return sum(one.why is Unfit.REPEAT for one in self.unfit)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that are one. `score` 0-100 is the likeness of the names; `differs` what to look at.

    A column that is blank on one side does not differ.
    """

    left: Row
    right: Row
    how: How
    score: int
    differs: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two rows that may be one; a person decides."""

    left: Row
    right: Row
    how: How
    score: int
    why: Why


@dataclass(frozen=True, slots=True)
class Share:
    """What became of the rows of one side: rows = matched + only + doubtful + unusable."""

    rows: int
    matched: int
    only: int
    doubtful: int
    unusable: int
    repeats: int


@dataclass(frozen=True, slots=True)
class Result:
    """Every row of both files in exactly one group. `one_firm`: no file tells firms apart."""

    kind: ReconcileKind
    left: Source
    right: Source
    matched: tuple[Pair, ...]
    only_left: tuple[Row, ...]
    only_right: tuple[Row, ...]
    doubtful: tuple[Candidate, ...]
    one_firm: bool = False

    def __post_init__(self) -> None:
        """A row is never lost and never counted twice."""
        for side in (self.left_share, self.right_share):
            assert side.rows == side.matched + side.only + side.doubtful + side.unusable

    @property
    def left_share(self) -> Share:
        """The rows of the left file."""
        doubtful = len({one.left.number for one in self.doubtful})
        return self._share(self.left, len(self.only_left), doubtful)

    @property
    def right_share(self) -> Share:
        """The rows of the right file."""
        doubtful = len({one.right.number for one in self.doubtful})
        return self._share(self.right, len(self.only_right), doubtful)

    def _share(self, source: Source, only: int, doubtful: int) -> Share:
        return Share(
            rows=source.total,
            matched=len(self.matched),
            only=only,
            doubtful=doubtful,
            unusable=len(source.unfit),
            repeats=source.repeats,
        )
