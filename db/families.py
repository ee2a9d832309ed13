"""The members of the family that one contact stands for."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.codec import Columns
from db.contacts import PHONE, pks_of
from db.entries import ADD_KEY
from db.priorities import work_out_some
from dialer.facts import NumberState
from dialer.intake.staged import StagedMember
from dialer.lists.model import FamilyMember
from dialer.standing import Stage

MEMBER = Columns(FamilyMember)
ADD = MEMBER.insert("family_member", also=("contact_pk", "position"))

_FAMILY = MEMBER.select(
    "FROM family_member WHERE contact_pk = (SELECT pk FROM contact WHERE contact_id = ?) "
    "ORDER BY position"
)
_HEAD = f"""
INSERT INTO family_member({MEMBER.listed()}, contact_pk, position)
SELECT {MEMBER.listed()}, pk, 0 FROM contact WHERE pk = ?
ON CONFLICT DO NOTHING
"""  # noqa: S608 - put together from constants
_JOIN = f"""
INSERT INTO family_member({MEMBER.listed()}, contact_pk, position)
SELECT {", ".join("?" * len(MEMBER.names))}, contact_pk, max(position) + 1
FROM family_member WHERE contact_pk = ? GROUP BY contact_pk
"""  # noqa: S608 - put together from constants
_OWES = "UPDATE contact SET amount = coalesce(?, amount) WHERE pk = ?"
_NUMBER = f"""
INSERT INTO contact_number({PHONE.listed()}, contact_pk, number_id, state, position)
SELECT {", ".join("?" * len(PHONE.names))}, ?, ?, ?,
  (SELECT coalesce(max(position) + 1, 0) FROM contact_number WHERE contact_pk = ?)
WHERE NOT EXISTS (SELECT 1 FROM contact_number WHERE contact_pk = ? AND e164 = ?)
"""  # noqa: S608 - put together from constants
_STANDS = """
SELECT c.pk,
  EXISTS (SELECT 1 FROM contact_number n WHERE n.contact_pk = c.pk)
FROM contact c WHERE c.pk IN (SELECT value FROM json_each(?))
"""


def family(connection: Connection, contact_id: str) -> Sequence[FamilyMember]:
    """Return the members, the first row of the list first; none for a contact of one row."""
    return [MEMBER.read(row) for row in connection.exec_driver_sql(_FAMILY, (contact_id,))]


def put_families(connection: Connection, families: Mapping[str, Sequence[FamilyMember]]) -> None:
    """Give contacts other members in place of those they had."""
    if not families:
        return
    pks = pks_of(connection, list(families))
    connection.exec_driver_sql(
        "DELETE FROM family_member WHERE contact_pk IN (SELECT value FROM json_each(?))",
        (json.dumps(list(pks.values())),),
    )
    rows = [row for one, members in families.items() for row in member_rows(pks[one], members)]
    if rows:
        connection.exec_driver_sql(ADD, rows)


def member_rows(pk: int, members: Sequence[FamilyMember]) -> list[tuple[Any, ...]]:
    """Return the rows of a family for `ADD`."""
    return [(*MEMBER.write(one), pk, position) for position, one in enumerate(members)]


def join_members(connection: Connection, first_pk: int, joining: Sequence[StagedMember]) -> None:
    """Put rows to families of contacts that the same list added before."""
    pks = [first_pk + one.place for one in joining]
    connection.exec_driver_sql(_HEAD, [(pk,) for pk in pks])
    pairs = list(zip(pks, joining, strict=True))
    connection.exec_driver_sql(_JOIN, [(*MEMBER.write(one.joined.member), pk) for pk, one in pairs])
    connection.exec_driver_sql(_OWES, [(one.joined.family_amount, pk) for pk, one in pairs])
    untried = NumberState.UNTRIED.value
    numbers = [
        (*PHONE.write(phone), pk, number_id, untried, pk, pk, phone.e164)
        for pk, one in pairs
        for number_id, phone in zip(one.number_ids, one.joined.contact.phones, strict=True)
    ]
    if numbers:
        connection.exec_driver_sql(_NUMBER, numbers)
    keys = [(key, pk) for pk, one in pairs for key in one.keys]
    if keys:
        connection.exec_driver_sql(ADD_KEY, keys)
    _wait_again(connection, pks)


def _wait_again(connection: Connection, pks: Sequence[int]) -> None:
    """Put families to their place in the queue by what they owe and can be called on."""
    rows = connection.exec_driver_sql(_STANDS, (json.dumps(pks),)).fetchall()
    connection.exec_driver_sql(
        "UPDATE worklist SET stage = ? WHERE contact_pk = ?",
        [(int(Stage.NEW if callable_ else Stage.NEEDS_NUMBER), pk) for pk, callable_ in rows],
    )
    work_out_some(connection, pks)
