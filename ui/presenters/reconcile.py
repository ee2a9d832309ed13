"""Two files compared, as the page shows it: sums, groups of rows, doubtful pairs side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.dates import format_date
from dialer.contacts.mask import DOT, mask_id
from dialer.reconcile.match import decide, reconcile
from dialer.reconcile.model import (
    Candidate,
    Column,
    ReconcileKind,
    Result,
    Row,
    Source,
)
from dialer.reconcile.reading import labels_of, read_source
from dialer.reconcile.words import COLUMNS, HOWS, WHYS, columns_text, notes_text, unfit_text

Line = tuple[str, ...]
_MASKED = (Column.NIK, Column.CARD, Column.KK)
_NUMBERS = {
    ReconcileKind.PEOPLE: (Column.NIK, Column.CARD),
    ReconcileKind.EMPLOYERS: (Column.NPWP, Column.NIB, Column.KODE_BU),
}
_LAST = 4


class Group(StrEnum):
    """What became of rows."""

    MATCHED = "matched"
    DOUBTFUL = "doubtful"
    LEFT = "left"
    RIGHT = "right"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class CompareOrder:
    """What the person decided; the names may be empty."""

    left: Path
    right: Path
    kind: ReconcileKind
    left_name: str = ""
    right_name: str = ""


@dataclass(frozen=True, slots=True)
class DoubtField:
    """One line of two rows side by side."""

    title: str
    left: str
    right: str
    differs: bool


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubtful pair: why, where, and what both rows say."""

    why: str
    left_title: str
    right_title: str
    fields: tuple[DoubtField, ...]


def compare_files(
    order: CompareOrder, told: Callable[[int, str], None], check: Callable[[], None]
) -> Result:
    """Read and compare; `told` gets the stage 0-2 and its words, both may raise to give up.

    Raises BadInputError with a sentence for a file that cannot be compared.
    """
    labels = labels_of(order.left, order.right, order.left_name, order.right_name)
    told(0, f"Membaca {order.left.name}")
    left = read_source(order.left, order.kind, labels[0], check=check)
    told(1, f"Membaca {order.right.name}")
    right = read_source(order.right, order.kind, labels[1], check=check)
    told(2, "Mencocokkan baris")
    return reconcile(left, right, order.kind, check=check)


def report_name(result: Result, now: datetime) -> str:
    """The file name offered for the report."""
    name = f"Pencocokan {result.left.label} - {result.right.label} {now:%Y-%m-%d}.xlsx"
    return "".join(" " if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in name)


