"""E-mail addresses in list cells."""

import re

from dialer.contacts.cells import Cell, clean_text
from dialer.contacts.doubts import Doubt, Reading

_LONGEST = 300
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


def clean_email(cell: Cell) -> Reading[str]:
    """The first address in the cell, in lower case; None with a doubt when there is only text."""
    text = clean_text(cell)
    if text is None:
        return Reading(None)
    match = _ADDRESS.search(text[:_LONGEST].replace(" @ ", "@"))
    if match is None:
        return Reading(None, (Doubt.EMAIL_INVALID,))
    return Reading(match.group().casefold())
