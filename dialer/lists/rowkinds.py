"""Which rows below the header are contacts, and which are only there for the eye.

Blank rows, titles repeated on every page, the header again, rows of column numbers, TOTAL rows
and signature lines are no rows of the list: they are not quarantined, but each is told.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from dialer.contacts.cells import Cell, cell_text, is_blank, says_nothing
from dialer.contacts.words import word_set
from dialer.lists.columns import IDENTITY, Layout
from dialer.lists.header_words import header_words
from dialer.lists.model import Field, RowDoubt
from dialer.lists.shapes import fit


class RowKind(Enum):
    """What a row below the header is."""

    DATA = "data"
    BLANK = "blank"
    HEADER = "header"
    NUMBERING = "numbering"
    TOTAL = "total"
    TITLE = "title"


SKIPPED = {
    RowKind.HEADER: RowDoubt.SKIPPED_HEADER,
    RowKind.NUMBERING: RowDoubt.SKIPPED_HEADER,
    RowKind.TOTAL: RowDoubt.SKIPPED_TOTAL,
    RowKind.TITLE: RowDoubt.SKIPPED_TITLE,
}
"""How rows that are no rows of the list are told; blank ones are not."""

_TOTAL = re.compile(
    r"(?:(?:grand|sub)\W*)?(?:total|jumlah|jml|jlh|ttl|t\W+o\W+t\W+a\W+l)\b(?!.*\b(?:pt|cv|ud|tbk)\b)"
    r"|rata\W?\s?rata\b|terbilang\b|rekap(?:itulasi)?\b|saldo\s+(?:awal|akhir)\b"
    r"|(?:di)?pindah(?:kan|an)\b",
    re.IGNORECASE,
)
_TOTAL_WHOLE = re.compile(
    r"""(?:(?:grand|sub)\W*)?(?:total|jumlah|jml|jlh)
    (?:\s+(?:keseluruhan|seluruhnya|semua|akhir|total|jumlah|besar|data|bu|badan\ usaha|peserta|pst
        |tunggakan|tagihan|halaman|ini|all|kk|orang|jiwa|baris)){0,3}
    (?:\s+(?:per|di|kel|kelurahan|kec|kecamatan|desa|gampong|kota|kab|bulan|periode)\b.*)?
    [\s:=(]*(?:rp\.?)?\s*[0-9.,]*\s*(?:orang|org|peserta|bu|badan\ usaha|jiwa|kk|rupiah)?\W*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTED = re.compile(
    r"\W*[0-9.,]+\s*(?:orang|org|peserta|bu|badan usaha|perusahaan|jiwa|kk|pekerja|tk)\W*\Z",
    re.IGNORECASE,
)
"""`5 org` in the place of a name: what is left of a TOTAL row."""
_TITLE = re.compile(
    r"(?:terbilang|daftar|data|laporan|rekap|periode|bulan|tahun|kecamatan|kec|kelurahan|kel|desa|gampong"
    r"|wilayah|cabang|kantor cabang|kc|bpjs|sumber|catatan|keterangan|ket|note|dicetak|tanggal|tgl"
    r"|petugas|kepala|hal|halaman|page|printed|nip|npp|lanjutan|lembar|rencana|no\W?\s?surat"
    r"|lampiran)\b|\*|\(",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:rp\.?|total|jumlah)?[\s:]*[0-9.,\-\s]*(?:orang|org|bu|peserta|jiwa|kk|rupiah|pekerja)?\W*\Z",
    re.IGNORECASE,
)
_MAY_OPEN_A_FIRM = re.compile(r"(?:data|bulan|tahun|sumber|catatan|rencana|kepala)\Z")
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|disetujui|dibuat|diperiksa|disusun|hormat kami|yang membuat)\b"
    r"|[^\W\d][^\d]*,\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{4}\W*\Z"
    r"|.*\b[0-9]{1,2}\s+(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*\s+[0-9]{4}\W*\Z",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"[0-9]{1,3}\Z")
