"""Half-written work, and who did or saw what."""

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

WORK_TOLD = text(
    "action IN ('sign_in_ok', 'signed_out', 'pause_began', 'pause_ended', 'contact_skipped', "
    "'attempt_saved')"
)
"""What of the trail says how somebody worked (see `dialer.work_time`)."""


class DraftTable(SQLModel, table=True):
    """The half-written work of one officer; `body` is JSON."""

    __tablename__ = "draft"

    officer_id: str = Field(primary_key=True)
    contact_id: str
    saved_at: int
    body: str


class AuditTable(SQLModel, table=True):
    """The audit trail; append-only like the facts. Reasons in it are as people typed them."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_of_work", "at", sqlite_where=WORK_TOLD),)

    seq: int = Field(primary_key=True)
    at: int
    actor: str
    action: str
    subject: str
    detail: str
