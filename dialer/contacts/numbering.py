"""One telephone number: from a run of digits to E.164, or the reason why nobody may dial it.

Plain libphonenumber is confidently wrong on what branches type (`62811123456` becomes a landline
of Kabanjahe), so the Indonesian mobile is decided here first and the library only judges the rest.
Where two readings are possible the number is not callable.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumberType

from dialer.contacts.doubts import Doubt


class PhoneKind(StrEnum):
    """What the number reaches; only a mobile has WhatsApp."""

    MOBILE = "mobile"
    FIXED = "fixed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Number:
    """A dialable number: E.164, kind and the repairs it took."""

    e164: str
    kind: PhoneKind
    doubts: tuple[Doubt, ...] = ()


MOBILE = re.compile(r"(?:\+?62|0062)?0?(8(?:[1-35789]|6(?=8))[0-9]{7,10})\Z")
"""An Indonesian mobile without separators; group 1 is the national number (9-12 digits)."""

_LOOKS_MOBILE = re.compile(r"8(?:[1-35789]|6(?=8))[0-9]{7,10}\Z")
_SERVICE = re.compile(r"(?:1[0-9]{2}|14[0-9]{3}|150[0-9]{3,4})\Z")
_SERVICE_WITH_AREA = re.compile(
    r"(?:2[124]|31|61|800)?(?:14[0-9]{3}|1500[0-9]{3})\Z|21500[0-9]{3}\Z"
)
SERVICE_MOBILES = frozenset(("8118165165",))
"""PANDAWA, the WhatsApp of BPJS Kesehatan, as a national number; nobody's own."""

_PHONE_SHAPE = re.compile(r"\+?[0-9]+\Z")
_TWO_DIGIT_AREAS = ("21", "22", "24", "31", "61")
_SEQUENCES = ("01234567890123456789", "98765432109876543210")
_REPEATED = (Doubt.PHONE_REPEATED,)
_KINDS = {
    PhoneNumberType.FIXED_LINE: PhoneKind.FIXED,
    PhoneNumberType.MOBILE: PhoneKind.MOBILE,
}


def resolve(digits: str, *, area_code: str | None, from_number: bool) -> Number | Doubt:
    """The number that `digits` (0-9 with at most a leading +) stands for, or why there is none.

    `area_code` is the branch's own (`0645`); `from_number` says that the digits come from a
    number cell, whose leading zero is gone.
    """
    if not _PHONE_SHAPE.match(digits):
        return Doubt.PHONE_INVALID
    mobile = MOBILE.match(digits)
    if mobile:
        national = mobile.group(1)
        return Doubt.PHONE_SERVICE if national in SERVICE_MOBILES else mobile_number(national)
    bare = digits.lstrip("+")
    if _SERVICE.match(bare):
        return Doubt.PHONE_SERVICE
    if not bare.strip("0") or (len(set(bare)) == 1 and len(bare) > 3):
        return Doubt.PHONE_PLACEHOLDER
    return _with_prefix(digits, area_code=area_code, from_number=from_number)


def _with_prefix(digits: str, *, area_code: str | None, from_number: bool) -> Number | Doubt:
    if digits.startswith(("+62", "0062")):
        return _indonesian(digits[digits.index("62") + 2 :].removeprefix("0"))
    if digits.startswith("+"):
        return _foreign(digits)
    if digits.startswith("0"):  # 00 of another country, or `0628...` typed for `628...`
        doubtful = digits[1] == "0" or (digits[1:3] == "62" and MOBILE.match(digits[1:]))
        return Doubt.PHONE_AMBIGUOUS if doubtful else _indonesian(digits[1:])
    if digits.startswith("62"):
        return _country_or_area(digits, from_number=from_number)
    return _without_prefix(digits, area_code=area_code, from_number=from_number)


def mobile_number(national: str) -> Number:
    """The number of a national mobile number (`81234567890`), doubted when its digits repeat."""
    return Number(f"+62{national}", PhoneKind.MOBILE, mobile_doubts(national))


def mobile_doubts(national: str) -> tuple[Doubt, ...]:
    """`81111111111` may be somebody's number, and is more often nobody's."""
    return _REPEATED if national.endswith(national[-1] * (len(national) - 2)) else ()


def _length_doubt(national: str) -> Doubt:
    if len(national) < 8:
        return Doubt.PHONE_SHORT
    return Doubt.PHONE_LONG if len(national) > 12 else Doubt.PHONE_INVALID