class CompareView:
    """A result with the decisions taken on it; lines are made when they are looked at."""

    def __init__(self, result: Result) -> None:
        self._found = result
        self._decisions: dict[tuple[int, int], bool] = {}
        self.result = result

    @property
    def labels(self) -> tuple[str, str]:
        """What the two files are called."""
        return self._found.left.label, self._found.right.label

    @property
    def title(self) -> str:
        """Both files with their names."""
        left, right = self._found.left, self._found.right
        return f"{left.label} ({left.file})  ·  {right.label} ({right.file})"

    @property
    def remarks(self) -> str:
        """What the person should know of how the files were read, "" when nothing."""
        told = [
            f"Lembar lain di {source.file} tidak dibaca: {', '.join(source.other_sheets)}."
            for source in (self._found.left, self._found.right)
            if source.other_sheets
        ]
        if self._found.one_firm:
            told.append("Kolom badan usaha tidak ada; semua orang dianggap satu badan usaha.")
        return " ".join(told)

    @property
    def decided(self) -> int:
        """How many doubtful pairs were decided."""
        return len(self._decisions)

    @property
    def doubts(self) -> int:
        """How many pairs were doubtful before anybody decided."""
        return len(self._found.doubtful)

    def settle(self) -> Result:
        """The result with the decisions in it."""
        self.result = decide(self._found, self._decisions)
        return self.result

    def decide(self, place: int, same: bool | None) -> None:
        """Say that a doubtful pair is the same or not; None takes it back."""
        one = self._found.doubtful[place]
        key = (one.left.number, one.right.number)
        if same is None:
            self._decisions.pop(key, None)
            return
        if same:
            for other in self._found.doubtful:
                rival = (other.left.number, other.right.number)
                if (rival[0] == key[0] or rival[1] == key[1]) and self._decisions.get(rival):
                    self._decisions.pop(rival)
        self._decisions[key] = same

    def next_open(self, after: int) -> int | None:
        """The next doubtful pair that nobody decided and no decision made idle; None at the end."""
        taken_left = {left for (left, _), same in self._decisions.items() if same}
        taken_right = {right for (_, right), same in self._decisions.items() if same}
        count = len(self._found.doubtful)
        for step in range(1, count + 1):
            place = (after + step) % count
            one = self._found.doubtful[place]
            key = (one.left.number, one.right.number)
            if key not in self._decisions and not (key[0] in taken_left or key[1] in taken_right):
                return place
        return None

    def sums(self, side: Group) -> list[tuple[int, str, str]]:
        """(number, word, meaning) of one file; the first is the total of the others."""
        left = side is Group.LEFT
        share = self.result.left_share if left else self.result.right_share
        label = self.labels[0] if left else self.labels[1]
        return [
            (share.rows, f"baris {label}", f"Semua baris data di {label}"),
            (share.matched, "cocok", "Baris yang punya pasangan pasti di berkas lain"),
            (share.only, "hanya di sini", "Baris yang tidak ada di berkas lain"),
            (share.doubtful, "meragukan", "Baris yang mungkin punya pasangan; periksa sendiri"),
            (
                share.unusable,
                "tidak terpakai",
                f"Baris ganda ({share.repeats}) atau tanpa nomor dan nama",
            ),
        ]

    def count(self, group: Group) -> int:
        """How many lines a group has."""
        result = self.result
        return {
            Group.MATCHED: len(result.matched),
            Group.DOUBTFUL: len(self._found.doubtful),
            Group.LEFT: len(result.only_left),
            Group.RIGHT: len(result.only_right),
            Group.UNFIT: len(result.left.unfit) + len(result.right.unfit),
        }[group]

    def lines(self, group: Group, places: Sequence[int]) -> Mapping[int, Line]:
        """The cells of some lines of a group."""
        make = {
            Group.MATCHED: self._matched,
            Group.DOUBTFUL: self._doubtful,
            Group.LEFT: lambda place: self._alone(self.result.left, self.result.only_left[place]),
            Group.RIGHT: lambda place: self._alone(
                self.result.right, self.result.only_right[place]
            ),
            Group.UNFIT: self._unfit,
        }[group]
        return {place: make(place) for place in places if place < self.count(group)}

    def _matched(self, place: int) -> Line:
        pair = self.result.matched[place]
        return (
            str(pair.left.number),
            pair.left.name,
            self._first(pair.left),
            str(pair.right.number),
            pair.right.name,
            self._first(pair.right),
            HOWS[pair.how],
            str(pair.score),
            columns_text(pair.differs),
        )

    def _doubtful(self, place: int) -> Line:
        one = self._found.doubtful[place]
        return (
            str(one.left.number),
            one.left.name,
            str(one.right.number),
            one.right.name,
            WHYS[one.why],
            str(one.score),
            self._decision(one),
        )

    def _decision(self, one: Candidate) -> str:
        key = (one.left.number, one.right.number)
        said = self._decisions.get(key)
        if said is not None:
            return "Sama" if said else "Berbeda"
        for other, same in self._decisions.items():
            if same and (other[0] == key[0] or other[1] == key[1]):
                return "Gugur"
        return ""

    def _alone(self, source: Source, row: Row) -> Line:
        people = self._found.kind is ReconcileKind.PEOPLE
        return (
            str(row.number),
            row.name,
            self._number(row),
            format_date(row.birth) if row.birth and people else "",
            _text(source, row, Column.FIRM if people else Column.ADDRESS),
            notes_text(row.notes),
        )

    def _unfit(self, place: int) -> Line:
        left = self.result.left
        source = left if place < len(left.unfit) else self.result.right
        row = source.unfit[place if source is left else place - len(left.unfit)]
        texts = [text for cell in row.cells if (text := cell_text(cell))]
        return (
            source.label,
            str(row.number),
            unfit_text(row),
            notes_text(row.notes),
            _hidden(" · ".join(texts)),
        )

    def _number(self, row: Row) -> str:
        wanted = _NUMBERS[self._found.kind]
        return ", ".join(_shown(one, row.ids[one]) for one in wanted if one in row.ids)

    def _first(self, row: Row) -> str:
        return self._number(row).partition(",")[0]

    def doubt(self, place: int) -> DoubtView:
        """A doubtful pair side by side."""
        found, one = self._found, self._found.doubtful[place]
        same_name = one.left.words == one.right.words
        fields = [_field("Nama", one.left.name, one.right.name, same=same_name)]
        for column in Column:
            if column in (Column.NAME, Column.COUNTER):
                continue
            texts = (
                _text(found.left, one.left, column),
                _text(found.right, one.right, column),
            )
            if not any(texts):
                continue
            if column in _MASKED:
                texts = masked_but_differences(*texts)
            title = COLUMNS[column]
            same = column is Column.FIRM and one.left.firm == one.right.firm
            fields.append(_field(title[:1].upper() + title[1:], *texts, same=same))
        return DoubtView(
            why=WHYS[one.why],
            left_title=f"{self.labels[0]}, baris {one.left.number}",
            right_title=f"{self.labels[1]}, baris {one.right.number}",
            fields=tuple(fields),
        )


def _field(title: str, left: str, right: str, *, same: bool) -> DoubtField:
    differs = bool(left and right) and not same and left.casefold() != right.casefold()
    return DoubtField(title, left or "-", right or "-", differs)


def _text(source: Source, row: Row, column: Column) -> str:
    if column in row.ids:
        return row.ids[column]
    if column is Column.BIRTH:
        return format_date(row.birth) if row.birth else ""
    if column is Column.SEX:
        return {"L": "Laki-laki", "P": "Perempuan"}.get(row.sex, "")
    index = source.columns.get(column)
    cell: Cell = None if index is None or index >= len(row.cells) else row.cells[index]
    text = cell_text(cell)
    return _hidden(text) if column in _MASKED else text


def _shown(column: Column, number: str) -> str:
    return mask_id(number) if column in _MASKED else number


def _hidden(text: str) -> str:
    """Long numbers inside a text masked."""
    return " ".join(
        mask_id(word) if sum(map(str.isdigit, word)) >= 10 else word for word in text.split(" ")
    )


def masked_but_differences(left: str, right: str) -> tuple[str, str]:
    """Two numbers masked but for the last four digits and those in which they differ."""
    if len(left) != len(right):
        return mask_id(left), mask_id(right)
    open_places = {
        place
        for place, (one, other) in enumerate(zip(left, right, strict=True))
        if one != other or place >= len(left) - _LAST
    }
    if len(open_places) > 2 * _LAST:
        return mask_id(left), mask_id(right)
    shown = [
        "".join(sign if place in open_places else DOT for place, sign in enumerate(text))
        for text in (left, right)
    ]
    return shown[0], shown[1]
