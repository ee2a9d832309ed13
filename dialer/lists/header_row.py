"""Where the header is: any row, under titles, sometimes spread over two rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialer.contacts.cells import Cell, cell_text, is_blank
from dialer.lists.header_rules import header_weights
from dialer.lists.header_words import header_text, header_words
from dialer.lists.model import Field, ListKind

_NEEDED = (
    frozenset((Field.NAME,)),
    frozenset((Field.AMOUNT,)),
    frozenset((Field.CARD, Field.NIK, Field.VA)),
)
_SEARCHED_ROWS = 300
_SURE = 50
_MOST_DIGITS = 4
_NEARLY_ALL = 0.8
_LOOKED_AROUND = 12
_LEAST_AROUND = 3
_LEAST_OF_ITS_OWN = 2


@dataclass(frozen=True, slots=True)
class Header:
    """A header found: texts by column, the index of its last row, the fields it names.

    `lines` are its rows as written, one or two, for the header may come again on every page.
    """

    texts: tuple[str, ...]
    row_index: int
    fields: frozenset[Field]
    lines: tuple[tuple[str, ...], ...]
    named_columns: int = 0

    @property
    def named(self) -> int:
        """How many fields it names."""
        return len(self.fields)

    @property
    def rank(self) -> tuple[int, int, int]:
        """How many of the fields no list can do without, how many in all, of how many columns."""
        needed = sum(bool(self.fields & group) for group in _NEEDED)
        return needed, self.named, self.named_columns

    @property
    def first_index(self) -> int:
        """The index of its first row; what stands above are titles."""
        return self.row_index - len(self.lines) + 1


def find_header(rows: Sequence[Sequence[Cell]], kind: ListKind) -> Header | None:
    """The row (or pair of rows) that names what a list needs, then most fields; first of equals.

    One named field is enough only for a table of one column, two elsewhere: titles and remarks
    above a list also contain words of headers.
    """
    best: Header | None = None
    width = max((len(row) for row in rows[:_SEARCHED_ROWS]), default=0)
    for index, row in enumerate(rows[:_SEARCHED_ROWS]):
        if not _may_be_header(row):
            continue
        texts = _texts(row, width)
        single = _header(texts, index, kind)
        for header in (single, _with_row_below(rows, single, width, kind)):
            if header is not None and (best is None or header.rank > best.rank):
                best = header if not _is_data(rows, header, kind) else best
    needed = 1 if width <= 1 or (best is not None and _only_names(best)) else 2
    return best if best is not None and best.named >= needed else None


def _is_data(rows: Sequence[Sequence[Cell]], header: Header, kind: ListKind) -> bool:
    """`Kel. Sukajadi | Kec. Langsa` among more of the kind: words of headers, but no header."""
    above = rows[max(0, header.first_index - _LOOKED_AROUND) : header.first_index]
    below = rows[header.row_index + 1 : header.row_index + 1 + _LOOKED_AROUND]
    around = (*above, *below)
    alike: set[Field] = set()
    for column, text in enumerate(header.texts):
        fields = _named((text,), kind)
        if not fields or not any(word.startswith("?") for word in header_words(text)):
            continue
        cells = [row[column] for row in around if column < len(row) and not is_blank(row[column])]
        same = sum(_named((header_text(cell),), kind) == fields for cell in cells)
        if len(cells) >= _LEAST_AROUND and same * 2 >= len(cells):
            alike |= fields
    return bool(alike) and len(header.fields - alike) < _LEAST_OF_ITS_OWN


def _only_names(header: Header) -> bool:
    """`Nama BU` alone, over names that contain a comma."""
    filled = [text for text in header.texts if text]
    return len(filled) == 1 and {"nama", "bu"} <= header_words(filled[0])


def _texts(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    return tuple(" ".join(cell_text(cell).split()) for cell in row) + ("",) * (width - len(row))


def _may_be_header(row: Sequence[Cell]) -> bool:
    """Mostly short texts without long numbers."""
    filled = [cell for cell in row if not is_blank(cell)]
    texts = [header_text(cell) for cell in filled]
    named = [text for text in texts if text and sum(map(str.isdigit, text)) <= _MOST_DIGITS]
    return bool(filled) and len(named) * 3 >= len(filled) * 2


def _header(
    texts: tuple[str, ...],
    index: int,
    kind: ListKind,
    lines: tuple[tuple[str, ...], ...] | None = None,
) -> Header:
    named_columns = sum(bool(_named((text,), kind)) for text in texts if text)
    return Header(texts, index, _named(texts, kind), lines or (texts,), named_columns)


def _named(texts: Sequence[str], kind: ListKind) -> frozenset[Field]:
    """The fields the texts name."""
    fields: set[Field] = set()
    for text in texts:
        weights = header_weights(header_words(text), kind)
        if weights:
            field = max(weights, key=lambda name: weights[name])
            if weights[field] >= _SURE:
                fields.add(field)
    return frozenset(fields)


def _with_row_below(
    rows: Sequence[Sequence[Cell]], upper: Header, width: int, kind: ListKind
) -> Header | None:
    """`Tunggakan` over `Bulan` and `Rp`: the upper text stands before each lower one."""
    index = upper.row_index + 1
    if index >= len(rows) or not _may_be_header(rows[index]):
        return None
    lower = _texts(rows[index], width)
    most_digits = max(sum(map(str.isdigit, text)) for text in (*upper.texts, *lower))
    both = sum(bool(over and under) for over, under in zip(upper.texts, lower, strict=True))
    either = sum(bool(over or under) for over, under in zip(upper.texts, lower, strict=True))
    if most_digits > _MOST_DIGITS or (both * 2 > either and not _all_header_words(lower)):
        return None  # a row of data under or over a header
    combined = combined_texts(upper.texts, lower)
    both_lines = _header(combined, index, kind, (upper.texts, lower))
    alone = max(upper.rank, _header(lower, index, kind).rank)
    return both_lines if both_lines.rank > alone else None


def _all_header_words(texts: Sequence[str]) -> bool:
    """Whether nearly every text says something that headers say."""
    filled = [header_words(text) for text in texts if text]
    known = sum(any(not word.startswith("?") for word in words) for words in filled)
    return known >= _NEARLY_ALL * len(filled)


def combined_texts(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Each lower text behind the upper one that stands over it, also over several columns."""
    combined: list[str] = []
    above = ""
    for over, under in zip(upper, lower, strict=True):
        above = over or (above if under else "")
        combined.append(f"{above} {under}".strip() if under else over)
    return tuple(combined)


def header_at(rows: Sequence[Sequence[Cell]], index: int, kind: ListKind) -> Header | None:
    """The header whose last row is this one, as a person says; None when there is no such row."""
    if not 0 <= index < len(rows):
        return None
    width = max((len(row) for row in rows[:_SEARCHED_ROWS]), default=0)
    width = max(width, len(rows[index]))
    texts = _texts(rows[index], width)
    single = _header(texts, index, kind)
    if index and _may_be_header(rows[index - 1]):
        above = _texts(rows[index - 1], width)
        upper = _header(above, index - 1, kind)
        both = _with_row_below(rows, upper, width, kind)
        if both is not None and both.rank > single.rank:
            return both
    return single
