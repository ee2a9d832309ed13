"""The queue, walked by index: each group is a merge of its lanes, none of them sorted or scanned.

A compound SELECT with ORDER BY, one index range a term, is merged by SQLite row by row: the first
contact costs one step in each lane, with a thousand contacts or a million.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection

from db.lanes import waiting
from db.moments import from_micros, to_micros
from dialer.hours import ZONES, local
from dialer.lists.model import ListKind
from dialer.ordering import CANDIDATE, Group
from dialer.queue import QueueCounts, QueueItem, QueueQuery
from dialer.standing import Stage

TERMS = 200
"""Lanes in one statement; SQLite takes 500."""

DUE_STAGES = (Stage.CALLBACK, Stage.PROMISE, Stage.RETRY)
"""Stages that wait for a moment; NEW waits for nothing but its turn."""

_INSTALMENT = f"""CASE w.stage WHEN {int(Stage.PROMISE)} THEN
  (SELECT instr(p.promise_id, ':') FROM promise p WHERE p.contact_pk = w.contact_pk
    AND p.kept_on IS NULL AND p.cancelled_on IS NULL AND p.amount = w.promise_amount
    ORDER BY p.due_on LIMIT 1) END"""  # noqa: S608 - put together from constants
COLUMNS = f"""w.contact_pk, c.contact_id, c.name, c.kind, w.stage, w.due_at, c.zone, lane.owner_id,
  w.attempts, w.last_code, c.amount, c.months, c.potential_workers, w.promise_amount, c.list_id,
  c.listed_at, w.priority, {_INSTALMENT}"""
"""What `item_of` reads."""

_ITEMS = f"""
SELECT {COLUMNS}
FROM worklist w JOIN contact c ON c.pk = w.contact_pk JOIN lane ON lane.lane_id = w.lane_id
WHERE w.contact_pk IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - put together from constants
_DUE_BY = "SELECT due_at, contact_pk FROM worklist WHERE stage = ? AND lane_id = ? AND due_at <= ?"
_DUE_AFTER = (
    "SELECT due_at, contact_pk FROM worklist WHERE stage = ? AND lane_id = ? AND due_at > ?"
)
_RETRIES_BY = " ".join((_DUE_BY, "AND tried_hour IS NOT ?"))
_RESTING_BY = (
    "SELECT due_at, contact_pk FROM worklist "
    "WHERE stage = ? AND lane_id = ? AND due_at <= ? AND tried_hour = ?"
)
_NEW = "SELECT place, contact_pk FROM turn WHERE lane_id = ? AND place > ? AND place <= ?"
NEW_OF = {Group.REHAB: (CANDIDATE, 2**62), Group.NEW: (0, CANDIDATE)}
"""No bound above: a store of an older program has greater numbers until they are worked out."""

STAGE_OF = {
    Group.CALLBACKS: Stage.CALLBACK,
    Group.OVERDUE: Stage.CALLBACK,
    Group.PROMISES: Stage.PROMISE,
    Group.REHAB: Stage.NEW,
    Group.NEW: Stage.NEW,
    Group.RETRIES: Stage.RETRY,
}
_ZONES = "SELECT lane_id, zone FROM lane WHERE lane_id IN (SELECT value FROM json_each(?))"
_COUNT_RESTING = f"""
SELECT coalesce(sum((SELECT count(*) FROM worklist
  WHERE stage = {int(Stage.RETRY)} AND lane_id = k.key AND tried_hour = k.value
    AND due_at <= ?)), 0)
FROM json_each(?) k
"""  # noqa: S608 - put together from constants
_COUNT_DUE = """
SELECT count(*) FROM worklist
WHERE stage = ? AND lane_id IN (SELECT value FROM json_each(?)) AND due_at <= ?
"""


def queue(
    connection: Connection, query: QueueQuery, limit: int, *, later: bool
) -> Sequence[QueueItem]:
    """Return the head of the queue, or with `later` what falls due after `query.at`, soonest first.

    The zones of the query count for both.
    """
    if not later:
        return list(_ready(connection, query, limit))
    lanes, wanted = waiting(connection, query), limit + len(query.skip)
    terms = [(stage, lane_id) for stage in DUE_STAGES for lane_id in lanes.get(stage, ())]
    heads = _due(connection, terms, _DUE_AFTER, query, wanted)
    resting = _retries(connection, lanes.get(Stage.RETRY, ()), _RESTING_BY, query, wanted)
    until = next_hour(query.at)
    heads = sorted([*heads, *((to_micros(until), pk) for _, pk in resting)])
    return [
        replace(item, due_at=until) if item.due_at is None or item.due_at <= query.at else item
        for item in _items(connection, heads, query.skip)
    ][:limit]


def next_hour(at: datetime) -> datetime:
    """Return when the next hour begins, the same moment in all zones of the country."""
    return at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def queue_counts(connection: Connection, query: QueueQuery) -> QueueCounts:
    """Return how many wait; NEW by the counters, the others by their index."""
    lanes = waiting(connection, query)
    at = to_micros(query.at)
    due = dict.fromkeys(DUE_STAGES, 0)
    later = 0
    for stage in DUE_STAGES:
        chosen = lanes.get(stage, {})
        if not chosen:
            continue
        due[stage] = connection.exec_driver_sql(
            _COUNT_DUE, (int(stage), json.dumps(list(chosen)), at)
        ).scalar_one()
        if stage is Stage.RETRY:
            hours = json.dumps(_hours(connection, chosen, query))
            due[stage] -= connection.exec_driver_sql(_COUNT_RESTING, (at, hours)).scalar_one()
        later += sum(chosen.values()) - due[stage]
    callbacks = [(Stage.CALLBACK, lane_id) for lane_id in lanes.get(Stage.CALLBACK, ())]
    coming = _due(connection, callbacks, _DUE_AFTER, query, 1)
    return QueueCounts(
        callbacks_due=due[Stage.CALLBACK],
        promises_due=due[Stage.PROMISE],
        new=sum(lanes.get(Stage.NEW, {}).values()),
        retries_due=due[Stage.RETRY],
        later=later,
        next_callback_at=from_micros(coming[0][0]) if coming else None,
    )


