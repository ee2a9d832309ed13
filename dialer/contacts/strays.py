"""Figures beside a number that are no part of it, and figures that are no number at all.

`0812-3456-7890 (2)` would be a valid number with the 2 and is one without it; `20-11-26` in the
telephone column would be a valid local number. Neither may be dialled.
"""

import re
from typing import Final

from dialer.contacts.numbering import Number, PhoneKind, resolve
from dialer.contacts.phone_text import squeeze

_DASHES: Final = r"\-\u2010-\u2014"
_SOLID = re.compile(rf"[0-9]{{7,}}[\s.{_DASHES}]+[0-9]{{1,2}}\)?\Z")
_TAIL = re.compile(rf"(.*[0-9])([\s.{_DASHES}()\[\]]+)([0-9]{{1,2}})[)\]]?\Z", re.DOTALL)
_GROUP = re.compile("[0-9]+")
_BRACKET = re.compile(r"[(\[]")
_LEAST_BEFORE_BRACKET = 5
_LEAST_MOBILE = 10
"""National digits before a stray figure: `0812 345 678 90` is one number in four groups."""

_MONEY = re.compile(
    r"(?:rp|idr)\b[\s.:]*[0-9]|[1-9][0-9]{0,2}(?:\.[0-9]{3})*\.[0-9]00(?:,[0-9]{2}|,-+)?\Z"
    r"|[0-9.,\s]+(?:rupiah|ribu|rb|juta|jt)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?:(?:0?[1-9]|[12][0-9]|3[01])([.{_DASHES}])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)?[0-9]{{2}})"
    rf"|(?:19|20)[0-9]{{2}}([.{_DASHES}])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12][0-9]|3[01]))\Z"
)


def has_stray_figure(written: str) -> bool:
    """Whether one or two digits at the end stand apart from what is a number without them."""
    if _SOLID.search(written):
        return True
    tail = _TAIL.match(written)
    if tail is None:
        return False
    stem, between, _ = tail.groups()
    digits = squeeze(stem)
    if _BRACKET.search(between):
        return len(digits) >= _LEAST_BEFORE_BRACKET
    if any(len(group) <= 2 for group in _GROUP.findall(stem)[1:]):
        return False  # written in pairs: `0812 34 56 78 90`
    number = resolve(digits, area_code=None, from_number=False)
    if not isinstance(number, Number):
        return False
    long_enough = len(number.e164.removeprefix("+62")) >= _LEAST_MOBILE
    return number.kind is not PhoneKind.MOBILE or long_enough


def is_other_figure(written: str) -> bool:
    """Whether a whole cell is an amount of money or a date: no local number to be completed."""
    return _DAY.match(written) is not None or _MONEY.match(written) is not None
