"""What happened: one append-only table. Triggers in `extra` refuse changes and deletion."""

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


class FactTable(SQLModel, table=True):
    """A fact with the envelope that desks and hub exchange.

    `seq` is the order in which this desk learnt of it; `desk_seq` counts without a gap on the desk
    that wrote it. `body` is canonical JSON, `sha256` its fingerprint with the envelope. Personal
    data is referred to by id only, and without foreign keys: erasing a contact leaves its facts.
    `received_at` is when the hub acknowledged it, the only thing that is ever filled in later.
    """

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("branch_id", "fact_id", name="fact_by_id"),
        UniqueConstraint(
            "branch_id", "device_id", "install_epoch", "desk_seq", name="fact_by_desk"
        ),
        Index("fact_of_contact", "contact_id"),
        Index("fact_visit", "contact_id", sqlite_where=text("kind = 'visit_planned'")),
        Index("fact_undone", "occurred_at", sqlite_where=text("kind = 'outcome_undone'")),
    )

    seq: int = Field(primary_key=True)
    branch_id: str
    fact_id: str
    device_id: str
    install_epoch: int
    desk_seq: int
    lease_epoch: int | None
    script_version: str
    schema_version: int
    occurred_at: int
    clock_offset_ms: int
    received_at: int | None
    kind: str
    contact_id: str
    attempt_id: str
    officer_id: str
    supersedes: str | None
    body: str
    sha256: str
