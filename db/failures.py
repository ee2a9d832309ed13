"""What SQLite says when something outside goes wrong, as sentences for the person.

Only what the person can do something about is translated; constraint and SQL errors are bugs and
keep their traceback.
"""

import shutil
from pathlib import Path

from dialer.errors import (
    AlreadyOpenError,
    BadInputError,
    DiskFullError,
    KeyRefusedError,
    RefusedError,
    SambungError,
)

PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = (
    3,
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    26,
)
"""Primary result codes of SQLite (sqlite.org/rescode.html)."""

LITTLE_SPACE = 16 * 1024 * 1024
"""With less than this free (bytes), a failed write is taken for a full disk."""


def as_sentence(error: BaseException, path: Path) -> SambungError | None:
    """Return the expected failure that a database error means, or None for a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else 0
    if primary in (FULL, IOERR, CANTOPEN, READONLY, PERM):
        return _unwritable(primary, path)
    if primary == NOTADB:
        return KeyRefusedError(
            f"Kunci tidak cocok dengan basis data {path}, atau berkasnya rusak. "
            "Data tidak berubah. Pakai kunci yang benar, atau pulihkan dari cadangan."
        )
    if primary == CORRUPT:
        return BadInputError(
            f"Basis data {path} rusak. Berhenti memakainya dan pulihkan dari cadangan."
        )
    if primary in (BUSY, LOCKED):
        return AlreadyOpenError(
            "Basis data sedang dipakai program lain. Tutup program itu, lalu coba lagi."
        )
    return None


def _unwritable(primary: int, path: Path) -> SambungError:
    if primary == FULL or (primary in (IOERR, CANTOPEN) and _is_full(path)):
        return DiskFullError(
            "Disk penuh. Yang sudah tersimpan aman; yang terakhir ini belum tersimpan. "
            "Kosongkan ruang disk, lalu simpan lagi."
        )
    if primary == IOERR:
        return DiskFullError(
            f"Disk tempat data ({path.parent}) tidak dapat ditulis. Yang sudah tersimpan aman; "
            "yang terakhir ini belum tersimpan. Periksa disk, lalu coba lagi."
        )
    return RefusedError(
        f"Basis data di {path.parent} tidak dapat ditulis. Tidak ada yang diubah. "
        "Periksa izin folder atau pilih folder lain dengan --data."
    )


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < LITTLE_SPACE
    except OSError:
        return False
