"""Attempts with the way they took through their script, for the figures of scripts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from db.bodies import read_body
from dialer.facts import Attempt
from dialer.lists.model import ListKind
from dialer.script_figures import ScriptedAttempt

_TALKS = """
SELECT l.kind, l.script_id, f.script_version, l.code, f.kind, f.body, f.schema_version
FROM attempt_log l JOIN fact f ON f.contact_id = l.contact_id AND f.attempt_id = l.attempt_id
WHERE l.day >= ? AND l.day <= ? AND l.script_id <> '' AND f.kind = 'attempt'
ORDER BY l.started_at, l.attempt_id
"""


def attempt_facts(
    connection: Connection, day_from: date, day_to: date
) -> Sequence[ScriptedAttempt]:
    """Return the attempts of some days (the contact's own, both inside) that opened a script.

    The outcome is the one in force. What only a newer program understands is passed over.
    """
    rows = connection.exec_driver_sql(_TALKS, (day_from.isoformat(), day_to.isoformat()))
    return [found for row in rows if (found := _talk(*row)) is not None]


def _talk(
    kind: str, script_id: str, version: str, code: str, fact_kind: str, *kept: Any
) -> ScriptedAttempt | None:
    body = read_body(fact_kind, *kept)
    if not isinstance(body, Attempt):
        return None
    return ScriptedAttempt(ListKind(kind), script_id, version, code, body.path, body.objections)
