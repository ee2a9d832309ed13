"""The only file that crosses threads, and the one place where errors become sentences.

Work runs as a plain function in a small pool of Python threads; everything it has to say
comes back to the interface's thread as queued calls, in the order it was said. Python's
pool is used rather than QThreadPool because it joins its threads at shutdown and leaves
no thread objects behind.
"""

import gc
import logging
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import PurePath
from threading import Event
from time import monotonic
from types import TracebackType
from typing import ClassVar, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from dialer.errors import SambungError

BUGS: Final = "sambung.bugs"
"""The logger of bugs; the window writes it to a file."""

_LOG: Final = logging.getLogger(BUGS)
_EVERY: Final = 0.05  # seconds between two progress reports that reach the screen
_COLLECT_MS: Final = 500
T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - a way out, not an error
    """Raised inside the work when the person no longer wants it."""


class TaskState(Enum):
    """How a piece of work stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is: `done` of `total` (None when unknown), doing `what`."""

    done: int
    total: int | None
    what: str


class Progress:
    """Handed to the work; calling it often is cheap and makes it cancellable."""

    def __init__(self, cancelled: Event, tell: Callable[[Step], None] | None) -> None:
        self._cancelled = cancelled
        self._tell = tell
        self._last = 0.0

    def report(self, done: int, total: int | None = None, what: str = "") -> None:
        """Say how far the work is; raises Cancelled when it is no longer wanted."""
        self.check()
        now = monotonic()
        if self._tell is not None and (now - self._last >= _EVERY or done == total):
            self._last = now
            self._tell(Step(done, total, what))

    def check(self) -> None:
        """Raise Cancelled when the work is no longer wanted."""
        if self._cancelled.is_set():
            raise Cancelled


class Task:
    """A handle on running work."""

    def __init__(self) -> None:
        self._wanted_off = Event()
        self.state = TaskState.RUNNING

    def cancel(self) -> None:
        """Ask the work to stop at its next report.

        Work that finishes all the same is reported as done, since it was done.
        """
        self._wanted_off.set()

    @property
    def cancelled_event(self) -> Event:
        """Set once `cancel` was called."""
        return self._wanted_off


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """What to tell the person; `reference` names the log entry of a bug, else None."""

    sentence: str
    reference: str | None


def locations(error: BaseException) -> str:
    """Type and places of an error and its causes, without any value of it."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__qualname__)
        for frame in traceback.extract_tb(seen.__traceback__):
            place = "/".join(PurePath(frame.filename).parts[-2:])
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class Errors(QObject):
    """Turns any exception into a sentence; a bug also into a log entry with a number.

    The log holds types and places only: messages may quote names and numbers of people.
    """

    reported = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._count = 0

    def report_error(self, error: BaseException) -> ErrorReport:
        """Tell the person; returns what was told."""
        if isinstance(error, SambungError):
            report = ErrorReport(error.sentence, None)
        else:
            self._count += 1
            reference = f"G{self._now():%y%m%d-%H%M%S}-{self._count}"
            _LOG.error("%s %s", reference, locations(error))
            sentence = self.tr("Terjadi kesalahan pada program.")
            report = ErrorReport(sentence, reference)
        self.reported.emit(report)
        return report

    def install(self) -> None:
        """Catch what no code caught: exceptions in slots and events."""
        sys.excepthook = self._uncaught

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report_error(error)


class Collector(QObject):
    """Lets Python's cycle collector run in the interface's thread only.

    It runs in whatever thread allocates, and would otherwise delete widgets that nobody holds any
    more from a worker thread, which crashes Qt. Generations are collected when they are due.
    """

    _holding: ClassVar[int] = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take the collecting over."""
        Collector._holding += 1
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back, once no worker runs any more."""
        if self._timer.isActive():
            self._timer.stop()
            Collector._holding -= 1
            if not Collector._holding:
                gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if most and count > most
        ]
        if due:
            gc.collect(due[-1])


class Background(QObject):
    """Runs work beside the interface. All callbacks come in the interface's thread."""

    idle = Signal()
    _arrived = Signal(object)

    def __init__(self, errors: Errors, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errors = errors
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="sambung")
        self._running: dict[Task, Future[None]] = {}
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._collector = Collector(self)
        self._collector.start()

    @property
    def busy(self) -> bool:
        """Whether any work is running or waiting for a thread."""
        return bool(self._running)

    @property
    def closed(self) -> bool:
        """Whether it was shut down: no more work is taken."""
        return self._closed

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        progress: Callable[[Step], object] | None = None,
        ended: Callable[[TaskState], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Start work. Without `failed`, errors go to `Errors.report_error`.

        `ended` is always called last. When `owner` (a widget the callbacks touch) is gone
        by then, the callbacks are left out.
        """
        task = Task()

        def live(call: Callable[[], object]) -> None:
            if owner is None or isValid(owner):
                call()

        def settle(state: TaskState, call: Callable[[], object]) -> None:
            task.state = state
            self._running.pop(task, None)
            try:
                live(call)
                if ended is not None:
                    live(lambda: ended(state))
            finally:
                if not self._running:
                    self.idle.emit()

        def step(now: Step) -> None:
            if progress is not None:
                self._arrived.emit(lambda: live(lambda: progress(now)))

        def body() -> None:
            state, call = _attempt(
                lambda: work(Progress(task.cancelled_event, step)),
                done,
                failed or self._errors.report_error,
            )
            self._arrived.emit(lambda: settle(state, call))

        self._running[task] = self._pool.submit(body)
        return task

    @Slot(object)
    def _deliver(self, call: Callable[[], object]) -> None:
        if not self._closed:
            call()

    def shutdown(self) -> None:
        """Cancel everything and wait for the threads; later callbacks are dropped."""
        for task in self._running:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._collector.stop()
        self._closed = True
        self._running.clear()


def _attempt(
    work: Callable[[], T],
    done: Callable[[T], object],
    failed: Callable[[Exception], object],
) -> tuple[TaskState, Callable[[], object]]:
    """Do the work here and now; say how it ended and what is to be called then."""
    try:
        result = work()
    except Cancelled:
        return TaskState.CANCELLED, lambda: None
    except Exception as error:
        caught = error
        return TaskState.FAILED, lambda: failed(caught)
    return TaskState.DONE, lambda: done(result)
