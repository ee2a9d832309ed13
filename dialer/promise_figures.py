"""Figures of promises over a period: promised, due, kept, partial, broken in rupiah and counts.

Denominators are said with every rate. *Kept rate* = promises kept / promises that fell due in the
period; one that is still inside its days of grace has fallen due and is not kept yet, one that was
taken back has not fallen due. *Liquidation* = rupiah received / rupiah assigned.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dialer.ports import PromiseLine
from dialer.promises import PromiseState

MONTH_BANDS = ((1, 3), (4, 6), (7, 12), (13, 24))
"""Months in arrears, both inside; beyond the last is a band of its own."""


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
class PromiseFigures:
    """`promised` was made in the period; all others fell due in it.

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


def figures(
    lines: Iterable[PromiseLine], day_from: date, day_to: date, today: date
) -> PromiseFigures:
    """Work the figures of the days `day_from` to `day_to` (both inside) out, seen on `today`."""
    promised = cancelled = Sum()
    sums: defaultdict[PromiseState, Sum] = defaultdict(Sum)
    received = late = 0
    for line in lines:
        one = Sum(1, line.amount)
        if line.made_on is not None and day_from <= line.made_on <= day_to:
            promised += one
        if not day_from <= line.due_on <= min(day_to, today):
            continue
        state = line.state(today)
        if state is PromiseState.CANCELLED:
            cancelled += one
            continue
        sums[state] += one
        received += line.received
        late += line.late
    due = Sum()
    for found in sums.values():
        due += found
    return PromiseFigures(
        promised=promised,
        due=due,
        kept=sums[PromiseState.KEPT],
        partial=sums[PromiseState.PARTIAL],
        broken=sums[PromiseState.BROKEN],
        in_grace=sums[PromiseState.DUE],
        cancelled=cancelled,
        received=received,
        late=late,
    )


def figures_by(
    key: Callable[[PromiseLine], str],
    lines: Iterable[PromiseLine],
    day_from: date,
    day_to: date,
    today: date,
) -> Mapping[str, PromiseFigures]:
    """Return the figures of each group; together they are those of all, to the rupiah."""
    groups: defaultdict[str, list[PromiseLine]] = defaultdict(list)
    for line in lines:
        groups[key(line)].append(line)
    return {one: figures(groups[one], day_from, day_to, today) for one in sorted(groups)}


def by_officer(line: PromiseLine) -> str:
    """The officer who was promised."""
    return line.officer_id


def by_list(line: PromiseLine) -> str:
    """The list of the contact."""
    return line.list_id


def by_months(line: PromiseLine) -> str:
    """The band of months in arrears: "01-03" ... "25+", "" where the list does not say."""
    if line.months is None:
        return ""
    for first, last in MONTH_BANDS:
        if line.months <= last:
            return f"{first:02}-{last:02}"
    return f"{MONTH_BANDS[-1][1] + 1}+"


def liquidation(received: int, assigned: int) -> Rate:
    """Rupiah received / rupiah assigned."""
    return Rate(received, assigned)
