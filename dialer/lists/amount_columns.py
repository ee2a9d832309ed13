"""Which of several columns of money is what is owed, and in which unit it is counted."""

import re
from collections.abc import Sequence
from itertools import islice

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.words import word_set
from dialer.lists.header_words import header_words
from dialer.lists.model import Field
from dialer.lists.periods import in_time
from dialer.lists.shapes import fit

_TIME = word_set("bagian namabulan")
_LEAST_FIT = 0.5
_UNIT = re.compile(
    r"\b(?:dalam|in)\W+(?:rp\.?\W*)?(?:ribu(?:an)?|juta(?:an)?|thousands?|millions?)\b"
    r"|\b(?:ribuan|jutaan)\W+rupiah\b|\brp\.?\W*000\b"
    r"|\b(?:satuan|unit)\W+(?:rp\.?\W*)?(?:ribu(?:an)?|juta(?:an)?)\b",
    re.IGNORECASE,
)
_TITLES = 20


def rival_amounts(
    headers: Sequence[str], samples: Sequence[Sequence[Cell]], column: int, free: Sequence[int]
) -> tuple[int, ...]:
    """Columns of money whose headers differ from this one in their time only, oldest first.

    This one is among them; () when it has no rival.
    """
    words = header_words(headers[column]) - _TIME
    equal = sorted(
        [column]
        + [
            at
            for at in free
            if header_words(headers[at]) - _TIME == words
            and fit(Field.AMOUNT, samples[at]) >= _LEAST_FIT
        ]
    )
    order = in_time([headers[at] for at in equal])
    return tuple(equal[place] for place in order) if len(equal) > 1 else ()


def unit_title(rows: Sequence[Sequence[Cell]], header_index: int) -> str:
    """The title above the header that names a unit of money; "" when none does."""
    for row in islice(rows, max(0, header_index - _TITLES), header_index):
        for cell in row:
            if isinstance(cell, str) and _UNIT.search(text := " ".join(cell_text(cell).split())):
                return text
    return ""


def are_whole_rupiah(cells: Sequence[Cell]) -> bool:
    """Whether the cells speak against a unit of thousands."""
    return not cells or fit(Field.AMOUNT, cells) >= _LEAST_FIT
