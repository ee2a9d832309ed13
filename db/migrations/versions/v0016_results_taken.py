"""Which attempts came in with which results file. Frozen, like every step."""

from alembic import op

revision = "0016"
down_revision = "0015"

STATEMENTS = (
    """CREATE TABLE result_taken (
  attempt_id VARCHAR NOT NULL,
  file_id VARCHAR NOT NULL,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY(file_id) REFERENCES received_file (file_id) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_result_taken_file_id ON result_taken (file_id)",
)


def upgrade() -> None:
    """Make the table."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
