"""Questions that go wrong in the reading process, each in its own way."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dialer.errors import RefusedError


def hang(path: Path) -> Iterator[str]:
    """Say one thing, then nothing for ever."""
    yield path.name
    time.sleep(600)


def grow(path: Path) -> str:
    """Say nothing for a while, but unpack something all the time."""
    held: list[bytes] = []
    until = time.monotonic() + 4
    while time.monotonic() < until:
        held.append(b"x" * (4_000_000 + len(held)))
        time.sleep(0.1)
    return path.name


def devour(path: Path) -> int:
    """Take all memory there is."""
    held: list[bytes] = []
    while True:
        held.append(b"x" * (50_000_000 + len(held)))


def die(path: Path) -> int:
    """End as a crashed library does."""
    os.kill(os.getpid(), signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    time.sleep(600)
    return 0


def babble(path: Path) -> int:
    """Write on every pipe there is what nobody can read."""
    for handle in range(3, 32):
        with contextlib.suppress(OSError):
            os.write(handle, b"\x00\xff" * 64)
    time.sleep(600)
    return 0


def stumble(path: Path) -> int:
    """Fail as only a bug does."""
    raise ZeroDivisionError(path.name)


def refuse(path: Path) -> int:
    """Fail as expected."""
    raise RefusedError("Berkas ini tidak boleh dibaca.")


def count_for_ever(path: Path) -> Iterator[int]:
    """Numbers without end; each turn first writes the process id beside the file."""
    path.with_suffix(".pid").write_text(str(os.getpid()), encoding="utf-8")
    number = 0
    while True:
        yield number
        number += 1


def hang_noted(path: Path) -> Iterator[str]:
    """Write the process id beside the file, then hang."""
    path.with_suffix(".pid").write_text(str(os.getpid()), encoding="utf-8")
    return hang(path)


def shout(path: Path) -> str:
    """Print, which must not disturb the answer."""
    sys.stdout.write("this is not an answer\n")
    return path.name


def anything(path: Path) -> object:
    """An answer that would call something when it is opened."""
    return _Trap()


class _Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)
