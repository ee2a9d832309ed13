"""Numbers that were given on the telephone: put behind those of the list."""

from sqlalchemy import Connection

from db.contacts import PHONE
from dialer.contacts.phone import Phone

_ADD_LAST = f"""
INSERT INTO contact_number({PHONE.listed()}, contact_pk, number_id, state, position)
SELECT {", ".join("?" * len(PHONE.names))}, pk, ?, 'untried',
  (SELECT coalesce(max(position) + 1, 0) FROM contact_number WHERE contact_pk = pk)
FROM contact WHERE contact_id = ?
"""  # noqa: S608 - put together from constants


def add_number(connection: Connection, contact_id: str, number_id: str, phone: Phone) -> None:
    """Put a number behind those that a contact has; put its standing afterwards."""
    connection.exec_driver_sql(_ADD_LAST, (*PHONE.write(phone), number_id, contact_id))
