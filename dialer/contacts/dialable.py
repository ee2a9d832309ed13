"""A number as people write and dial it, for screens and reports."""

from functools import lru_cache

import phonenumbers


@lru_cache(maxsize=512)
def dialable(e164: str) -> str:
    """A number as one dials it by hand: `0812-3456-7890`, `(0645) 461234`."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    if number.country_code != 62:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
