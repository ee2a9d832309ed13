"""Promises whose place a later one took. Frozen, like every step."""

from alembic import op

revision = "0018"
down_revision = "0017"

STATEMENTS = (
    """CREATE TABLE promise_replaced (
  promise_id VARCHAR NOT NULL,
  PRIMARY KEY (promise_id),
  FOREIGN KEY(promise_id) REFERENCES promise (promise_id) ON DELETE CASCADE
) WITHOUT ROWID""",
)


def upgrade() -> None:
    """Make the table."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
