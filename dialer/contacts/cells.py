"""Cells as spreadsheets give them, their plain text and their digits.

A cell keeps its type on the way in: a number cell has already lost its leading zeros and every
digit after the fifteenth, so the rules must know a number from a text that looks like one.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dialer.contacts.doubts import Doubt
from dialer.contacts.words import word_set

Cell = str | float | int | bool | date | datetime | time | timedelta | None

EXACT_LIMIT = 10**15
"""A spreadsheet number from here on has more digits than Excel keeps (15)."""

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FORMULA_QUOTED = re.compile(r'="([^"]*)"\Z')
_SCIENTIFIC = re.compile(r"\+?([0-9])(?:[.,]([0-9]*))?[eE]\+?([0-9]{1,2})\Z")
_FLOAT_TEXT = re.compile(r"([1-9][0-9]{4,29})[.,]0+\Z")
_ID_SEPARATORS = re.compile(r"[\s.\-–—'`’_/]+")
_ID_LABEL = re.compile(
    r"(?:no(?:mor|\.)?\s*)?(?:nik|ktp|kk|va|virtual account|npwp|nib|noka|kartu|jkn|bpjs|kis|no)"
    r"\s*[.:=]*\s*(?=[0-9OoIl])",
    re.IGNORECASE,
)
_LOOKALIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_BLANK_WORDS = word_set(
    "tidakada tdkada takada gakada nggakada ga gaada blmada belumada belumpunya tidakpunya "
    "tdkpunya gakpunya na none null nil nihil nan kosong blank empty tidakdiketahui "
    "tdkdiketahui unknown notavailable"
)
_BLANK_STARTS = frozenset(word[:2] for word in _BLANK_WORDS)
_LONGEST_BLANK = 24
_NOT_ALNUM = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_ERROR_VALUES = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#####")


def tidy(text: str) -> str:
    """The text without what nobody sees: direction marks, odd spaces, a leading apostrophe.

    Line breaks stay: they separate numbers in one cell. `="0812"` (a habit of exporters) is 0812.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    text = text.strip()
    if text and text[0] in "'`’=":
        quoted = _FORMULA_QUOTED.match(text)
        text = quoted.group(1).strip() if quoted else text.lstrip("'`’").strip()
    return text


def cell_text(cell: Cell) -> str:
    """One line of plain text; whole numbers without `.0`, dates as ISO; blank cells are ''.

    A number that has lost digits is shown as `1.17303600564242E+15`, so that nobody takes it for
    whole, here or when it is read again.
    """
    if isinstance(cell, str):
        text = tidy(cell)
        return text if text.isprintable() and "  " not in text else " ".join(text.split())
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else ("TRUE" if cell else "FALSE")
    if isinstance(cell, float):
        if not cell.is_integer():
            return repr(cell)
        return str(int(cell)) if abs(cell) < EXACT_LIMIT else f"{cell:.14E}"
    if isinstance(cell, date | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Whether a person sees nothing in the cell."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    return not cell or cell.isspace() or (not cell.isascii() and not tidy(cell))


def says_nothing(text: str) -> bool:
    """Whether the text only says that there is no value: `-`, `n/a`, `belum ada`, `#REF!`."""
    start = text[:2].casefold()
    if len(text) > _LONGEST_BLANK or (start.isalnum() and start not in _BLANK_STARTS):
        return False
    if text.isascii():
        letters = text.casefold().translate(_NOT_ALNUM)
    else:
        letters = "".join(char for char in text.casefold() if char.isalnum())
    return not letters or letters in _BLANK_WORDS or text.upper().startswith(_ERROR_VALUES)


def clean_text(cell: Cell) -> str | None:
    """The cell as one line of text, None when it is blank or only says so."""
    if isinstance(cell, str) and cell.isascii() and cell.isprintable() and cell[:1].isalnum():
        text = cell.rstrip()  # the quick way for nearly all cells: nothing in it to tidy
        if "  " in text:
            text = " ".join(text.split())
        if text[:2].lower() not in _BLANK_STARTS and text[1:2].isalnum():
            return text
    else:
        text = cell_text(cell)
    return None if not text or says_nothing(text) else text


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits of a cell; '' when there are none or they cannot be trusted.

    `from_number` tells that leading zeros may be gone. `seen` is False for a blank cell.
    """

    text: str
    from_number: bool = False
    doubts: tuple[Doubt, ...] = ()
    seen: bool = True


def number_digits(value: float) -> Digits:
    """The digits of a number cell: none when it is negative, broken or beyond 15 digits."""
    if not math.isfinite(value) or value < 0 or int(value) != value:
        return Digits("", from_number=True)
    if value >= EXACT_LIMIT:
        return Digits("", from_number=True, doubts=(Doubt.EXCEL_PRECISION,))
    return Digits(str(int(value)), from_number=True)


def scientific_digits(text: str) -> Digits | None:
    """`8.1234567890E+10` keeps all its digits, `8,12E+10` has lost them; None if not that form."""
    match = _SCIENTIFIC.match(text)
    if match is None:
        return None
    shown = match.group(1) + (match.group(2) or "")
    if len(shown) < int(match.group(3)) + 1:
        return Digits("", from_number=True, doubts=(Doubt.SCIENTIFIC,))
    return number_digits(int(Decimal(text.replace(",", "."))))


def float_text_digits(text: str) -> Digits | None:
    """`81234567890.0`, a number that went through a program as text; None if not that form."""
    match = _FLOAT_TEXT.match(text)
    return number_digits(int(match.group(1))) if match else None


def identifier_digits(cell: Cell) -> Digits:
    """The digits of an identifier cell without spaces, dots, dashes and a label in front.

    The letters O and l are read as 0 and 1 with a doubt; any other letter leaves nothing.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return number_digits(cell)
    if not isinstance(cell, str):
        return Digits("", seen=cell is not None)
    if cell.isascii() and cell.isdigit():
        return Digits(cell)
    text = tidy(cell)
    if not text or says_nothing(text):
        return Digits("", seen=False)
    special = scientific_digits(text) or float_text_digits(text)
    return _text_digits(text) if special is None else special


def _text_digits(text: str) -> Digits:
    if text.isascii() and text.isdigit():
        return Digits(text)
    text = _ID_SEPARATORS.sub("", _ID_LABEL.sub("", text, count=1))
    if text.isascii() and text.isdigit():
        return Digits(text)
    repaired = text.translate(_LOOKALIKE)
    if repaired.isascii() and repaired.isdigit() and sum(map(str.isdigit, text)) * 2 > len(text):
        return Digits(repaired, doubts=(Doubt.LETTER_AS_DIGIT,))
    return Digits("")
