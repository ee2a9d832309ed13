"""The detail table: columns of stacked fields, rows measured once, free text under its row.

Notes, and any field of more than LONGEST_IN_CELL lines, are printed below their row over the full
width, where they may run over several pages; the cell keeps the beginning of such a field. So a
row itself is never taller than a page, notes are read as sentences, and the work stays linear:
each row is wrapped once and drawn once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialer.reports.paper import BASE, MARGIN, SMALL, Lines
from dialer.reports.rows import BELOW_INDENT, FIELD_END, BelowLine, BelowRow, Header, Row, Slot
from dialer.reports.typeface import BOLD, MUTED, REGULAR, Style, clean, shorten, wrap

HEADER = Style(BOLD, 7.5, 9.4)
SUBHEADER = Style(REGULAR, 7.5, 9.4, MUTED)
BELOW_WIDTH = 600.0
LONGEST_IN_CELL = 6
KEPT_BELOW = 6


@dataclass(frozen=True, slots=True)
class Field:
    """One value inside a column; `label` heads the column and names the field when moved."""

    label: str
    style: Style = BASE


@dataclass(frozen=True, slots=True)
class Column:
    """Fields stacked in a column of `width` points, `gutter` of it empty; numbers to the right."""

    width: float
    fields: tuple[Field, ...]
    number: bool = False
    gutter: float = 10.0


class Table:
    """Columns side by side; `free` names the text that always goes below its row.

    The widths must add up to the width between the margins.
    """

    def __init__(self, columns: Sequence[Column], free: str) -> None:
        self.free = free
        slots: list[Slot] = []
        x = MARGIN
        for column in columns:
            right = x + column.width - column.gutter
            for field in column.fields:
                opens = field is column.fields[0]
                slots.append(Slot(field.label, field.style, x, right, column.number, opens))
            x += column.width
        self.slots = tuple(slots)
        self._width = x - MARGIN
        self._below_width = min(BELOW_WIDTH, self._width - BELOW_INDENT)

    def header(self) -> Header:
        """The labels, repeated on every page."""
        slots = tuple(
            replace(slot, style=HEADER if slot.opens else SUBHEADER) for slot in self.slots
        )
        texts, height, _ = self._measure(slots, [slot.label for slot in slots])
        return Header(slots, texts, height)

    def row(self, values: Sequence[str], note: str) -> list[Row | BelowRow]:
        """A row, and the parts below it that may go to the next page.

        `values` are one text per field in the order of the columns.
        """
        texts, height, below = self._measure(self.slots, values)
        if note.strip():
            below += self._below(self.free, clean(note))
        kept = len(below) if len(below) <= KEPT_BELOW else 3
        row = Row(
            self.slots,
            FIELD_END.join(texts).encode("utf-8"),
            height,
            tuple(below[:kept]),
            closed=kept == len(below),
        )
        return [row, *self._parts(below[kept:])]

    def _measure(
        self, slots: tuple[Slot, ...], values: Sequence[str]
    ) -> tuple[tuple[str, ...], float, list[BelowLine]]:
        """The wrapped text of each field, the height of the tallest column, what has to move."""
        texts: list[str] = []
        below: list[BelowLine] = []
        height = column = 0.0
        for slot, value in zip(slots, values, strict=True):
            if slot.opens:
                column = 0.0
            if not value:
                texts.append("")
                continue
            text = clean(value)
            lines = wrap(text, slot.style, slot.right - slot.left)
            if len(lines) > LONGEST_IN_CELL:
                below += self._below(slot.label, text)
                lines = [shorten(text, slot.style, slot.right - slot.left)]
            texts.append("\n".join(lines))
            column += len(lines) * slot.style.leading
            height = max(height, column)
        return tuple(texts), height, below

    def _below(self, label: str, text: str) -> list[BelowLine]:
        """A labelled text wrapped for the place under a row."""
        prefix = f"{label}: "
        first, *rest = wrap(prefix + text, BASE, self._below_width)
        return [BelowLine(prefix, first[len(prefix) :]), *(BelowLine("", line) for line in rest)]

    def _parts(self, lines: list[BelowLine]) -> list[BelowRow]:
        """Single lines that may be parted, the last two together; the last closes the row."""
        if not lines:
            return []
        single = [BelowRow((line,), False, self._width) for line in lines[:-2]]
        return [*single, BelowRow(tuple(lines[-2:]), True, self._width)]


def continued(title: str) -> Lines:
    """The line that opens a page on which a row goes on."""
    return Lines([f"{title} (lanjutan)"], SMALL, indent=BELOW_INDENT, after=2)
