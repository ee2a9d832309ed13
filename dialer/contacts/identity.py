"""Identity numbers: card, NIK, KK, VA, NPWP, NIB.

Each function takes a cell and gives the canonical digits or nothing, never a guess: a 16-digit
number cell has lost its last digits in Excel and is emptied with a doubt.
"""

import re

from dialer.contacts.cells import Cell, Digits, identifier_digits
from dialer.contacts.doubts import Doubt, Reading

CARD_LENGTH = 13
VA_PREFIXES = ("88888", "89888")
"""BRI, BNI, BTN, BCA; Mandiri. Eleven digits of the card number follow."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAST_CARD_TEXT = 8
_LEAST_CARD_NUMBER = 7
_VA_IN_TEXT = re.compile(r"(?<![0-9])8[89]888(?:[ .\-]?[0-9]){11}(?![0-9])")


def _refused(digits: Digits, invalid: Doubt) -> Reading[str]:
    """No value: silent for a blank cell, with the damage named where it is known."""
    if not digits.seen:
        return Reading(None)
    lost = tuple(
        doubt for doubt in digits.doubts if doubt in (Doubt.EXCEL_PRECISION, Doubt.SCIENTIFIC)
    )
    return Reading(None, lost or (invalid,))


def _all_same(digits: str) -> bool:
    return digits.count(digits[:1]) == len(digits)


def clean_card(cell: Cell) -> Reading[str]:
    """The 13 digits of a card; a shorter number is padded with zeros, with a doubt."""
    digits = identifier_digits(cell)
    text = digits.text
    if len(text) == CARD_LENGTH and not _all_same(text):
        return Reading(text, digits.doubts)
    least = _LEAST_CARD_NUMBER if digits.from_number else _LEAST_CARD_TEXT
    if least <= len(text) < CARD_LENGTH and not _all_same(text) and len(text.lstrip("0")) >= 6:
        return Reading(text.zfill(CARD_LENGTH), (*digits.doubts, Doubt.CARD_PADDED))
    return _refused(digits, Doubt.CARD_INVALID)


_USUAL_NIK = re.compile(
    r"(?:1[1-9]|[2-9][0-9])(?:(?!00)[0-9]{2}){2}"
    r"(?:[04][1-9]|[15][0-9]|[26][0-8])(?:0[1-9]|1[0-2])[0-9]{2}(?!0000)[0-9]{4}\Z"
)
"""A NIK whose day every month has."""


def is_nik(text: str) -> bool:
    """PPKKCC DDMMYY NNNN with a real date; women have 40 added to the day."""
    if _USUAL_NIK.match(text):
        return True
    if len(text) != 16 or not text.isdigit():
        return False
    if int(text[:2]) < 11 or "00" in (text[2:4], text[4:6]) or text[12:] == "0000":
        return False
    day, month, year = int(text[6:8]) % 40, int(text[8:10]), int(text[10:12])
    if int(text[6:8]) > 71 or not 1 <= month <= 12 or day < 1:
        return False
    return day <= (_DAYS[month - 1] if month != 2 or year % 4 else 29)


def clean_nik(cell: Cell) -> Reading[str]:
    """The 16 digits of a NIK whose shape and date are possible."""
    digits = identifier_digits(cell)
    if is_nik(digits.text):
        return Reading(digits.text, digits.doubts)
    return _refused(digits, Doubt.NIK_INVALID)


def clean_kk(cell: Cell) -> Reading[str]:
    """The 16 digits of a family card (its date is the day of issue and is not checked)."""
    digits = identifier_digits(cell)
    text = digits.text
    if len(text) == 16 and not _all_same(text) and not text.startswith(("0", *VA_PREFIXES)):
        return Reading(text, digits.doubts)
    return _refused(digits, Doubt.KK_INVALID)


def is_va(text: str) -> bool:
    """88888 or 89888 and eleven digits that are not all zero."""
    return len(text) == 16 and text.startswith(VA_PREFIXES) and bool(text[5:].strip("0"))


def clean_va(cell: Cell) -> Reading[str]:
    """The 16 digits of a virtual account; the first one where a cell lists one for each bank."""
    digits = identifier_digits(cell)
    if is_va(digits.text):
        return Reading(digits.text, digits.doubts)
    if isinstance(cell, str):
        match = _VA_IN_TEXT.search(cell)
        if match:
            text = re.sub("[ .-]", "", match.group())
            if is_va(text):
                return Reading(text)
    return _refused(digits, Doubt.VA_INVALID)


def va_fits_card(va: str, card: str) -> bool:
    """Whether the VA ends with the last eleven digits of the card."""
    return va[5:] == card[-11:]


def va_of_card(card: str) -> str:
    """The family's VA at BRI, BNI, BTN and BCA; the form in which VAs are compared."""
    return VA_PREFIXES[0] + card[-11:]


def clean_npwp(cell: Cell) -> Reading[str]:
    """The 16-digit form; an old 15-digit number gets a zero in front (PMK 112/2022)."""
    digits = identifier_digits(cell)
    text = digits.text
    if len(text) in (15, 16) and not _all_same(text):
        return Reading(text.zfill(16), digits.doubts)
    if len(text) == 14 or (digits.from_number and len(text) == 13):
        return Reading(text.zfill(16), (*digits.doubts, Doubt.NPWP_PADDED))
    return _refused(digits, Doubt.NPWP_INVALID)


def clean_nib(cell: Cell) -> Reading[str]:
    """The 13 digits of a business number; one or two lost zeros are restored with a doubt."""
    digits = identifier_digits(cell)
    text = digits.text
    if len(text) == 13 and not _all_same(text):
        return Reading(text, digits.doubts)
    if 11 <= len(text) < 13 and digits.from_number:
        return Reading(text.zfill(13), (*digits.doubts, Doubt.NIB_PADDED))
    return _refused(digits, Doubt.NIB_INVALID)
