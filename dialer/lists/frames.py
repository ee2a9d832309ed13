"""The pipe between the program and its reading process: a mark, a length, plain values.

Values are pickled tuples, because cells are dates as well as text. What comes back is opened with
a pickle that can build nothing but dates and the program's own plain types: the process on the
other side has just looked into a foreign file.
"""

import io
import pickle
import struct
from enum import Enum
from typing import BinaryIO, Final, NamedTuple


class Mark(Enum):
    """What a frame is; the value is its first byte."""

    VALUE = b"v"
    DONE = b"d"
    REFUSED = b"r"
    """An expected error: class name and sentence."""
    NO_MEMORY = b"m"
    BUG = b"b"
    """Anything else: the traceback as text."""
    ALIVE = b"a"


class Frame(NamedTuple):
    """One message; `content` is still packed."""

    mark: Mark
    content: bytes


class GarbledError(Exception):
    """What came through the pipe is no frame."""


LONGEST: Final = 512 * 1024**2
"""Bytes of one frame: more is taken for garbage."""

_HEAD = struct.Struct("<cI")
_MARKS = {mark.value: mark for mark in Mark}
_BUILDABLE = frozenset(
    {
        ("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"),
        ("datetime", "timedelta"), ("datetime", "timezone"),
        ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"),
        ("pathlib", "PurePosixPath"), ("pathlib", "PureWindowsPath"), ("builtins", "frozenset"),
        ("builtins", "set"), ("decimal", "Decimal"), ("collections", "Counter"),
    }
)  # fmt: skip


def write_frame(pipe: BinaryIO, mark: Mark, content: bytes = b"") -> None:
    """Send one frame and see it off."""
    pipe.write(_HEAD.pack(mark.value, len(content)))
    pipe.write(content)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> Frame | None:
    """The next frame, None when the pipe was closed between two. Raises GarbledError."""
    head = pipe.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise GarbledError("a frame without its head")
    code, length = _HEAD.unpack(head)
    if code not in _MARKS or length > LONGEST:
        raise GarbledError("no frame at all")
    content = pipe.read(length)
    if len(content) < length:
        raise GarbledError("half a frame")
    return Frame(_MARKS[code], content)


def pack(value: object) -> bytes:
    """The value as bytes."""
    return pickle.dumps(value, protocol=5)


def unpack(content: bytes) -> object:
    """The value again. Raises GarbledError for whatever the program would not have sent."""
    try:
        return _Opener(io.BytesIO(content)).load()
    except Exception as error:  # a broken pickle raises nearly anything
        raise GarbledError("a frame that cannot be opened") from error


class _Opener(pickle.Unpickler):
    """Builds dates and the classes of `dialer`, calls nothing else."""

    def find_class(self, module: str, name: str) -> object:
        known = (module, name) in _BUILDABLE
        if known or (module.partition(".")[0] == "dialer" and "." not in name):
            found: object = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise GarbledError(f"{module}.{name} has no business here")
