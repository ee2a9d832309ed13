"""The way to those who asked not to be called again. Frozen, like every step.

Who has a number of theirs is worked out again: a note is left for the opening (`db.rebuild`).
"""

from alembic import op

revision = "0015"
down_revision = "0014"

STATEMENTS = (
    "CREATE INDEX worklist_stopped ON worklist (contact_pk) WHERE stage = 12",
    """INSERT OR REPLACE INTO setting(key, value) SELECT 'stops_unsettled', 'true'
WHERE EXISTS (SELECT 1 FROM worklist WHERE stage = 12)""",
)


def upgrade() -> None:
    """Make the index."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
