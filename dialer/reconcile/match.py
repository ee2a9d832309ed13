"""Two files laid beside each other: every row matched, alone, doubtful or unusable."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dialer.reconcile import employers, people
from dialer.reconcile.differences import differing
from dialer.reconcile.model import (
    Candidate,
    Column,
    How,
    Pair,
    ReconcileKind,
    Result,
    Row,
    Source,
    Why,
)
from dialer.reconcile.pairing import Edge, settle

Check = Callable[[], None]
Decisions = Mapping[tuple[int, int], bool]
"""(row number left, row number right) -> whether a person said that they are the same."""


def reconcile(
    left: Source, right: Source, kind: ReconcileKind, *, check: Check = lambda: None
) -> Result:
    """Match by identifiers, the surest first, then by names; one row has one partner at most.

    `check` is called now and then and may raise to give up.
    """
    pools = (dict(enumerate(left.rows)), dict(enumerate(right.rows)))
    certain: list[Edge] = []
    doubts: list[Edge] = []
    firms = people.Firms(people.one_firm(left.rows, right.rows))
    if kind is ReconcileKind.PEOPLE:
        for key, how in ((Column.NIK, How.NIK), (Column.CARD, How.CARD)):
            check()
            _take(people.id_edges(*pools, key, how), pools, certain, doubts)
        named = people.name_edges(*pools, firms, check)
    else:
        for key in employers.HOWS:
            check()
            _take(employers.id_edges(*pools, key), pools, certain, doubts)
        named = employers.name_edges(*pools, check)
    open_doubts = [one for one in doubts if one.left in pools[0] and one.right in pools[1]]
    open_doubts = _take([*open_doubts, *named], pools, certain, [])
    return _result(left, right, kind, certain, open_doubts, one_firm=firms.assumed)


def _take(
    edges: Iterable[Edge],
    pools: tuple[dict[int, Row], dict[int, Row]],
    certain: list[Edge],
    doubts: list[Edge],
) -> list[Edge]:
    """Move what is certain out of the pools; return the doubts."""
    settled, left_over = settle(edges)
    for edge in settled:
        certain.append(edge)
        del pools[0][edge.left]
        del pools[1][edge.right]
    doubts.extend(left_over)
    return left_over


def _result(
    left: Source,
    right: Source,
    kind: ReconcileKind,
    certain: Iterable[Edge],
    doubts: Iterable[Edge],
    *,
    one_firm: bool,
) -> Result:
    pairs = [
        Pair(
            left.rows[edge.left],
            right.rows[edge.right],
            edge.how,
            edge.score,
            differing(left, right, left.rows[edge.left], right.rows[edge.right]),
        )
        for edge in certain
    ]
    candidates = [
        Candidate(
            left.rows[edge.left],
            right.rows[edge.right],
            edge.how,
            edge.score,
            edge.why or Why.TIE,
        )
        for edge in doubts
    ]
    return regrouped(
        Result(kind, left, right, (), left.rows, right.rows, (), one_firm), pairs, candidates
    )


def regrouped(result: Result, pairs: Iterable[Pair], candidates: Iterable[Candidate]) -> Result:
    """The result with these pairs and doubts; all other rows stand alone. In order of the file."""
    matched = tuple(sorted(pairs, key=lambda one: one.left.number))
    doubtful = tuple(sorted(candidates, key=lambda c: (c.left.number, -c.score, c.right.number)))
    left_taken = {one.left.number for one in matched} | {one.left.number for one in doubtful}
    right_taken = {one.right.number for one in matched} | {one.right.number for one in doubtful}
    return replace(
        result,
        matched=matched,
        doubtful=doubtful,
        only_left=tuple(one for one in result.left.rows if one.number not in left_taken),
        only_right=tuple(one for one in result.right.rows if one.number not in right_taken),
    )


def decide(result: Result, decisions: Decisions) -> Result:
    """The result after a person looked: the same -> matched, different -> no candidate any more.

    Who says that two are the same says that neither is another. A row whose candidates are all
    gone stands alone. Of two answers that exclude each other the first counts.
    """
    pairs = list(result.matched)
    left_gone: set[int] = set()
    right_gone: set[int] = set()
    for one in result.doubtful:
        same = decisions.get((one.left.number, one.right.number))
        if same and one.left.number not in left_gone and one.right.number not in right_gone:
            left_gone.add(one.left.number)
            right_gone.add(one.right.number)
            differs = differing(result.left, result.right, one.left, one.right)
            pairs.append(Pair(one.left, one.right, How.DECIDED, one.score, differs))
    still = [
        one
        for one in result.doubtful
        if one.left.number not in left_gone
        and one.right.number not in right_gone
        and decisions.get((one.left.number, one.right.number)) is None
    ]
    return regrouped(result, pairs, still)
