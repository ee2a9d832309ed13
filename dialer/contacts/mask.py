"""Masking of numbers on screen and in reports: only the last four characters stay readable."""

DOT = "•"
_KEPT = 4


def mask_id(number: str) -> str:
    """`0001234567890` -> `•••••••••7890`; as long as before, four or fewer hidden wholly."""
    if len(number) <= _KEPT:
        return DOT * len(number)
    return DOT * (len(number) - _KEPT) + number[-_KEPT:]


def mask_phone(e164: str) -> str:
    """`+6281234567890` -> `+62•••••••7890`: the country stays, for it says nothing of a person."""
    if e164.startswith("+62") and len(e164) > 3 + _KEPT:
        return "+62" + mask_id(e164[3:])
    return mask_id(e164)
