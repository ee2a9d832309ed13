"""Which column is which field: by the words of its header and the shape of its cells."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialer.contacts.cells import Cell
from dialer.lists.amount_columns import are_whole_rupiah, rival_amounts, unit_title
from dialer.lists.bare_totals import are_rupiah, heads_counted, is_bare_total
from dialer.lists.header_row import Header, find_header
from dialer.lists.header_rules import OTHERS, header_weights
from dialer.lists.header_words import header_words, unit_factor
from dialer.lists.model import Field, ListKind, RowDoubt
from dialer.lists.officeholders import are_people, names_function
from dialer.lists.phone_columns import phone_columns
from dialer.lists.reader import Table
from dialer.lists.shapes import STRICT, filled_cells, fit, nik_or_kk, sample_rows

IDENTITY = (Field.CARD, Field.NIK, Field.VA)
"""An arrears list needs one of these columns."""

_BY_CONTENT: Mapping[ListKind, tuple[tuple[Field, int, float], ...]] = {
    ListKind.ARREARS: (
        (Field.VA, 78, 0.8),
        (Field.NIK, 66, 0.75),
        (Field.CARD, 64, 0.75),
        (Field.EMAIL, 70, 0.8),
        (Field.PHONE, 60, 0.6),
    ),
    ListKind.BU: ((Field.EMAIL, 70, 0.8), (Field.PHONE, 60, 0.6), (Field.NPWP, 62, 0.9)),
}
"""Field, weight and least fit of columns whose header says nothing known."""

_WORDED = frozenset(Field) - STRICT | {Field.NAME, Field.PIC_NAME}
"""Fields of plain words: under their header a number is a wrong cell, not another column."""

_LEAST = 25.0
_LEAST_REQUIRED = 18.0
"""A column the list cannot do without is taken by its header even if its cells are unreadable:
the rows are then put aside with their reason, and the person sees which cells are wrong."""

_REQUIRED = (Field.NAME, Field.AMOUNT, *IDENTITY)
_EMPTY_COLUMN = 0.75
_HIDDEN_COLUMN = 0.8
_MERGED_HEADER = 0.8
_LEAST_FIT_OF_GUESS = 0.85
_LEAST_CELLS_OF_GUESS = 3
_LEAST_SHARE_OF_BOTH = 0.6
_STRANGE = 6
_CLEAR = 85
_DOUBTED = 60
"""The most certainty of a column that a person should look at."""


class Why(StrEnum):
    """What says that a column is a field."""

    NAME = "name"
    CONTENT = "content"
    BOTH = "both"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sign:
    """Why a column is what it is said to be, and how surely (0-100)."""

    why: Why
    confidence: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with its header understood.

    `fields` gives the column indexes of each field (several only for phones); `labels` are the
    header texts made unique, and `unknown` the columns that are kept under their label.
    `amount_factor` is the unit of the amount column; `guessed` fields were told by content alone
    although the list cannot do without them. `signs` says by column why; `remembered` is the name
    of the remembered columns that were used, "" when none were. `left_phones` are telephone
    columns that are kept as text and not dialled, by the reason; `notes` are doubts about columns
    with what they name.
    """

    table: Table
    header: Header
    fields: Mapping[Field, tuple[int, ...]]
    labels: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]
    amount_factor: int
    guessed: frozenset[Field]
    signs: Mapping[int, Sign] = dataclasses.field(default_factory=dict)
    remembered: str = ""
    left_phones: Mapping[RowDoubt, tuple[int, ...]] = dataclasses.field(default_factory=dict)
    notes: tuple[tuple[RowDoubt, str], ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """The header texts as written, by column."""
        return self.header.texts

    @property
    def columns(self) -> dict[str, str]:
        """Field -> header as written, left to right; the second phone column is `phone_2`."""
        named: dict[str, str] = {}
        places = sorted(
            (column, field, number)
            for field, columns in self.fields.items()
            if field is not Field.COUNTER
            for number, column in enumerate(columns, 1)
        )
        for column, field, number in places:
            text = self.headers[column] or (self.headers[column - 1] if column else "")
            named[field.value if number == 1 else f"{field.value}_{number}"] = text
        return named

    def missing(self, kind: ListKind) -> list[Field]:
        """The required fields without a column (CARD stands for any identity)."""
        needed = [Field.NAME] if kind is ListKind.BU else [Field.NAME, Field.AMOUNT]
        missing = [field for field in needed if field not in self.fields]
        if kind is ListKind.ARREARS and not any(field in self.fields for field in IDENTITY):
            missing.append(Field.CARD)
        return missing


def column_letter(index: int) -> str:
    """0 -> A, 26 -> AA, as spreadsheets name columns."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_labels(headers: Sequence[str]) -> tuple[str, ...]:
    """Header texts made unique; a column without header is named by its letter."""
    seen: dict[str, int] = {}
    labels: list[str] = []
    for index, text in enumerate(headers):
        label = text or f"Kolom {column_letter(index)}"
        seen[label] = seen.get(label, 0) + 1
        labels.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(labels)


def understand(table: Table, kind: ListKind) -> Layout | None:
    """The layout of a table; None when no row of it can be a header."""
    header = find_header(table.rows, kind)
    return None if header is None else under_header(table, header, kind)


def under_header(table: Table, header: Header, kind: ListKind) -> Layout:
    """The layout of the columns below a header, by its words and by the cells."""
    samples = column_samples(table, header)
    fields = _assign(header.texts, samples, kind, table.hidden_columns)
    guessed = _guess_required(header.texts, samples, fields, kind)
    if kind is ListKind.ARREARS:
        fields.update(heads_counted(header.texts, samples, fields))
    taken = {column for columns in fields.values() for column in columns}
    free = [column for column in range(len(samples)) if column not in taken]
    amounts = _later_amount(header.texts, samples, fields, free, table.hidden_columns)
    phones = phone_columns(
        header.texts,
        fields.pop(Field.PHONE, ()),
        free,
        samples,
        table.hidden_columns,
        kind,
    )
    if phones.dialled:
        fields[Field.PHONE] = phones.dialled
    signs = {
        column: _sign(header.texts, column, field, samples[column], kind)
        for field, columns in fields.items()
        for column in columns
    }
    for column in (*phones.strange, *amounts[-1:]):
        signs[column] = Sign(signs[column].why, min(_DOUBTED, signs[column].confidence))
    layout = laid_out(table, header, fields, signs, guessed=guessed)
    notes = layout.notes + tuple(phones.notes(layout.labels))
    if amounts:
        *others, taken_one = (f"“{layout.labels[column]}”" for column in amounts)
        notes += ((RowDoubt.AMOUNT_RIVALS, f"Dipakai: {taken_one}; tidak: {', '.join(others)}."),)
    notes += _swapped(layout, kind)
    return dataclasses.replace(layout, notes=notes, left_phones=phones.left)


def _later_amount(
    headers: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    fields: dict[Field, tuple[int, ...]],
    free: Sequence[int],
    hidden: frozenset[int],
) -> tuple[int, ...]:
    """Take the latest of amounts that only their month or year tells apart; return them all."""
    if Field.AMOUNT not in fields:
        return ()
    seen = [column for column in free if column not in hidden]
    amounts = rival_amounts(headers, samples, fields[Field.AMOUNT][0], seen)
    if amounts:
        fields[Field.AMOUNT] = amounts[-1:]
    return amounts


def _swapped(layout: Layout, kind: ListKind) -> tuple[tuple[RowDoubt, str], ...]:
    """Two columns whose cells are what the header of the other says, each pair once."""
    best = dict(_best_names(layout, kind))
    taken = {column: field for field, columns in layout.fields.items() for column in columns}
    pairs = [
        (one, other)
        for one, field in taken.items()
        for other, also in taken.items()
        if one < other and field is not also and (best.get(one), best.get(other)) == (also, field)
    ]
    return tuple(
        (RowDoubt.COLUMNS_SWAPPED, f"Kolom: “{layout.labels[one]}” dan “{layout.labels[other]}”.")
        for one, other in pairs
    )


def _best_names(layout: Layout, kind: ListKind) -> Iterator[tuple[int, Field]]:
    """The field that each header names by itself."""
    for column, text in enumerate(layout.headers):
        weights = header_weights(header_words(text), kind)
        if weights and max(weights.values()) >= _CLEAR:
            yield column, max(weights, key=lambda field: weights[field])


def column_samples(table: Table, header: Header) -> list[list[Cell]]:
    """Some hundred filled cells of each column."""
    body = sample_rows(table.rows, header.row_index + 1)
    return [
        filled_cells([row[index] if index < len(row) else None for row in body])
        for index in range(len(header.texts))
    ]


def laid_out(
    table: Table,
    header: Header,
    fields: Mapping[Field, tuple[int, ...]],
    signs: Mapping[int, Sign],
    *,
    guessed: frozenset[Field] = frozenset(),
    remembered: str = "",
) -> Layout:
    """A layout with these fields; all other columns are kept under their label."""
    labels = column_labels(header.texts)
    factor, notes = _unit_of(table, header, fields)
    known = {column for columns in fields.values() for column in columns}
    return Layout(
        table=table,
        header=header,
        fields=fields,
        labels=labels,
        unknown=tuple((index, text) for index, text in enumerate(labels) if index not in known),
        amount_factor=factor,
        guessed=guessed,
        signs=signs,
        remembered=remembered,
        notes=notes,
    )


def _unit_of(
    table: Table, header: Header, fields: Mapping[Field, tuple[int, ...]]
) -> tuple[int, tuple[tuple[RowDoubt, str], ...]]:
    """What a bare figure of the amount counts: by its header, else by a title above."""
    column = fields.get(Field.AMOUNT, (-1,))[0]
    if column < 0 or not header.lines:
        return 1, ()
    factor = unit_factor(header.texts[column])
    if factor != 1:
        return factor, ()
    title = unit_title(table.rows, header.first_index) if header.first_index > 0 else ""
    if not title or are_whole_rupiah(column_samples(table, header)[column]):
        return 1, ()
    return unit_factor(title), ((RowDoubt.AMOUNT_UNIT, f"Judul: “{title}”."),)


def _sign(
    headers: Sequence[str], column: int, field: Field, cells: Sequence[Cell], kind: ListKind
) -> Sign:
    """By name, by content or by both; what only one of them says is less sure."""
    merged = not headers[column] and column > 0
    words = header_words(headers[column - 1] if merged else headers[column])
    weight = header_weights(words, kind).get(field, 0.0) * (_MERGED_HEADER if merged else 1.0)
    share = fit(field, cells) if field in STRICT else 0.0
    strange = any(word.startswith("?") for word in words)
    if weight >= _LEAST and share >= _LEAST_SHARE_OF_BOTH:
        confidence = weight + (100 - weight) * share * 0.6 - (_STRANGE if strange else 0)
        return Sign(Why.BOTH, _percent(confidence))
    if weight >= _LEAST:
        doubt = 1.0 if field not in STRICT or not cells else 0.5 + 0.5 * share
        return Sign(Why.NAME, _percent(weight * doubt - (_STRANGE if strange else 0)))
    return Sign(Why.CONTENT, _percent(70 * share))


def _percent(value: float) -> int:
    return max(1, min(99, round(value)))


def _assign(
    headers: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    kind: ListKind,
    hidden: frozenset[int],
) -> dict[Field, tuple[int, ...]]:
    """Best pairs first, visible ones before hidden; a field has one column, except phones."""
    scores = sorted(
        (
            (-score * (_HIDDEN_COLUMN if column in hidden else 1.0), column, field)
            for column in range(len(headers))
            for field, score in _scores(headers, column, samples[column], kind).items()
            if score >= (_LEAST_REQUIRED if field in _REQUIRED else _LEAST)
        ),
    )
    fields: dict[Field, tuple[int, ...]] = {}
    taken: set[int] = set()
    for _, column, field in scores:
        if column in taken or (field in fields and field is not Field.PHONE):
            continue
        taken.add(column)
        fields[field] = tuple(sorted((*fields.get(field, ()), column)))
    return fields


def _scores(
    headers: Sequence[str], column: int, cells: Sequence[Cell], kind: ListKind
) -> dict[Field, float]:
    """Field -> score of one column; an empty header may be the rest of a merged one."""
    merged = not headers[column] and column > 0
    if merged and not cells:
        return {}
    words = header_words(headers[column - 1] if merged else headers[column])
    certainty = _MERGED_HEADER if merged else 1.0
    scores: dict[Field, float] = {}
    for field, weight in header_weights(words, kind).items():
        if not cells:
            by_content = _EMPTY_COLUMN
        elif field in STRICT:
            by_content = 0.3 + 0.7 * fit(field, cells)
        else:
            by_content = 0.75 + 0.25 * fit(field, cells)
        scores[field] = weight * certainty * by_content
    if is_bare_total(headers[column]) and not are_rupiah(cells):
        scores.pop(Field.AMOUNT, None)
    if names_function(headers[column]) and not are_people(cells):
        scores.pop(Field.PIC_NAME, None)
    named = max(scores, key=lambda field: scores[field], default=None)
    if cells and not words & OTHERS and named not in _WORDED:
        for field, weight, least in _BY_CONTENT[kind]:
            share = fit(field, cells)
            if field is Field.NIK and nik_or_kk(cells) is Field.KK:
                continue
            if share >= least:
                scores[field] = max(scores.get(field, 0.0), weight * share)
    return scores


def _guess_required(
    headers: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    fields: dict[Field, tuple[int, ...]],
    kind: ListKind,
) -> frozenset[Field]:
    """Fill in a required name or amount from the only column that can be it."""
    guessed: set[Field] = set()
    needed = (Field.NAME,) if kind is ListKind.BU else (Field.NAME, Field.AMOUNT)
    for field in needed:
        taken = {column for columns in fields.values() for column in columns}
        fitting = [
            column
            for column, cells in enumerate(samples)
            if column not in taken
            and len(cells) >= _LEAST_CELLS_OF_GUESS
            and not header_words(headers[column]) & OTHERS
            and fit(field, cells) >= _LEAST_FIT_OF_GUESS
            and (field is not Field.NAME or _mostly_different(cells))
        ]
        if field not in fields and len(fitting) == 1:
            fields[field] = (fitting[0],)
            guessed.add(field)
    return frozenset(guessed)


def _mostly_different(cells: Sequence[Cell]) -> bool:
    return len(set(map(str, cells))) * 3 >= len(cells) * 2
