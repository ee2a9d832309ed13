"""Pairs of contacts that may be one: looked for, asked about, put together and taken apart.

What is put together is kept as it was before, row for row, so that it can be taken apart.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from db.bodies import canonical
from db.contacts import pks_of
from db.hidden import shown
from db.moments import from_micros, to_micros
from dialer.lists.blocking import NameLine
from dialer.lists.model import ListKind
from dialer.ports import DoubtfulPair, MergedPair

PAGE = 4_000
SHARED_BY = 20
"""A number that more contacts than this have says nothing."""

_LINE = "SELECT c.pk, c.contact_id, c.name, c.address, c.pic_name FROM contact c"
_FRESH = f"""{_LINE} WHERE c.list_id = :list AND c.kind = :kind
  AND c.pk > max(:after, coalesce((SELECT first_pk FROM intake WHERE list_id = :list), 0) - 1)
ORDER BY c.pk LIMIT :limit"""  # noqa: S608 - put together from constants
_ALL = f"""{_LINE} WHERE c.pk > :after AND c.kind = :kind AND {shown("c.pk")}
ORDER BY c.pk LIMIT {PAGE}"""
_SHARING = f"""
SELECT a.contact_pk, c.pk, c.contact_id, c.name, c.address, c.pic_name
FROM contact_number a
JOIN contact_by_number b ON b.number = a.e164 AND b.contact_pk != a.contact_pk
JOIN contact c ON c.pk = b.contact_pk
WHERE a.contact_pk IN (SELECT value FROM json_each(:pks)) AND c.kind = :kind AND {shown("c.pk")}
  AND (SELECT count(*) FROM contact_by_number n WHERE n.number = a.e164) <= {SHARED_BY}
"""  # noqa: S608 - put together from constants
_PUT = """
INSERT INTO doubtful_pair(pair_id, list_id, contact_id, other_id, score, decision, decided_by,
  decided_at)
SELECT :pair, :list, :one, :other, :score, '', '', NULL
WHERE NOT EXISTS (SELECT 1 FROM doubtful_pair WHERE contact_id = :other AND other_id = :one)
ON CONFLICT DO NOTHING
"""
_PAIR = """
SELECT p.pair_id, p.list_id, p.contact_id, p.other_id, p.score, p.decision, p.decided_by,
  p.decided_at FROM doubtful_pair p
