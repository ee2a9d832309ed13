"""The way to saves that were undone. Frozen, like every step."""

from alembic import op

revision = "0013"
down_revision = "0012"

STATEMENTS = ("CREATE INDEX fact_undone ON fact (occurred_at) WHERE kind = 'outcome_undone'",)


def upgrade() -> None:
    """Make the index."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
