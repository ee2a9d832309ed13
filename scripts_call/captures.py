"""Read what an officer types into a field while listening: a value in one form, or what is wrong.

Pure: what day it is comes from the caller. Accepts the forms the screen keeps (ISO date, HH:MM,
digits, a code) and those people write (`25/11`, `pukul 9.30`, `1,2jt`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from scripts_call.model import Capture, CaptureType
from scripts_call.spoken_dates import read_date

MAX_TEXT: Final = 500
"""Characters of a free text."""

MAX_NUMBER: Final = 999_999_999_999
"""More than any amount or count a call is about."""


class CaptureFault(StrEnum):
    """Why a text is not a value of its field."""

    MISSING = "missing"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_AN_AMOUNT = "not_an_amount"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_PHONE = "not_a_phone"
    WRONG_LENGTH = "wrong_length"
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    TOO_LONG = "too_long"
    UNPRINTABLE = "unprintable"


SENTENCES: Final[Mapping[CaptureFault, str]] = MappingProxyType(
    {
        CaptureFault.MISSING: "{label} belum diisi.",
        CaptureFault.NOT_A_DATE: "{label}: tulis tanggal, misalnya 25/11/2026.",
        CaptureFault.NOT_A_TIME: "{label}: tulis jam, misalnya 09.30.",
        CaptureFault.NOT_AN_AMOUNT: "{label}: tulis jumlah rupiah, misalnya 150.000.",
        CaptureFault.NOT_A_NUMBER: "{label}: tulis bilangan bulat, misalnya 12.",
        CaptureFault.NOT_A_CHOICE: "{label}: pilih salah satu dari daftar.",
        CaptureFault.NOT_A_PHONE: "{label}: tulis nomor telepon, misalnya 0812 3456 7890.",
        CaptureFault.WRONG_LENGTH: "{label}: jumlah angkanya harus {wanted}.",
        CaptureFault.TOO_LITTLE: "{label}: paling sedikit {least}.",
        CaptureFault.TOO_MUCH: "{label}: paling banyak {most}.",
        CaptureFault.TOO_LONG: "{label}: paling banyak {longest} huruf.",
        CaptureFault.UNPRINTABLE: "{label}: ada karakter yang tidak dapat dipakai.",
    }
)

_LENGTHS: Final[Mapping[CaptureType, tuple[int, ...]]] = MappingProxyType(
    {CaptureType.NIB: (13,), CaptureType.NPWP: (15, 16)}
)
_FILLER: Final = re.compile(r"[\s.\-/]")
_TIME: Final = re.compile(
    r"(?:pukul|jam|pkl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?\s*(?:WIB|WITA|WIT)?", re.IGNORECASE
)
_AMOUNT: Final = re.compile(
    r"(?:rp\.?|idr)?\s*(\d[\d.,]*?)(?:[.,]00|,-|\.-)?\s*(rb|ribu|jt|juta)?\s*(?:rupiah)?",
    re.IGNORECASE,
)
_SCALES: Final[Mapping[str, int]] = MappingProxyType(
    {"rb": 1_000, "ribu": 1_000, "jt": 1_000_000, "juta": 1_000_000}
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL: Final = re.compile(r"(\d{1,6})[.,](\d{1,3})")
_WHOLE: Final = re.compile(r"\d{1,12}|\d{1,3}(?:\.\d{3})+", re.ASCII)
_PHONE: Final = re.compile(r"\+?[\d\s().\-]{6,24}")
_MOBILE: Final = re.compile(r"628\d{8,11}")
_LANDLINE: Final = re.compile(r"62[2-79]\d{6,10}")


@dataclass(frozen=True, slots=True)
class Read:
    """A text as a value of its field. `value` is its one form: ISO date, HH:MM, digits,
    `+62...`, a code, or text; empty with a `fault`. `sentence` is Indonesian, for the officer."""

    value: str
    fault: CaptureFault | None = None
    sentence: str = ""


def read_capture(capture: Capture, text: str, today: date | None = None) -> Read:
    """The value of what was typed. `today` completes a date without a year (the next such day).

    An empty text is an empty value, and a fault only when the field is required.
    """
    text = text.strip()
    if not text:
        return _wrong(capture, CaptureFault.MISSING) if capture.required else Read("")
    if not text.replace("\n", " ").replace("\t", " ").isprintable():
        return _wrong(capture, CaptureFault.UNPRINTABLE)
    return _READERS[capture.type](capture, text, today)


def known_value(capture: Capture, text: str) -> int | str | None:
    """What a condition compares: a number for counts and amounts, else the text; None when the
    text is not (yet) a value of the field."""
    if capture.type not in (CaptureType.NUMBER, CaptureType.RUPIAH, CaptureType.CHOICE):
        return text
    read = read_capture(capture, text)
    if read.fault or not read.value:
        return None
    return read.value if capture.type is CaptureType.CHOICE else int(read.value)


def _wrong(capture: Capture, fault: CaptureFault) -> Read:
    lengths = " atau ".join(str(length) for length in _LENGTHS.get(capture.type, ()))
    sentence = SENTENCES[fault].format(
        label=capture.label,
        wanted=lengths,
        least=_shown(capture, capture.least),
        most=_shown(capture, capture.most or MAX_NUMBER),
        longest=MAX_TEXT,
    )
    return Read("", fault, sentence)


def _shown(capture: Capture, number: int | None) -> str:
    grouped = f"{number or 0:,}".replace(",", ".")
    return f"Rp{grouped}" if capture.type is CaptureType.RUPIAH else grouped


def _bounded(capture: Capture, number: int | None, otherwise: CaptureFault) -> Read:
    if number is None:
        return _wrong(capture, otherwise)
    if capture.least is not None and number < capture.least:
        return _wrong(capture, CaptureFault.TOO_LITTLE)
    if number > (MAX_NUMBER if capture.most is None else capture.most):
        return _wrong(capture, CaptureFault.TOO_MUCH)
    return Read(str(number))


def _rupiah(text: str) -> int | None:
    match = _AMOUNT.fullmatch(text) if text.isascii() else None
    if match is None:
        return None
    digits, scale = match[1], _SCALES.get((match[2] or "").lower(), 1)
    decimal = _DECIMAL.fullmatch(digits) if scale > 1 else None
    if decimal:
        whole, part = decimal[1], decimal[2]
        return int(whole) * scale + int(part.ljust(3, "0")) * scale // 1000
    if not _GROUPED.fullmatch(digits):
        return None
    return int(re.sub(r"[.,]", "", digits)) * scale


def _date(capture: Capture, text: str, today: date | None) -> Read:
    day = read_date(text, today)
    return Read(day.isoformat()) if day else _wrong(capture, CaptureFault.NOT_A_DATE)


def _amount(capture: Capture, text: str, _: date | None) -> Read:
    return _bounded(capture, _rupiah(text), CaptureFault.NOT_AN_AMOUNT)


def _number(capture: Capture, text: str, _: date | None) -> Read:
    plain = _WHOLE.fullmatch(text)
    number = int(text.replace(".", "")) if plain else None
    return _bounded(capture, number, CaptureFault.NOT_A_NUMBER)


def _choice(capture: Capture, text: str, _: date | None) -> Read:
    known = text in capture.choices
    return Read(text) if known else _wrong(capture, CaptureFault.NOT_A_CHOICE)


def _text(capture: Capture, text: str, _: date | None) -> Read:
    return Read(text) if len(text) <= MAX_TEXT else _wrong(capture, CaptureFault.TOO_LONG)


def _time(capture: Capture, text: str, _: date | None) -> Read:
    match = _TIME.fullmatch(text) if text.isascii() else None
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return _wrong(capture, CaptureFault.NOT_A_TIME)
    return Read(f"{int(match[1]):02}:{match[2] or '00'}")


def _phone(capture: Capture, text: str, _: date | None) -> Read:
    if not text.isascii() or not _PHONE.fullmatch(text):
        return _wrong(capture, CaptureFault.NOT_A_PHONE)
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    for prefix in ("0062", "62", "0", ""):
        if digits.startswith(prefix):
            national = "62" + digits.removeprefix(prefix)
            break
    if not (_MOBILE.fullmatch(national) or _LANDLINE.fullmatch(national)):
        return _wrong(capture, CaptureFault.NOT_A_PHONE)
    return Read(f"+{national}")


def _identity(capture: Capture, text: str, _: date | None) -> Read:
    digits = _FILLER.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        return _wrong(capture, CaptureFault.WRONG_LENGTH)
    if len(digits) not in _LENGTHS[capture.type]:
        return _wrong(capture, CaptureFault.WRONG_LENGTH)
    return Read(digits)


_READERS: Final[Mapping[CaptureType, Callable[[Capture, str, date | None], Read]]] = (
    MappingProxyType(
        {
            CaptureType.DATE: _date,
            CaptureType.TIME: _time,
            CaptureType.RUPIAH: _amount,
            CaptureType.NUMBER: _number,
            CaptureType.CHOICE: _choice,
            CaptureType.TEXT: _text,
            CaptureType.PHONE: _phone,
            CaptureType.NIB: _identity,
            CaptureType.NPWP: _identity,
        }
    )
)
