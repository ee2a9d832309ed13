"""Half-written work, and who did or saw what."""

from sqlmodel import Field, SQLModel


class DraftTable(SQLModel, table=True):
    """The half-written work of one officer; `body` is JSON."""

    __tablename__ = "draft"

    officer_id: str = Field(primary_key=True)
    contact_id: str
    saved_at: int
    body: str


class AuditTable(SQLModel, table=True):
    """The audit trail; append-only like the facts, without personal data."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True)
    at: int
    actor: str
    action: str
    subject: str
    detail: str
