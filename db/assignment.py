"""Whose contacts are: looked through for sharing out, moved in batches, remembered for undoing."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.bodies import canonical
from db.lanes import Lanes
from db.moments import from_micros, to_micros
from dialer.lists.model import ListKind
from dialer.ports import AssignmentRecord, OwnerMove
from dialer.sharing import AssignLine
from dialer.standing import Stage

MATES = 40
"""A number that more contacts than this have is a switchboard or junk and joins nobody."""

_OF_LIST = """
SELECT c.pk, c.contact_id, c.officer_id, w.owner_id, w.stage, w.attempts, w.priority, c.months,
  c.amount, c.kecamatan, c.kelurahan, c.va, c.kk, 0
FROM contact c JOIN worklist w ON w.contact_pk = c.pk
WHERE (:list = '' OR c.list_id = :list) AND c.pk NOT BETWEEN
  (SELECT first_pk FROM hidden_contact) AND (SELECT last_pk FROM hidden_contact)
"""
_NUMBERS = """
SELECT n.contact_pk, n.e164 FROM contact_number n JOIN contact c ON c.pk = n.contact_pk
WHERE (:list = '' OR c.list_id = :list) AND n.state NOT IN ('wrong_person', 'invalid')
"""
_BESIDE = """
SELECT c.pk, c.contact_id, c.officer_id, w.owner_id, w.stage, w.attempts, w.priority, c.months,
  c.amount, c.kecamatan, c.kelurahan, c.va, c.kk, 1
FROM contact c JOIN worklist w ON w.contact_pk = c.pk
WHERE c.list_id != :list AND c.officer_id != '' AND c.pk IN
  (SELECT n.contact_pk FROM json_each(:numbers) wanted
    CROSS JOIN contact_by_number b ON b.number = wanted.value
    JOIN contact_number n ON n.contact_pk = b.contact_pk AND n.e164 = b.number
    WHERE n.state NOT IN ('wrong_person', 'invalid'))
"""
_BESIDE_NUMBERS = """
SELECT contact_pk, e164 FROM contact_number
WHERE contact_pk IN (SELECT value FROM json_each(?)) AND state NOT IN ('wrong_person', 'invalid')
"""
_NOW = """
SELECT c.contact_id, c.pk, c.officer_id,
  w.owner_id != '' OR w.callback_owner_id = '' AND w.stage = 0,
  w.lane_id, c.list_id, c.kind, c.zone
FROM contact c JOIN worklist w ON w.contact_pk = c.pk
WHERE c.contact_id IN (SELECT value FROM json_each(?))
"""
_PUT = """
INSERT INTO assignment(assignment_id, actor, at, contacts, undone_at, body) VALUES(?, ?, ?, ?, ?, ?)
ON CONFLICT(assignment_id) DO UPDATE SET contacts = excluded.contacts,
  undone_at = excluded.undone_at, body = excluded.body
"""


def assign_lines(connection: Connection, list_id: str) -> Sequence[AssignLine]:
    """Return the contacts of a list ("" for all) as far as sharing goes.

    With a list, contacts of other lists that share a number with it are there as `beside`.
    """
    rows = list(connection.exec_driver_sql(_OF_LIST, {"list": list_id}))
    numbers = list(connection.exec_driver_sql(_NUMBERS, {"list": list_id}))
    if list_id:
        wanted = json.dumps(sorted({e164 for _, e164 in numbers}))
        beside = connection.exec_driver_sql(
            _BESIDE, {"list": list_id, "numbers": wanted}
        ).fetchall()
        rows += beside
        pks = json.dumps([row[0] for row in beside])
        numbers += connection.exec_driver_sql(_BESIDE_NUMBERS, (pks,))
    groups = _groups([(row[0], row[11], row[12]) for row in rows], numbers)
    return [
        AssignLine(
            contact_id=row[1],
            officer_id=row[2],
            caller_id=row[3],
            stage=Stage(row[4]),
            attempts=row[5],
            priority=row[6],
            months=row[7],
            amount=row[8],
            kecamatan=row[9],
            kelurahan=row[10],
            group=groups.get(row[0], ""),
            beside=bool(row[13]),
        )
        for row in rows
    ]


def _groups(
    families: Sequence[tuple[int, str | None, str | None]], numbers: Sequence[Sequence[Any]]
) -> Mapping[int, str]:
    """Return for contacts that share a number, a VA or a KK the name of what joins them."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    often = Counter(e164 for _, e164 in numbers)
    for pk, e164 in numbers:
        if 1 < often[e164] <= MATES:
            having[e164].append(pk)
    for place, mark in ((1, "va"), (2, "kk")):
        shared = Counter(family[place] for family in families)
        for family in families:
            if family[place] and 1 < shared[family[place]] <= MATES:
                having[f"{mark}:{family[place]}"].append(family[0])
    above: dict[int, int] = {}

    def top(pk: int) -> int:
        while (up := above.get(pk, pk)) != pk:
            above[pk] = above.get(up, up)
            pk = up
        return pk

    for pks in having.values():
        for other in pks[1:]:
            one, two = sorted((top(pks[0]), top(other)))
            above[one], above[two] = one, one
    return {pk: f"g{top(pk)}" for pk in above}


