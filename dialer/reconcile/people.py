"""Which people of two files are one: by NIK, by card, by name with birth date and firm."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Hamming

from dialer.reconcile.likeness import SURE_SCORE, compare_names
from dialer.reconcile.model import Column, How, Row, Why
from dialer.reconcile.pairing import Edge

Check = Callable[[], None]

_LEAST_RATIO = 60
_LEAST_SAME_FIRM = 78
_LEAST_OTHER_FIRM = 88
_LEAST_WITH_ID = 60
_NEAR_NIK = 2
_MOST_SAME_NAME = 400
"""Pairs of one name and different or missing birth dates beyond which they say nothing."""

_MOST_OF_A_FIRM = 5_000
"""Longer files without firms are not one firm; only the very same names then say enough."""

_USUAL_BIRTHDAYS = frozenset(((1, 1), (12, 31), (7, 1)))
"""Month and day that stand for an unknown birth date."""

_COSTS: Mapping[Why | None, int] = {
    Why.SEX_DIFFERS: 15,
    Why.BIRTH_DIFFERS: 20,
    Why.BIRTH_MISSING: 14,
    Why.FIRM_DIFFERS: 12,
    Why.FIRM_UNKNOWN: 4,
}
"""Points that what speaks against a pair takes from the likeness of its names."""


@dataclass(frozen=True, slots=True)
class Firms:
    """Whether two rows are of one firm. `assumed`: the files cannot tell firms apart."""

    assumed: bool

    def agree(self, left: Row, right: Row) -> bool | None:
        """True, False, or None when it cannot be told."""
        for key in (Column.KODE_BU, Column.NPWP):
            one, other = left.ids.get(key), right.ids.get(key)
            if one and one == other:
                return True
        if left.firm and right.firm:
            return _firm_names(left.firm, right.firm)
        return True if self.assumed else None


@lru_cache(maxsize=100_000)
def _firm_names(left: str, right: str) -> bool | None:
    """One name but spaces and order is one firm; far apart, another; between, unknown."""
    if left == right or left.replace(" ", "") == right.replace(" ", ""):
        return True
    score = fuzz.token_sort_ratio(left, right)
    if {word for word in left.split() if word.isdigit()} != {
        word for word in right.split() if word.isdigit()
    }:
        return False
    return True if score >= 92 else (None if score >= 75 else False)


def one_firm(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether one file has no firms at all, the other one at most, and both are a firm's size."""
    if max(len(left), len(right)) > _MOST_OF_A_FIRM:
        return False
    firms = [_firms_of(rows) for rows in (left, right)]
    return min(map(len, firms)) == 0 and max(map(len, firms)) <= 1


def _firms_of(rows: Sequence[Row]) -> set[str]:
    return {row.ids.get(Column.KODE_BU) or row.ids.get(Column.NPWP) or row.firm for row in rows} - {
        ""
    }


def id_edges(
    left: Mapping[int, Row], right: Mapping[int, Row], key: Column, how: How
) -> Iterator[Edge]:
    """Pairs that share an identifier; doubtful where everything else speaks against it."""
    by_value: dict[str, list[int]] = defaultdict(list)
    for place, row in right.items():
        if key in row.ids:
            by_value[row.ids[key]].append(place)
    for place, row in left.items():
        for other_place in by_value.get(row.ids.get(key, ""), ()):
            yield _judge_id(place, row, other_place, right[other_place], key, how)


def _judge_id(place: int, row: Row, other_place: int, other: Row, key: Column, how: How) -> Edge:
    """An identifier outweighs a misspelt name or a wrong birth date, but not both."""
    named = bool(row.words and other.words)
    score = compare_names(row.words, other.words) if named else 100
    birth = _births_agree(row, other)
    why: Why | None = None
    if key is Column.CARD and _both_differ(row, other, Column.NIK):
        why = Why.NIK_DIFFERS
    elif score < _LEAST_WITH_ID:
        why = Why.ID_NAME_DIFFERS
    elif birth is False and score < SURE_SCORE:
        why = Why.ID_BIRTH_DIFFERS
    return Edge(place, other_place, how, score, why)


def _both_differ(row: Row, other: Row, key: Column) -> bool:
    one, two = row.ids.get(key), other.ids.get(key)
    return bool(one and two and one != two)


def _births_agree(row: Row, other: Row) -> bool | None:
    if row.birth is None or other.birth is None:
        return None
    return row.birth == other.birth


def _births_near(row: Row, other: Row) -> bool:
    """Whether two birth dates differ as typing errors do, or one is right inside the NIK."""
    one, two = row.birth, other.birth
    if one is None or two is None:
        return False
    if one in (two, other.born_by_nik) or two == row.born_by_nik:
        return True
    if one.year == two.year and (one.day, one.month) == (two.month, two.day):
        return True
    return (one.day == two.day) + (one.month == two.month) + (one.year == two.year) == 2


