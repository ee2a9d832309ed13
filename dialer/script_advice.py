"""Which of several ways works best, said only where the counts allow it.

What is compared is what happened together, not what caused it; so an option is called the best only
when its 95 % interval lies above all others, over at least `MINIMUM` conversations each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialer.interval import Interval, wilson

MINIMUM: Final = 30
"""Conversations with an option before it is compared with another."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Conversations and how they ended. Each is counted in `talks` and at most one of the rest.

    `right_party` are those with the intended person, however they ended.
    """

    talks: int
    right_party: int
    goals: int
    plans: int

    @property
    def agreed(self) -> int:
        """A promise, a payment plan or an employer's interest."""
        return self.goals + self.plans

    @property
    def interval(self) -> Interval:
        """Where the true share of agreements among the conversations lies."""
        return wilson(self.agreed, self.talks)


@dataclass(frozen=True, slots=True)
class Option:
    """One way an objection was met: an answer, or the words of one version of the script."""

    name: str
    resolved: int
    tally: Tally


class Verdict(StrEnum):
    """What the numbers allow to be said about the options."""

    ONE_ONLY = "one_only"
    TOO_FEW = "too_few"
    NO_DIFFERENCE = "no_difference"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Advice:
    """`best` is the option's name with BEST; `have` is what the second most used has so far."""

    verdict: Verdict
    best: str = ""
    have: int = 0


def advise(options: Sequence[Option]) -> Advice:
    """Say which option works best, if the numbers allow it.

    Options below the minimum take no part. Intervals that do not touch are a stricter test than
    5 % for a pair, which makes up for comparing several.
    """
    if len(options) < 2:
        return Advice(Verdict.ONE_ONLY)
    second = sorted((one.tally.talks for one in options), reverse=True)[1]
    if second < MINIMUM:
        return Advice(Verdict.TOO_FEW, have=second)
    known = [one for one in options if one.tally.talks >= MINIMUM]
    best = max(known, key=lambda one: one.tally.interval.low)
    if all(best.tally.interval.above(one.tally.interval) for one in known if one is not best):
        return Advice(Verdict.BEST, best.name, second)
    return Advice(Verdict.NO_DIFFERENCE, have=second)
