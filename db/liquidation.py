"""Rupiah received and assigned in a period, by the lists that were in force in it.

A list that comes in later changes nothing of what was before it: a contact counts as it stood at
the end of the period. What a newer list of the same period had taken off already because it was
paid in the period was assigned too, so that what was received is a part of it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from db.moments import to_micros
from dialer.lists.model import ListKind
from dialer.promise_figures import Money

_HOURS = """3600000000 * CASE c.zone
    WHEN 'Asia/Makassar' THEN 8 WHEN 'Asia/Jayapura' THEN 9 ELSE 7 END"""
_KEPT = """owed_before n JOIN intake i ON i.list_id = n.list_id
    AND i.state IN ('publishing', 'done') WHERE n.contact_pk = c.pk"""
_STOOD = f"""
contact c LEFT JOIN left_list l ON l.contact_pk = c.pk AND c.listed_at + {_HOURS} < :end
LEFT JOIN owed_before o ON o.contact_pk = c.pk AND o.list_id = (
  SELECT n.list_id FROM {_KEPT} AND c.listed_at + {_HOURS} >= :end
    AND n.listed_at + {_HOURS} < :end ORDER BY n.listed_at DESC LIMIT 1)
WHERE c.kind = :kind AND (o.contact_pk IS NOT NULL OR c.listed_at + {_HOURS} < :end)
"""  # noqa: S608 - put together from constants
_LEFT = "CASE WHEN o.contact_pk IS NULL THEN l.left_at ELSE o.left_at END"
_GONE = f"coalesce({_LEFT} + {_HOURS} < :end, 0)"
_OWED = "CASE WHEN o.contact_pk IS NULL THEN c.amount ELSE o.amount END"
_FIRST = f"min(c.listed_at, coalesce((SELECT min(n.listed_at) FROM {_KEPT}), c.listed_at))"  # noqa: S608 - put together from constants
_WHOSE = "coalesce(o.officer_id, c.officer_id), coalesce(o.on_list, c.list_id)"


def _day(moment: str) -> str:
    return f"date(({moment} + {_HOURS}) / 1000000, 'unixepoch')"


_ASSIGNED = f"""
SELECT {_WHOSE}, 0, coalesce(sum({_OWED}), 0) FROM {_STOOD} AND NOT {_GONE} GROUP BY 1, 2
"""  # noqa: S608 - put together from constants
_RECEIVED = f"""
SELECT {_WHOSE}, sum(y.amount), coalesce(sum(y.amount) FILTER (
  WHERE {_GONE} OR y.paid_on < {_day("coalesce(o.listed_at, c.listed_at)")}), 0)
FROM payment y CROSS JOIN {_STOOD} AND c.pk = y.contact_pk
  AND y.fact_id IS NOT NULL AND y.amount > 0 AND y.paid_on BETWEEN :day_from AND :day_to
  AND y.paid_on >= {_day(_FIRST)}
GROUP BY 1, 2
"""  # noqa: S608 - put together from constants


def money_of_period(connection: Connection, day_from: date, day_to: date) -> Sequence[Money]:
    """Return rupiah received from members in a period and rupiah assigned, by officer and list.

    Only payments in force, from the day on which the contact first stood on a list: what came
    before it that list knows of. Assigned is what the lists say is owed; of who has left them only
    what was paid.
    """
    over = datetime.combine(day_to + timedelta(days=1), datetime.min.time(), UTC)
    asked = {
        "kind": ListKind.ARREARS.value,
        "day_from": day_from.isoformat(),
        "day_to": day_to.isoformat(),
        "end": to_micros(over),
    }
    return [
        Money(*row)
        for statement in (_ASSIGNED, _RECEIVED)
        for row in connection.exec_driver_sql(statement, asked)
    ]
