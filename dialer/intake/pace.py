"""How much is done in one transaction, so that the desk beside it does not wait."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep

from dialer.intake.orders import IntakeState, OnProgress, Progress, silent

LONGEST = 0.030
"""Seconds a transaction may hold the store."""

LEAST, MOST = 50, 2_000
LEAST_STAGED = 500
"""New rows take some 10 ms at that; fewer would spend more on commits than on rows."""

GROWTH = 1.25


TIDY_EVERY = 4
"""Transactions after which the store's log is moved into its file."""


def _nothing() -> None:
    """There is nothing to tidy."""


class StoppedError(Exception):
    """Whoever watches wants it stopped; the cause is what they raised."""


@dataclass(slots=True)
class Pace:
    """Grows and shrinks the batches, rests between them and tells how far it is.

    `tidy` is called now and then between two transactions.
    """

    on_progress: OnProgress = silent
    tidy: Callable[[], None] = _nothing
    clock: Callable[[], float] = monotonic
    rest: Callable[[float], None] = sleep
    size: int = 500
    may_stop: bool = True
    _phase: IntakeState = IntakeState.STAGING
    _least: int = LEAST
    _batches: int = 0
    _expected: int = 0
    _done: int = 0
    _began: float = 0.0

    def begin(self, phase: IntakeState, expected: int) -> None:
        """Start to count a phase, with few at a time: what was many new rows is too many known."""
        self._phase, self._expected, self._done = phase, expected, 0
        self._least = LEAST_STAGED if phase is IntakeState.STAGING else LEAST
        self.size = self._least
        self._began = self.clock()
        self._tell()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Measure a transaction, and give way to those who wait for the next one."""
        began = self.clock()
        yield
        spent = self.clock() - began
        if spent > LONGEST:
            self.size = max(self._least, int(self.size * LONGEST / spent))
        elif spent < LONGEST * 0.7:
            self.size = min(MOST, int(self.size * GROWTH) + 1)
        self._batches += 1
        if self._batches % TIDY_EVERY == 0:
            self.tidy()
        self.rest(0.001)

    def did(self, rows: int) -> None:
        """Note that rows are done and tell. Raises StoppedError."""
        self._done += rows
        self._tell()

    def check(self) -> None:
        """Tell again how far it is, so that it can be stopped. Raises StoppedError."""
        self._tell()

    def _tell(self) -> None:
        spent = self.clock() - self._began
        rate = self._done / spent if spent > 0 else 0.0
        left = max(0, self._expected - self._done)
        progress = Progress(
            phase=self._phase,
            rows_done=self._done,
            rows_expected=max(self._expected, self._done),
            rows_per_second=rate,
            seconds_left=left / rate if rate else None,
        )
        try:
            self.on_progress(progress)
        except Exception as error:
            if self.may_stop:
                raise StoppedError from error
