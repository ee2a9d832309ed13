"""A file is either written whole or left as it was: temporary sibling, then replaced."""

import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from dialer.errors import BadInputError, DiskFullError, SambungError

_FULL = {errno.ENOSPC, errno.EDQUOT}


def save_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place.

    Raises DiskFullError, or BadInputError when the place cannot be written; the old file is then
    unchanged and no half file stays behind. Whatever else `write` raises passes through likewise.
    """
    if path.is_dir():
        raise BadInputError(
            f"“{path.name}” adalah folder. Laporan belum disimpan; beri nama berkas yang lain."
        )
    half = path.with_name(f".sambung-{secrets.token_hex(6)}.part")
    try:
        try:
            with half.open("xb") as target:
                write(target)
                target.flush()
                os.fsync(target.fileno())
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise _sentence_for(error, path) from error


def _sentence_for(error: OSError, path: Path) -> SambungError:
    kept = "Bila sudah ada, berkas lama tidak berubah."
    if error.errno in _FULL:
        return DiskFullError(
            f"Disk penuh, “{path.name}” belum disimpan. {kept} "
            "Kosongkan ruang atau pilih tempat lain."
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return BadInputError(
            f"Folder “{path.parent}” tidak ditemukan, laporan belum disimpan. Pilih folder lain."
        )
    if isinstance(error, PermissionError):
        return BadInputError(
            f"“{path.name}” tidak dapat ditulis: berkas itu sedang dibuka di program lain atau "
            f"foldernya tidak boleh diubah. {kept} Tutup berkas itu atau pilih tempat lain."
        )
    return BadInputError(
        f"“{path.name}” tidak dapat disimpan ({error.strerror or error}). {kept} "
        "Pilih tempat lain, lalu coba lagi."
    )
