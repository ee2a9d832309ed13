"""What a column holds, by the shape of its cells.

A fit is between 0 and 1: the share of filled cells that look like the field. Headers lie and are
ambiguous ("Tunggakan" is months in one list and rupiah in the next); cells decide.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from dialer.contacts.cells import (
    EXACT_LIMIT,
    Cell,
    cell_text,
    identifier_digits,
    is_blank,
    says_nothing,
)
from dialer.contacts.counts import parse_class, parse_count, parse_months
from dialer.contacts.doubts import Doubt
from dialer.contacts.identity import VA_PREFIXES, is_nik, is_va
from dialer.contacts.money import parse_rupiah
from dialer.contacts.phone import clean_phones
from dialer.lists.model import Field

_SAMPLE = 400
_DIGITS_OF_NUMBER = 7
_WOMEN = 40
_OLDEST_KK = 27
_LEAST_FOR_KK = 8
_LEAST_SHARED = 12
_SHARED = 6
"""Rows of one number from which on it is nobody's own; families are smaller on average."""

_LEAST_AMOUNT = 5_000
_MOST_AMOUNT = 5_000_000_000
_ADDRESS = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|dusun|dsn|desa|komp|komplek|kompleks|perum|perumahan|blok|rt|rw|no"
    r"|lr|lorong|gampong|kp|kampung|km|ruko|street|st|road)\b",
    re.IGNORECASE,
)
_PUNCTUATED_NPWP = re.compile(r"[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-?[0-9]{3}\.[0-9]{3}")


