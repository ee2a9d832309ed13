"""What contacts owed before newer lists changed it. Frozen, like every step."""

from alembic import op

revision = "0017"
down_revision = "0016"

STATEMENTS = (
    """CREATE TABLE owed_before (
  contact_pk INTEGER NOT NULL,
  list_id VARCHAR NOT NULL,
  listed_at INTEGER NOT NULL,
  left_at INTEGER,
  officer_id VARCHAR NOT NULL,
  on_list VARCHAR NOT NULL,
  amount INTEGER,
  PRIMARY KEY (contact_pk, list_id),
  FOREIGN KEY(list_id, contact_pk) REFERENCES intake_before (list_id, contact_pk) ON DELETE CASCADE
) WITHOUT ROWID""",
    """INSERT INTO owed_before(
  contact_pk, list_id, listed_at, left_at, officer_id, on_list, amount)
SELECT contact_pk, list_id, body ->> '$.contact.listed_at', body ->> '$.left[0].left_at',
  body ->> '$.contact.officer_id', body ->> '$.contact.list_id', body ->> '$.contact.amount'
FROM intake_before""",
)


def upgrade() -> None:
    """Make the table and fill it with what is known."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