def _ready(connection: Connection, query: QueueQuery, limit: int) -> Iterator[QueueItem]:
    lanes = waiting(connection, query)
    left = limit
    for group in query.groups:
        if left <= 0:
            return
        wanted = left + len(query.skip)
        stage = STAGE_OF[group]
        if group is Group.OVERDUE:
            heads = _overdue(connection, query, lanes.get(stage, {}), wanted)
        elif not lanes.get(stage):
            continue
        elif stage is Stage.NEW:
            heads = _new(connection, list(lanes[stage]), NEW_OF[group], wanted)
        elif stage is Stage.RETRY:
            heads = _retries(connection, lanes[stage], _RETRIES_BY, query, wanted)
        else:
            terms = [(stage, lane_id) for lane_id in lanes[stage]]
            heads = _due(connection, terms, _DUE_BY, query, wanted)
        for item in _items(connection, heads, query.skip):
            if left > 0:
                yield item
                left -= 1


def _overdue(
    connection: Connection, query: QueueQuery, own: Collection[int], limit: int
) -> list[tuple[int, int]]:
    """Return callbacks of other people's lanes that are late by what the query allows."""
    if query.overdue is None or not query.officer_id:
        return []
    everybodys = replace(query, officer_id="", at=query.at - query.overdue)
    lanes = waiting(connection, everybodys).get(Stage.CALLBACK, {})
    terms = [(Stage.CALLBACK, lane_id) for lane_id in lanes if lane_id not in own]
    return _due(connection, terms, _DUE_BY, everybodys, limit) if terms else []


def _due(
    connection: Connection,
    terms: Sequence[tuple[Stage, int]],
    term: str,
    query: QueueQuery,
    limit: int,
) -> list[tuple[int, int]]:
    """Return (due_at, contact_pk) of the soonest, before or after the moment of the query."""
    at = to_micros(query.at)
    return _heads(connection, term, [(int(stage), lane_id, at) for stage, lane_id in terms], limit)


def _retries(
    connection: Connection, lanes: Collection[int], term: str, query: QueueQuery, limit: int
) -> list[tuple[int, int]]:
    """Return (due_at, contact_pk) of the soonest that are due: to be tried now, or in an hour.

    Nobody is tried again at the hour of the day of the last try in vain.
    """
    at = to_micros(query.at)
    hours = _hours(connection, lanes, query)
    values = [(int(Stage.RETRY), lane_id, at, hour) for lane_id, hour in hours.items()]
    return _heads(connection, term, values, limit)


def _hours(connection: Connection, lanes: Collection[int], query: QueueQuery) -> Mapping[int, int]:
    """Return the hour of the day that it is in each lane."""
    now = {zone: local(query.at, zone).hour for zone in ZONES}
    rows = connection.exec_driver_sql(_ZONES, (json.dumps(list(lanes)),))
    return {lane_id: now[zone] for lane_id, zone in rows}


def _new(
    connection: Connection, lanes: Sequence[int], bounds: tuple[int, int], limit: int
) -> list[tuple[int, int]]:
    """Return (place, contact_pk) of the first among the new with a priority in bounds."""
    least, below = bounds
    values = [(lane_id, -below, -least) for lane_id in lanes]
    return _heads(connection, _NEW, values, limit)


def _heads(
    connection: Connection, term: str, terms: Sequence[tuple[int, ...]], limit: int
) -> list[tuple[int, int]]:
    """Return the first of all that the terms find, each with values of its own."""
    heads: list[tuple[int, int]] = []
    for start in range(0, len(terms), TERMS):
        part = terms[start : start + TERMS]
        values = [value for one in part for value in one]
        rows = connection.exec_driver_sql(_merged(term, len(part)), (*values, limit))
        heads += [(place, contact_pk) for place, contact_pk in rows]
    return sorted(heads)[:limit]


@cache
def _merged(term: str, terms: int) -> str:
    return " ".join((" UNION ALL ".join([term] * terms), "ORDER BY 1, 2 LIMIT ?"))


def _items(
    connection: Connection, heads: Sequence[tuple[int, int]], skip: Collection[str]
) -> Iterator[QueueItem]:
    """Return the lines of the contacts in the order of `heads`, without those to skip."""
    if not heads:
        return
    rows = connection.exec_driver_sql(_ITEMS, (json.dumps([pk for _, pk in heads]),))
    found = {row[0]: row for row in rows}
    for _, contact_pk in heads:
        row = found[contact_pk]
        if row[1] not in skip:
            yield item_of(row)


def item_of(row: Sequence[Any]) -> QueueItem:
    """Read a line of the queue."""
    return QueueItem(
        contact_id=row[1],
        name=row[2],
        kind=ListKind(row[3]),
        stage=Stage(row[4]),
        due_at=from_micros(row[5]) if row[5] else None,
        zone=row[6],
        owner_id=row[7],
        attempts=row[8],
        last_code=row[9],
        amount=row[10],
        months=row[11],
        potential_workers=row[12],
        promise_amount=row[13],
        list_id=row[14],
        listed_at=from_micros(row[15]),
        candidate=row[16] >= CANDIDATE,
        instalment=bool(row[17]),
    )
