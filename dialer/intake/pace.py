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

LATER = 0.07
"""What a piece of work that is left for later takes, in rows."""

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
    _later: int = 0
    _later_done: int = 0
    _shown: int = 0
    _began: float = 0.0

    def begin(self, phase: IntakeState, expected: int) -> None:
        """Start to count a phase, with few at a time: what was many new rows is too many known."""
        self._phase, self._expected, self._done = phase, expected, 0
        self._later = self._later_done = self._shown = 0
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

    def start(self) -> None:
        """Count time from now: what was waited for before the first rows says nothing of them."""
        self._began = self.clock()

    def did(self, rows: int, *, later: int = 0) -> None:
        """Note that rows are done and tell; `later` pieces of work are left for when all are.

        Raises StoppedError.
        """
        self._done += rows
        self._later += later
        self._tell()

    def did_later(self, pieces: int) -> None:
        """Note that pieces of work left for later are done, and tell. Raises StoppedError."""
        self._later_done += pieces
        self._tell()

    def all_done(self) -> None:
        """Nothing of this phase is left, whatever was expected. Raises StoppedError."""
        self._expected, self._later_done = self._done, self._later
        self._tell()

    def check(self) -> None:
        """Tell again how far it is, so that it can be stopped. Raises StoppedError."""
        self._tell()

    def _fit(self, spent: float) -> None:
        if spent > SLICE:
            self.size = max(LEAST, int(self.size * max(0.5, SLICE / spent)))
        elif spent < SLICE * 0.7:
            self.size = min(MOST, int(self.size * GROWTH) + 1)

    def _rows_done(self) -> int:
        """How many rows are done, what was left for later counted too; it never goes back.

        How much will be left in all is told from the rows so far.
        """
        if self._later:
            a_row = 1 + LATER * self._later / self._done
            work = self._done + LATER * min(self._later_done, self._later)
            self._shown = max(self._shown, round(work / a_row))
        else:
            self._shown = self._done
        return self._shown

    def _tell(self) -> None:
        spent, done = self.clock() - self._began, self._rows_done()
        rate = done / spent if spent > 0 else 0.0
        expected = max(self._expected, self._done)
        progress = Progress(
            phase=self._phase,
            rows_done=done,
            rows_expected=expected,
            rows_per_second=rate,
            seconds_left=(expected - done) / rate if rate else None,
        )
        try:
            self.on_progress(progress)
        except Exception as error:
            if self.may_stop:
                raise StoppedError from error
