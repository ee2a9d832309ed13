"""SQLCipher under SQLAlchemy: how a connection to the store is made, and when it commits.

WAL with synchronous=FULL, because NORMAL loses acknowledged commits in a power cut. Transactions
are opened here and not by the driver: BEGIN for reading, BEGIN IMMEDIATE for writing, so that a
writer never finds out halfway that it may not write. Only this library opens the file.
"""

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from db.failures import as_sentence
from db.keys import StoreKey
from dialer.errors import BadInputError, SambungError

BUSY_SECONDS = 5.0
CACHE_KIB = 32 * 1024
LOG_BYTES = 64 * 1024 * 1024
"""The write-ahead log is cut back to this after a large import."""

POOLED = 8

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "recursive_triggers = ON",
    f"cache_size = -{CACHE_KIB}",
    f"journal_size_limit = {LOG_BYTES}",
)
"""recursive_triggers makes INSERT OR REPLACE meet the triggers that forbid deleting."""


def _null(_nothing: None) -> None:
    """Nothing stays nothing."""


dbapi2.register_adapter(type(None), _null)
"""Without one the driver asks None for a protocol and catches its refusal: a microsecond each
time, most of what a row with empty columns costs."""


def make_engine(path: Path, key: StoreKey, *, foreign_keys: bool = True) -> Engine:
    """Return the engine of the store at `path`; nothing is opened yet.

    Its errors are SambungErrors where the person can do something about them; the others name the
    statement, never the values (they are personal data).
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=partial(_connect, path, key, foreign_keys),
        poolclass=QueuePool,
        pool_size=POOLED,
        max_overflow=-1,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", partial(_translate, path))
    return engine


def for_writing(engine: Engine) -> Connection:
    """Return a connection whose transactions take the write lock when they begin."""
    return engine.connect().execution_options(begin="BEGIN IMMEDIATE")


def stored_version(path: Path, key: StoreKey) -> int:
    """Return `user_version` without changing a byte of the database or its log; 0 if there is none.

    A log that was left by a kill belongs to the database, so it is read too; without one the file
    is opened as immutable, which makes no files beside it. Raises SambungError.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return 0
    if not path.is_file():
        raise BadInputError(
            f"{path} bukan berkas basis data. Tidak ada yang diubah. Pilih folder data lain."
        )
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None
        )
        try:
            _unlock(connection, key)
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
    except dbapi2.Error as error:
        sentence = as_sentence(error, path)
        if sentence is None:
            raise
        raise sentence from error


def _connect(path: Path, key: StoreKey, foreign_keys: bool) -> Any:
    connection = dbapi2.connect(
        str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        _unlock(connection, key)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def _unlock(connection: Any, key: StoreKey) -> None:
    """Give the raw key; SQLCipher's own log on stderr is switched off first."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _translate(path: Path, context: ExceptionContext) -> SambungError | None:
    """Return what SQLAlchemy is to raise instead, for errors of statements and of connecting."""
    return as_sentence(context.original_exception, path)
