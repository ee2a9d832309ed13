"""Text from the clipboard as a list: rows of Excel, a table of a web page, plain lines."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from dialer.contacts.dates import MONTHS
from dialer.errors import BadInputError
from dialer.lists.quoting import may_have_swallowed, mended_records, usual_width
from dialer.lists.reader import Table
from dialer.lists.stored_rows import Row, StoredRows, filled_length
from dialer.lists.text_file import find_delimiter, parse_lines

LONGEST = 20_000_000
"""Characters: some hundred thousand rows; more is a matter for a file."""

_SAMPLE = 65_536
_LEAST_SHARE = 0.8
_GAP = re.compile(r" {2,}|\u00a0{2,}")
_NOTHING = "Tidak ada data yang diimpor."


def pasted_name(now: datetime) -> str:
    """What a pasted list is called: `Tempelan 21 November 2026 10.15`, in the time of `now`."""
    return f"Tempelan {now.day} {MONTHS[now.month - 1]} {now.year} {now:%H.%M}"


def pasted_tables(text: str) -> list[Table]:
    """The text as the only table of a file. Raises BadInputError when there is none in it."""
    if len(text) > LONGEST:
        raise BadInputError(
            f"Teks yang ditempel terlalu panjang. {_NOTHING} Simpan sebagai berkas Excel atau CSV, "
            "lalu impor berkasnya."
        )
    rows = _rows(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    length = filled_length(iter(rows))
    if not length:
        raise BadInputError(
            f"Tidak ada isi yang ditempel. {_NOTHING} Salin baris-barisnya dari Excel, lalu "
            "tempel kembali."
        )

    def again() -> Iterator[Row]:
        return iter(rows)

    return [Table(None, StoredRows(again, length))]


def _rows(text: str) -> list[Row]:
    lines = text.splitlines(keepends=True)
    filled = [line for line in lines if line.strip()]
    tabbed = sum("\t" in line for line in filled)
    if tabbed * 2 < len(filled) and (gap := _by_gaps(filled)) is not None:
        return [tuple(gap.split(line.strip())) if line.strip() else () for line in lines]
    delimiter = "\t" if tabbed * 2 >= len(filled) else find_delimiter(text[:_SAMPLE])
    records = parse_lines(lines, delimiter)
    if any(
        "\n" in field and may_have_swallowed([field], field.count("\n") + 1, delimiter)
        for record in records
        for field in record
    ):
        records = list(mended_records(lines, delimiter, usual_width(records)))
    return [tuple(record) if any(record) else () for record in records]


def _by_gaps(lines: list[str]) -> re.Pattern[str] | None:
    """Columns kept apart by several spaces, when nearly all lines agree on how many there are."""
    if not lines or find_delimiter("".join(lines)[:_SAMPLE]) in ";|":
        return None
    width, count = Counter(len(_GAP.split(line.strip())) for line in lines).most_common(1)[0]
    return _GAP if width > 1 and count >= _LEAST_SHARE * len(lines) else None
