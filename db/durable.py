"""Files that must be whole after a power cut: written beside, synced, then put in place."""

import contextlib
import os
import shutil
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Replace `path` by `content`; afterwards the old or the new content is there, never a half.

    The file is readable by its owner only. Raises OSError.
    """
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync_directory(path.parent)


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file so that `target` is whole or absent. Raises OSError."""
    beside = target.with_name(target.name + ".new")
    try:
        shutil.copyfile(source, beside)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    beside.replace(target)
    _sync_directory(target.parent)


def _sync_directory(directory: Path) -> None:
    """Make the new name durable where the system lets a directory be synced (not Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
