"""Assignments and contacts put together. Frozen, like every step."""

from alembic import op

revision = "0006"
down_revision = "0005"

STATEMENTS = (
    """CREATE TABLE assignment (
  assignment_id VARCHAR NOT NULL,
  actor VARCHAR NOT NULL,
  at INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  undone_at INTEGER,
  body VARCHAR NOT NULL,
  PRIMARY KEY (assignment_id)
)""",
    "CREATE INDEX ix_assignment_at ON assignment (at)",
    """CREATE TABLE assignment_move (
  assignment_id VARCHAR NOT NULL,
  contact_id VARCHAR NOT NULL,
  before_id VARCHAR NOT NULL,
  after_id VARCHAR NOT NULL,
  PRIMARY KEY (assignment_id, contact_id)
) WITHOUT ROWID""",
    """CREATE TABLE merged_pair (
  pair_id VARCHAR NOT NULL,
  kept_id VARCHAR NOT NULL,
  other_id VARCHAR NOT NULL,
  gone BOOLEAN NOT NULL,
  merged_at INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (pair_id)
)""",
    "CREATE INDEX merged_pair_kept ON merged_pair (kept_id)",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
