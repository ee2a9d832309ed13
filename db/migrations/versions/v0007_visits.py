"""Pictures of visits, and the way to who is to be visited. Frozen, like every step."""

from alembic import op

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    """CREATE TABLE visit_photo (
  photo_id VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  attempt_id VARCHAR NOT NULL,
  added_at INTEGER NOT NULL,
  added_by VARCHAR NOT NULL,
  caption VARCHAR NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (photo_id),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_visit_photo_contact_pk ON visit_photo (contact_pk)",
    "CREATE INDEX fact_visit ON fact (contact_id) WHERE kind = 'visit_planned'",
    """CREATE INDEX attempt_log_visit ON attempt_log (contact_id)
WHERE (code = 'asks_for_visit' OR next_step = 'visit')""",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
