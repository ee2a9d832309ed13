"""Which rows below a header say something, and which are only there for the eye."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dialer.contacts.cells import Cell, cell_text, is_blank
from dialer.received.form import COUNTER, Sheet

_TOTAL = re.compile(
    r"(?:(?:grand|sub)\W*)?(?:total|jumlah|jml|jlh|saldo|rekap(?:itulasi)?|terbilang|rata\W?rata)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\W*contoh\b", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"[0-9]{1,3}\Z")
_LEAST_NUMBERED = 3
_IDENTITY_DIGITS = 7
_SPARSE = 3


class RowSorter:
    """Tells rows of one sheet apart.

    `identities` are the fields that name an account, a card or the like, `proof` one that a row
    of totals never has, `telling` those without any of which a sparse row is a title.
    """

    def __init__(
        self, sheet: Sheet, identities: Sequence[str], proof: str, telling: Sequence[str]
    ) -> None:
        self._sheet = sheet
        self._identities = identities
        self._proof = proof
        self._telling = (proof, *telling)
        self._lines = [
            {at: text.casefold() for at, text in enumerate(line) if text} for line in sheet.lines
        ]
        self._counter = sheet.columns.get(COUNTER, -1)

    def is_data(self, row: Sequence[Cell]) -> bool:
        """Whether a row is one of the file's. When in doubt it is: the rules will judge it."""
        filled = [at for at, cell in enumerate(row) if not is_blank(cell)]
        if not filled or filled == [self._counter]:
            return False
        first = cell_text(row[filled[0]])
        if _EXAMPLE.match(first):
            return False
        if any(self._digits(row, field) >= _IDENTITY_DIGITS for field in self._identities):
            return True
        if self._repeats_header(row, filled) or self._is_numbering(row, filled):
            return False
        texts = (cell_text(row[at]) for at in filled)
        words = next((text for text in texts if any(map(str.isalpha, text))), "")
        proof = self._sheet.cell(row, self._proof)
        if _TOTAL.match(words) and (is_blank(proof) or cell_text(proof) == words):
            return False
        numbered = self._counter in filled and cell_text(row[self._counter]).isdigit()
        tells = any(not is_blank(self._sheet.cell(row, field)) for field in self._telling)
        return numbered or tells or len(filled) > _SPARSE

    def _digits(self, row: Sequence[Cell], field: str) -> int:
        return sum(map(str.isdigit, cell_text(self._sheet.cell(row, field))))

    def _repeats_header(self, row: Sequence[Cell], filled: Sequence[int]) -> bool:
        texts = {at: cell_text(row[at]).casefold() for at in filled}
        return any(
            sum(text == line.get(at) for at, text in texts.items()) * 2 >= len(filled)
            for line in self._lines
        )

    def _is_numbering(self, row: Sequence[Cell], filled: Sequence[int]) -> bool:
        """`1 2 3 4` or `(1) (2) (3)` under the header."""
        texts = [cell_text(row[at]).strip("() .") for at in filled]
        numbers = [int(text) for text in texts if _COLUMN_NUMBER.match(text)]
        return (
            len(texts) >= _LEAST_NUMBERED
            and len(numbers) == len(texts)
            and numbers[0] <= 1
            and all(after - before == 1 for before, after in pairwise(numbers))
        )