def move_owners(connection: Connection, moves: Sequence[OwnerMove]) -> Sequence[OwnerMove]:
    """Give contacts another officer where they are still whose they were; return those moves.

    A callback keeps its lane until its own standing says otherwise.
    """
    wanted = {one.contact_id: one for one in moves}
    rows = connection.exec_driver_sql(_NOW, (json.dumps(list(wanted)),)).fetchall()
    lanes = Lanes(connection)
    done, owners, waiting = [], [], []
    for contact_id, pk, officer_id, stays, lane_id, list_id, kind, zone in rows:
        move = wanted[contact_id]
        if officer_id != move.before_id:
            continue
        done.append(move)
        owners.append((move.after_id, pk))
        if not stays:
            new = lanes.of(list_id, ListKind(kind), zone, move.after_id)
            if new != lane_id:
                waiting.append((new, pk))
    if owners:
        connection.exec_driver_sql("UPDATE contact SET officer_id = ? WHERE pk = ?", owners)
    if waiting:
        connection.exec_driver_sql("UPDATE worklist SET lane_id = ? WHERE contact_pk = ?", waiting)
    return done


def put_assignment(
    connection: Connection, record: AssignmentRecord, moves: Sequence[OwnerMove]
) -> None:
    """Keep an assignment with some of its moves; moves of earlier ones are forgotten."""
    connection.exec_driver_sql(
        _PUT,
        (
            record.assignment_id,
            record.actor,
            to_micros(record.at),
            record.contacts,
            None if record.undone_at is None else to_micros(record.undone_at),
            canonical({"callbacks": dict(record.callbacks), "list_id": record.list_id}),
        ),
    )
    connection.exec_driver_sql(
        "DELETE FROM assignment_move WHERE assignment_id != ?", (record.assignment_id,)
    )
    rows = [(record.assignment_id, one.contact_id, one.before_id, one.after_id) for one in moves]
    if rows:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO assignment_move VALUES(?, ?, ?, ?)", rows
        )


def last_assignment(connection: Connection) -> AssignmentRecord | None:
    """Return the newest assignment."""
    row = connection.exec_driver_sql(
        "SELECT assignment_id, actor, at, contacts, undone_at, body FROM assignment "
        "ORDER BY at DESC, assignment_id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    body = json.loads(row[5])
    return AssignmentRecord(
        assignment_id=row[0],
        actor=row[1],
        at=from_micros(row[2]),
        contacts=row[3],
        undone_at=None if row[4] is None else from_micros(row[4]),
        callbacks=body["callbacks"],
        list_id=body["list_id"],
    )


def assignment_moves(connection: Connection, assignment_id: str) -> Iterator[OwnerMove]:
    """Return what an assignment moved."""
    for row in connection.exec_driver_sql(
        "SELECT contact_id, before_id, after_id FROM assignment_move WHERE assignment_id = ?",
        (assignment_id,),
    ):
        yield OwnerMove(*row)
