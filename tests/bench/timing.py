"""Times of a repeated act, in milliseconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Sorted milliseconds."""

    sorted_ms: tuple[float, ...]

    def at(self, share: float) -> float:
        """Return the time that `share` of the acts did not exceed."""
        place = min(len(self.sorted_ms) - 1, int(share * len(self.sorted_ms)))
        return round(self.sorted_ms[place], 3)

    def as_json(self) -> dict[str, float]:
        """Return the median, the 99th percentile and the worst."""
        return {"p50_ms": self.at(0.5), "p99_ms": self.at(0.99), "max_ms": self.at(1.0)}


def times(act: Callable[[], object], repeat: int) -> Times:
    """Do something so many times."""
    taken = []
    for _ in range(repeat):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return Times(tuple(sorted(taken)))
