"""The lanes in which somebody waits, found at once. Frozen, like every step."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the index; the counts are there from the first version on."""
    op.get_bind().exec_driver_sql(
        "CREATE INDEX lane_count_waiting ON lane_count (lane_id, stage) "
        "WHERE contacts > 0 AND stage < 10"
    )
