"""One instance at a time on a data directory.

The lock belongs to the operating system, so it goes with the process: a kill leaves a file behind,
never a lock.
"""

from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from db.data_dir import LOCK_FILE
from dialer.errors import AlreadyOpenError, RefusedError


class Hold:
    """The right to work on a data directory; give it back with `release` or leave the block."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let the next instance in. Releasing twice does no harm."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def hold(data_dir: Path) -> Hold:
    """Take the data directory for this process; it ends with `release` or with the process.

    Raises AlreadyOpenError when another instance has it, RefusedError when it cannot be written.
    """
    lock = FileLock(data_dir / LOCK_FILE, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise AlreadyOpenError(
            "Sambung sudah terbuka dengan data ini. Pakai jendela yang sudah terbuka, "
            "atau tutup dulu sebelum membuka lagi."
        ) from error
    except OSError as error:
        raise RefusedError(
            f"Folder data {data_dir} tidak dapat ditulis. Tidak ada yang diubah. "
            "Periksa izin folder atau pilih folder lain dengan --data."
        ) from error
    return Hold(lock)
