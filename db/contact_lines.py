"""Lines of the table of contacts, for the rows that are on screen or written to a file."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection

from db.moments import from_micros
from dialer.browsing import Areas, ContactLine
from dialer.facts import NumberState
from dialer.lists.model import ListKind
from dialer.standing import Stage

_ELSEWHERE = {
    "owner_id": "lane.owner_id",
    "stage": "w.stage",
    "due_at": "w.due_at",
    "attempts": "w.attempts",
    "last_code": "w.last_code",
    "last_attempt_at": "w.last_attempt_at",
    "left_list": "EXISTS (SELECT 1 FROM left_list WHERE contact_pk = c.pk)",
    "phones": """(SELECT group_concat(e164 || ' ' || state, ',' ORDER BY position)
    FROM contact_number WHERE contact_pk = c.pk)""",
    "states": "NULL",
}
"""Fields of a line that are not columns of its contact."""

_FROM = """
FROM json_each(?) AS wanted
CROSS JOIN contact AS c ON c.pk = wanted.value
CROSS JOIN worklist AS w ON w.contact_pk = c.pk
CROSS JOIN lane ON lane.lane_id = w.lane_id
ORDER BY wanted.key
"""
_NAMES = tuple(one.name for one in fields(ContactLine))
_LINES = " ".join(
    ("SELECT", ", ".join(_ELSEWHERE.get(name, f"c.{name}") for name in _NAMES), _FROM)
)
_PLACES = {name: place for place, name in enumerate(_NAMES)}
_KIND, _STAGE, _LEFT = _PLACES["kind"], _PLACES["stage"], _PLACES["left_list"]
_MOMENTS = (_PLACES["due_at"], _PLACES["last_attempt_at"])
_PHONES, _STATES = _PLACES["phones"], _PLACES["states"]
_KINDS = {one.value: one for one in ListKind}
_STAGES = {one.value: one for one in Stage}
_NUMBER_STATES = {one.value: one for one in NumberState}
_AREAS = "SELECT DISTINCT kecamatan, kelurahan FROM contact INDEXED BY contact_slice"


def contact_lines(connection: Connection, pks: Sequence[int]) -> Sequence[ContactLine]:
    """Return the lines of contacts in the order of `pks`; those that are gone are left out."""
    return [
        _line(row) for row in connection.exec_driver_sql(_LINES, (json.dumps(list(pks)),)).all()
    ]


def contact_areas(connection: Connection) -> Areas:
    """Return the kecamatan and kelurahan that contacts have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kecamatan, kelurahan in connection.exec_driver_sql(_AREAS):
        if kecamatan or kelurahan:
            found[kecamatan or ""].add(kelurahan or "")
    return Areas({one: tuple(sorted(found[one] - {""})) for one in sorted(found)})


def _line(row: Sequence[Any]) -> ContactLine:
    values = list(row)
    values[_KIND] = _KINDS[values[_KIND]]
    values[_STAGE] = _STAGES[values[_STAGE]]
    values[_LEFT] = bool(values[_LEFT])
    for place in _MOMENTS:
        values[place] = from_micros(values[place]) if values[place] else None
    numbers = [one.split(" ") for one in values[_PHONES].split(",")] if values[_PHONES] else ()
    values[_PHONES] = tuple([e164 for e164, _ in numbers])
    values[_STATES] = tuple([_NUMBER_STATES[state] for _, state in numbers])
    return ContactLine(*values)
