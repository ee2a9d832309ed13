"""How far a share that was counted may be from the true one."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

Z: Final = 1.959963984540054
"""Two-sided 95 per cent of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both shares between 0 and 1."""

    low: float
    high: float

    def above(self, other: "Interval") -> bool:
        """Whether all of it lies above all of the other."""
        return self.low > other.high


def wilson(part: int, whole: int) -> Interval:
    """Return the 95 % score interval of Wilson (JASA 22, 1927) for `part` of `whole`.

    It keeps its promise for small counts and for shares near 0 and 1, where the usual plus-minus
    does not. Nothing counted says nothing: 0 to 1. Raises ValueError for a part outside the whole.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    if not whole:
        return Interval(0.0, 1.0)
    share, spread = part / whole, Z * Z / whole
    middle = (share + spread / 2) / (1 + spread)
    reach = Z * sqrt(share * (1 - share) / whole + spread / (4 * whole)) / (1 + spread)
    low = 0.0 if part == 0 else max(0.0, middle - reach)
    high = 1.0 if part == whole else min(1.0, middle + reach)
    return Interval(low, high)
