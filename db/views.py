"""Views of the table of contacts that somebody named."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from db.bodies import canonical
from db.moments import from_micros, to_micros
from dialer.browsing import SavedView, view_as_json, view_from_json

_OF = """
SELECT view_id, officer_id, name, body, saved_at FROM saved_view
WHERE officer_id IN ('', ?) ORDER BY name COLLATE NOCASE, view_id
"""
_PUT = """
INSERT INTO saved_view(view_id, officer_id, name, body, saved_at) VALUES(?, ?, ?, ?, ?)
ON CONFLICT(view_id) DO UPDATE SET officer_id = excluded.officer_id, name = excluded.name,
  body = excluded.body, saved_at = excluded.saved_at
"""


def saved_views(connection: Connection, officer_id: str) -> Sequence[SavedView]:
    """Return an officer's own views and those that all see, by name."""
    return [
        SavedView(view_id, owner, name, view_from_json(json.loads(body)), from_micros(saved_at))
        for view_id, owner, name, body, saved_at in connection.exec_driver_sql(_OF, (officer_id,))
    ]


def put_view(connection: Connection, view: SavedView) -> None:
    """Keep a view in place of what was kept under its id."""
    body = canonical(view_as_json(view.view))
    row = (view.view_id, view.officer_id, view.name, body, to_micros(view.saved_at))
    connection.exec_driver_sql(_PUT, row)


def drop_view(connection: Connection, view_id: str) -> None:
    """Forget a view, if it is there."""
    connection.exec_driver_sql("DELETE FROM saved_view WHERE view_id = ?", (view_id,))
