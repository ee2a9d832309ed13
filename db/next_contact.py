"""The very next contact, in one statement: asked after every save, so it must cost next to nothing.

Each group of the order looks at the first of every lane, one step in an index each, and takes the
best of them; the groups after the first that has anybody are not looked at. `db.queue` walks the
same order for a whole list of contacts. The driver is asked directly: SQLAlchemy and its BEGIN
would take longer than the answer, which is of one moment by itself.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from db.lanes import OUT
from db.moments import to_micros
from db.queue import COLUMNS, NEW_OF, STAGE_OF, item_of
from dialer.hours import ZONES, local
from dialer.ordering import Group
from dialer.queue import QueueItem, QueueQuery
from dialer.standing import Stage

_AHEAD = {zone: local(datetime(2000, 1, 1, tzinfo=UTC), zone).hour for zone in ZONES}
"""Hours before UTC; Indonesia has no daylight saving."""

_CLOCKS = " ".join(f"WHEN '{zone}' THEN (:hour + {ahead}) % 24" for zone, ahead in _AHEAD.items())
_LANES = f"""
WITH seen AS MATERIALIZED (
  SELECT n.lane_id, n.first, :officer = '' OR lane.owner_id IN ('', :officer)
    OR lane.owner_id IN (SELECT officer_id FROM officer WHERE NOT active) AS mine,
    CASE lane.zone {_CLOCKS} END AS hour
  FROM (SELECT lane_id, min(stage) AS first FROM lane_count
    WHERE contacts > 0 AND stage < {OUT} GROUP BY lane_id) AS n
  CROSS JOIN lane
  WHERE lane.lane_id = n.lane_id AND (mine OR n.first = {int(Stage.CALLBACK)})
    AND lane.zone IN (SELECT value FROM json_each(:zones))
    AND (:kind = '' OR lane.kind = :kind) AND (:list = '' OR lane.list_id = :list)
    AND lane.list_id NOT IN (SELECT list_id FROM intake WHERE state IN ('staging', 'removing')))
"""  # noqa: S608 - put together from constants
"""Open lanes in which somebody waits; an old list leaves empty ones behind by the hundred.

Of other officers only those with a callback: nothing else of theirs is ever anybody's.
"""

_FIRST_OF_GROUP = """
SELECT pk FROM (
  SELECT w.contact_pk AS pk FROM seen CROSS JOIN worklist AS w
  WHERE {whose} AND seen.first <= {stage} AND w.contact_pk = (SELECT contact_pk FROM {index} AS i
    WHERE i.lane_id = seen.lane_id AND {within}{unskipped}
    ORDER BY i.{at}, contact_pk LIMIT 1)
  ORDER BY {order}, w.contact_pk LIMIT 1)
"""
_DUE_FIRST = """SELECT {what} FROM worklist AS i
    WHERE i.lane_id = seen.lane_id AND {within}{unskipped} ORDER BY i.due_at, contact_pk LIMIT 1"""
_FIRST_RETRY = """
SELECT pk FROM (
  SELECT w.contact_pk AS pk FROM seen CROSS JOIN worklist AS w
  WHERE seen.mine AND seen.first <= {stage}
    AND w.contact_pk = CASE ({resting}) WHEN 0 THEN ({first}) WHEN 1 THEN (
      SELECT other.contact_pk FROM json_each('{hours}') AS h CROSS JOIN worklist AS other
      WHERE h.value IS NOT seen.hour AND other.contact_pk = ({first_of_hour})
      ORDER BY other.due_at, other.contact_pk LIMIT 1) END
  ORDER BY w.due_at, w.contact_pk LIMIT 1)
"""
"""Nobody is tried again at the hour of the day of the last try in vain, so where the first of a
lane was tried at this hour, the first of every other hour is looked at, one step in an index each.
"""
_UNSKIPPED = """ AND contact_pk NOT IN (
      SELECT pk FROM contact WHERE contact_id IN (SELECT value FROM json_each(:skip)))"""
_NEXT = """
SELECT {columns}
FROM ({groups} LIMIT 1) AS next CROSS JOIN worklist AS w CROSS JOIN contact AS c CROSS JOIN lane
WHERE w.contact_pk = next.pk AND c.pk = next.pk AND lane.lane_id = w.lane_id
"""


def next_in_queue(connection: Connection, query: QueueQuery) -> QueueItem | None:
    """Return who comes first now, or None."""
    late = query.overdue is not None and bool(query.officer_id)
    groups = tuple(one for one in query.groups if late or one is not Group.OVERDUE)
    if not groups:
        return None
    statement = _statement(groups, skipping=bool(query.skip))
    values = {
        "at": to_micros(query.at),
        "late": to_micros(query.at - query.overdue) if query.overdue is not None else None,
        "zones": json.dumps(query.zones),
        "officer": query.officer_id,
        "kind": query.kind.value if query.kind else "",
        "list": query.list_id,
        "skip": json.dumps(list(query.skip)),
        "hour": query.at.astimezone(UTC).hour,
    }
    driver: Any = connection.connection.driver_connection
    try:
        rows = driver.execute(statement, values).fetchall()
    except dbapi2.Error:
        rows = connection.exec_driver_sql(statement, values).fetchall()  # raises a sentence
    return item_of(rows[0]) if rows else None


@cache
def _statement(groups: Sequence[Group], *, skipping: bool) -> str:
    parts = (_first(group, _UNSKIPPED if skipping else "") for group in groups)
    return _LANES + _NEXT.format(columns=COLUMNS, groups="UNION ALL".join(parts))


def _first(group: Group, unskipped: str) -> str:
    upto = ":late" if group is Group.OVERDUE else ":at"
    index, at, order = "worklist", "due_at", "w.due_at"
    within = f"i.stage = {int(STAGE_OF[group])} AND i.due_at <= {upto}"
    if STAGE_OF[group] is Stage.NEW:
        least, below = NEW_OF[group]
        index, at, order = "turn", "place", "w.priority DESC"
        within = f"i.place > {-below} AND i.place <= {-least}"
    if STAGE_OF[group] is Stage.RETRY:
        return _first_retry(within, unskipped)
    return _FIRST_OF_GROUP.format(
        stage=int(STAGE_OF[group]),
        whose="NOT seen.mine" if group is Group.OVERDUE else "seen.mine",
        index=index,
        within=within,
        at=at,
        order=order,
        unskipped=unskipped,
    )


def _first_retry(within: str, unskipped: str) -> str:
    of_hour = " AND ".join((within, "i.tried_hour IS h.value"))
    return _FIRST_RETRY.format(
        stage=int(Stage.RETRY),
        hours=json.dumps([None, *range(24)]),
        resting=_DUE_FIRST.format(
            what="tried_hour IS seen.hour", within=within, unskipped=unskipped
        ),
        first=_DUE_FIRST.format(what="contact_pk", within=within, unskipped=unskipped),
        first_of_hour=_DUE_FIRST.format(what="contact_pk", within=of_hour, unskipped=unskipped),
    )
