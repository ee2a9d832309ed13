"""Which rows below a header are rows of the list, and which are only there for the eye.

In doubt a row belongs to the list: there it is told as unusable, here it would be lost in silence.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dialer.contacts.cells import Cell, cell_text, is_blank
from dialer.reconcile.columns import Heading
from dialer.reconcile.model import Column

_TOTAL = re.compile(
    r"(?:(?:grand|sub)\W*)?(?:total|jumlah|jml|jlh)\b[\w\s]{0,40}[:=]?\s*[0-9.,]*\s*"
    r"(?:orang|peserta|tenaga kerja|pekerja|bu|badan usaha|jiwa)?\W*\Z",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|disetujui|dibuat|diperiksa|disusun|hormat kami|yang membuat)\b"
    r"|\D*\b[0-9]{1,2}\s+(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*\s+[0-9]{4}\W*\Z",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?:catatan|keterangan|ket|note|dicetak|sumber|halaman|hal)\b|\*", re.I)
_FORMS = re.compile(r"\b(?:pt|cv|ud|tbk|toko|yayasan)\b", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,3})\)?\Z")
_IDENTITY_DIGITS = 7
_SPARSE = 2
_LEAST_NUMBERED = 3
_KEYS = (Column.NIK, Column.CARD, Column.KK, Column.NPWP, Column.NIB)


class DataRows:
    """Asked for every row from the top; after "Mengetahui," sparse rows are signatures."""

    def __init__(self, heading: Heading, columns: Mapping[Column, int]) -> None:
        self._lines = [
            {index: text.casefold() for index, text in enumerate(line) if text}
            for line in heading.lines
        ]
        self._width = sum(1 for text in heading.texts if text)
        self._counter = columns.get(Column.COUNTER, -1)
        self._name = columns.get(Column.NAME, -1)
        self._keys = [columns[key] for key in _KEYS if key in columns]
        self._signing = False

    def holds(self, row: Sequence[Cell]) -> bool:
        """Whether the row belongs to the list."""
        filled = {index: cell_text(cell) for index, cell in enumerate(row) if not is_blank(cell)}
        counted = filled.get(self._counter, "").rstrip(".").isdigit()
        if counted:
            del filled[self._counter]
        if not filled:
            return False
        if any(_digits(filled.get(key, "")) >= _IDENTITY_DIGITS for key in self._keys):
            self._signing = False
            return True
        if self._repeats_header(filled) or _is_numbering(row, self._width):
            return False
        if not counted and self._is_for_the_eye(filled):
            return False
        self._signing = False
        return True

    def _repeats_header(self, filled: Mapping[int, str]) -> bool:
        for line in self._lines:
            same = sum(text.casefold() == line.get(index) for index, text in filled.items())
            if same * 2 >= len(filled) and (same >= 2 or len(line) == 1):
                return True
        return False

    def _is_for_the_eye(self, filled: Mapping[int, str]) -> bool:
        first = next(iter(filled.values()))
        if _TOTAL.match(first) and not _FORMS.search(first):
            return True
        if len(filled) > _SPARSE or self._width <= _SPARSE:
            return False
        if any(_SIGNED.match(text) for text in filled.values()):
            self._signing = True
        if self._signing or len(filled) > 1:
            return self._signing
        return self._name not in filled or _REMARK.match(first) is not None


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_numbering(row: Sequence[Cell], width: int) -> bool:
    """`1 2 3 4 ...` or `(1) (2) (3)` under the header."""
    texts = [cell_text(cell) for cell in row if not is_blank(cell)]
    if len(texts) < _LEAST_NUMBERED or len(texts) * 2 < width:
        return False
    found = [_COLUMN_NUMBER.match(text) for text in texts]
    numbers = [int(match.group(1)) for match in found if match]
    return (
        len(numbers) == len(texts)
        and numbers[0] <= 1
        and all(after - before == 1 for before, after in pairwise(numbers))
    )
