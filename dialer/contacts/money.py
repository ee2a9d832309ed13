"""Rupiah: reading what lists hold, writing what people read. Always whole rupiah as int."""

import re
from decimal import ROUND_HALF_UP, Decimal

from dialer.contacts.cells import Cell, float_text_digits, scientific_digits, tidy

LIMIT = 10**12
"""From a trillion rupiah on a cell is not an amount but another number in the wrong column."""

_LONGEST = 100
_CURRENCY = re.compile(r"\b(?:rp|idr|rupiah)\b\.?|(?<=[0-9])(?:rp|idr)\b|\brp\.?(?=[0-9])", re.I)
_DASH_TAIL = re.compile(r"(?<=[0-9])\s*[.,]\s*[-–=]+\Z|(?<=[0-9])\s*[-–=]+\Z")
_WORDS_TAIL = re.compile(r"(?<=[0-9])\s*\((?:[a-z ]+)\)\Z", re.IGNORECASE)
_UNIT = re.compile(r"([0-9.,]+)\s*(rb|ribu|rbu|k|jt|juta|jta|m|mio|miliar|milyar)\.?\b", re.I)
_FACTORS = {
    **dict.fromkeys(("rb", "ribu", "rbu", "k"), 1_000),
    **dict.fromkeys(("jt", "juta", "jta", "mio"), 1_000_000),
    **dict.fromkeys(("miliar", "milyar"), 1_000_000_000),
}
_USUAL = re.compile(
    r"(?:(?:Rp|RP|rp|IDR)\.?\s*)?([0-9]{1,3}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]00)?\Z"
)
_PLAIN = re.compile(r"[0-9]+\Z")
_GROUPED = re.compile(r"([0-9]{1,3}(?:([., '])[0-9]{3})(?:\2[0-9]{3})*)(?:([.,])([0-9]{1,2}))?\Z")
_DOT_FORGOTTEN = re.compile(r"([1-9][0-9]{3})[.,]([0-9]{3})\Z")
"""`3200.000`: as a fraction it would be less than anybody's dues."""

_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]{1,2})\Z")


def parse_rupiah(cell: Cell, *, factor: int = 1) -> int | None:
    """Whole rupiah of a cell; None when it is blank, negative or can be read in two ways.

    Reads `Rp 1.234.567,00`, `1,234,567`, `35rb`, `1,2jt` and number cells (rounded to rupiah).
    `420.00` is nothing: 420 rupiah, or a lost digit of 420.000. `factor` is the unit of the column
    (1000 for "dalam ribuan"); it applies to bare numbers only.
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        if not 0 <= cell < LIMIT:
            return None
        if cell == int(cell):
            return _within(int(cell) * factor)
        return _rounded(Decimal(str(cell)), factor)
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    return _parse_text(tidy(cell), factor)


def _within(value: int) -> int | None:
    return value if 0 <= value < LIMIT else None


def _rounded(value: Decimal, factor: int) -> int | None:
    return _within(int((value * factor).to_integral_value(ROUND_HALF_UP)))


def _parse_text(text: str, factor: int) -> int | None:
    if _PLAIN.match(text):
        return None if len(text) > 1 and text[0] == "0" else _within(int(text) * factor)
    usual = _USUAL.match(text) if factor == 1 else None
    if usual:
        return _within(int(usual.group(1).replace(usual.group(2), "")))
    bare = _CURRENCY.sub("", " ".join(text.split())).strip(" :")
    bare = _WORDS_TAIL.sub("", _DASH_TAIL.sub("", bare)).strip()
    if not bare or not bare[0].isdigit():
        return None
    special = scientific_digits(bare) or float_text_digits(bare)
    if special is not None:
        return _within(int(special.text) * factor) if special.text else None
    if bare != text.strip() and factor > 1 and not _PLAIN.match(text.strip()):
        factor = 1
    units = list(_UNIT.finditer(bare))
    if units:
        return _with_units(bare, units)
    value = _number(bare, in_units=factor > 1)
    return None if value is None else _rounded(value, factor)


def _number(text: str, *, in_units: bool) -> Decimal | None:
    """A bare number; a single dot or comma before three digits groups thousands.

    Of few digits with a fraction only a number of larger units is believed: `262,5` (ribu).
    """
    if _PLAIN.match(text):
        return None if len(text) > 1 and text[0] == "0" else Decimal(text)
    forgotten = None if in_units else _DOT_FORGOTTEN.match(text)
    if forgotten:
        return Decimal("".join(forgotten.groups()))
    grouped = _GROUPED.match(text)
    if grouped:
        whole, mark, comma, cents = grouped.groups()
        if comma == mark and set(cents) != {"0"}:
            return None
        return Decimal(re.sub("[., ']", "", whole) + (f".{cents}" if cents else ""))
    decimal = _DECIMAL.match(text)
    if decimal and (in_units or len(decimal.group(1)) > 3 or not decimal.group(1).strip("0")):
        return Decimal(f"{decimal.group(1)}.{decimal.group(2)}")
    return None


def _with_units(text: str, units: list[re.Match[str]]) -> int | None:
    """`1,2jt`, `2 juta 100 ribu`: every part must have a unit, larger units first."""
    if _UNIT.sub("", text).strip(" .,-"):
        return None
    total, last = Decimal(0), LIMIT
    for unit in units:
        figure, size = unit.group(1).strip(".,"), _FACTORS.get(unit.group(2).casefold())
        if size is None or size >= last:
            return None
        grouped = re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", figure)
        if grouped and size > 1_000:
            return None
        plain = re.fullmatch(r"([0-9]+)(?:[.,]([0-9]{1,2}))?", figure)
        if grouped:
            value = Decimal(re.sub("[.,]", "", figure))
        elif plain:
            value = Decimal(f"{plain.group(1)}.{plain.group(2) or 0}")
        else:
            return None
        total, last = total + value * size, size
    return _within(int(total))


def format_rupiah(amount: int) -> str:
    """`Rp1.234.567`, the way the program shows money everywhere."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")
