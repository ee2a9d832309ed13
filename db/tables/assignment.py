"""Who got which contacts and how it was before; and contacts that were put together.

Both are kept so that they can be taken back.
"""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class AssignmentTable(SQLModel, table=True):
    """One assignment that was carried out; its moves are kept for the last one only."""

    __tablename__ = "assignment"

    assignment_id: str = Field(primary_key=True)
    actor: str
    at: int = Field(index=True)
    contacts: int
    undone_at: int | None
    body: str


class AssignmentMoveTable(SQLModel, table=True):
    """Whose a contact was (`before_id`, "" for nobody) and whose it became."""

    __tablename__ = "assignment_move"
    __table_args__ = {"sqlite_with_rowid": False}

    assignment_id: str = Field(primary_key=True)
    contact_id: str = Field(primary_key=True)
    before_id: str
    after_id: str


class MergedPairTable(SQLModel, table=True):
    """Two contacts that a person found to be one, as both were before (JSON of their rows).

    `gone` is true when the other's row was taken away, false when it stays for its facts.
    """

    __tablename__ = "merged_pair"
    __table_args__ = (Index("merged_pair_kept", "kept_id"),)

    pair_id: str = Field(primary_key=True)
    kept_id: str
    other_id: str
    gone: bool
    merged_at: int
    body: str
