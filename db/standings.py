"""Where contacts stand: kept for the queue and the desk, worked out by the rules from facts."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from db.contacts import pks_of
from db.lanes import Lanes
from db.moments import from_micros, to_micros
from db.priorities import weights_in_use
from db.queue import DUE_STAGES
from dialer.agreed import OpenPromise
from dialer.contact import Contact
from dialer.facts import Callback, NumberState, Promise
from dialer.instalments import fact_of
from dialer.ordering import Weights, priority
from dialer.promises import PromiseTerms
from dialer.settling import Share
from dialer.standing import Stage, Standing

AT_ONCE = 0
"""`due_at` of a contact whose stage waits for a moment but that has none."""

_PUT = """
INSERT INTO worklist(contact_pk, lane_id, stage, due_at, priority, owner_id, attempts,
  last_attempt_at, last_code, callback_outcome_id, callback_at, callback_owner_id, promise_amount,
  tried_hour)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(contact_pk) DO UPDATE SET lane_id = excluded.lane_id, stage = excluded.stage,
  due_at = excluded.due_at, priority = excluded.priority, owner_id = excluded.owner_id,
  attempts = excluded.attempts,
  last_attempt_at = excluded.last_attempt_at, last_code = excluded.last_code,
  callback_outcome_id = excluded.callback_outcome_id, callback_at = excluded.callback_at,
  callback_owner_id = excluded.callback_owner_id, promise_amount = excluded.promise_amount,
  tried_hour = excluded.tried_hour
"""
_GET = """
SELECT contact_pk, stage, due_at, owner_id, attempts, last_attempt_at, last_code,
  callback_outcome_id, callback_at, callback_owner_id, tried_hour
FROM worklist WHERE contact_pk = (SELECT pk FROM contact WHERE contact_id = ?)
"""
_PROMISES = """
SELECT promise_id, attempt_id, officer_id, outcome_id, amount, due_on, channel, promised_by,
  made_on, received, late, kept_on, cancelled_on, reminded_on, grace_days,
  threshold_percent,
  EXISTS(SELECT 1 FROM promise_replaced r WHERE r.promise_id = promise.promise_id)
FROM promise WHERE contact_pk = ? ORDER BY position
"""
_SHARES = """
SELECT s.promise_id, s.payment_id, s.amount, s.paid_on, s.late
FROM promise p JOIN promise_share s ON s.promise_id = p.promise_id
WHERE p.contact_pk = ? ORDER BY s.promise_id, s.position
"""
_TRIED = """
SELECT w.contact_pk, c.contact_id FROM worklist w JOIN contact c ON c.pk = w.contact_pk
WHERE w.contact_pk > ? AND (w.last_attempt_at >= ? OR w.attempts >= ? OR w.stage = 0)
ORDER BY w.contact_pk LIMIT ?
"""
_PUT_STATE = "UPDATE contact_number SET state = ? WHERE number_id = ? AND state != ?"
_PUT_PROMISE = """
INSERT INTO promise(promise_id, contact_pk, position, attempt_id, officer_id, outcome_id, amount,
  due_on, channel, promised_by, made_on, received, late, kept_on, cancelled_on, reminded_on,
  grace_days, threshold_percent, made_at)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  (SELECT occurred_at FROM fact WHERE contact_id = ? AND fact_id = ?))
"""
_PUT_REPLACED = "INSERT INTO promise_replaced(promise_id) VALUES(?)"
_PUT_SHARE = """
INSERT INTO promise_share(promise_id, position, payment_id, amount, paid_on, late)
VALUES(?, ?, ?, ?, ?, ?)
"""


def put_standings(connection: Connection, worked_out: Sequence[tuple[Contact, Standing]]) -> None:
    """Keep where contacts stand, with their promises in force and the states of their numbers.

    Raises KeyError for a contact that is not in the store.
    """
    if not worked_out:
        return
    pks = pks_of(connection, [contact.contact_id for contact, _ in worked_out])
    lanes, weights = Lanes(connection), weights_in_use(connection)
    rows, promises, shares, states = [], [], [], []
    for contact, standing in worked_out:
        pk = pks[contact.contact_id]
        owner_id = "" if standing.anyones else standing.owner_id or contact.officer_id
        lane_id = lanes.of(contact.list_id, contact.kind, contact.zone, owner_id)
        rows.append(_row(pk, lane_id, contact, standing, weights))
        promises += _promise_rows(pk, contact.contact_id, standing.promises)
        shares += _share_rows(standing.promises)
        states += [(state.value, number_id, state.value) for number_id, state in standing.numbers]
    connection.exec_driver_sql(_PUT, rows)
    connection.exec_driver_sql(
        "DELETE FROM promise WHERE contact_pk IN (SELECT value FROM json_each(?))",
        (json.dumps(list(pks.values())),),
    )
    if promises:
        connection.exec_driver_sql(_PUT_PROMISE, promises)
    if shares:
        connection.exec_driver_sql(_PUT_SHARE, shares)
    replaced = [
        (one.promise_id,) for _, where in worked_out for one in where.promises if one.replaced
    ]
    if replaced:
        connection.exec_driver_sql(_PUT_REPLACED, replaced)
    if states:
        connection.exec_driver_sql(_PUT_STATE, states)


def standing(connection: Connection, contact_id: str) -> Standing | None:
    """Return a contact's standing as it was put."""
    row = connection.exec_driver_sql(_GET, (contact_id,)).fetchone()
    if row is None:
        return None
    pk, stage, due_at, owner_id, attempts, last_attempt_at, last_code = row[:7]
    numbers = connection.exec_driver_sql(
        "SELECT number_id, state FROM contact_number WHERE contact_pk = ? ORDER BY position", (pk,)
    )
    return Standing(
        stage=Stage(stage),
        due_at=from_micros(due_at) if due_at else None,
        owner_id=owner_id,
        attempts=attempts,
        last_attempt_at=None if last_attempt_at is None else from_micros(last_attempt_at),
        last_code=last_code,
        callback=None if row[7] is None else Callback(row[7], from_micros(row[8]), row[9]),
        promises=_promises(connection, pk),
        numbers=tuple((number_id, NumberState(state)) for number_id, state in numbers),
        tried_hour=row[10],
    )


