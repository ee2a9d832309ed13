"""How much is done in one transaction, so that the desk beside it does not wait."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TypeVar

from dialer.intake.orders import IntakeState, OnProgress, Progress, silent
from dialer.ports import Store, Writer

LONGEST = 0.100
"""Seconds a transaction may hold the store, its commit included, while nobody waits for it."""

SLICE = 0.012
"""Seconds between two looks at whether somebody waits; then it commits at once."""

LEAST, MOST = 100, 2_000
GROWTH = 1.25

TIDY_EVERY = 2
"""Transactions after which the store's log is moved into its file."""

T = TypeVar("T")


def _nothing() -> None:
    """There is nothing to tidy."""


class StoppedError(Exception):
    """Whoever watches wants it stopped; the cause is what they raised."""


@dataclass(slots=True)
class Pace:
    """Fills transactions slice by slice, rests between them and tells how far it is.

    `size` is how many rows a slice takes now, `longest` how many seconds a transaction may hold
    the store. `tidy` is called now and then between two transactions.
    """

    on_progress: OnProgress = silent
    tidy: Callable[[], None] = _nothing
    clock: Callable[[], float] = monotonic
    rest: Callable[[float], None] = sleep
    size: int = 250
    longest: float = LONGEST
    may_stop: bool = True
    _phase: IntakeState = IntakeState.STAGING
    _to_commit: float = 1.0
    _turns: int = 0
    _expected: int = 0
    _done: int = 0
    _began: float = 0.0

    def begin(self, phase: IntakeState, expected: int) -> None:
        """Start to count a phase, with few at a time: what was many new rows is too many known."""
        self._phase, self._expected, self._done = phase, expected, 0
        self.size = LEAST
        self._began = self.clock()
        self._tell()

    def turn(self, store: Store, step: Callable[[Writer], int]) -> int:
        """Repeat a step in one transaction; return the sum of what it says it did.

        It ends when the step has nothing left to do (0), when somebody waits, or when going on
        would hold the store too long.
        """
        done = 0
        with store.writing() as writer:
            began = before = self.clock()
            while some := step(writer):
                done += some
                now = self.clock()
                self._fit(now - before)
                worked = now - began + (now - before)
                if store.awaited or worked * (1 + self._to_commit) > self.longest:
                    break
                before = now
            worked_until = self.clock()
        if worked_until > began:
            self._to_commit = min(2.0, (self.clock() - worked_until) / (worked_until - began))
        self._turns += 1
        if self._turns % TIDY_EVERY == 0:
            self.tidy()
        self.rest(0.001)
        return done

    def put(self, store: Store, parts: Iterable[T], act: Callable[[Writer, T], None]) -> None:
        """Do all parts, in as many transactions as it takes. Raises StoppedError between them."""
        left = deque(parts)

        def step(writer: Writer) -> int:
            if not left:
                return 0
            act(writer, left.popleft())
            return 1

        while left:
            self.turn(store, step)
            self.check()

    def did(self, rows: int) -> None:
        """Note that rows are done and tell. Raises StoppedError."""
        self._done += rows
        self._tell()

    def check(self) -> None:
        """Tell again how far it is, so that it can be stopped. Raises StoppedError."""
        self._tell()

    def _fit(self, spent: float) -> None:
        if spent > SLICE:
            self.size = max(LEAST, int(self.size * max(0.5, SLICE / spent)))
        elif spent < SLICE * 0.7:
            self.size = min(MOST, int(self.size * GROWTH) + 1)

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
