"""What came for promises, and collectibility. Frozen, like every step.

Promises are worked out from facts: the table is made anew and, where there is anything to work out,
a note is left for the opening to do so (`db.rebuild`).
"""

from alembic import op

revision = "0008"
down_revision = "0007"

STATEMENTS = (
    "DROP TABLE promise",
    """CREATE TABLE promise (
  promise_id VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  position INTEGER NOT NULL,
  attempt_id VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  outcome_id VARCHAR NOT NULL,
  amount INTEGER NOT NULL,
  due_on VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  promised_by VARCHAR NOT NULL,
  made_at INTEGER NOT NULL,
  made_on VARCHAR,
  received INTEGER NOT NULL,
  late INTEGER NOT NULL,
  kept_on VARCHAR,
  cancelled_on VARCHAR,
  reminded_on VARCHAR,
  grace_days INTEGER NOT NULL,
  threshold_percent INTEGER NOT NULL,
  PRIMARY KEY (promise_id),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_promise_due_on ON promise (due_on)",
    "CREATE INDEX promise_of_contact ON promise (contact_pk, position)",
    """CREATE TABLE promise_share (
  promise_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  payment_id VARCHAR NOT NULL,
  amount INTEGER NOT NULL,
  paid_on VARCHAR NOT NULL,
  late BOOLEAN NOT NULL,
  PRIMARY KEY (promise_id, position),
  FOREIGN KEY(promise_id) REFERENCES promise (promise_id) ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE TABLE collectibility (
  month VARCHAR NOT NULL,
  segment VARCHAR NOT NULL,
  area VARCHAR NOT NULL,
  billed INTEGER NOT NULL,
  received INTEGER NOT NULL,
  entered_by VARCHAR NOT NULL,
  entered_at INTEGER NOT NULL,
  source VARCHAR NOT NULL,
  PRIMARY KEY (month, segment, area)
) WITHOUT ROWID""",
    """INSERT OR REPLACE INTO setting(key, value) SELECT 'promises_unsettled', 'true'
WHERE EXISTS (SELECT 1 FROM fact WHERE kind IN ('promise', 'payment'))""",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
