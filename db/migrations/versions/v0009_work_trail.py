"""The trail of how people worked, found by its time. Frozen, like every step."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the index; what is in it has been in the trail from the first version on."""
    op.get_bind().exec_driver_sql(
        "CREATE INDEX audit_of_work ON audit (at) WHERE action IN ('sign_in_ok', 'signed_out', "
        "'pause_began', 'pause_ended', 'contact_skipped', 'attempt_saved')"
    )
