"""Which sheet of a file is meant, where its header is and which column is what.

A `Form` says what a kind of file looks like; the finding is the same for all. Headers are told by
their words, columns by header and cells together; a file without any header by its cells alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dialer.contacts.cells import Cell, cell_text, is_blank
from dialer.contacts.words import word_set
from dialer.errors import BadInputError
from dialer.lists.reader import Table
from dialer.lists.shapes import filled_cells, sample_rows
from dialer.received.vocabulary import Vocabulary

COUNTER = "counter"
"""The running number `No`; known so that it is nothing else."""

_SEARCHED_ROWS = 200
_SURE = 50
_PENALTY = 6
_LEAST = 25.0
_MOST_DIGITS = 4
_LEAST_WITHOUT_HEADER = 0.85
_BESIDE = word_set(
    "petunjuk contoh sample template format arsip lama old backup ref referensi master rekap pivot "
    "grafik duplikat ganda tanpa legenda kamus help readme panduan catatan pilihan daftar_pilihan"
)
"""First words of the names of sheets that stand beside the rows."""

Judge = Callable[[Cell], float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A header with all of `words` and none of `without` names the field, this surely (0-100)."""

    field: str
    words: frozenset[str]
    weight: int
    without: frozenset[str]


def rules(field: str, without: str, *entries: tuple[str, int]) -> tuple[Rule, ...]:
    """Rules of one field: words and weight of each."""
    return tuple(
        Rule(field, word_set(words), weight, word_set(without)) for words, weight in entries
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What a kind of file looks like.

    Of every group in `needed` one field must have a column; `needed_words` says for each group
    what is missing, with an example of a header. `judges` tell how much a cell looks like a field;
    columns of other fields are taken by their header. `by_content` are the fields whose cells are
    unlike all others, with a weight. `neutral` words make a rule no less sure.
    """

    name: str
    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    neutral: frozenset[str]
    needed: tuple[frozenset[str], ...]
    needed_words: tuple[str, ...]
    judges: Mapping[str, Judge]
    by_content: Mapping[str, int]

    def weights(self, header: str) -> dict[str, float]:
        """Field -> weight of the best rule that a header satisfies."""
        words = self.vocabulary.words(header)
        if words == {"no"}:
            return {COUNTER: 90.0}
        found: dict[str, float] = {}
        for rule in self.rules:
            if rule.words <= words and not rule.without & words:
                weight = rule.weight - _PENALTY * len(words - rule.words - self.neutral)
                if weight > found.get(rule.field, 0):
                    found[rule.field] = weight
        return found

    def fit(self, field: str, cells: Sequence[Cell]) -> float:
        """The mean of how much cells look like a field."""
        judge = self.judges.get(field)
        return sum(map(judge, cells)) / len(cells) if judge is not None and cells else 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was understood. `first_row` is the index of the first row below the header.

    `header_row` counts from 1, 0 where there is none; `titles` are the header's texts by column,
    `lines` its rows as written; `columns` maps a field to its column's index.
    """

    table: Table
    header_row: int
    first_row: int
    titles: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    columns: Mapping[str, int]

    @property
    def named(self) -> dict[str, str]:
        """Field -> header as written, from left to right."""
        places = sorted((at, field) for field, at in self.columns.items() if field != COUNTER)
        return {field: self.titles[at] for at, field in places}

    def cell(self, row: Sequence[Cell], field: str) -> Cell:
        """The cell of a field; None where there is no such column or the row is short."""
        at = self.columns.get(field)
        return None if at is None or at >= len(row) else row[at]

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the header with their number as the spreadsheet counts it."""
        below = islice(self.table.rows, self.first_row, None)
        return enumerate(below, start=self.first_row + 1)


def choose_sheet(
    tables: Sequence[Table], form: Form, file: str, *, sheet: str | None = None
) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet to read, and the names of others that could be read as well.

    Raises BadInputError with a sentence when no sheet has what the form needs.
    """
    if sheet is not None:
        tables = [one for one in tables if (one.sheet or "").casefold() == sheet.casefold()]
        if not tables:
            raise BadInputError(f"Berkas “{file}” tidak memiliki lembar “{sheet}”.")
    found = [one for table in tables if (one := understand(table, form)) is not None]
    if not found:
        raise BadInputError(
            f"Judul kolom {form.name} tidak ditemukan pada berkas “{file}”. Tidak ada data yang "
            f"diambil. Pastikan ada satu baris judul dengan {_listed(form.needed_words)}, lalu "
            "impor kembali."
        )
    best = max(found, key=lambda one: _rank(one, form))
    missing = _missing(best, form)
    if missing:
        where = f" lembar “{best.table.sheet}”" if best.table.sheet else ""
        known = ", ".join(f"“{title}”" for title in best.named.values()) or "tidak ada"
        raise BadInputError(
            f"Berkas “{file}”{where} tidak memiliki kolom {_listed(missing)}. Kolom yang dikenali: "
            f"{known}. Tidak ada data yang diambil. Tambahkan kolom itu atau perbaiki judulnya, "
            "lalu impor kembali."
        )
    others = tuple(
        one.table.sheet or ""
        for one in found
        if one is not best
        and not _missing(one, form)
        and not one.table.hidden
        and not _stands_beside(one)
        and len(one.table.rows) > one.first_row
    )
    return best, others


def understand(table: Table, form: Form) -> Sheet | None:
    """A table with header and columns found; None when no row can be a header."""
    best: tuple[tuple[int, int], int, tuple[tuple[str, ...], ...]] | None = None
    width = max((len(row) for row in table.rows[:_SEARCHED_ROWS]), default=0)
    for index, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        if not _may_be_header(row):
            continue
        upper = _texts(row, width)
        candidates: list[tuple[tuple[str, ...], ...]] = [(upper,)]
        if index + 1 < len(table.rows) and _may_be_header(table.rows[index + 1]):
            candidates.append((upper, _texts(table.rows[index + 1], width)))
        for lines in candidates:
            rank = _header_rank(_joined(lines), form)
            if best is None or rank > best[0]:
                best = (rank, index, lines)
    if best is None or best[0][1] < 2:
        return _by_cells_alone(table, form, width)
    (_, index, lines) = best
    titles = _joined(lines)
    first = index + len(lines)
    return Sheet(table, first, first, titles, lines, _assigned(table, form, titles, first))


def _listed(words: Sequence[str]) -> str:
    return " dan ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _rank(sheet: Sheet, form: Form) -> tuple[int, bool, bool, int, int]:
    return (
        -len(_missing(sheet, form)),
        not sheet.table.hidden,
        not _stands_beside(sheet),
        len(sheet.columns),
        len(sheet.table.rows) - sheet.first_row,
    )


def _stands_beside(sheet: Sheet) -> bool:
    words = (sheet.table.sheet or "").casefold().replace("-", " ").split()
    return bool(words) and words[0] in _BESIDE


def _missing(sheet: Sheet, form: Form) -> list[str]:
    return [
        words
        for group, words in zip(form.needed, form.needed_words, strict=True)
        if not group & set(sheet.columns)
    ]


def _texts(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    return tuple(cell_text(cell) for cell in row) + ("",) * (width - len(row))


def _may_be_header(row: Sequence[Cell]) -> bool:
    """Mostly short texts without long numbers."""
    filled = [cell for cell in row if not is_blank(cell)]
    texts = [
        cell
        for cell in filled
        if isinstance(cell, str) and sum(map(str.isdigit, cell)) <= _MOST_DIGITS
    ]
    return bool(filled) and len(texts) * 3 >= len(filled) * 2


def _joined(lines: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """`Pembayaran` over `Tanggal` and `Jumlah`: the upper text stands before each lower one."""
    if len(lines) == 1:
        return lines[0]
    joined: list[str] = []
    above = ""
    for over, under in zip(*lines, strict=True):
        above = over or (above if under else "")
        joined.append(f"{above} {under}".strip() if under else over)
    return tuple(joined)


def _header_rank(titles: Sequence[str], form: Form) -> tuple[int, int]:
    """How many groups of what is needed a header names, then how many fields."""
    fields: set[str] = set()
    for title in titles:
        weights = form.weights(title)
        if weights:
            field = max(weights, key=lambda one: weights[one])
            if weights[field] >= _SURE:
                fields.add(field)
    return sum(bool(fields & group) for group in form.needed), len(fields - {COUNTER})


def _samples(table: Table, width: int, first: int) -> list[list[Cell]]:
    body = sample_rows(table.rows, first)
    return [
        filled_cells([row[at] if at < len(row) else None for row in body]) for at in range(width)
    ]


def _assigned(table: Table, form: Form, titles: Sequence[str], first: int) -> dict[str, int]:
    """Best pairs of column and field first; a field has one column."""
    samples = _samples(table, len(titles), first)
    scores = sorted(
        (-score, at, field)
        for at, title in enumerate(titles)
        for field, score in _scores(form, title, samples[at]).items()
        if score >= _LEAST
    )
    columns: dict[str, int] = {}
    taken: set[int] = set()
    for _, at, field in scores:
        if at not in taken and field not in columns:
            taken.add(at)
            columns[field] = at
    return columns


def _scores(form: Form, title: str, cells: Sequence[Cell]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for field, weight in form.weights(title).items():
        if field not in form.judges:
            scores[field] = weight
        elif not cells:
            scores[field] = weight * 0.5
        else:
            scores[field] = weight * (0.35 + 0.65 * form.fit(field, cells))
    if cells:
        for field, by_content in form.by_content.items():
            share = form.fit(field, cells)
            if share >= _LEAST_WITHOUT_HEADER:
                scores[field] = max(scores.get(field, 0.0), by_content * share)
    return scores


def _by_cells_alone(table: Table, form: Form, width: int) -> Sheet | None:
    """A table without header: every group that is needed has exactly one column of its shape."""
    samples = _samples(table, width, 0)
    columns: dict[str, int] = {}
    for group in form.needed:
        fitting = [
            (form.fit(field, cells), -at, field)
            for at, cells in enumerate(samples)
            if at not in columns.values() and len(cells) * 2 >= len(table.rows)
            for field in sorted(group & set(form.by_content))
            if form.fit(field, cells) >= _LEAST_WITHOUT_HEADER
        ]
        if len({at for _, at, _ in fitting}) != 1:
            return None
        _, at, field = max(fitting)
        columns[field] = -at
    return Sheet(table, 0, 0, tuple(f"Kolom {at + 1}" for at in range(width)), (), columns)
