"""Figures of promises over a period: promised, due, kept, partial, broken in rupiah and counts.

Denominators are said with every rate. *Kept rate* = promises kept / promises that fell due in the
period; one that is still inside its days of grace has fallen due and is not kept yet, one that was
taken back has not fallen due. *Liquidation* = rupiah received / rupiah assigned.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from dialer.promises import PromiseState


class Promised(Protocol):
    """A promise as its figures need it, wherever it is shown."""

    @property
    def made_on(self) -> date | None: ...
    @property
    def due_on(self) -> date: ...
    @property
    def amount(self) -> int: ...
    @property
    def received(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def replaced(self) -> bool: ...


P = TypeVar("P", bound=Promised)

_NOT_DUE = (PromiseState.OPEN, PromiseState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many, and whole rupiah together."""

    count: int = 0
    amount: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.count + other.count, self.amount + other.amount)


NOTHING = Sum()


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with what it is of; None where there is nothing to divide by."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; liquidation may be more."""
        return self.part / self.whole if self.whole else None


NO_MONEY = Rate(0, 0)


@dataclass(frozen=True, slots=True)
class Money:
    """Rupiah of a period: received, and assigned by the list that was in force at its end."""

    officer_id: str
    list_id: str
    received: int
    assigned: int


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """`promised` was made in the period and not replaced since; all others fell due in it.

    due = kept + partial + broken + in_grace. `received` and `late` are what came for those due.
    """

    promised: Sum = NOTHING
    due: Sum = NOTHING
    kept: Sum = NOTHING
    partial: Sum = NOTHING
    broken: Sum = NOTHING
    in_grace: Sum = NOTHING
    cancelled: Sum = NOTHING
    received: int = 0
    late: int = 0

    @property
    def kept_rate(self) -> Rate:
        """Promises kept / promises that fell due."""
        return Rate(self.kept.count, self.due.count)

    @property
    def kept_rupiah(self) -> Rate:
        """Rupiah that came in time / rupiah that fell due."""
        return Rate(self.received, self.due.amount)


def fell_due(
    judged: Iterable[tuple[P, PromiseState]], day_from: date, day_to: date, today: date
) -> list[tuple[P, PromiseState]]:
    """Return the promises whose date is inside both days and has come; none that was taken back."""
    return [
        (one, state)
        for one, state in judged
        if day_from <= one.due_on <= min(day_to, today) and state not in _NOT_DUE
    ]


def figures(
    judged: Iterable[tuple[Promised, PromiseState]], day_from: date, day_to: date, today: date
) -> PromiseFigures:
    """Work the figures of the days `day_from` to `day_to` (both inside) out.

    Each promise comes with its state on `today`.
    """
    lines = list(judged)
    promised = cancelled = Sum()
    for one, state in lines:
        made = one.made_on
        if made is not None and day_from <= made <= day_to and not one.replaced:
            promised += Sum(1, one.amount)
        taken_back = state is PromiseState.CANCELLED
        if taken_back and day_from <= one.due_on <= min(day_to, today):
            cancelled += Sum(1, one.amount)
    sums: defaultdict[PromiseState, Sum] = defaultdict(Sum)
    due = fell_due(lines, day_from, day_to, today)
    for one, state in due:
        sums[state] += Sum(1, one.amount)
    return PromiseFigures(
        promised=promised,
        due=sum(sums.values(), NOTHING),
        kept=sums[PromiseState.KEPT],
        partial=sums[PromiseState.PARTIAL],
        broken=sums[PromiseState.BROKEN],
        in_grace=sums[PromiseState.DUE],
        cancelled=cancelled,
        received=sum(one.received for one, _ in due),
        late=sum(one.late for one, _ in due),
    )


def liquidation(lines: Iterable[Money], officer_id: str = "", list_id: str = "") -> Rate:
    """Rupiah received / rupiah assigned, of one officer or list or ("") of all."""
    chosen = [
        one for one in lines if officer_id in ("", one.officer_id) and list_id in ("", one.list_id)
    ]
    return Rate(sum(one.received for one in chosen), sum(one.assigned for one in chosen))
