"""The table of all contacts: which ones, and in which order.

What filters and orders ask for stands in a narrow index in the order of `pk` (`contact_slice`), so
that a question walks some 80 bytes a contact instead of the whole row, and an import only appends
to it. Where a contact stands (`worklist`) has the same order and is narrow by itself.
"""

import json
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from db.search import Hits, fragments, hidden, hits
from dialer.browsing import NOBODY, Band, Browse, ContactFilter, Numbered, Order

AT_ONCE = 5_000
"""Numbers read from text in one go; other threads have their turn in between."""

STEPS = 200_000
"""Instructions of SQLite, some milliseconds, between two looks at whether it is still wanted."""

_KEYS = {
    Order.NAME: "c.name COLLATE NOCASE",
    Order.AMOUNT: "c.amount",
    Order.MONTHS: "c.months",
    Order.PRIORITY: "w.priority",
    Order.ATTEMPTS: "w.attempts",
    Order.LAST_ATTEMPT: "w.last_attempt_at",
}
_LANES = """
SELECT lane_id FROM lane
WHERE (:kind = '' OR kind = :kind)
  AND (:lists = '[]' OR list_id IN (SELECT value FROM json_each(:lists)))
  AND (:any_owner OR owner_id = :owner)
  AND (:seen_by = '' OR owner_id IN ('', :seen_by)
    OR owner_id NOT IN (SELECT officer_id FROM officer WHERE active))
"""
_ONE_OF = "{} IN (SELECT value FROM json_each(?))"
_HAS_NUMBER = "EXISTS (SELECT 1 FROM contact_number WHERE contact_pk = {pk})"
_HAS_STATE = """{pk} IN (
  SELECT contact_pk FROM contact_number WHERE state IN (SELECT value FROM json_each(?)))"""
_LEFT_LIST = "EXISTS (SELECT 1 FROM left_list WHERE contact_pk = {pk})"
_TABLES = {
    "w": ("worklist AS w", "w.contact_pk"),
    "c": ("contact AS c INDEXED BY contact_slice", "c.pk"),
}
"""By the letter that conditions name them by: how each is walked, and its number of the contact."""


def contact_ids(
    connection: Connection, wanted: Browse, limit: int | None, check: Callable[[], object]
) -> "array[int]":
    """Return the contacts' own numbers in the order of the view, all of them or the first.

    With a limit nothing is looked for inside of words (`db.search.fragments`), since that walks
    all names. `check` is called now and then and may raise to stop.
    """
    question = _Question()
    question.narrow(connection, wanted)
    view = wanted.view
    if not wanted.text.strip():
        all_of_it = question.ordered(view.order, view.descending)
        return _all(connection, all_of_it.first(limit), check)
    found: dict[int, None] = {}
    as_found = view.order is Order.LISTED
    enough = limit if as_found else None
    for one in hits(wanted.text):
        _look(connection, question.among(one), found, enough, check)
    if not found and limit is None:
        for one in fragments(wanted.text):
            _look(connection, question.among(one), found, None, check)
    if as_found:
        return array("q", found)
    among = _Question()
    among.one_of("{pk}", found)
    return _all(connection, among.ordered(view.order, view.descending).first(limit), check)


@dataclass(frozen=True, slots=True)
class _Select:
    """A SELECT of one column with its values."""

    sql: str
    values: Sequence[Any]

    def first(self, limit: int | None) -> "_Select":
        """Return the SELECT of no more than that many."""
        if limit is None:
            return self
        return _Select(f"{self.sql} LIMIT ?", (*self.values, limit))


