"""The reading process itself: takes one question, answers in frames, ends.

It writes nothing to disk and ends when the program that started it does.
"""

import contextlib
import gc
import importlib
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from dialer.errors import SambungError
from dialer.lists.frames import Mark, pack, read_frame, unpack, write_frame
from dialer.lists.limits import Limits, hold_to, memory_in_use

_SMALL_STACK = 256 * 1024
_RARELY = 100_000
"""Objects between two searches for cycles: rows have none."""

_PULSE = 1.0
_GROWN = 8_000_000
"""Bytes by which a process must have grown to be taken for one that is getting somewhere."""


class Answers:
    """The pipe of the answers, on which two threads may speak, one frame at a time."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def send(self, mark: Mark, content: bytes = b"") -> None:
        """Send one frame."""
        with self._lock:
            write_frame(self._pipe, mark, content)


def main() -> None:
    """Answer the question that comes through stdin."""
    answers = Answers(_own_stdout())
    with os.fdopen(os.dup(0), "rb", buffering=0) as pipe:
        request = read_frame(pipe)
        if request is None:
            return
        module, name, args, limits = _request(unpack(request.content))
        hold_to(limits)
        threading.stack_size(_SMALL_STACK)
        _end_with_parent()
        _tell_of_growth(answers)
        gc.set_threshold(_RARELY)
        answer(answers, module, name, args)
        os._exit(0)  # the watcher still waits on the pipe


def answer(answers: Answers, module: str, name: str, args: tuple[Any, ...]) -> None:
    """Call `module.name(*args)` and send what it gives: an iterator's items one by one."""
    try:
        question: Callable[..., object] = getattr(importlib.import_module(module), name)
        result = question(*args)
        for value in result if isinstance(result, Iterator) else (result,):
            answers.send(Mark.VALUE, pack(value))
        answers.send(Mark.DONE)
    except MemoryError:
        answers.send(Mark.NO_MEMORY)
    except SambungError as error:
        answers.send(Mark.REFUSED, pack((type(error).__name__, error.sentence)))
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more
    except BaseException:  # also what a reader written in Rust throws when it panics
        answers.send(Mark.BUG, pack(traceback.format_exc()))


def _request(request: object) -> tuple[str, str, tuple[Any, ...], Limits]:
    """The question as the parent packed it."""
    if not isinstance(request, tuple):
        raise TypeError("no question")
    module, name, args, limits = request
    if not isinstance(limits, Limits):
        raise TypeError(f"{module}.{name} is no question")
    return module, name, args, limits


def _own_stdout() -> BinaryIO:
    """The pipe of the answers; whatever else is printed goes where errors go."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _end_with_parent() -> None:
    """End at once when the other end of stdin is closed, that is, when the parent is gone."""

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 1):
                pass
        os._exit(0)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def _tell_of_growth(answers: Answers) -> None:
    """Give a sign of life while memory grows: a large sheet is being unpacked in one long call.

    An endless loop does not grow, and what grows without end meets the limit of memory.
    """

    def watch() -> None:
        most = memory_in_use()
        while True:
            time.sleep(_PULSE)
            now = memory_in_use()
            if now > most + _GROWN:
                most = now
                with contextlib.suppress(OSError):
                    answers.send(Mark.ALIVE)

    threading.Thread(target=watch, name="pulse", daemon=True).start()


if __name__ == "__main__":
    main()
