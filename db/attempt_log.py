"""The call log and the promises in force, as the rooms show them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from db.codec import Columns
from db.moments import to_micros
from dialer.log import LogEntry, LogFilter, LogLine
from dialer.ports import PromiseLine, ShareLine

_LINE = Columns(LogLine)
_PUT = _LINE.upsert("attempt_log", "attempt_id")
_ENTRY = " ".join(
    (
        "SELECT",
        _LINE.listed("l."),
        ", coalesce(c.name, ''), coalesce(o.name, ''), coalesce(cl.name, '')",
        "FROM attempt_log l LEFT JOIN contact c ON c.contact_id = l.contact_id",
        "LEFT JOIN officer o ON o.officer_id = l.officer_id",
        "LEFT JOIN call_list cl ON cl.list_id = l.list_id",
    )
)
_PROMISE = Columns(PromiseLine)
_SHARE = Columns(ShareLine)
_SHARES = """
SELECT s.promise_id, s.payment_id, s.amount, s.paid_on, s.late, coalesce(y.channel, ''),
  coalesce(y.reference, ''), coalesce(y.matched_by, '')
FROM promise p JOIN promise_share s ON s.promise_id = p.promise_id
LEFT JOIN payment y ON y.payment_id = s.payment_id
WHERE :officer IN ('', p.officer_id) ORDER BY s.promise_id, s.position
"""
_PROMISE_LINE = """
SELECT p.promise_id, c.contact_id, c.name, p.attempt_id, p.officer_id, coalesce(o.name, ''),
  p.amount, p.due_on, p.channel, p.made_at, c.list_id, c.months, p.made_on, p.received, p.late,
  p.kept_on, p.cancelled_on, p.reminded_on, p.grace_days, p.threshold_percent,
  p.promised_by, w.stage,
  EXISTS(SELECT 1 FROM promise_replaced r WHERE r.promise_id = p.promise_id)
FROM promise p JOIN contact c ON c.pk = p.contact_pk
JOIN worklist w ON w.contact_pk = p.contact_pk
LEFT JOIN officer o ON o.officer_id = p.officer_id
"""
_PROMISES = " ".join(
    (
        _PROMISE_LINE,
        "WHERE :officer = '' OR p.officer_id = :officer",
        "ORDER BY p.due_on, p.made_at, p.promise_id",
    )
)


def put_log(connection: Connection, lines: Sequence[LogLine]) -> None:
    """Keep the lines of attempts in place of what was kept of them."""
    if lines:
        connection.exec_driver_sql(_PUT, [tuple(_LINE.write(line)) for line in lines])


def log(connection: Connection, wanted: LogFilter, limit: int) -> Sequence[LogEntry]:
    """Return the newest lines that match, newest first. Text is found in name and note."""
    wheres, values = _conditions(wanted)
    where = " AND ".join(wheres) or "1"
    statement = " ".join((_ENTRY, "WHERE", where, "ORDER BY l.started_at DESC, l.attempt_id DESC"))
    rows = connection.exec_driver_sql(statement + " LIMIT ?", (*values, limit))
    return [_entry(row) for row in rows]


def log_entry(connection: Connection, attempt_id: str) -> LogEntry | None:
    """Return the line of one attempt."""
    row = connection.exec_driver_sql(_ENTRY + " WHERE l.attempt_id = ?", (attempt_id,)).fetchone()
    return None if row is None else _entry(row)


def attempts_on(connection: Connection, day: date, officer_id: str) -> int:
    """Return how many attempts there were on a day, of one officer or of all."""
    values: tuple[str, ...] = (day.isoformat(),)
    statement = "SELECT count(*) FROM attempt_log WHERE day = ?"
    if officer_id:
        statement += " AND officer_id = ?"
        values += (officer_id,)
    count: int = connection.exec_driver_sql(statement, values).scalar_one()
    return count


def promises(connection: Connection, officer_id: str) -> Sequence[PromiseLine]:
    """Return the promises in force, of one officer or of all, the soonest due first."""
    rows = connection.exec_driver_sql(_PROMISES, {"officer": officer_id})
    return [_PROMISE.read(row) for row in rows]


def promise_line(connection: Connection, promise_id: str) -> PromiseLine | None:
    """Return one promise in force."""
    rows = connection.exec_driver_sql(f"{_PROMISE_LINE} WHERE p.promise_id = ?", (promise_id,))
    return next((_PROMISE.read(row) for row in rows), None)


def drop_log_line(connection: Connection, attempt_id: str) -> None:
    """Take the line of an attempt out, which was saved by mistake."""
    connection.exec_driver_sql("DELETE FROM attempt_log WHERE attempt_id = ?", (attempt_id,))


def promise_shares(connection: Connection, officer_id: str) -> Sequence[ShareLine]:
    """Return the shares of the promises in force, of one officer or of all."""
    rows = connection.exec_driver_sql(_SHARES, {"officer": officer_id})
    return [_SHARE.read(row) for row in rows]


def _conditions(wanted: LogFilter) -> tuple[list[str], list[Any]]:
    """Return the conditions of a filter with their values.

    Days are of the contact's clock, while the indexes are by moment, in which the log is ordered:
    so a range of days is also asked for as a range of moments, a day wider on both sides, and the
    plus sign keeps SQLite from the index by day and a sort.
    """
    equal = {
        "l.officer_id = ?": wanted.officer_id,
        "l.list_id = ?": wanted.list_id,
        "l.kind = ?": wanted.kind.value if wanted.kind else "",
        "l.code = ?": wanted.code,
        "l.channel = ?": wanted.channel.value if wanted.channel else "",
        "+l.day >= ?": wanted.day_from.isoformat() if wanted.day_from else "",
        "+l.day <= ?": wanted.day_to.isoformat() if wanted.day_to else "",
        "l.started_at >= ?": _midnight(wanted.day_from, -1),
        "l.started_at < ?": _midnight(wanted.day_to, 2),
    }
    wheres = [condition for condition, value in equal.items() if value]
    values: list[Any] = [value for value in equal.values() if value]
    text = wanted.text.strip()
    if text:
        wheres.append(r"(c.name LIKE ? ESCAPE '\' OR l.note LIKE ? ESCAPE '\')")
        values += [_anywhere(text)] * 2
    return wheres, values


def _midnight(day: date | None, days_on: int) -> int | None:
    if day is None:
        return None
    return to_micros(datetime.combine(day + timedelta(days=days_on), time(), tzinfo=UTC))


def _anywhere(text: str) -> str:
    for sign in ("\\", "%", "_"):
        text = text.replace(sign, "\\" + sign)
    return f"%{text}%"


def _entry(row: Sequence[Any]) -> LogEntry:
    contact_name, officer_name, list_name = row[-3:]
    return LogEntry(_LINE.read(row), contact_name, officer_name, list_name)
