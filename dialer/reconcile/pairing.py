"""One to one, best first; what has a rival stays for a person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dialer.reconcile.model import How, Why

MARGIN = 8
"""A name that differs by spelling only must be so many points ahead of any other."""

_EXACT = 100


@dataclass(frozen=True, slots=True)
class Edge:
    """Two rows by their places that may be one; `why` is None when nothing speaks against it."""

    left: int
    right: int
    how: How
    score: int
    why: Why | None = None


def settle(edges: Iterable[Edge]) -> tuple[list[Edge], list[Edge]]:
    """The edges that are certain, and those between rows that are left, each with its reason.

    Certain: nothing against it, and no rival within the margin at either end. Rivals vanish when
    their own pair is certain, so it goes on until nothing changes. Near ties are never settled.
    """
    ordered = sorted(_best_of_each(edges), key=lambda one: (-one.score, one.left, one.right))
    lefts: dict[int, list[Edge]] = defaultdict(list)
    rights: dict[int, list[Edge]] = defaultdict(list)
    for edge in ordered:
        lefts[edge.left].append(edge)
        rights[edge.right].append(edge)
    gone_left: set[int] = set()
    gone_right: set[int] = set()
    certain: list[Edge] = []
    changed = True
    while changed:
        changed = False
        for edge in ordered:
            if edge.why is not None or edge.left in gone_left or edge.right in gone_right:
                continue
            if _has_rival(edge, lefts[edge.left], rights[edge.right], gone_left, gone_right):
                continue
            certain.append(edge)
            gone_left.add(edge.left)
            gone_right.add(edge.right)
            changed = True
    left_over = [
        edge if edge.why is not None else replace(edge, why=Why.TIE)
        for edge in ordered
        if edge.left not in gone_left and edge.right not in gone_right
    ]
    return certain, left_over


def _best_of_each(edges: Iterable[Edge]) -> Iterable[Edge]:
    """One edge for each two rows: a certain one before a doubtful, then the higher score."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        known = best.get((edge.left, edge.right))
        if known is None or _rank(edge) > _rank(known):
            best[edge.left, edge.right] = edge
    return best.values()


def _rank(edge: Edge) -> tuple[bool, int]:
    return edge.why is None, edge.score


def _has_rival(
    edge: Edge,
    of_left: Sequence[Edge],
    of_right: Sequence[Edge],
    gone_left: set[int],
    gone_right: set[int],
) -> bool:
    margin = 1 if edge.score >= _EXACT else MARGIN
    return any(
        other.score > edge.score - margin
        for other in (*of_left, *of_right)
        if (other.left, other.right) != (edge.left, edge.right)
        and other.left not in gone_left
        and other.right not in gone_right
    )
