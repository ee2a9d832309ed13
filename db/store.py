"""The encrypted store of one desk: opened, asked, written to in transactions, closed.

Any thread may use it; each question takes a connection of its own from the pool. Writers wait for
each other on a lock, not on SQLite's (which polls with sleeps up to 0.1 s).
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from db import fact_log, people
from db.data_dir import database_file
from db.engine import for_writing, make_engine
from db.fact_log import Install
from db.keys import StoreKey
from db.reader import SqlReader
from db.rebuild import STOPS_UNSETTLED, UNSETTLED, rebuild, settle_again
from db.schema import bring_up_to_date
from db.turns import Turns
from db.writer import SqlWriter
from dialer.ids import uuid7
from dialer.rulebook import Rulebook

CHECKPOINT_PAGES = 1_000
"""Pages in the log at which a commit moves them into the file (SQLite's own figure)."""

SHORT_TURN = 0.0002
"""Seconds a thread keeps the interpreter while others want it, during long work."""

BRANCH = "local"
"""The branch of a desk that has not joined a hub."""


class SqlStore(SqlReader):
    """The store (`dialer.ports.Store`)."""

    def __init__(self, engine: Engine, desk_here: Install) -> None:
        super().__init__(self._connected)
        self._engine = engine
        self._desk = desk_here
        self._one_writer = Turns()
        self._writing_thread: int | None = None
        self._long_works = threading.Lock()
        self._working_long = 0
        self._usual_turn = 0.0

    @contextmanager
    def writing(self) -> Iterator[SqlWriter]:
        """Open a transaction: committed and on the disk when the block ends, undone if it raises.

        Raises DiskFullError and the like; then nothing of the block has happened. A block inside a
        block of the same thread is a bug (RuntimeError).
        """
        with self._only_writer() as connection, connection.begin():
            yield SqlWriter(connection, self._desk)

    @property
    def awaited(self) -> bool:
        """Whether somebody waits to write."""
        return self._one_writer.waiting > 0

    @contextmanager
    def much_writing(self) -> Iterator[Callable[[], None]]:
        """Let a long work beside the desk move the log into the file itself.

        Gives a function for it to call between its transactions; the desk's own then never wait
        for that, and get the interpreter within a fraction of a millisecond: a save asks for it
        some thirty times, and a thread that computes keeps it 5 ms otherwise.
        """
        with self._long_works:
            if not self._working_long:
                self._usual_turn = sys.getswitchinterval()
                sys.setswitchinterval(SHORT_TURN)
            self._working_long += 1
        try:
            yield self._move_log
        finally:
            with self._long_works:
                self._working_long -= 1
                if not self._working_long:
                    sys.setswitchinterval(self._usual_turn)

    def _move_log(self) -> None:
        """Move what can be moved without making anybody wait."""
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        finally:
            raw.close()

    def rebuild(self, rulebook: Rulebook) -> int:
        """Work everything out again from the facts, in one transaction; return the contacts."""
        with self._only_writer() as connection, connection.begin():
            return rebuild(connection, rulebook)

    def close(self) -> None:
        """Close all connections; the last one moves the log into the file."""
        self._engine.dispose()

    @contextmanager
    def _only_writer(self) -> Iterator[Connection]:
        me = threading.get_ident()
        if self._writing_thread == me:
            raise RuntimeError("a transaction inside a transaction")
        with self._one_writer:
            self._writing_thread = me
            try:
                with for_writing(self._engine) as connection:
                    pages = 0 if self._working_long else CHECKPOINT_PAGES
                    raw = connection.connection.cursor()
                    raw.execute(f"PRAGMA wal_autocheckpoint = {pages}")
                    raw.close()
                    yield connection
            finally:
                self._writing_thread = None

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            yield connection


def open_store(data_dir: Path, key: StoreKey, now: Callable[[], datetime]) -> SqlStore:
    """Open the store in a data directory, made or migrated if need be.

    Hold the directory first (`db.instance`). Raises NewerDatabaseError, KeyRefusedError,
    DiskFullError, RefusedError or BadInputError; then the database is as it was.
    """
    path = database_file(data_dir)
    bring_up_to_date(path, key)
    engine = make_engine(path, key)
    try:
        _settle(engine)
        return SqlStore(engine, _this_desk(engine, now))
    except BaseException:
        engine.dispose()
        raise


def _settle(engine: Engine) -> None:
    """Finish what a migration left to do with the rules."""
    with engine.connect() as connection:
        left = any(people.setting(connection, key) for key in (UNSETTLED, STOPS_UNSETTLED))
    if left:
        with for_writing(engine) as connection, connection.begin():
            settle_again(connection)


def _this_desk(engine: Engine, now: Callable[[], datetime]) -> Install:
    with engine.connect() as connection:
        known = fact_log.install(connection)
    if known is not None:
        return known
    made = Install(BRANCH, uuid7(now(), os.urandom(10)), 1)
    with for_writing(engine) as connection, connection.begin():
        fact_log.put_install(connection, made)
    return made
