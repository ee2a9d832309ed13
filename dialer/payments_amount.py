"""Rupiah with a sign: a reversal stands in a payments file as a negative amount."""

import re

from dialer.contacts.cells import Cell, tidy
from dialer.contacts.money import parse_rupiah

_MINUS = re.compile(r"\A(?:rp\.?\s*)?[-−–](?:\s*rp\.?)?\s*(?=[0-9])", re.IGNORECASE)
_BRACKETS = re.compile(r"\A(?:rp\.?\s*)?\(\s*(.*[0-9].*)\)\Z", re.IGNORECASE)
_MINUS_BEHIND = re.compile(r"(?<=[0-9])\s*-\Z")
_DEBIT = re.compile(r"(?<=[0-9])\s*(?:cr|kr|kredit|credit)\.?\Z", re.IGNORECASE)


def signed_rupiah(cell: Cell, *, factor: int = 1) -> int | None:
    """Whole rupiah of a cell, negative for `-350.000`, `(350.000)`, `350.000-`; else None.

    `350.000 CR` is what a bank writes for money that came in. `factor` is the unit of the column.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        amount = parse_rupiah(abs(cell), factor=factor)
        return None if amount is None else (-amount if cell < 0 else amount)
    if not isinstance(cell, str):
        return None
    text = _DEBIT.sub("", " ".join(tidy(cell).split()))
    for pattern, inside in ((_MINUS, ""), (_BRACKETS, r"\1"), (_MINUS_BEHIND, "")):
        bare = pattern.sub(inside, text)
        if bare != text:
            amount = parse_rupiah(bare, factor=factor)
            return None if amount is None else -amount
    return parse_rupiah(text, factor=factor)
