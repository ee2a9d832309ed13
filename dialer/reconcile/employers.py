"""Which employers of two files are one: by NPWP, NIB, kode BU, by name with address or phone."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from dialer.reconcile.likeness import compare_names, fold_word
from dialer.reconcile.model import Column, How, Row, Why
from dialer.reconcile.pairing import Edge

Check = Callable[[], None]

HOWS = {Column.NPWP: How.NPWP, Column.NIB: How.NIB, Column.KODE_BU: How.KODE_BU}
"""The identifiers of an employer, the surest first."""

_LEAST_NAME = 85
_LEAST_WITH_ID = 70
_SURE_NAME = 90
_SAME_PLACE = 85
_LEAST_PLACE = 55
_MOST_OF_WORD = 200
_WORDS_LOOKED_UP = 3
_BRANCH = 13
"""Leading digits of a 16-digit NPWP that head office and branches share ("0" + 12)."""

_COST = 12
_EXACT = 100


def id_edges(left: Mapping[int, Row], right: Mapping[int, Row], key: Column) -> Iterator[Edge]:
    """Pairs that share an identifier; doubtful where name or another identifier differs."""
    by_value: dict[str, list[int]] = defaultdict(list)
    for place, row in right.items():
        if key in row.ids:
            by_value[row.ids[key]].append(place)
    for place, row in left.items():
        for other_place in by_value.get(row.ids.get(key, ""), ()):
            other = right[other_place]
            named = bool(row.words and other.words)
            score = _names(row.firm, other.firm) if named else 100
            why: Why | None = None
            if score < _LEAST_WITH_ID:
                why = Why.ID_NAME_DIFFERS
            elif key is not Column.NPWP and _differ(row, other, Column.NPWP):
                why = Why.ID_DIFFERS
            elif _form_differs(row, other) and key is Column.KODE_BU:
                why = Why.LEGAL_FORM
            yield Edge(place, other_place, HOWS[key], score, why)


def _differ(row: Row, other: Row, key: Column) -> bool:
    one, two = row.ids.get(key), other.ids.get(key)
    return bool(one and two and one != two)


def _form_differs(row: Row, other: Row) -> bool:
    return bool(row.form and other.form and row.form != other.form)


@lru_cache(maxsize=200_000)
def _names(left: str, right: str) -> int:
    """Likeness of two firm keys; numbers in a name must agree, joined words are one name."""
    if left == right or left.replace(" ", "") == right.replace(" ", ""):
        return 100
    score = compare_names(_folded(left), _folded(right))
    if _numbers(left) != _numbers(right) or len(left.split()) != len(right.split()):
        return min(score, _SURE_NAME - 1)
    return score


@lru_cache(maxsize=200_000)
def _folded(key: str) -> tuple[str, ...]:
    return tuple(sorted(map(fold_word, key.split())))


@lru_cache(maxsize=200_000)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(number.lstrip("0") for number in re.findall(r"[0-9]+", text))


def _places(left: str, right: str) -> int:
    """Likeness of two address keys; different house numbers are different houses."""
    score = round(fuzz.token_set_ratio(left, right))
    one, two = _numbers(left), _numbers(right)
    if one and two and not (one <= two or two <= one):
        return min(score, _LEAST_PLACE)
    return score


def name_edges(left: Mapping[int, Row], right: Mapping[int, Row], check: Check) -> Iterator[Edge]:
    """Pairs of like names. Rows are compared when they share a rare word, the name or a phone."""
    index: dict[str, list[int]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for place, row in right.items():
        for key in _keys(row):
            index[key].append(place)
            counts[key] += 1
    for count, (place, row) in enumerate(left.items()):
        if count % 500 == 0:
            check()
        found: set[int] = set()
        rare = sorted((counts[key], key) for key in _keys(row) if key in counts)
        for often, key in rare[:_WORDS_LOOKED_UP]:
            if often <= _MOST_OF_WORD:
                found.update(index[key])
        for other_place in sorted(found):
            edge = judge_names(place, row, other_place, right[other_place])
            if edge is not None:
                yield edge


def _keys(row: Row) -> Iterator[str]:
    if row.firm:
        yield "=" + row.firm.replace(" ", "")
    for word in set(_folded(row.firm)):
        if len(word) > 2:
            yield word
    yield from row.phones


def judge_names(place: int, row: Row, other_place: int, other: Row) -> Edge | None:
    """What two firms without a common identifier are to each other; None for strangers."""
    name = _names(row.firm, other.firm) if row.firm and other.firm else 0
    if name < _LEAST_NAME:
        return None
    phone = bool(row.phones & other.phones)
    where = _places(row.place, other.place) if row.place and other.place else None
    near = phone or (where is not None and where >= _SAME_PLACE)
    if any(_differ(row, other, key) for key in (Column.NPWP, Column.NIB)):
        if name < _EXACT or not (near or _branches(row, other)):
            return None
        return Edge(place, other_place, How.FIRM, name - _COST, Why.ID_DIFFERS)
    if name < _EXACT and not near and where is not None:
        return None
    why = _against(row, other, name, where, near=near)
    cost = 0 if why in (None, Why.NAME_NEAR) else _COST
    return Edge(place, other_place, How.FIRM, name - cost, why)


def _branches(row: Row, other: Row) -> bool:
    """Head office and branch: the NPWP of the one but for its last three digits."""
    one, two = row.ids.get(Column.NPWP), other.ids.get(Column.NPWP)
    return bool(one and two and one[:_BRANCH] == two[:_BRANCH])


def _against(row: Row, other: Row, name: int, where: int | None, *, near: bool) -> Why | None:
    """The strongest thing that speaks against two firms of like names."""
    if _form_differs(row, other):
        return Why.LEGAL_FORM
    if name < _SURE_NAME or (name < _EXACT and not near):
        return Why.NAME_NEAR
    if near:
        return None
    return Why.ADDRESS_MISSING if where is None else Why.ADDRESS_DIFFERS
