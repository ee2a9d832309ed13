"""Where the data of this workstation lives.

The argument wins, then SAMBUNG_DATA, then the place the operating system gives to programs.
"""

import os
from pathlib import Path

from dialer.errors import BadInputError, RefusedError

VARIABLE = "SAMBUNG_DATA"
DATABASE = "sambung.db"
KEY_FILE = "key.json"
LOCK_FILE = "instance.lock"


def data_directory(override: Path | None) -> Path:
    """Return the data directory, made if need be, readable by its owner only.

    Raises BadInputError when something else has that name, RefusedError when it may not be written.
    """
    directory = (override or _default()).expanduser().absolute()
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise BadInputError(
            f"{directory} bukan folder. Pilih folder lain untuk data Sambung."
        ) from error
    except OSError as error:
        raise RefusedError(
            f"Folder data {directory} tidak dapat dibuat. Periksa izin folder induknya "
            "atau pilih folder lain dengan --data."
        ) from error
    if not os.access(directory, os.W_OK | os.X_OK):
        raise RefusedError(
            f"Folder data {directory} tidak dapat ditulis. Tidak ada yang diubah. "
            "Periksa izin folder atau pilih folder lain dengan --data."
        )
    return directory


def database_file(data_dir: Path) -> Path:
    """Return the path of the store's database."""
    return data_dir / DATABASE


def has_database(data_dir: Path) -> bool:
    """Say whether there is a database with anything in it."""
    path = database_file(data_dir)
    return path.exists() and path.stat().st_size > 0


def _default() -> Path:
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("Sambung", appauthor=False, roaming=False)
