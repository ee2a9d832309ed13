"""Figures beside a number that are no part of it, and figures that are no number at all.

`0812-3456-7890 2` would be a valid number with the 2 and is one without it; `20-11-26` in the
telephone column would be a valid local number. Neither may be dialled.
"""

import re
from typing import Final

from dialer.contacts.numbering import Number, PhoneKind, resolve
from dialer.contacts.phone_text import squeeze

_DASHES: Final = r"\-\u2010-\u2014"
_SOLID = re.compile(rf"[0-9]{{7,}}[\s.{_DASHES}]+[0-9]{{1,3}}\)?\Z")
_OTHER_BEHIND = re.compile(
    r"[0-9]\s*\(0[0-9]{2,3}\)?\Z|[\s.\-][0-9]\s+[0-9]{3}\Z"
    r"|[0-9]{2}\s+(?:165|11[0-9]|00+|08[0-9]|02[124]|031|061)\Z"
)
"""An area code in brackets, a service number, a nothing or a beginning behind the digits."""

_TAIL = re.compile(rf"(.*[0-9])([\s.{_DASHES}()\[\]]+)([0-9]{{1,3}})[)\]]*\Z", re.DOTALL)
_GROUP = re.compile("[0-9]+")
_BETWEEN = re.compile("[^0-9]+")
_BRACKET = re.compile(r"[(\[]")
_WHOLE_IN_PAIRS: Final = 12
"""Digits that most mobiles have: a single one behind so many pairs is another figure."""

_BEGINNINGS: Final = frozenset({"08", "62", "00"})
"""How another number begins, of which no more was written."""

_PAIR = 2
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
_NEGATIVE = re.compile(r"[-\u2212][1-9][0-9.,]*\Z")
_NO_LOCAL = re.compile(
    r"\b(?:rp|idr|rb|ribu|juta|jt|kode|pos|kodepos|id|pin|nip|npp|nik|ktp|kk|kartu|npwp|nib|va|rek"
    r"|blok|gg|gang|jl|jln|rt|rw|km|lt|lantai|thn|tahun|th|usia|umur|kelas|kls|bulan|bln|tgl|jam"
    r"|per|pln|meter|token|pelanggan|faktur|invoice|tiket|kwitansi)\b",
    re.IGNORECASE,
)
_LEAST_UNNAMED = 6


def has_stray_figure(written: str) -> bool:
    """Whether some digits at the end stand apart from what is a number without them."""
    written = written.rstrip(" .,-\u2010\u2011\u2012\u2013\u2014")
    if _SOLID.search(written) or _OTHER_BEHIND.search(written):
        return True
    tail = None if written.isdigit() else _TAIL.match(written)
    stem, between, figure = tail.groups() if tail is not None else ("", "", "")
    digits, used = squeeze(stem), _BETWEEN.findall(stem)
    goes_on = not used or between in used or _BRACKET.search(written) is not None
    if not digits or (len(figure) > _PAIR and goes_on):
        return False
    if _BRACKET.search(between):
        return len(digits) >= _LEAST_BEFORE_BRACKET
    even = between in used and _is_even(stem, between, figure)
    if even and figure not in _BEGINNINGS:
        return False
    number = resolve(digits, area_code=None, from_number=False)
    if not isinstance(number, Number) or even:
        return isinstance(number, Number)
    long_enough = len(number.e164.removeprefix("+62")) >= _LEAST_MOBILE
    short = between in used and not long_enough and len(figure) >= _PAIR
    return number.kind is not PhoneKind.MOBILE or not short


def _is_even(stem: str, between: str, figure: str) -> bool:
    """Whether the figure goes on as the groups before it: `0812 3456 78 90`, or one by one.

    A single one behind pairs does only where those are no whole mobile yet, and no spaced dash
    keeps it apart: `0812-34-56-78-9`.
    """
    groups = {len(group) for group in _GROUP.findall(stem)[1:]}
    if len(figure) >= _PAIR:
        return _PAIR in groups and groups <= {_PAIR, 2 * _PAIR}
    joined = between == between.strip() or not between.strip()
    in_pairs = groups == {_PAIR} and len(squeeze(stem)) < _WHOLE_IN_PAIRS and joined
    return groups == {1} or in_pairs


def is_other_figure(written: str) -> bool:
    """Whether a whole cell is an amount of money, a date or below zero: no number at all."""
    return any(pattern.match(written) is not None for pattern in (_DAY, _MONEY, _NEGATIVE))


def says_other_figure(label: str | None) -> bool:
    """Whether a note says that figures are money, a postal code, an age or another number."""
    return _NO_LOCAL.search(label or "") is not None


def may_be_local(written: str, label: str | None, *, alone: bool) -> bool:
    """Whether a few figures may take the branch's area code.

    Beside a mobile (not `alone`) five of them, or what begins like a mobile, need a word that says
    so.
    """
    if is_other_figure(written):
        return False
    digits = squeeze(written)
    return alone or bool(label) or (len(digits) >= _LEAST_UNNAMED and digits[:1] != "8")
