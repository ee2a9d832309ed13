"""Lines of the table of contacts, for the rows that are on screen or written to a file."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from db.moments import from_micros
from dialer.browsing import Areas, ContactLine
from dialer.facts import NumberState
from dialer.lists.model import ListKind
from dialer.standing import Stage

_PLAIN = (
    "c.pk", "c.contact_id", "c.list_id", "lane.owner_id", "c.zone", "c.name", "c.card", "c.nik",
    "c.kk", "c.va", "c.npwp", "c.nib", "c.kode_bu", "c.pic_name", "c.email", "c.months", "c.amount",
    "c.care_class", "c.members", "c.potential_workers", "c.address", "c.kelurahan", "c.kecamatan",
    "c.city", "c.note", "w.attempts", "w.last_code",
)  # fmt: skip
_NAMES = tuple(one.split(".")[1] for one in _PLAIN)
_FROM = """,
  c.kind, w.stage, w.due_at, w.last_attempt_at,
  EXISTS (SELECT 1 FROM left_list WHERE contact_pk = c.pk)
FROM json_each(?) AS wanted
CROSS JOIN contact AS c ON c.pk = wanted.value
CROSS JOIN worklist AS w ON w.contact_pk = c.pk
CROSS JOIN lane ON lane.lane_id = w.lane_id
ORDER BY wanted.key
"""
_LINES = "".join(("SELECT ", ", ".join(_PLAIN), _FROM))
_NUMBERS = """
SELECT n.contact_pk, n.e164, n.state FROM json_each(?) AS wanted
CROSS JOIN contact_number AS n INDEXED BY contact_number_of ON n.contact_pk = wanted.value
ORDER BY wanted.key, n.position
"""
_AREAS = "SELECT DISTINCT kecamatan, kelurahan FROM contact INDEXED BY contact_slice"


def contact_lines(connection: Connection, pks: Sequence[int]) -> Sequence[ContactLine]:
    """Return the lines of contacts in the order of `pks`; those that are gone are left out."""
    asked = (json.dumps(list(pks)),)
    numbers: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for pk, e164, state in connection.exec_driver_sql(_NUMBERS, asked):
        numbers[pk].append((e164, state))
    rows = connection.exec_driver_sql(_LINES, asked).fetchall()
    return [_line(row, numbers.get(row[0], [])) for row in rows]


def contact_areas(connection: Connection) -> Areas:
    """Return the kecamatan and kelurahan that contacts have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kecamatan, kelurahan in connection.exec_driver_sql(_AREAS):
        if kecamatan or kelurahan:
            found[kecamatan or ""].add(kelurahan or "")
    return Areas({one: tuple(sorted(found[one] - {""})) for one in sorted(found)})


def _line(row: Sequence[Any], numbers: Sequence[tuple[str, str]]) -> ContactLine:
    kind, stage, due_at, last_attempt_at, left_list = row[len(_NAMES) :]
    return ContactLine(
        **dict(zip(_NAMES, row, strict=False)),
        kind=ListKind(kind),
        stage=Stage(stage),
        due_at=from_micros(due_at) if due_at else None,
        last_attempt_at=None if last_attempt_at is None else from_micros(last_attempt_at),
        left_list=bool(left_list),
        phones=tuple(e164 for e164, _ in numbers),
        states=tuple(NumberState(state) for _, state in numbers),
    )
