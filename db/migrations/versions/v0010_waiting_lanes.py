"""Lanes in which somebody waits, found by their stage. Frozen, like every step."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the index; the counts are there from the first version on."""
    op.get_bind().exec_driver_sql(
        "CREATE INDEX lane_count_waiting ON lane_count (stage, lane_id) WHERE contacts > 0"
    )
