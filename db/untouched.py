"""Where contacts stand of whom nothing is known but their rows: set by the batch, without a fold.

`dialer.standing.work_out` of such a contact is new, or out of the queue for want of a number.
"""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from db.shared_numbers import called_for_others
from dialer.standing import Stage

_WITH_FACTS = """
SELECT value FROM json_each(?) wanted
WHERE EXISTS (SELECT 1 FROM fact f WHERE f.contact_id = wanted.value)
"""
_PUT = f"""
UPDATE worklist SET due_at = NULL, stage = CASE WHEN EXISTS (
    SELECT 1 FROM contact_number n WHERE n.contact_pk = worklist.contact_pk)
  THEN {int(Stage.NEW)} ELSE {int(Stage.NEEDS_NUMBER)} END
WHERE contact_pk IN (SELECT c.pk FROM json_each(?) wanted
  CROSS JOIN contact c ON c.contact_id = wanted.value
  WHERE NOT EXISTS (SELECT 1 FROM left_list l WHERE l.contact_pk = c.pk))
"""  # noqa: S608 - put together from constants


def put_untouched(connection: Connection, contact_ids: Sequence[str]) -> Sequence[str]:
    """Put the standings of those without a fact and without a call to a number of theirs.

    They are on their list, and lane and priority are put already. Return the others.
    """
    told = {row[0] for row in connection.exec_driver_sql(_WITH_FACTS, (json.dumps(contact_ids),))}
    silent = [contact_id for contact_id in contact_ids if contact_id not in told]
    called = called_for_others(connection, silent)
    untouched = [contact_id for contact_id in silent if contact_id not in called]
    connection.exec_driver_sql(_PUT, (json.dumps(untouched),))
    return [one for one in contact_ids if one in told or one in called]
