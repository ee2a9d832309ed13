"""The hour of the day at which a contact was last tried in vain. Frozen, like every step.

It is filled in the background, when facts are folded by the newer rules (`dialer.rules_at_work`).
"""

from alembic import op

revision = "0019"
down_revision = "0018"

STATEMENTS = (
    "ALTER TABLE worklist ADD COLUMN tried_hour INTEGER",
    "CREATE INDEX worklist_retry ON worklist (lane_id, tried_hour, due_at) WHERE stage = 3",
)


def upgrade() -> None:
    """Add the column and its index."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