"""
_OPEN = f"""{_PAIR} JOIN contact a ON a.contact_id = p.contact_id
JOIN contact b ON b.contact_id = p.other_id
WHERE p.decision = '' AND (:list = '' OR p.list_id = :list) AND {shown("a.pk")} AND {shown("b.pk")}
ORDER BY p.score DESC, p.pair_id"""
_OPEN_COUNT = f"SELECT count(*) FROM ({_OPEN})"  # noqa: S608 - put together from constants
_DECIDE = """
UPDATE doubtful_pair SET decision = ?, decided_by = ?, decided_at = ? WHERE pair_id = ?
"""
_BESIDE = (
    ("contact_number", "contact_pk"),
    ("contact_key", "contact_pk"),
    ("family_member", "contact_pk"),
    ("left_list", "contact_pk"),
    ("worklist", "contact_pk"),
)
_TABLES = (("contact", "pk"), *_BESIDE)
_MARK = """
INSERT INTO left_list(contact_pk, list_id, left_at) VALUES(?, ?, ?) ON CONFLICT DO NOTHING
"""
_REPOINT = (
    "UPDATE OR IGNORE doubtful_pair SET contact_id = :kept"
    " WHERE contact_id = :other AND decision = '' AND other_id != :kept",
    "UPDATE OR IGNORE doubtful_pair SET other_id = :kept"
    " WHERE other_id = :other AND decision = '' AND contact_id != :kept",
)


def fresh_names(
    connection: Connection, list_id: str, kind: ListKind, after: int, limit: int
) -> Sequence[NameLine]:
    """Return the next contacts that a list added and that still stand on it."""
    values = {"list": list_id, "kind": kind.value, "after": after, "limit": limit}
    rows = connection.exec_driver_sql(_FRESH, values)
    return [NameLine(*row) for row in rows]


def names_page(connection: Connection, kind: ListKind, after: int) -> Sequence[NameLine]:
    """Return the next contacts of a kind in the order they came in; none after the last."""
    rows = connection.exec_driver_sql(_ALL, {"after": after, "kind": kind.value})
    return [NameLine(*row) for row in rows]


def sharing_numbers(
    connection: Connection, places: Sequence[int], kind: ListKind
) -> Sequence[tuple[int, NameLine]]:
    """Return for contacts (by place) others that have a number of theirs."""
    values = {"pks": json.dumps(places), "kind": kind.value}
    rows = connection.exec_driver_sql(_SHARING, values)
    return [(row[0], NameLine(*row[1:])) for row in rows]


def put_pairs(connection: Connection, pairs: Sequence[DoubtfulPair]) -> int:
    """Keep pairs to ask about; those that were asked before stay as they are. Return the new."""
    before = _count(connection)
    rows = [
        {
            "pair": one.pair_id,
            "list": one.list_id,
            "one": one.contact_id,
            "other": one.other_id,
            "score": one.score,
        }
        for one in pairs
    ]
    if rows:
        connection.exec_driver_sql(_PUT, rows)
    return _count(connection) - before


def _count(connection: Connection) -> int:
    found: int = connection.exec_driver_sql("SELECT count(*) FROM doubtful_pair").scalar_one()
    return found


def open_pairs(connection: Connection, list_id: str) -> Sequence[DoubtfulPair]:
    """Return the pairs that nobody has decided, the likeliest first."""
    return [_read(row) for row in connection.exec_driver_sql(_OPEN, {"list": list_id})]


def open_pair_count(connection: Connection, list_id: str) -> int:
    """Return how many pairs nobody has decided."""
    found: int = connection.exec_driver_sql(_OPEN_COUNT, {"list": list_id}).scalar_one()
    return found


def pair(connection: Connection, pair_id: str) -> DoubtfulPair | None:
    """Return one pair."""
    row = connection.exec_driver_sql(f"{_PAIR} WHERE p.pair_id = ?", (pair_id,)).fetchone()
    return None if row is None else _read(row)


def _read(row: Sequence[Any]) -> DoubtfulPair:
    pair_id, list_id, contact_id, other_id, score, decision, decided_by, at = row
    decided_at = None if at is None else from_micros(at)
    return DoubtfulPair(
        pair_id, list_id, contact_id, other_id, score, decision, decided_by, decided_at
    )


def decide_pair(connection: Connection, decided: DoubtfulPair) -> None:
    """Keep what was decided of a pair."""
    at = None if decided.decided_at is None else to_micros(decided.decided_at)
    connection.exec_driver_sql(_DECIDE, (decided.decision, decided.decided_by, at, decided.pair_id))


def keep_merged(connection: Connection, merged: MergedPair) -> None:
    """Keep both contacts as they are now, before they are put together."""
    pks = pks_of(connection, [merged.kept_id, merged.other_id])
    body = {contact_id: _image(connection, pk) for contact_id, pk in pks.items()}
    body["stopped"] = {"contact": [{"contact_id": one} for one in merged.stopped]}
    connection.exec_driver_sql(
        "INSERT INTO merged_pair(pair_id, kept_id, other_id, gone, merged_at, body) "
        "VALUES(?, ?, ?, ?, ?, ?)",
        (
            merged.pair_id,
            merged.kept_id,
            merged.other_id,
            merged.gone,
            to_micros(merged.merged_at),
            canonical(body),
        ),
    )


def merged_pair(connection: Connection, pair_id: str) -> MergedPair | None:
    """Return how a pair was put together, or None."""
    row = connection.exec_driver_sql(
        "SELECT pair_id, kept_id, other_id, gone, merged_at, body FROM merged_pair "
        "WHERE pair_id = ?",
        (pair_id,),
    ).fetchone()
    if row is None:
        return None
    stopped = json.loads(row[5])["stopped"]["contact"]
    return MergedPair(
        row[0],
        row[1],
        row[2],
        bool(row[3]),
        from_micros(row[4]),
        tuple(one["contact_id"] for one in stopped),
    )


def give_up(connection: Connection, merged: MergedPair) -> None:
    """Give numbers and keys of the other contact to the kept one; remove it, or close it.

    One that has facts stays: its keys go, its numbers stay, and it counts as having left its list.
    """
    pks = pks_of(connection, [merged.kept_id, merged.other_id])
    kept, other = pks[merged.kept_id], pks[merged.other_id]
    connection.exec_driver_sql(
        "UPDATE contact_key SET contact_pk = ? WHERE contact_pk = ?", (kept, other)
    )
    if merged.gone:
        connection.exec_driver_sql("DELETE FROM contact WHERE pk = ?", (other,))
    else:
        mark = (other, f"merged:{merged.pair_id}", to_micros(merged.merged_at))
        connection.exec_driver_sql(_MARK, mark)
    for statement in _REPOINT:
        connection.exec_driver_sql(statement, {"kept": merged.kept_id, "other": merged.other_id})


def take_apart(connection: Connection, merged: MergedPair) -> None:
    """Put both contacts back as they were; their standings are to be put again.

    An officer that was given to the kept one since stays with it. Nothing else that hangs on a
    contact (payments, pictures) is touched.
    """
    text = connection.exec_driver_sql(
        "SELECT body FROM merged_pair WHERE pair_id = ?", (merged.pair_id,)
    ).scalar_one()
    body = json.loads(text)
    _own_places(connection, body, merged)
    both = (merged.kept_id, merged.other_id)
    rows = connection.exec_driver_sql(
        "SELECT contact_id, pk, officer_id FROM contact WHERE contact_id IN (?, ?)", both
    )
    there = {contact_id: (pk, officer_id) for contact_id, pk, officer_id in rows}
    for pk, _ in there.values():
        for table, key in _BESIDE:
            connection.exec_driver_sql(" ".join(("DELETE FROM", table, "WHERE", key, "= ?")), (pk,))
    for contact_id in both:
        (contact,) = body[contact_id]["contact"]
        if contact_id not in there:
            connection.exec_driver_sql(_insert("contact", tuple(contact)), tuple(contact.values()))
        else:
            pk, officer_id = there[contact_id]
            if contact_id == merged.kept_id:
                contact["officer_id"] = officer_id
            connection.exec_driver_sql(_update(tuple(contact)), (*contact.values(), pk))
        for table, _ in _BESIDE:
            for row in body[contact_id][table]:
                connection.exec_driver_sql(_insert(table, tuple(row)), tuple(row.values()))
    connection.exec_driver_sql("DELETE FROM merged_pair WHERE pair_id = ?", (merged.pair_id,))


def _own_places(connection: Connection, body: dict[str, Any], merged: MergedPair) -> None:
    """Give the contact that comes back another number where a new contact has taken its own."""
    pk = body[merged.other_id]["contact"][0]["pk"]
    taken = connection.exec_driver_sql(
        "SELECT contact_id FROM contact WHERE pk = ?", (pk,)
    ).scalar_one_or_none()
    if taken in (None, merged.other_id):
        return
    fresh: int = connection.exec_driver_sql("SELECT max(pk) + 1 FROM contact").scalar_one()
    for table, key in _TABLES:
        for row in body[merged.other_id][table]:
            row[key] = fresh


def _image(connection: Connection, pk: int) -> dict[str, list[dict[str, Any]]]:
    return {
        table: [dict(row) for row in _rows(connection, table, key, pk)] for table, key in _TABLES
    }


def _rows(connection: Connection, table: str, key: str, pk: int) -> Iterator[dict[str, Any]]:
    found = connection.exec_driver_sql(
        " ".join(("SELECT * FROM", table, "WHERE", key, "= ?")), (pk,)
    )
    for row in found.mappings():
        yield dict(row)


@cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    holes = ", ".join("?" * len(names))
    return " ".join(("INSERT INTO", table, f"({', '.join(names)}) VALUES({holes})"))


@cache
def _update(names: tuple[str, ...]) -> str:
    return " ".join(
        ("UPDATE contact SET", ", ".join(f"{name} = ?" for name in names), "WHERE pk = ?")
    )