def tried_since(
    connection: Connection, after: int, since: datetime, tries: int, limit: int
) -> Sequence[tuple[int, str]]:
    """Return (number, id) of contacts called since or so often, or waiting for a callback.

    By number after `after`.
    """
    rows = connection.exec_driver_sql(_TRIED, (after, to_micros(since), tries, limit))
    return [(pk, contact_id) for pk, contact_id in rows]


def _due_at(kept: Standing) -> int | None:
    if kept.due_at is not None:
        return to_micros(kept.due_at)
    return AT_ONCE if kept.stage in DUE_STAGES else None


def _row(
    pk: int, lane_id: int, contact: Contact, standing: Standing, weights: Weights
) -> tuple[Any, ...]:
    callback = standing.callback
    return (
        pk,
        lane_id,
        int(standing.stage),
        _due_at(standing),
        priority(
            contact.details, contact.listed_at, (state for _, state in standing.numbers), weights
        ),
        standing.owner_id,
        standing.attempts,
        to_micros(standing.last_attempt_at) if standing.last_attempt_at else None,
        standing.last_code,
        callback.outcome_id if callback else None,
        to_micros(callback.at) if callback else None,
        callback.owner_id if callback else None,
        standing.followed[0].body.amount if standing.followed else None,
        standing.tried_hour,
    )


def _promise_rows(
    pk: int, contact_id: str, promises: Sequence[OpenPromise]
) -> list[tuple[Any, ...]]:
    return [
        (
            one.promise_id,
            pk,
            position,
            one.attempt_id,
            one.officer_id,
            one.body.outcome_id,
            one.body.amount,
            one.body.due_on.isoformat(),
            one.body.channel,
            one.body.promised_by,
            one.made_on.isoformat() if one.made_on else None,
            one.received,
            one.late,
            one.kept_on.isoformat() if one.kept_on else None,
            one.cancelled_on.isoformat() if one.cancelled_on else None,
            one.reminded_on.isoformat() if one.reminded_on else None,
            one.terms.grace_days,
            one.terms.threshold_percent,
            contact_id,
            fact_of(one.promise_id),
        )
        for position, one in enumerate(promises)
    ]


def _share_rows(promises: Sequence[OpenPromise]) -> list[tuple[Any, ...]]:
    return [
        (one.promise_id, position, *_share_columns(share))
        for one in promises
        for position, share in enumerate(one.shares)
    ]


def _share_columns(share: Share) -> tuple[Any, ...]:
    return share.payment_id, share.amount, share.paid_on.isoformat(), int(share.late)


def _promises(connection: Connection, pk: int) -> tuple[OpenPromise, ...]:
    rows = connection.exec_driver_sql(_PROMISES, (pk,)).fetchall()
    shares: defaultdict[str, list[Share]] = defaultdict(list)
    if any(row[9] or row[10] for row in rows):
        for promise_id, payment_id, amount, paid_on, late in connection.exec_driver_sql(
            _SHARES, (pk,)
        ):
            shares[promise_id].append(
                Share(payment_id, amount, date.fromisoformat(paid_on), bool(late))
            )
    return tuple(_promise(row, shares[row[0]]) for row in rows)


def _promise(row: Sequence[Any], shares: Sequence[Share]) -> OpenPromise:
    promise_id, attempt_id, officer_id, outcome_id, amount, due_on, channel, promised_by = row[:8]
    made_on, received, late, kept_on, cancelled_on, reminded_on, *terms, replaced = row[8:]
    return OpenPromise(
        promise_id=promise_id,
        attempt_id=attempt_id,
        officer_id=officer_id,
        body=Promise(outcome_id, amount, date.fromisoformat(due_on), channel, promised_by),
        made_on=_day(made_on),
        received=received,
        late=late,
        kept_on=_day(kept_on),
        cancelled_on=_day(cancelled_on),
        reminded_on=_day(reminded_on),
        terms=PromiseTerms(*terms),
        shares=tuple(shares),
        replaced=bool(replaced),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
