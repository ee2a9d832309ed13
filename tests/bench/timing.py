"""Times of a repeated act, in milliseconds, by the clock and by the processor."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Sorted milliseconds; those of the processor (`cpu_ms`) no busy machine can stretch."""

    sorted_ms: tuple[float, ...]
    cpu_ms: tuple[float, ...] = ()

    def at(self, share: float) -> float:
        """Return the time that `share` of the acts did not exceed."""
        return _at(self.sorted_ms, share)

    def cpu_at(self, share: float) -> float:
        """Return the processor's time that `share` of the acts did not exceed."""
        return _at(self.cpu_ms, share)

    def as_json(self) -> dict[str, float]:
        """Return the median, the 99th percentile and the worst."""
        found = {"p50_ms": self.at(0.5), "p99_ms": self.at(0.99), "max_ms": self.at(1.0)}
        if self.cpu_ms:
            found |= {
                "cpu_p50_ms": self.cpu_at(0.5),
                "cpu_p99_ms": self.cpu_at(0.99),
                "cpu_max_ms": self.cpu_at(1.0),
            }
        return found


def _at(ms: tuple[float, ...], share: float) -> float:
    return round(ms[min(len(ms) - 1, int(share * len(ms)))], 3)


class Watch:
    """Seconds of the blocks it was held over: by the clock, and of this process's processors."""

    def __init__(self) -> None:
        self.seconds = self.cpu_s = 0.0
        self._began = (0.0, 0.0)

    def __enter__(self) -> None:
        self._began = (time.perf_counter(), time.process_time())

    def __exit__(self, *_: object) -> None:
        clock, cpu = self._began
        self.seconds += time.perf_counter() - clock
        self.cpu_s += time.process_time() - cpu


def times(act: Callable[[], object], repeat: int) -> Times:
    """Do something so many times."""
    taken, cpu = [], []
    for _ in range(repeat):
        start, worked = time.perf_counter(), time.thread_time()
        act()
        cpu.append((time.thread_time() - worked) * 1000)
        taken.append((time.perf_counter() - start) * 1000)
    return Times(tuple(sorted(taken)), tuple(sorted(cpu)))