def _indonesian(national: str) -> Number | Doubt:
    """A national number without its trunk zero, by the library's numbering plan."""
    if _SERVICE.match(national) or _SERVICE_WITH_AREA.match(national):
        return Doubt.PHONE_SERVICE
    if national.startswith("0") or not 7 <= len(national) <= 12:
        return _length_doubt(national)
    number = phonenumbers.PhoneNumber(country_code=62, national_number=int(national))
    if not phonenumbers.is_valid_number(number):
        return _length_doubt(national)
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.PREMIUM_RATE:
        return Doubt.PHONE_PREMIUM
    if kind == PhoneNumberType.MOBILE:  # the library's idea of a mobile is ours, or it is refused
        return mobile_number(national) if _LOOKS_MOBILE.match(national) else Doubt.PHONE_INVALID
    return Number(f"+62{national}", _KINDS.get(kind, PhoneKind.OTHER))


def _foreign(digits: str) -> Number | Doubt:
    """A number with another country's code, unless it is `+8...` typed for `+628...`."""
    if _LOOKS_MOBILE.match(digits[1:]) or digits[1:2] == "0":
        return Doubt.PHONE_AMBIGUOUS
    try:
        number = phonenumbers.parse(digits, None)
    except phonenumbers.NumberParseException:
        return Doubt.PHONE_INVALID
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if e164 != digits or not phonenumbers.is_valid_number(number):
        return Doubt.PHONE_INVALID
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.PREMIUM_RATE:
        return Doubt.PHONE_PREMIUM
    return Number(e164, _KINDS.get(kind, PhoneKind.OTHER), (Doubt.PHONE_FOREIGN,))


def _country_or_area(digits: str, *, from_number: bool) -> Number | Doubt:
    """`62...`: the country code, or in a number cell area code 062x that lost its zero."""
    country = _indonesian(digits[2:].removeprefix("0"))
    if not from_number or not 8 <= len(digits) <= 10:
        return country
    area = _indonesian(digits)
    if isinstance(area, Doubt):
        return country
    if isinstance(country, Doubt):
        return _zero_restored(area, digits)
    return country if _usual_length(country) else Doubt.PHONE_AMBIGUOUS


def _usual_length(number: Number) -> bool:
    national = number.e164.removeprefix("+62")
    area = national[: 2 if national[:2] in _TWO_DIGIT_AREAS else 3]
    return local_fits(area, national.removeprefix(area))


def _zero_restored(number: Number, digits: str) -> Number | Doubt:
    if len(digits) < 9 or any(digits in sequence for sequence in _SEQUENCES):
        return Doubt.PHONE_AMBIGUOUS
    return Number(number.e164, number.kind, (Doubt.PHONE_ZERO, *number.doubts))


def _without_prefix(digits: str, *, area_code: str | None, from_number: bool) -> Number | Doubt:
    """Digits with neither 0 nor 62 in front: a local number, or one that lost its zero."""
    area = (area_code or "").lstrip("0")
    if area and digits.startswith(area) and len(digits) >= 8:
        number = _indonesian(digits)
        if isinstance(number, Number) and local_fits(area, digits[len(area) :]):
            return Number(number.e164, number.kind, (Doubt.PHONE_ZERO, *number.doubts))
    if len(digits) >= 9:
        return _lost_zero(digits, from_number=from_number)
    if len(digits) < 5 or digits[0] == "1":
        return Doubt.PHONE_SHORT if len(digits) < 5 else Doubt.PHONE_INVALID
    number = _indonesian(area + digits) if area else Doubt.PHONE_NO_AREA
    if isinstance(number, Doubt) or not local_fits(area, digits):
        return Doubt.PHONE_NO_AREA
    return Number(number.e164, number.kind, (Doubt.PHONE_AREA, *number.doubts))


def _lost_zero(digits: str, *, from_number: bool) -> Number | Doubt:
    """Nine digits or more are no local number; only a number cell is known to lose its zero."""
    number = _indonesian(digits)
    if isinstance(number, Doubt) or number.kind is not PhoneKind.FIXED:
        return _length_doubt(digits)
    return _zero_restored(number, digits) if from_number else Doubt.PHONE_AMBIGUOUS


def local_fits(area: str, local: str) -> bool:
    """Whether a local number has the length usual in its area (7-8 in the five large cities)."""
    lengths = (7, 8) if area in _TWO_DIGIT_AREAS else (5, 6, 7)
    return len(local) in lengths and local[0] not in "01"
