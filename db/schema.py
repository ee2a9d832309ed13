"""Bringing a database to the schema of this program, or refusing one that is ahead of it.

`PRAGMA user_version` is the number of the last step. Alembic (0.2 s to import) is only loaded when
there is something to do. All steps of one opening are one transaction, with foreign keys off (batch
steps rebuild tables, and deleting the old one would delete its children) and checked before COMMIT.
An older database is copied aside first.
"""

from pathlib import Path

from sqlalchemy import Connection

from db.durable import copy_durably
from db.engine import for_writing, make_engine, stored_version
from db.keys import StoreKey
from dialer.errors import BadInputError, DiskFullError, NewerDatabaseError

SCHEMA_VERSION = 19
SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(
    path: Path, key: StoreKey, *, newest: int = SCHEMA_VERSION, scripts: Path = SCRIPTS
) -> None:
    """Make the database at `path` or take it to version `newest` by the steps in `scripts`.

    Raises NewerDatabaseError before anything is written, KeyRefusedError, DiskFullError; then the
    database is as it was.
    """
    version = stored_version(path, key)
    if version > newest:
        raise NewerDatabaseError(
            "Data ini dibuat oleh Sambung yang lebih baru dan tidak diubah. "
            "Perbarui program Sambung di komputer ini, lalu buka lagi."
        )
    if version == newest:
        return
    engine = make_engine(path, key, foreign_keys=False)
    try:
        if version:
            engine.connect().close()
            engine.dispose()
            _copy_aside(path, version)
        with for_writing(engine) as connection, connection.begin():
            _upgrade(connection, newest, scripts)
    finally:
        engine.dispose()


def copy_of(path: Path, version: int) -> Path:
    """Return where the copy of an older database is put before it is migrated."""
    return path.with_name(f"{path.stem}.v{version}{path.suffix}")


def _upgrade(connection: Connection, newest: int, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{newest:04}")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise BadInputError(
            f"Basis data lama tidak utuh (tabel {broken[0]}) dan tidak diubah. "
            "Pulihkan dari cadangan, atau hubungi pengelola."
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {newest}")


def _copy_aside(path: Path, version: int) -> None:
    """Copy the closed database. Closing has moved the write-ahead log into the file."""
    refusal = DiskFullError(
        f"Salinan pengaman basis data tidak dapat dibuat di {path.parent}. "
        "Data tidak berubah. Kosongkan ruang disk, lalu buka lagi."
    )
    if path.with_name(path.name + "-wal").exists():
        raise refusal
    try:
        copy_durably(path, copy_of(path, version))
    except OSError as error:
        raise refusal from error
