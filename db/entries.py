"""By what contacts are found and when it is their turn: the entries of a list on its way in.

Keys, numbers and turns come in no order, and each would touch a page of its own of a large file.
So they wait until all rows of the list are there; then SQLite sorts them as it reads them, and
they go in by the dozens to a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from db.many import put_many
from dialer.intake.staged import Entries
from dialer.lists.matching import KEY_NAMES
from dialer.lists.model import ListKind

ADD_KEY = "INSERT INTO contact_key(key, contact_pk) VALUES(?, ?) ON CONFLICT DO NOTHING"
"""A key that another contact has stays with that one (`db.tables.extra`)."""

AT_ONCE = 1_000

_KEYS = """
SELECT key, contact_pk FROM contact_key
WHERE contact_pk >= :first AND key >= :name || ':' AND key < :name || ';' ORDER BY 1, 2
"""
_IDENTITIES = """
SELECT {column}, pk FROM contact WHERE pk >= :first AND {column} IS NOT NULL ORDER BY 1, 2
"""
_PHONES = """
SELECT e164, contact_pk FROM contact_number WHERE contact_pk >= :first ORDER BY 1, 2
"""
_TURNS = """
SELECT lane_id, -priority, contact_pk FROM worklist
WHERE contact_pk >= :first AND stage = 2 ORDER BY 1, 2, 3
"""
_COLUMNS = {ListKind.ARREARS: ("card", "nik", "va"), ListKind.BU: ("npwp", "nib")}

_PUT = {
    "key": "INSERT INTO key_owner(key, contact_pk) VALUES(?, ?) ON CONFLICT DO NOTHING",
    "number": "INSERT INTO contact_by_number(number, contact_pk) VALUES(?, ?) "
    "ON CONFLICT DO NOTHING",
    "turn": "INSERT INTO turn(lane_id, place, contact_pk) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
}
_NOT_OWN = "DELETE FROM contact_key WHERE key = ? AND contact_pk = ?"
_OWNERS = "SELECT key, contact_pk FROM key_owner WHERE key BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries of one kind are read from, in their order."""

    what: str
    select: str
    name: str = ""

    def read(self, connection: Connection, first_pk: int) -> Iterator[Entries]:
        """Give those of the contacts from `first_pk` on, as the driver gives them.

        SQLAlchemy's rows would be made only to be taken apart.
        """
        values = {"first": first_pk, "name": self.name}
        cursor = connection.exec_driver_sql(self.select, values).cursor
        while rows := cursor.fetchmany(AT_ONCE):
            yield Entries(self.what, rows)


SOURCES = {
    kind: (
        *(Source("key", _KEYS, name) for name in KEY_NAMES[kind]),
        *(Source("number", _IDENTITIES.format(column=column)) for column in columns),
        Source("number", _PHONES),
        Source("turn", _TURNS),
    )
    for kind, columns in _COLUMNS.items()
}
"""What a list of a kind brings."""


def put_entries(connection: Connection, entries: Entries) -> None:
    """Put entries in. A key that another contact has stays with that one."""
    rows = entries.rows
    done = put_many(connection, _PUT[entries.what], rows)
    if entries.what == "key" and done < len(rows):
        found = connection.exec_driver_sql(_OWNERS, (rows[0][0], rows[-1][0]))
        whose: dict[str, int] = dict(found.all())
        if others := [row for row in rows if whose[row[0]] != row[1]]:
            connection.exec_driver_sql(_NOT_OWN, others)
