"""The table of dues billed and received as branches make it: titles, merged cells, sums, units.

A segment that stands once for several rows (a merged cell) holds for all of them. Rows of sums are
left out, bare numbers are in the unit that the heading or the title names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialer.contacts.cells import Cell, cell_text, clean_text, is_blank
from dialer.contacts.money import parse_rupiah
from dialer.errors import BadInputError
from dialer.lists.header_words import unit_factor
from dialer.lists.reader import Table

_WORDS = {
    "received": ("tertagih", "terima", "received", "realisasi", "bayar"),
    "billed": ("tagih", "billed", "beban"),
    "segment": ("segmen", "segment"),
    "area": ("wilayah", "area", "kecamatan", "kabupaten", "kota"),
}
_SHARE = re.compile(r"%|\bpersen|\brasio|\bselisih|\bbelum\b")
_SUM = re.compile(r"(?:(?:grand|sub)[\s-]*)?(?:total|jumlah)\b")
_UNIT = re.compile(
    r"(?:\(?\s*(?:dalam|rp\.?|rupiah|juta(?:an)?|ribu(?:an)?|x?\s*1?[.,]?000)\s*\)?)+", re.I
)
_COLUMN = re.compile(r"\(?[1-9a-h](?:=.*)?\)?", re.I)
_SEARCHED_ROWS = 30


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with figures in rupiah; a figure is None where it cannot be read."""

    number: int
    segment: str
    area: str
    billed: int | None
    received: int | None


@dataclass(slots=True)
class TableRead:
    """The rows of a table: those with figures, sums that are left out, rows without figures.

    `units` is what bare numbers of the two columns count; row numbers count from 1.
    """

    rows: list[TableRow] = field(default_factory=list)
    sums: list[int] = field(default_factory=list)
    without: list[int] = field(default_factory=list)
    units: Sequence[int] = (1, 1)


def read_table(tables: Sequence[Table], name: str) -> TableRead:
    """Read the first table that has the columns, visible ones first. Raises BadInputError."""
    for table in sorted(tables, key=lambda one: one.hidden):
        for place, row in enumerate(table.rows[:_SEARCHED_ROWS]):
            columns = _columns(row)
            if {"segment", "billed", "received"} <= columns.keys():
                return _below(table.rows, place, columns)
    raise BadInputError(
        f"Berkas “{name}” tidak memuat kolom Segmen, Ditagih, dan Diterima. Tidak ada yang diambil."
    )


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        text = cell_text(cell).casefold()
        if _SHARE.search(text):
            continue
        for name, words in _WORDS.items():
            if any(word in text for word in words):
                found.setdefault(name, at)
                break
    return found


def _below(rows: Sequence[Sequence[Cell]], header: int, columns: Mapping[str, int]) -> TableRead:
    start = header + 1
    while start < len(rows) and _is_heading(rows[start], columns):
        start += 1
    usual = unit_factor(" ".join(cell_text(cell) for row in rows[:header] for cell in row))
    factor = {}
    for name in ("billed", "received"):
        heading = " ".join(cell_text(_cell(row, columns[name])) for row in rows[header:start])
        own = unit_factor(heading)
        factor[name] = own if own > 1 else usual
    read = TableRead(units=tuple(factor.values()))
    segment = ""
    for number, row in enumerate(rows[start:], start=start + 1):
        if all(map(is_blank, row)):
            continue
        own_segment, area = (cell_text(_cell(row, columns.get(one))) for one in ("segment", "area"))
        billed, received = (_cell(row, columns[one]) for one in ("billed", "received"))
        if clean_text(billed) is None and clean_text(received) is None:
            read.without.append(number)
            segment = own_segment or segment
        elif _is_sum(row, own_segment, area, columns):
            read.sums.append(number)
        else:
            segment = own_segment or segment
            figures = (
                parse_rupiah(billed, factor=factor["billed"]),
                parse_rupiah(received, factor=factor["received"]),
            )
            read.rows.append(TableRow(number, segment, area, *figures))
    return read


def _cell(row: Sequence[Cell], at: int | None) -> Cell:
    return row[at] if at is not None and at < len(row) else None


def _is_heading(row: Sequence[Cell], columns: Mapping[str, int]) -> bool:
    """Whether a row below the heading goes on with it: units, or the numbers of the columns."""
    money = [cell_text(_cell(row, columns[one])) for one in ("billed", "received")]
    if all(_UNIT.fullmatch(text) for text in money):
        return True
    return all(
        _COLUMN.fullmatch(text) for text in (cell_text(_cell(row, columns["segment"])), *money)
    )


def _is_sum(row: Sequence[Cell], segment: str, area: str, columns: Mapping[str, int]) -> bool:
    """Whether a row says that it is a sum, or names nothing that its rupiah could be of."""
    texts = [cell_text(cell).casefold() for cell in row if isinstance(cell, str)]
    if any(_SUM.match(text) for text in texts):
        return True
    figures = {cell_text(_cell(row, columns[one])).casefold() for one in ("billed", "received")}
    return not segment and not area and not any(set(texts) - figures)
