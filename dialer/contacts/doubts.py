"""Codes of what was repaired, doubted or refused while cleaning a single cell.

The codes are stable names (they are counted, stored and linked to rows); the Indonesian
sentences for them live in one table beside the lists.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class Doubt(StrEnum):
    """Why a cell's value was changed, emptied or should be looked at."""

    # any identifier
    EXCEL_PRECISION = "excel_precision"
    SCIENTIFIC = "scientific_lost"
    LETTER_AS_DIGIT = "letter_as_digit"
    # card, NIK, KK, VA, NPWP, NIB
    CARD_PADDED = "card_padded"
    CARD_INVALID = "card_invalid"
    NIK_INVALID = "nik_invalid"
    KK_INVALID = "kk_invalid"
    VA_INVALID = "va_invalid"
    NPWP_PADDED = "npwp_padded"
    NPWP_INVALID = "npwp_invalid"
    NIB_PADDED = "nib_padded"
    NIB_INVALID = "nib_invalid"
    # repairs of a phone number
    PHONE_LETTER = "phone_letter_as_digit"
    PHONE_ZERO = "phone_zero_restored"
    PHONE_AREA = "phone_area_code_added"
    PHONE_FOREIGN = "phone_foreign"
    PHONE_REPEATED = "phone_repeated_digits"
    # refusals of a phone number: it is not callable
    PHONE_SERVICE = "phone_service_number"
    PHONE_PREMIUM = "phone_premium"
    PHONE_LETTERS = "phone_letters"
    PHONE_MASKED = "phone_masked"
    PHONE_SHORT = "phone_too_short"
    PHONE_LONG = "phone_too_long"
    PHONE_PRECISION = "phone_digits_lost"
    PHONE_PLACEHOLDER = "phone_placeholder"
    PHONE_NO_AREA = "phone_no_area_code"
    PHONE_AMBIGUOUS = "phone_ambiguous"
    PHONE_INVALID = "phone_invalid"
    PHONE_DEAD = "phone_noted_dead"
    PHONE_FORBIDDEN = "phone_noted_forbidden"
    PHONE_NOTE = "phone_note_unclear"
    PHONE_FAX = "phone_fax_or_account"
    # small integers and mail
    MONTHS_UNREADABLE = "months_unreadable"
    MEMBERS_UNREADABLE = "members_unreadable"
    CLASS_UNREADABLE = "class_unreadable"
    WORKERS_UNREADABLE = "workers_unreadable"
    EMAIL_INVALID = "email_invalid"


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a cell says: the value (None when blank or unusable) and the doubts met on the way."""

    value: T | None
    doubts: tuple[Doubt, ...] = ()
