"""Payments that stand in several files, and those given by hand. Frozen, like every step.

Refusals do not end what was agreed before: where that is to be worked out again, a note is left
for the opening to do so (`db.rebuild`).
"""

from alembic import op

revision = "0014"
down_revision = "0013"

STATEMENTS = (
    "CREATE INDEX payment_by_hand ON payment (payment_id) WHERE matched_by = 'hand'",
    """CREATE TABLE payment_seen (
  payment_id VARCHAR NOT NULL,
  file_id VARCHAR NOT NULL,
  row_number INTEGER NOT NULL,
  PRIMARY KEY (payment_id, file_id),
  FOREIGN KEY(payment_id) REFERENCES payment (payment_id) ON DELETE CASCADE
)""",
    "CREATE INDEX payment_seen_in ON payment_seen (file_id)",
    """INSERT OR REPLACE INTO setting(key, value) SELECT 'promises_unsettled', 'true'
WHERE EXISTS (SELECT 1 FROM fact WHERE kind IN ('promise', 'rehab_offer'))""",
)


def upgrade() -> None:
    """Make them."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
