"""The texts of call scripts through time, half-edited ones, and what was practised with them."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class ScriptVersionTable(SQLModel, table=True):
    """A text of a script; append-only. Columns are the fields of `dialer.ports.ScriptVersion`.

    `seq` is the order in which this desk learnt of them, so the last publication is in force even
    when a clock went back.
    """

    __tablename__ = "script_version"
    __table_args__ = (
        UniqueConstraint("version_id", name="script_version_by_id"),
        Index("script_version_of_script", "script_id", "kind"),
    )

    seq: int = Field(primary_key=True)
    version_id: str
    script_id: str
    kind: str
    version: str
    title: str
    source: str
    officer_id: str
    saved_at: int
    note: str
    restores: str


class ScriptDraftTable(SQLModel, table=True):
    """A text that somebody is working on, kept while it grows."""

    __tablename__ = "script_draft"
    __table_args__ = {"sqlite_with_rowid": False}

    officer_id: str = Field(primary_key=True)
    script_id: str = Field(primary_key=True)
    source: str
    based_on: str
    saved_at: int


class PracticeRunTable(SQLModel, table=True):
    """A finished practice; stands apart from facts, log and figures. `body` is JSON."""

    __tablename__ = "practice_run"

    run_id: str = Field(primary_key=True)
    officer_id: str = Field(index=True)
    persona: str
    seed: int
    score: int
    passed: bool
    started_at: int
    ended_at: int
    body: str
