"""Between the frozen dataclasses of the rules and what SQLite and JSON can hold.

A `Way` turns a value there and back; ways are worked out once from the type hints. In columns a
moment is an integer (microseconds), in JSON it is ISO text. Unknown fields of a newer program are
left out when reading, missing ones take their default.
"""

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from db.moments import from_micros, to_iso, to_micros

T = TypeVar("T")
Turn = Callable[[Any], Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """How a kind of value is written and read."""

    write: Turn
    read: Turn


@dataclasses.dataclass(frozen=True, slots=True)
class Moments:
    """How moments are written; hashable, so that ways can be cached."""

    write: Callable[[datetime], Any]
    read: Callable[[Any], datetime]


IN_COLUMNS = Moments(to_micros, from_micros)
IN_JSON = Moments(to_iso, datetime.fromisoformat)


def _same(value: Any) -> Any:
    return value


PLAIN = Way(_same, _same)


def way(hint: Any, moments: Moments) -> Way:
    """Return how a value of that type is written and read. Raises TypeError for other types."""
    return _way(hint, moments)


@cache
def _way(hint: Any, moments: Moments) -> Way:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(hint, moments)
    if origin is tuple:
        item = way(get_args(hint)[0], moments)
        return Way(lambda many: [item.write(one) for one in many], lambda many: _all(item, many))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Way(dict, dict)
    if isinstance(hint, type):
        return _single(hint, moments)
    raise TypeError(f"no way to keep {hint}")


def _single(kind: type, moments: Moments) -> Way:
    if dataclasses.is_dataclass(kind):
        return _record(kind, moments)
    if issubclass(kind, Enum):
        return Way(lambda member: member.value, kind)
    simple = {
        str: PLAIN,
        int: PLAIN,
        bool: Way(int, bool) if moments is IN_COLUMNS else PLAIN,
        date: Way(date.isoformat, date.fromisoformat),
        datetime: Way(moments.write, moments.read),
    }
    if kind not in simple:
        raise TypeError(f"no way to keep {kind}")
    return simple[kind]


def _all(item: Way, many: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(item.read(one) for one in many)


def _optional(hint: Any, moments: Moments) -> Way:
    inner = [one for one in get_args(hint) if one is not types.NoneType]
    if len(inner) != 1 or len(get_args(hint)) != 2:
        raise TypeError(f"no way to keep {hint}")
    kept = way(inner[0], moments)
    if kept is PLAIN:
        return PLAIN
    return Way(
        lambda value: None if value is None else kept.write(value),
        lambda value: None if value is None else kept.read(value),
    )


def _record(kind: type, moments: Moments) -> Way:
    hints = get_type_hints(kind)
    ways = {field.name: way(hints[field.name], moments) for field in dataclasses.fields(kind)}

    turned = [(name, one) for name, one in ways.items() if one is not PLAIN]

    def write(record: Any) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in ways}
        for name, one in turned:
            values[name] = one.write(values[name])
        return values

    def read(kept: Mapping[str, Any]) -> Any:
        values = {name: value for name, value in kept.items() if name in ways}
        for name, one in turned:
            if name in values:
                values[name] = one.read(values[name])
        return kind(**values)

    return Way(write, read)


class Columns(Generic[T]):
    """The fields of a dataclass as columns, in its order, without those in `leave_out`."""

    def __init__(self, kind: type[T], *, leave_out: frozenset[str] = frozenset()) -> None:
        if not dataclasses.is_dataclass(kind):
            raise TypeError(f"{kind} is not a dataclass")
        hints = get_type_hints(kind)
        self._kind = kind
        names = (field.name for field in dataclasses.fields(kind))
        self.names = tuple(name for name in names if name not in leave_out)
        ways = [way(hints[name], IN_COLUMNS) for name in self.names]
        self._get = attrgetter(*self.names)
        self._turned = [(at, one) for at, one in enumerate(ways) if one is not PLAIN]

    def listed(self, prefix: str = "") -> str:
        """Return the names for an SQL column list."""
        return ", ".join(prefix + name for name in self.names)

    def select(self, rest: str, *, also: Sequence[str] = ()) -> str:
        """Return a SELECT of the columns, then of those in `also`; `rest` goes on from FROM."""
        return " ".join(("SELECT", ", ".join((*self.names, *also)), rest))

    def insert(self, table: str, *, also: Sequence[str] = ()) -> str:
        """Return an INSERT of the columns, then of those in `also`."""
        names = (*self.names, *also)
        holes = ", ".join("?" * len(names))
        return " ".join(("INSERT INTO", table, f"({', '.join(names)}) VALUES({holes})"))

    def update(self, table: str, key: str, *, also: Sequence[str] = ()) -> str:
        """Return an UPDATE of the columns, then of those in `also`; the value of `key` is last."""
        changed = ", ".join(f"{name} = ?" for name in (*self.names, *also))
        return f"UPDATE {table} SET {changed} WHERE {key} = ?"  # noqa: S608 - names of columns

    def upsert(self, table: str, key: str, *, also: Sequence[str] = ()) -> str:
        """Return an INSERT as above that changes the row with the same `key` where there is one."""
        changed = ", ".join(f"{name}=excluded.{name}" for name in (*self.names, *also))
        return f"{self.insert(table, also=also)} ON CONFLICT({key}) DO UPDATE SET {changed}"

    def write(self, record: T) -> list[Any]:
        """Return the values in the order of `names`."""
        values = list(self._get(record))
        for at, one in self._turned:
            values[at] = one.write(values[at])
        return values

    def read(self, row: Sequence[Any], **left_out: Any) -> T:
        """Return the record from values in the order of `names` (longer rows are cut)."""
        values = list(row[: len(self.names)])
        for at, one in self._turned:
            values[at] = one.read(values[at])
        return self._kind(**dict(zip(self.names, values, strict=True)), **left_out)
