"""Whether a contact seems to stand on a list whose row of it was put aside.

Such a contact has not left: its row waits in quarantine. Nothing is repaired here; a number or a
name that can still be read is enough not to send somebody out of the queue.
"""

import re
from dataclasses import dataclass

from dialer.call_lists import Aside
from dialer.contacts.names import firm_key, person_key
from dialer.lists.model import ContactRow, ListKind

_DIGITS = re.compile(r"\d[\d .-]{6,}\d")
_FEWEST = 8


@dataclass(frozen=True, slots=True)
class StillListed:
    """What can be read of the rows put aside: numbers by their digits, and texts as names."""

    numbers: frozenset[str]
    names: frozenset[str]

    def has(self, row: ContactRow) -> bool:
        """Say whether a number of the contact, or its name, stands in a row put aside."""
        own = (row.card, row.nik, row.kk, row.va, row.npwp, row.nib)
        if any(number and _bare(number) in self.numbers for number in own):
            return True
        key = firm_key if row.kind is ListKind.BU else person_key
        return key(row.name) in self.names


def still_listed(aside: Aside) -> StillListed:
    """Read the rows of a list that were put aside for a fault; repetitions say nothing."""
    cells = [cell for row in aside.rows if not row.duplicate for cell in row.cells]
    numbers = {_bare(found) for cell in cells for found in _DIGITS.findall(cell)}
    words = [cell for cell in cells if any(map(str.isalpha, cell))]
    names = {name for word in words for name in (person_key(word), firm_key(word))}
    return StillListed(
        frozenset(number for number in numbers if len(number) >= _FEWEST),
        frozenset(names - {""}),
    )


def _bare(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")
