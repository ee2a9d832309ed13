"""What a kind of file looks like, and a sheet of such a file once it is understood."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dialer.contacts.cells import Cell
from dialer.contacts.words import word_set
from dialer.lists.columns import Sign
from dialer.lists.reader import Table
from dialer.lists.sheet_names import ROWS_OF_A_SHEET
from dialer.received.model import FileKind
from dialer.received.vocabulary import Vocabulary

COUNTER = "counter"
"""The running number `No`; known so that it is nothing else."""

_PENALTY = 6

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

    Of every group in `needs` one field must have a column; beside it stand the words for what is
    missing and an example of a header. `judges` tell how much a cell looks like a field; columns
    of other fields are taken by their header. `by_content` are the fields whose cells are unlike
    all others, with a weight. `neutral` words make a rule no less sure.
    """

    kind: FileKind
    name: str
    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    neutral: frozenset[str]
    needs: tuple[tuple[frozenset[str], str, str], ...]
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

    def missing(self, fields: Collection[str]) -> list[str]:
        """What it cannot do without and has not got, each with an example of a header."""
        return [
            f"{words} (misalnya berjudul “{example}”)"
            for group, words, example in self.needs
            if not group & set(fields)
        ]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was understood. `first_row` is the index of the first row below the header.

    `header_row` counts from 1, 0 where there is none; `titles` are the header's texts by column,
    `lines` its rows as written; `columns` maps a field to its column's index, `signs` to why and
    how surely. `remembered` names the remembered columns that were used, "" when none were.
    """

    table: Table
    header_row: int
    first_row: int
    titles: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    columns: Mapping[str, int]
    signs: Mapping[str, Sign] = field(default_factory=dict)
    remembered: str = ""
    number: int = 0
    order: tuple[int, ...] = ()

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
        """The rows below the header with their number, as `sheet_names` counts it."""
        below = islice(self.table.rows, self.first_row, None)
        return enumerate(below, start=self.number * ROWS_OF_A_SHEET + self.first_row + 1)

    def as_listed(self, row: Sequence[Cell]) -> tuple[Cell, ...]:
        """The cells as they stand under the titles of the whole file."""
        if not self.order:
            return tuple(row)
        return tuple([row[at] if 0 <= at < len(row) else None for at in self.order])
