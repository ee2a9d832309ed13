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
_PLACES = """
SELECT c.pk, c.zone, coalesce(c.province, ''), coalesce(c.city, ''), c.list_id, c.kind,
  lane.owner_id
FROM contact c JOIN worklist w ON w.contact_pk = c.pk JOIN lane ON lane.lane_id = w.lane_id
WHERE c.pk > ? ORDER BY c.pk LIMIT ?
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


def place_next(
    connection: Connection, zones: Mapping[tuple[str, str, str], str], after: int, limit: int
) -> int | None:
    """Give the next `limit` contacts the zone of their (zone, province, city), and its lane.

    Return where to go on, None at the end.
    """
    found = connection.exec_driver_sql(_PLACES, (after, limit)).fetchall()
    if not found:
        return None
    lanes = Lanes(connection)
    moved = [
        (zone, lanes.of(list_id, ListKind(kind), zone, owner_id), pk)
        for pk, before, province, city, list_id, kind, owner_id in found
        if (zone := zones.get((before, province, city), before)) != before
    ]
    if moved:
        connection.exec_driver_sql(
            "UPDATE contact SET zone = ? WHERE pk = ?", [(zone, pk) for zone, _, pk in moved]
        )
        connection.exec_driver_sql(
            "UPDATE worklist SET lane_id = ? WHERE contact_pk = ?",
            [(lane_id, pk) for _, lane_id, pk in moved],
        )
    last: int = found[-1][0]
    return last


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
