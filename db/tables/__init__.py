"""The tables of the desk's store, as SQLModel classes: the one statement of the schema.

Columns hold what SQLite sorts well: moments as microseconds (see `db.moments`), days as ISO text,
enums by value, rupiah as whole numbers. Names and triggers that SQLModel cannot say are in `extra`.

The classes describe; statements at the desk are plain SQL on the engine's connection, because the
queue needs its partial indexes named by literals, bulk work is 27 times faster, and the first
window does not wait for the models to be built. `tests/db/test_schema.py` holds the migrations to
these classes.
"""

from sqlmodel import SQLModel

from db.tables import (
    assignment,
    collectibility,
    contacts,
    desk,
    facts,
    intake,
    lists,
    payments,
    people,
    projections,
    scripts,
    views,
    visits,
)

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "assignment",
    "collectibility",
    "contacts",
    "desk",
    "facts",
    "intake",
    "lists",
    "payments",
    "people",
    "projections",
    "scripts",
    "views",
    "visits",
]