def sample_rows(rows: Sequence[Sequence[Cell]], start: int) -> Sequence[Sequence[Cell]]:
    """Some hundred rows from `start` on, spread evenly over the list."""
    return rows[start :: max(1, (len(rows) - start) // _SAMPLE)]


def filled_cells(cells: Sequence[Cell]) -> list[Cell]:
    """The filled cells of a column; cells that only say "none" are left out."""
    return [
        cell
        for cell in cells
        if not is_blank(cell) and not (isinstance(cell, str) and says_nothing(cell))
    ]


def fit(field: Field, cells: Sequence[Cell]) -> float:
    """The mean of how much each sampled cell looks like the field; 0 without cells."""
    judge = _JUDGES.get(field)
    if not cells or judge is None:
        return 1.0 if cells else 0.0
    return sum(map(judge, cells)) / len(cells)


def nik_or_kk(cells: Sequence[Cell]) -> Field | None:
    """What a column of sixteen digits is; None when it cannot be told.

    Half of all people are women, and no family card is older than 2000.
    """
    sixteen = [text for cell in cells if is_nik(text := identifier_digits(cell).text)]
    strange = sum(int(text[6:8]) > _WOMEN or int(text[10:12]) > _OLDEST_KK for text in sixteen)
    if strange > 0.2 * len(sixteen):
        return Field.NIK
    return Field.KK if strange == 0 and len(sixteen) >= _LEAST_FOR_KK else None


def shared_by_many(cells: Sequence[Cell]) -> bool:
    """Whether a few numbers stand in all cells: an officer's telephone, not the people's own."""
    return len(cells) >= _LEAST_SHARED and len(set(map(cell_text, cells))) * _SHARED <= len(cells)


def is_number(cell: Cell) -> bool:
    """A number cell (dates and truth values are none)."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _digits(cell: Cell) -> str:
    """All the digits, also those of a number that has lost its last ones."""
    if isinstance(cell, float) and cell >= EXACT_LIMIT and cell.is_integer():
        return str(int(cell))
    return identifier_digits(cell).text


def _as_card(cell: Cell) -> float:
    digits = _digits(cell)
    if is_number(cell):
        looks_mobile = len(digits) in (9, 10, 11, 12) and digits.startswith(("8", "62"))
        return (0.4 if looks_mobile else 0.9) if 7 <= len(digits) <= 13 else 0.0
    if len(digits) == 13:
        return 1.0 if digits.startswith("00") else 0.6
    return 0.3 if 8 <= len(digits) < 13 and not digits.startswith("08") else 0.0


def _sixteen(cell: Cell) -> str:
    digits = _digits(cell)
    return digits if len(digits) == 16 else ""


def _lost_sixteen(cell: Cell) -> bool:
    """`1,17304E+15`: sixteen digits once."""
    return isinstance(cell, str) and bool(re.search(r"[eE]\+?15\s*\Z", cell))


def _as_nik(cell: Cell) -> float:
    digits = _sixteen(cell)
    if not digits:
        return 0.6 if _lost_sixteen(cell) else 0.0
    if digits.startswith(VA_PREFIXES):
        return 0.0
    return 1.0 if is_nik(digits) or is_number(cell) else 0.3


def _as_kk(cell: Cell) -> float:
    digits = _sixteen(cell)
    if not digits:
        return 0.6 if _lost_sixteen(cell) else 0.0
    return 0.0 if digits.startswith(VA_PREFIXES) else 0.9


def _as_va(cell: Cell) -> float:
    digits = _sixteen(cell)
    if not digits:
        return 0.4 if _lost_sixteen(cell) else 0.0
    return 1.0 if is_va(digits) else 0.1


def _as_npwp(cell: Cell) -> float:
    if isinstance(cell, str) and _PUNCTUATED_NPWP.search(cell):
        return 1.0
    return 0.8 if len(_digits(cell)) in (14, 15, 16) else 0.0


def _as_nib(cell: Cell) -> float:
    return 1.0 if len(_digits(cell)) in (12, 13) else 0.0


def _as_phone(cell: Cell) -> float:
    result = clean_phones(cell)
    if result.phones:
        return 1.0
    if not result.refused:
        return 0.0 if isinstance(cell, str) else 0.1
    reasons = {refused.reason for refused in result.refused}
    if reasons <= {Doubt.PHONE_LONG, Doubt.PHONE_LETTERS} or is_number(cell):
        return 0.1
    return 0.5


def _as_email(cell: Cell) -> float:
    return 1.0 if isinstance(cell, str) and "@" in cell else 0.0


def _as_amount(cell: Cell) -> float:
    if isinstance(cell, str) and cell.strip().startswith(("00", "08", "+62")):
        return 0.0
    amount = parse_rupiah(cell)
    if amount is None:
        return 0.1 if isinstance(cell, str) and not _digits(cell) else 0.0
    if amount > _MOST_AMOUNT:
        return 0.0
    marked = isinstance(cell, str) and bool(re.search(r"rp|idr|rb|jt|ribu|juta", cell, re.I))
    return 1.0 if amount >= _LEAST_AMOUNT or marked else 0.15


def _as_months(cell: Cell) -> float:
    months = parse_months(cell)
    return 0.0 if months is None else (1.0 if months <= 240 else 0.1)


def _as_members(cell: Cell) -> float:
    return 0.0 if parse_count(cell, most=30) is None else 1.0


def _as_class(cell: Cell) -> float:
    return 0.0 if parse_class(cell) is None else 1.0


def _as_workers(cell: Cell) -> float:
    return 0.0 if parse_count(cell) is None else 1.0


def _as_counter(cell: Cell) -> float:
    return 0.0 if parse_count(cell, most=2_000_000) is None and len(cell_text(cell)) > 4 else 1.0


def _as_name(cell: Cell) -> float:
    if not isinstance(cell, str) or len(cell) > 90:
        return 0.0
    letters = sum(map(str.isalpha, cell))
    if letters < 2 or "@" in cell:
        return 0.0
    digits = sum(map(str.isdigit, cell))
    if digits >= _DIGITS_OF_NUMBER:
        return 0.0
    return 0.4 if digits > 2 or _ADDRESS.match(cell) else 1.0


def _as_address(cell: Cell) -> float:
    if not isinstance(cell, str) or sum(map(str.isalpha, cell)) < 3 or "@" in cell:
        return 0.0
    return 1.0 if _ADDRESS.search(cell) else 0.6


def _as_place(cell: Cell) -> float:
    if not isinstance(cell, str) or sum(map(str.isalpha, cell)) < 3 or "@" in cell:
        return 0.0
    return 0.5 if sum(map(str.isdigit, cell)) > 3 else 1.0


_JUDGES: Mapping[Field, Callable[[Cell], float]] = {
    Field.NAME: _as_name,
    Field.PIC_NAME: _as_name,
    Field.CARD: _as_card,
    Field.NIK: _as_nik,
    Field.KK: _as_kk,
    Field.VA: _as_va,
    Field.NPWP: _as_npwp,
    Field.NIB: _as_nib,
    Field.PHONE: _as_phone,
    Field.EMAIL: _as_email,
    Field.AMOUNT: _as_amount,
    Field.MONTHS: _as_months,
    Field.MEMBERS: _as_members,
    Field.CARE_CLASS: _as_class,
    Field.WORKERS: _as_workers,
    Field.COUNTER: _as_counter,
    Field.ADDRESS: _as_address,
    Field.KELURAHAN: _as_place,
    Field.KECAMATAN: _as_place,
    Field.CITY: _as_place,
    Field.PROVINCE: _as_place,
}

STRICT = frozenset(_JUDGES) - {
    Field.ADDRESS, Field.KELURAHAN, Field.KECAMATAN, Field.CITY,
    Field.PROVINCE,
}  # fmt: skip
"""Fields whose cells have a shape of their own; for the others the header weighs more."""