@dataclass(slots=True)
class _Question:
    """Conditions on a contact `{pk}`, on its row `c` and on where it stands `w`; their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)

    def narrow(self, connection: Connection, wanted: Browse) -> None:
        """Add what the filter and the rights of who asks leave."""
        only = wanted.view.only
        if unseen := hidden(connection):
            self.add("{pk} NOT BETWEEN ? AND ?", unseen[0], unseen[-1])
        if only.kind or only.list_ids or only.owner or wanted.seen_by:
            self.one_of("w.lane_id", _lanes(connection, only, wanted.seen_by))
        self._band("c.months", only.months)
        self._band("c.amount", only.amount)
        self._band("w.attempts", only.attempts)
        if only.stages:
            self.one_of("w.stage", [int(one) for one in only.stages])
        if only.care_classes:
            self.one_of("c.care_class", only.care_classes)
        if only.kecamatan:
            self.add("c.kecamatan = ?", only.kecamatan)
        if only.kelurahan:
            self.add("c.kelurahan = ?", only.kelurahan)
        if only.last_code:
            self.add("w.last_code = ?", only.last_code)
        if only.number_states:
            self.add(_HAS_STATE, json.dumps([one.value for one in only.number_states]))
        if only.numbered is not Numbered.EITHER:
            self._has(_HAS_NUMBER, only.numbered is Numbered.WITH)
        if only.left_list is not None:
            self._has(_LEFT_LIST, only.left_list)

    def add(self, condition: str, *values: Any) -> None:
        """Add a condition that has to hold as well."""
        self.conditions.append(condition)
        self.values += values
        self.tables |= _named(condition)

    def one_of(self, column: str, values: Iterable[int]) -> None:
        """Add that a column has one of these values."""
        self.add(_ONE_OF.replace("{}", column), json.dumps(list(values)))

    def ordered(self, order: Order, descending: bool) -> _Select:
        """Return the SELECT of all that fit, in an order; what has no value comes last."""
        down = " DESC" if descending else ""
        key = _KEYS.get(order)
        sort = f"{{pk}}{down}" if key is None else f"{key} IS NULL, {key}{down}, {{pk}}"
        tables = self.tables | _named(sort)
        walked = "c" if "c" in tables else "w"
        base, pk = _TABLES[walked]
        return self._select(base, pk, tables - {walked}, f"ORDER BY {sort}", ())

    def among(self, found: Hits) -> _Select:
        """Return the SELECT of those found that fit, as they are found."""
        return self._select(f"({found.select}) AS h", "h.pk", self.tables, "", found.values)

    def _select(
        self, base: str, pk: str, beside: Set[str], rest: str, values: Sequence[Any]
    ) -> _Select:
        joins = (
            f"CROSS JOIN {table} ON {own} = {pk}"
            for table, own in (_TABLES[one] for one in sorted(beside))
        )
        where = f"WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        sql = " ".join(("SELECT {pk} AS pk FROM", base, *joins, where, rest))
        return _Select(sql.replace("{pk}", pk), (*values, *self.values))

    def _has(self, condition: str, wanted: bool) -> None:
        self.add(condition if wanted else f"NOT {condition}")

    def _band(self, column: str, band: Band) -> None:
        if band.least is not None:
            self.add(f"{column} >= ?", band.least)
        if band.most is not None:
            self.add(f"{column} <= ?", band.most)


def _named(condition: str) -> set[str]:
    """Return the tables that a condition or an order names."""
    return {one for one in _TABLES if re.search(rf"\b{one}\.", condition)}


def _lanes(connection: Connection, only: ContactFilter, seen_by: str) -> list[int]:
    rows = connection.exec_driver_sql(
        _LANES,
        {
            "kind": only.kind.value if only.kind else "",
            "lists": json.dumps(only.list_ids),
            "any_owner": not only.owner,
            "owner": "" if only.owner == NOBODY else only.owner,
            "seen_by": seen_by,
        },
    )
    return [row[0] for row in rows]


def _look(
    connection: Connection,
    select: _Select,
    found: dict[int, None],
    enough: int | None,
    check: Callable[[], object],
) -> None:
    """Add what a SELECT finds, each contact once, until there are enough."""
    if enough is None:
        found.update(dict.fromkeys(_all(connection, select, check)))
    elif len(found) < enough:
        with connection.exec_driver_sql(select.sql, tuple(select.values)) as result:
            for part in result.scalars().partitions(enough):
                found.update(dict.fromkeys(part[: enough - len(found)]))
                if len(found) >= enough:
                    return


def _all(connection: Connection, select: _Select, check: Callable[[], object]) -> "array[int]":
    """Return all that a SELECT finds.

    SQLite puts it into one text by itself: a row at a time would change hands between the threads
    a million times, and wait for the window each time.
    """
    sql = " ".join(("SELECT group_concat(pk) FROM (", select.sql, ")"))
    with _stoppable(connection, check):
        text = connection.exec_driver_sql(sql, tuple(select.values)).scalar_one()
    found = array("q")
    digits = text.split(",") if text else []
    for start in range(0, len(digits), AT_ONCE):
        found.extend(map(int, digits[start : start + AT_ONCE]))
    return found


@contextmanager
def _stoppable(connection: Connection, check: Callable[[], object]) -> Iterator[None]:
    """Let `check` stop a statement while it runs, by raising."""
    driver: Any = connection.connection.driver_connection

    def unwanted() -> bool:
        try:
            check()
        except Exception:
            return True  # what it raised is raised again below, outside of SQLite
        return False

    driver.set_progress_handler(unwanted, STEPS)
    try:
        yield
    except DBAPIError:
        check()
        raise
    finally:
        driver.set_progress_handler(None, 0)
