"""The whole number by which new contacts are walked, by the weights in use: one or a million.

`dialer.ordering.priority` says what it is; here the store works it out for itself.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from db import people
from dialer.ordering import CANDIDATE, DEFAULT, FULL, LAST_DAY, Weights

SETTING = "priority_weights"
"""Key of the setting with the weights in use."""

_DAY = 86_400_000_000


def _share(column: str) -> str:
    """Points of a column as SQL, 0 to `FULL`; its value in full is the parameter `full_...`."""
    full = f":full_{column}"
    value = "potential_workers" if column == "workers" else column
    return f"(min(max(coalesce(c.{value}, 0), 0), {full}) * {FULL} / {full})"


POINTS = f"""
  :chance * coalesce((SELECT max(CASE n.state WHEN 'right_party' THEN :right_party
      WHEN 'answers' THEN :answers WHEN 'untried' THEN :untried
      WHEN 'switched_off' THEN :switched_off ELSE 0 END)
    FROM contact_number n WHERE n.contact_pk = c.pk), 0) * {FULL} / 100
  + :list_age * {FULL} * ({LAST_DAY} - c.listed_at / {_DAY}) / :full_list_age
  + CASE c.kind WHEN 'bu' THEN :workers * {_share("workers")}
    ELSE :months * {_share("months")} + :amount * {_share("amount")}
      + CASE WHEN c.amount IS NOT NULL AND c.months BETWEEN :low AND :high
        THEN {CANDIDATE} ELSE 0 END END
"""  # noqa: S608 - put together from constants
"""The number of the contact `c`; its parameters are `weighing`."""

_PRIORITY = f"SELECT {POINTS} FROM contact c WHERE c.pk = worklist.contact_pk"  # noqa: S608 - same
_OF_SOME = (
    f"UPDATE worklist SET priority = ({_PRIORITY}) "  # noqa: S608 - put together from constants
    "WHERE contact_pk IN (SELECT value FROM json_each(:pks))"
)
_OF_RANGE = (
    f"UPDATE worklist SET priority = ({_PRIORITY}) "  # noqa: S608 - put together from constants
    "WHERE contact_pk > :after AND contact_pk <= :upto"
)
_UPTO = """
SELECT max(contact_pk) FROM (
  SELECT contact_pk FROM worklist WHERE contact_pk > ? ORDER BY contact_pk LIMIT ?)
"""


def weights_in_use(connection: Connection) -> Weights:
    """Return the weights by which the numbers of this store were worked out."""
    kept = people.setting(connection, SETTING)
    if not kept:
        return DEFAULT
    low, high = kept["candidates"]
    return Weights(**{**kept, "candidates": (low, high)})


def newest_pk(connection: Connection) -> int:
    """Return the number of the contact that came in last, 0 when there is none."""
    newest: int = connection.exec_driver_sql(
        "SELECT coalesce(max(contact_pk), 0) FROM worklist"
    ).scalar_one()
    return newest


def use_weights(connection: Connection, weights: Weights) -> None:
    """Work out by these weights from now on; what stands there is for `work_out_next`."""
    people.put_setting(connection, SETTING, asdict(weights))


def work_out_some(connection: Connection, pks: Sequence[int]) -> None:
    """Work out the numbers of some contacts."""
    values = {**weighing(connection), "pks": json.dumps(list(pks))}
    connection.exec_driver_sql(_OF_SOME, values)


def work_out_next(connection: Connection, after: int, limit: int) -> int | None:
    """Work out the next `limit` numbers; return where to go on, None at the end."""
    upto: int | None = connection.exec_driver_sql(_UPTO, (after, limit)).scalar()
    if upto is None:
        return None
    values = {**weighing(connection), "after": after, "upto": upto}
    connection.exec_driver_sql(_OF_RANGE, values)
    return upto


def weighing(connection: Connection) -> dict[str, Any]:
    """Return the parameters of `POINTS`: the weights in use."""
    values = asdict(weights_in_use(connection))
    values["low"], values["high"] = values.pop("candidates")
    return values
