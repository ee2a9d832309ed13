"""Lists and tables read by a process of its own; `asking` has how the process is held."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, cast

from dialer.contacts.cells import Cell
from dialer.lists.asking import Check, ask_child, go_on, stream_child
from dialer.lists.limits import Limits
from dialer.lists.packing import pack_parcel, unpack_chunk
from dialer.lists.parse import open_list
from dialer.lists.pasted import pasted_tables
from dialer.lists.reader import Table, read_tables
from dialer.lists.reading import Chunk, ListHead, ListReading, ReadOrder

__all__ = ["ask_child", "read_list", "read_list_here", "stream_child", "tables_of"]

_ROWS_AT_ONCE = 2_000


@contextlib.contextmanager
def read_list(
    order: ReadOrder, *, check: Check = go_on, limits: Limits | None = None
) -> Iterator[ListReading]:
    """A list, read and cleaned in a process of its own while its chunks are taken.

    `check` is called several times a second, also while waiting; what it raises ends the process
    at once. Raises BadInputError with a sentence for whatever is wrong with the file, at the start
    or between two chunks.
    """
    order = replace(order, dues=dict(order.dues))
    with stream_child(packed_list, order, check=check, limits=limits) as values:
        yield _FromChild(cast(ListHead, next(values)), values)


@contextlib.contextmanager
def read_list_here(order: ReadOrder, *, check: Check = go_on) -> Iterator[ListReading]:
    """The same without a process, for tests and for what is known to be small and sound."""
    reading = open_list(order)
    yield _Checked(reading.head, iter(reading), check)


def packed_list(order: ReadOrder) -> Iterator[object]:
    """In the reading process: the head, then the chunks as plain tuples."""
    reading = open_list(order)
    yield reading.head
    yield from map(pack_parcel, reading.parcels())


def tables_of(
    path: Path,
    pasted: str | None = None,
    *,
    check: Check = go_on,
    limits: Limits | None = None,
) -> list[Table]:
    """The tables of a file, or of pasted text, from a reading process; the rows in lists."""
    tables: list[Table] = []
    with stream_child(packed_tables, path, pasted, check=check, limits=limits) as values:
        for value in values:
            if isinstance(value, tuple):
                name, hidden = value
                rows: list[tuple[Cell, ...]] = []
                tables.append(Table(name, rows, hidden=hidden))
            else:
                rows.extend(cast("list[tuple[Cell, ...]]", value))
    return tables


def packed_tables(path: Path, pasted: str | None = None) -> Iterator[object]:
    """In the reading process: name and visibility of each table, then its rows in lists."""
    for table in read_tables(path) if pasted is None else pasted_tables(pasted):
        yield table.sheet, table.hidden
        rows = iter(table.rows)
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            yield some


@dataclass(frozen=True, slots=True)
class _FromChild:
    """A list whose chunks come through the pipe."""

    head: ListHead
    values: Iterator[Any]

    def __iter__(self) -> Iterator[Chunk]:
        return map(unpack_chunk, self.values)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A list read here, with somebody asked before each chunk whether to go on."""

    head: ListHead
    chunks: Iterator[Chunk]
    check: Check

    def __iter__(self) -> Iterator[Chunk]:
        for chunk in self.chunks:
            self.check()
            yield chunk
