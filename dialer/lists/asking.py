"""Asking a process of its own about a file that nobody has checked yet.

A broken file, a zip bomb or a million rows can neither stop the window nor fill its memory: the
process has limits of memory and time, and whatever happens to it becomes a sentence.
The pipe holds the process back when nobody takes what it says.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import BinaryIO, NoReturn, TypeVar, cast

from dialer import errors
from dialer.errors import BadInputError, SambungError
from dialer.lists.frames import Frame, GarbledError, Mark, pack, read_frame, unpack, write_frame
from dialer.lists.limits import Limits, close_job, put_in_job
from dialer.lists.reading import ReadOrder
from dialer.lists.sniff import refuse
from dialer.lists.workbook import why_unreadable

T = TypeVar("T")
Check = Callable[[], None]

_FRAMES_AHEAD = 4
_TICK = 0.1
_SMALLER = "Bagi menjadi beberapa berkas, atau simpan sebagai CSV, lalu impor kembali."
_SAVE_AGAIN = "Buka di Excel, simpan ulang sebagai .xlsx atau CSV, lalu impor kembali."
_PASTED = Path("tempelan")


class NoAnswerError(BadInputError):
    """The reading process died, was too slow or talked nonsense; the file is to blame."""


class ChildFaultError(Exception):
    """What really happened in the reading process; the cause of a NoAnswerError, for the log."""


def go_on() -> None:
    """Nobody cancels."""


def ask_child(
    question: Callable[..., T], *args: object, check: Check = go_on, limits: Limits | None = None
) -> T:
    """`question(*args)`, worked out in a reading process.

    `question` is a function of a module, told by its name; arguments and answer are
    plain values or dataclasses of `dialer`, and the file it is about is one of the arguments.
    `check` is called several times a second and may raise to give up. Raises BadInputError when
    the process gives no answer, and the question's own expected errors.
    """
    with _asked(question, args, check, limits) as values:
        found = list(values)
    return cast(T, found[0])


@contextlib.contextmanager
def stream_child(
    question: Callable[..., Iterator[T]],
    *args: object,
    check: Check = go_on,
    limits: Limits | None = None,
) -> Iterator[Iterator[T]]:
    """The items of a question that gives an iterator, as they come; see `ask_child`.

    Leaving the context ends the process, whether it was done or not.
    """
    with _asked(question, args, check, limits) as values:
        yield cast("Iterator[T]", values)


@contextlib.contextmanager
def _asked(
    question: Callable[..., object],
    args: tuple[object, ...],
    check: Check,
    limits: Limits | None,
) -> Iterator[Iterator[object]]:
    child = _Child(question, args, check, limits or Limits())
    try:
        yield child.values()
    finally:
        child.end()


def command() -> list[str]:
    """How the reading process is started; a program packed into one file would do it here."""
    return [sys.executable, "-B", "-m", "dialer.lists.child_side"]


def _environment() -> dict[str, str]:
    """Ours, with the program's own packages first; one arena keeps address space small."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"}


class _Child:
    """One reading process and the thread that takes its frames off the pipe."""

    def __init__(
        self,
        question: Callable[..., object],
        args: tuple[object, ...],
        check: Check,
        limits: Limits,
    ) -> None:
        self._question = question
        self._file = _file_of(args)
        self._check = check
        self._silence = limits.silence_for(_size(self._file))
        self._frames: Queue[Frame | None] = Queue(_FRAMES_AHEAD)
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        self._process = subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=flags,
        )
        self._job = put_in_job(getattr(self._process, "_handle", 0), limits)
        self._thread = threading.Thread(target=self._listen, name="reading", daemon=True)
        self._thread.start()
        request = pack((question.__module__, question.__qualname__, args, limits))
        with contextlib.suppress(OSError):  # it died at the start: its silence tells
            write_frame(self._stdin, Mark.VALUE, request)

    @property
    def _stdin(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdout)

    def values(self) -> Iterator[object]:
        """What the process gives until it is done; its errors are raised here."""
        while True:
            frame = self._next()
            if frame is None:
                self._ask_why()
                self._fail(
                    "tidak dapat dibaca sampai selesai; mungkin rusak atau memerlukan terlalu "
                    "banyak memori",
                    _SAVE_AGAIN,
                    f"the process ended with {self._process.poll()}",
                )
            if frame.mark is Mark.VALUE:
                yield self._opened(frame)
            elif frame.mark is Mark.DONE:
                return
            elif frame.mark is not Mark.ALIVE:
                self._raise(frame)

    def _next(self) -> Frame | None:
        """The next frame, None at the end of the pipe. Time we take ourselves does not count."""
        patience = time.monotonic() + self._silence
        while True:
            self._check()
            try:
                return self._frames.get(timeout=_TICK)
            except Empty:
                if time.monotonic() > patience:
                    self._fail(
                        "terlalu lama dibaca sehingga dihentikan", _SMALLER, "no word in time"
                    )

    def _opened(self, frame: Frame) -> object:
        try:
            return unpack(frame.content)
        except GarbledError as error:
            self._fail("tidak dapat dibaca", _SAVE_AGAIN, str(error))

    def _raise(self, frame: Frame) -> NoReturn:
        if frame.mark is Mark.NO_MEMORY:
            self._ask_why()
            self._fail("memerlukan terlalu banyak memori", _SMALLER, "out of memory")
        told = self._opened(frame)
        if frame.mark is Mark.BUG or not isinstance(told, tuple):
            self._fail("tidak dapat dibaca", _SAVE_AGAIN, str(told))
        name, sentence = told
        error = getattr(errors, str(name), BadInputError)
        raise cast(SambungError, error(str(sentence)))

    def _ask_why(self) -> None:
        """The process died: let another one measure the file, and raise what it finds."""
        self.end()
        if self._file is not None and self._question is not why_unreadable:
            with contextlib.suppress(NoAnswerError):
                ask_child(why_unreadable, self._file, check=self._check)

    def _fail(self, what: str, remedy: str, cause: str) -> NoReturn:
        sentence = refuse(self._file or _PASTED, what, remedy).sentence
        raise NoAnswerError(sentence) from ChildFaultError(cause)

    def _listen(self) -> None:
        """Take frames off the pipe until it ends; None says that it has."""
        frame: Frame | None = None
        with contextlib.suppress(GarbledError, OSError, ValueError):
            while (frame := read_frame(self._stdout)) is not None:
                self._frames.put(frame)
        self._frames.put(None)

    def end(self) -> None:
        """End the process now and wait for it; doing it twice is no harm."""
        self._process.kill()
        while self._thread.is_alive():
            with contextlib.suppress(Empty):
                self._frames.get(timeout=_TICK / 10)
        self._thread.join()
        self._process.wait()
        close_job(self._job)
        self._job = None
        self._stdout.close()
        with contextlib.suppress(OSError):
            self._stdin.close()


def _file_of(args: tuple[object, ...]) -> Path | None:
    """The file a question is about."""
    for value in args:
        if isinstance(value, ReadOrder):
            return value.path
        if isinstance(value, Path):
            return value
    return None


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path is not None else 0
    except (OSError, ValueError):
        return 0