def name_edges(
    left: Mapping[int, Row], right: Mapping[int, Row], firms: Firms, check: Check
) -> Iterator[Edge]:
    """Pairs of like names: with one birth date, of one family card, or the very same name."""
    yield from _edges_of_blocks(left, right, firms, check, _birthday, _LEAST_RATIO)
    yield from _edges_of_blocks(left, right, firms, check, _family, _LEAST_RATIO)
    yield from _edges_of_blocks(left, right, firms, check, _very_name, 100, _MOST_SAME_NAME)


def _birthday(row: Row) -> Iterator[object]:
    if row.birth is not None:
        yield row.birth
    if row.born_by_nik is not None:
        yield row.born_by_nik


def _family(row: Row) -> Iterator[object]:
    if Column.KK in row.ids:
        yield row.ids[Column.KK]


def _very_name(row: Row) -> Iterator[object]:
    if len(row.words) > 1 or (row.words and row.firm):
        yield row.words, row.firm
        if row.firm:
            yield row.words, ""


def _edges_of_blocks(
    left: Mapping[int, Row],
    right: Mapping[int, Row],
    firms: Firms,
    check: Check,
    key_of: Callable[[Row], Iterator[object]],
    least: int,
    most: int = 0,
) -> Iterator[Edge]:
    """Rows are compared only within a block; a block with more than `most` pairs is left out."""
    blocks = _blocks(right, key_of)
    wanted = {key: places for key, places in _blocks(left, key_of).items() if key in blocks}
    for key, places in wanted.items():
        check()
        others = blocks[key]
        if most and len(places) * len(others) > most:
            continue
        names = [" ".join(right[other].words) for other in others]
        for place in places:
            row = left[place]
            near = process.extract(
                " ".join(row.words), names, scorer=fuzz.ratio, score_cutoff=least, limit=None
            )
            for _, _, index in near:
                edge = judge_names(place, row, others[index], right[others[index]], firms)
                if edge is not None:
                    yield edge


def _blocks(
    rows: Mapping[int, Row], key_of: Callable[[Row], Iterator[object]]
) -> dict[object, list[int]]:
    blocks: dict[object, list[int]] = defaultdict(list)
    for place, row in rows.items():
        if row.words:
            for key in key_of(row):
                blocks[key].append(place)
    return blocks


def judge_names(place: int, row: Row, other_place: int, other: Row, firms: Firms) -> Edge | None:
    """What two rows without a common identifier are to each other; None when they are strangers.

    Two valid NIKs or cards that differ are two people, unless they differ by a digit or two.
    """
    likeness = compare_names(row.words, other.words)
    if _both_differ(row, other, Column.CARD):
        return None
    if _both_differ(row, other, Column.NIK):
        near = Hamming.distance(row.ids[Column.NIK], other.ids[Column.NIK]) <= _NEAR_NIK
        if not near or likeness < SURE_SCORE:
            return None
        return Edge(place, other_place, How.PERSON, likeness, Why.NIK_NEAR)
    family = row.ids.get(Column.KK, "") == other.ids.get(Column.KK, "-")
    firm = True if family else firms.agree(row, other)
    birth = _births_agree(row, other)
    if likeness < (_LEAST_OTHER_FIRM if firm is False else _LEAST_SAME_FIRM):
        return None
    if (birth is False and not _births_near(row, other)) or (birth is None and firm is False):
        return None
    why = next(_against(row, other, birth, firm, likeness, family=family), None)
    how = How.FAMILY if family else How.PERSON
    return Edge(place, other_place, how, max(likeness - _COSTS.get(why, 0), 1), why)


def _against(
    row: Row, other: Row, birth: bool | None, firm: bool | None, likeness: int, *, family: bool
) -> Iterator[Why]:
    """What speaks against the pair, the strongest first."""
    if row.sex and other.sex and row.sex != other.sex:
        yield Why.SEX_DIFFERS
    if birth is False:
        yield Why.BIRTH_DIFFERS
    if birth is None and not family:
        yield Why.BIRTH_MISSING
    if firm is False:
        yield Why.FIRM_DIFFERS
    if likeness < SURE_SCORE:
        yield Why.NAME_NEAR
    if firm is None and not _telling(row, likeness):
        yield Why.FIRM_UNKNOWN


def _telling(row: Row, likeness: int) -> bool:
    """Whether the very same name and birth date say enough without a firm."""
    assert row.birth is not None
    return likeness == 100 and len(row.words) > 1 and not _usual(row.birth)


def _usual(day: date) -> bool:
    return (day.month, day.day) in _USUAL_BIRTHDAYS