_EMPLOYEE_NUMBER = re.compile(r"\W*(?:nip|npp|nrp)\b", re.IGNORECASE)
_SPARSE = 2
_SIGNATURE_CELLS = 3
_KEY_DIGITS = 4
_IDENTITY_DIGITS = 7
_WHOLE_IDENTITY = 13
_LEAST_OF_PERSON = 10
"""A sum that has strayed into the column of cards is shorter."""
_TOTAL_STARTS = word_set("tot ter jum jml jlh gra sub rat rek ttl sal dip pin") | {"t o", "t.o"}
"""How the names begin that may be a TOTAL row (see `_TOTAL`)."""

_LEAST_NUMBERED = 3


class RowSorter:
    """Tells rows of one layout apart; `kind_of` is called for every row, from the top.

    It remembers one thing: after "Mengetahui," sparse rows belong to the signatures.
    """

    def __init__(self, layout: Layout) -> None:
        fields = layout.fields
        self._name = fields[Field.NAME][0]
        self._counter = fields.get(Field.COUNTER, (-1,))[0]
        self._is_arrears = Field.AMOUNT in fields
        self._lines = [
            {index: text.casefold() for index, text in enumerate(line) if text}
            for line in layout.header.lines
        ]
        self._width = sum(1 for text in layout.headers if text)
        self._identities = tuple(column for field in IDENTITY for column in fields.get(field, ()))
        self._words = tuple(
            column
            for field in (Field.ADDRESS, Field.EMAIL, Field.PIC_NAME)
            for column in fields.get(field, ())
        )
        self._shaped = tuple(
            (field, fields[field][0]) for field in (Field.ADDRESS, Field.EMAIL) if field in fields
        )
        others = (Field.KK, Field.NPWP, Field.NIB, Field.PHONE)
        self._reachable = self._identities + tuple(
            column for field in others for column in fields.get(field, ())
        )
        self._keys = self._reachable + fields.get(Field.AMOUNT, ())
        self._titles = frozenset(
            cell_text(cell).casefold()
            for row in layout.table.rows[: layout.header.first_index]
            for cell in row
            if isinstance(cell, str) and len(cell.strip()) > 3
        )
        self._signing = False

    def kind_of(self, row: Sequence[Cell]) -> RowKind:
        """What the row is. A row that could be a contact is DATA: the rules will judge it."""
        if self._is_plain(row):
            self._signing = False
            return RowKind.DATA
        filled = [index for index, cell in enumerate(row) if not is_blank(cell)]
        kind = self._for_the_eye(row, filled)
        if kind is RowKind.DATA:
            self._signing = False
        return kind

    def _is_plain(self, row: Sequence[Cell]) -> bool:
        """The quick way for nearly all rows of an arrears list: a name and a whole identity."""
        width = len(row)
        name = row[self._name] if self._name < width else None
        if (
            not isinstance(name, str)
            or not name[:1].isalpha()
            or name[:3].casefold() in _TOTAL_STARTS
        ):
            return False
        for index in self._identities:
            if index < width:
                cell = row[index]
                if isinstance(cell, str) and len(cell) >= _WHOLE_IDENTITY and cell.isdigit():
                    return True
        return False

    def _for_the_eye(self, row: Sequence[Cell], filled: list[int]) -> RowKind:
        if not filled or filled == [self._counter]:
            return RowKind.BLANK
        if self._is_total(row, filled):
            return RowKind.TOTAL
        if self._has_digits(row, self._identities, _IDENTITY_DIGITS):
            return RowKind.DATA
        tests = (
            (RowKind.HEADER, self._is_header),
            (RowKind.NUMBERING, self._is_numbering),
            (RowKind.TITLE, self._is_title),
        )
        return next((kind for kind, test in tests if test(row, filled)), RowKind.DATA)

    def _has_digits(self, row: Sequence[Cell], columns: Sequence[int], least: int) -> bool:
        """Whether a cell is a number with a few words at most, not a date or a service number."""
        return any(
            index < len(row) and _digits_of_number(cell_text(row[index])) >= least
            for index in columns
        )

    def _is_header(self, row: Sequence[Cell], filled: list[int]) -> bool:
        """At least half of the filled cells repeat a line of the header."""
        texts = {index: cell_text(row[index]).casefold() for index in filled}
        for line in self._lines:
            same = sum(text == line.get(index) for index, text in texts.items())
            if same * 2 >= len(filled) and (same >= 2 or len(line) == 1):
                return True
        return False

    def _is_numbering(self, row: Sequence[Cell], filled: list[int]) -> bool:
        """`1 2 3 4 ...` or `(1) (2) (3)` under the header."""
        if len(filled) < _LEAST_NUMBERED or len(filled) * 2 < self._width:
            return False
        texts = [cell_text(row[index]).strip("() .") for index in filled]
        numbers = [int(text) for text in texts if _COLUMN_NUMBER.match(text)]
        return (
            len(numbers) == len(texts)
            and numbers[0] <= 1
            and all(after - before == 1 for before, after in pairwise(numbers))
        )

    def _is_total(self, row: Sequence[Cell], filled: list[int]) -> bool:
        """`TOTAL` first; whoever is called so has a card, a telephone or an address."""
        first = next((i for i in filled if any(map(str.isalpha, cell_text(row[i])))), None)
        if first is None:
            return False
        text = cell_text(row[first])
        counted = first == self._name and _COUNTED.match(text) is not None
        rest = _TOTAL.sub("", text, count=1)
        if not counted and not _TOTAL.match(text):
            return False
        whole = counted or _TOTAL_WHOLE.match(text) is not None or _is_sum(rest)
        if first != self._name and self._name not in filled:
            return not self._has_digits(row, self._reachable, _KEY_DIGITS) or whole
        if self._has_digits(row, self._identities, _LEAST_OF_PERSON):
            return False
        if first != self._name:
            return whole and all(
                _is_sum(cell_text(row[index])) for index in filled if index > first
            )
        return not self._has_digits(row, self._reachable, _IDENTITY_DIGITS) and all(
            _is_figure(cell_text(row[column])) for column in self._words if column in filled
        )

    def _is_title(self, row: Sequence[Cell], filled: list[int]) -> bool:
        """A line of words that is no contact: nothing in the name column, or a title in it."""
        numbered = self._counter in filled and cell_text(row[self._counter]).isdigit()
        if (
            numbered
            or len(filled) > _SIGNATURE_CELLS
            or self._has_digits(row, self._keys, _KEY_DIGITS)
        ):
            return False
        if any(_SIGNED.match(cell_text(row[index])) for index in filled):
            self._signing = True
        if self._signing:
            return True
        if self._name not in filled:
            return len(filled) <= _SPARSE and not any(
                column in filled and fit(field, [row[column]]) == 1.0
                for field, column in self._shaped
            )
        text = cell_text(row[self._name]).casefold()
        return len(filled) <= _SPARSE and (
            text in self._titles
            or (len(filled) == 1 and self._width > _SPARSE and self._reads_as_title(text))
        )

    def _reads_as_title(self, text: str) -> bool:
        """`Kecamatan Banda Sakti`; a firm may be called `Data Utama`, a person may not."""
        opening = _TITLE.match(text)
        if opening is None:
            return False
        rest = text[opening.end() :]
        named = self._is_arrears or ":" in rest or not _MAY_OPEN_A_FIRM.match(opening.group())
        return named or _is_sum(rest)


def _digits_of_number(text: str) -> int:
    if text.isdigit():
        return len(text)
    digits = sum(map(str.isdigit, text))
    if digits < sum(map(str.isalpha, text)) or _EMPLOYEE_NUMBER.match(text):
        return 0
    return digits


def _is_figure(text: str) -> bool:
    """`-`, `Rp1.000`, `400 orang`, `TOTAL`: nothing that an address or a person would be."""
    return says_nothing(text) or _FIGURE.match(text) is not None


def _is_sum(text: str) -> bool:
    """Words that belong to a figure: `400 orang`, `Rp1.000`, `-`."""
    return says_nothing(text) or not any(word.startswith("?") for word in header_words(text))
