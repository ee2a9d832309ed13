"""The reading process itself: takes one question, answers in frames, ends.

It writes nothing to disk and ends when the program that started it does.
"""

import contextlib
import gc
import importlib
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from dialer.errors import SambungError
from dialer.lists.frames import Mark, pack, read_frame, unpack, write_frame
from dialer.lists.limits import Limits, hold_to

_SMALL_STACK = 256 * 1024
_RARELY = 100_000
"""Objects between two searches for cycles: rows have none."""


def main() -> None:
    """Answer the question that comes through stdin."""
    answers = _own_stdout()
    with os.fdopen(os.dup(0), "rb", buffering=0) as pipe:
        request = read_frame(pipe)
        if request is None:
            return
        module, name, args, limits = _request(unpack(request.content))
        hold_to(limits)
        _end_with_parent()
        gc.set_threshold(_RARELY)
        answer(answers, module, name, args)
        os._exit(0)  # the watcher still waits on the pipe


def answer(answers: BinaryIO, module: str, name: str, args: tuple[Any, ...]) -> None:
    """Call `module.name(*args)` and send what it gives: an iterator's items one by one."""
    try:
        question: Callable[..., object] = getattr(importlib.import_module(module), name)
        result = question(*args)
        for value in result if isinstance(result, Iterator) else (result,):
            write_frame(answers, Mark.VALUE, pack(value))
        write_frame(answers, Mark.DONE)
    except MemoryError:
        write_frame(answers, Mark.NO_MEMORY)
    except SambungError as error:
        write_frame(answers, Mark.REFUSED, pack((type(error).__name__, error.sentence)))
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more
    except BaseException:  # also what a reader written in Rust throws when it panics
        write_frame(answers, Mark.BUG, pack(traceback.format_exc()))


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

    threading.stack_size(_SMALL_STACK)
    threading.Thread(target=watch, name="parent", daemon=True).start()


if __name__ == "__main__":
    main()
