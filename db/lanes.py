"""Lanes: contacts that share list, kind, zone and owner, and how many wait in each stage."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from dialer.lists.model import ListKind
from dialer.queue import QueueQuery
from dialer.standing import Stage

OUT = int(Stage.NEEDS_NUMBER)
"""The first stage out of the queue; below it is who waits, in the index `lane_count_waiting`."""

_WAITING = f"""
SELECT n.stage, n.lane_id, sum(n.contacts)
FROM lane_count n CROSS JOIN lane ON lane.lane_id = n.lane_id
WHERE n.stage < {OUT} AND n.contacts > 0
  AND lane.zone IN (SELECT value FROM json_each(:zones))
  AND (:officer = '' OR lane.owner_id IN ('', :officer)
    OR lane.owner_id IN (SELECT officer_id FROM officer WHERE NOT active))
  AND (:kind = '' OR lane.kind = :kind)
  AND (:list = '' OR lane.list_id = :list)
  AND lane.list_id NOT IN (SELECT list_id FROM intake WHERE state IN ('staging', 'removing'))
GROUP BY 1, 2
"""  # noqa: S608 - put together from constants
_ASTRAY = """
SELECT w.contact_pk, lane.list_id, lane.kind, c.zone, lane.owner_id
FROM worklist w JOIN lane ON lane.lane_id = w.lane_id JOIN contact c ON c.pk = w.contact_pk
WHERE lane.zone != c.zone
"""
_SAME_LANES = """
SELECT old.lane_id, new.lane_id FROM lane AS old LEFT JOIN lane AS new ON new.zone = ?
  AND new.list_id = old.list_id AND new.kind = old.kind AND new.owner_id = old.owner_id
WHERE old.zone = ?
"""


def _lane_of(connection: Connection, list_id: str, kind: ListKind, zone: str, owner_id: str) -> int:
    content = (list_id, kind.value, zone, owner_id)
    found: int | None = connection.exec_driver_sql(
        "SELECT lane_id FROM lane WHERE list_id = ? AND kind = ? AND zone = ? AND owner_id = ?",
        content,
    ).scalar_one_or_none()
    if found is not None:
        return found
    made: int = connection.exec_driver_sql(
        "INSERT INTO lane(list_id, kind, zone, owner_id) VALUES(?, ?, ?, ?) RETURNING lane_id",
        content,
    ).scalar_one()
    return made


class Lanes:
    """Lanes looked up once each, for whoever puts many contacts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, ListKind, str, str], int] = {}

    def of(self, list_id: str, kind: ListKind, zone: str, owner_id: str) -> int:
        """Return the lane of such contacts, made if need be."""
        content = (list_id, kind, zone, owner_id)
        if content not in self._known:
            self._known[content] = _lane_of(self._connection, *content)
        return self._known[content]


def move_zone(connection: Connection, before: str, after: str) -> None:
    """Give the contacts of one zone another; lanes that become the same are put together.

    What is due on a day keeps its moment until the contact is worked out again.
    """
    connection.exec_driver_sql("UPDATE contact SET zone = ? WHERE zone = ?", (after, before))
    for lane_id, same in connection.exec_driver_sql(_SAME_LANES, (after, before)).fetchall():
        if same is None:
            connection.exec_driver_sql(
                "UPDATE lane SET zone = ? WHERE lane_id = ?", (after, lane_id)
            )
        else:
            connection.exec_driver_sql(
                "UPDATE worklist SET lane_id = ? WHERE lane_id = ?", (same, lane_id)
            )


def areas_with_zone(connection: Connection) -> Sequence[tuple[str, str, str]]:
    """Return each (zone, province, city) that contacts have."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT zone, coalesce(province, ''), coalesce(city, '') FROM contact"
    )
    return [(zone, province, city) for zone, province, city in rows]


def place_by_area(connection: Connection, zones: Mapping[tuple[str, str, str], str]) -> None:
    """Give the contacts of (zone, province, city) another zone, and lanes that go with it."""
    for (zone, province, city), new in zones.items():
        connection.exec_driver_sql(
            "UPDATE contact SET zone = ? WHERE zone = ? "
            "AND coalesce(province, '') = ? AND coalesce(city, '') = ?",
            (new, zone, province, city),
        )
    lanes = Lanes(connection)
    moved = [
        (lanes.of(list_id, ListKind(kind), zone, owner_id), pk)
        for pk, list_id, kind, zone, owner_id in connection.exec_driver_sql(_ASTRAY).fetchall()
    ]
    if moved:
        connection.exec_driver_sql("UPDATE worklist SET lane_id = ? WHERE contact_pk = ?", moved)


def waiting(connection: Connection, query: QueueQuery) -> Mapping[Stage, Mapping[int, int]]:
    """Return, by stage, the lanes that a query looks at and how many contacts each has."""
    found: defaultdict[Stage, dict[int, int]] = defaultdict(dict)
    rows = connection.exec_driver_sql(
        _WAITING,
        {
            "zones": json.dumps(query.zones),
            "officer": query.officer_id,
            "kind": query.kind.value if query.kind else "",
            "list": query.list_id,
        },
    )
    for stage, lane_id, contacts in rows:
        found[Stage(stage)][lane_id] = contacts
    return found
