"""A person with a function in one cell: `Andi Saputra / HRD`, `Manajer - Siti Aminah`."""

import re
from collections.abc import Sequence

from dialer.contacts.cells import Cell, cell_text
from dialer.lists.header_words import header_words

_BETWEEN = re.compile(r"\s*[/(|;\n]\s*|\s+[-\u2013\u2014]\s+")
_LATE = re.compile(r"alm(?:h|arhum|arhumah)?\.?", re.IGNORECASE)
"""`(Alm)` says of a person, not of an office, that they have died: it stays with the name."""

_FUNCTION_FIRST = re.compile(r"\W*(?:jabatan|position)\b", re.IGNORECASE)


def names_function(header: str) -> bool:
    """Whether a column holds people with their functions."""
    return "fungsi" in header_words(header)


def are_people(cells: Sequence[Cell]) -> bool:
    """Whether cells of such a column name people: functions alone are few words, ever the same."""
    texts = [cell_text(cell) for cell in cells]
    parted = sum(len(_parts(text)) > 1 for text in texts)
    named = sum(len(text.split()) > 1 for text in texts)
    different = len(set(texts)) * 3 >= len(texts) * 2
    return bool(texts) and (parted * 2 >= len(texts) or (different and named * 3 >= len(texts) * 2))


def person_in(text: str, header: str) -> str:
    """The name of the person, in the order of the header; the whole text when in doubt."""
    parts = _parts(text)
    if len(parts) != 2 or any(_LATE.fullmatch(part) for part in parts):
        return text
    name = parts[1 if _FUNCTION_FIRST.match(header) else 0]
    return text if any(map(str.isdigit, name)) or sum(map(str.isalpha, name)) < 2 else name


def _parts(text: str) -> list[str]:
    return [part for one in _BETWEEN.split(text) if (part := one.strip(" )"))]
