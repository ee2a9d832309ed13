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
    r"[0-9]\s*\(0[0-9]{2,3}\)?\Z|[0-9]{2}\s+(?:165|11[0-9]|00+|08[0-9])\Z|[\s.\-][0-9]\s+[0-9]{3}\Z"
)
"""An area code in brackets, a service number or a nothing behind the digits."""

_TAIL = re.compile(rf"(.*[0-9])([\s.{_DASHES}()\[\]]+)([0-9]{{1,2}})[)\]]*\Z", re.DOTALL)
_GROUP = re.compile("[0-9]+")
_BETWEEN = re.compile("[^0-9]+")
_BRACKET = re.compile(r"[(\[]")
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
    """Whether one or two digits at the end stand apart from what is a number without them."""
    written = written.rstrip(" .,-\u2010\u2011\u2012\u2013\u2014")
    if _SOLID.search(written) or _OTHER_BEHIND.search(written):
        return True
    tail = None if written.isdigit() else _TAIL.match(written)
    if tail is None:
        return False
    stem, between, figure = tail.groups()
    digits = squeeze(stem)
    if _BRACKET.search(between):
        return len(digits) >= _LEAST_BEFORE_BRACKET
    groups = {len(group) for group in _GROUP.findall(stem)[1:]}
    alike = between in _BETWEEN.findall(stem)
    even = groups in ({1}, {_PAIR}) if len(figure) < _PAIR else min(groups, default=9) <= _PAIR
    if alike and even:
        return False  # written in pairs or singly: `0812 34 56 78 90`
    number = resolve(digits, area_code=None, from_number=False)
    if not isinstance(number, Number):
        return False
    long_enough = len(number.e164.removeprefix("+62")) >= _LEAST_MOBILE
    short = alike and not long_enough and len(figure) >= _PAIR
    return number.kind is not PhoneKind.MOBILE or not short


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
