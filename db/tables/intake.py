"""Lists on their way in: what an import changes, what it asks a person, what it remembers.

A list is worked in by steps that survive a kill; `state` says how far it is. What it changed is
kept so that the whole of it can be taken back.
"""

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class IntakeTable(SQLModel, table=True):
    """An import and its state (`dialer.intake.orders`); `body` is JSON of what was ordered.

    The contacts it adds are those from `first_pk` to `last_pk`, hidden by the view of `extra`
    while they come in or go. Facts after `fact_seq` were written since it was published.
    """

    __tablename__ = "intake"
    __table_args__ = (Index("intake_by_state", "state", "first_pk", "last_pk"),)

    list_id: str = Field(primary_key=True)
    state: str
    started_at: int
    first_pk: int
    last_pk: int
    fact_seq: int
    families: int
    left_list: int
    replaces: str
    body: str


class IntakeNewerTable(SQLModel, table=True):
    """A newer row of a known contact that waits until the whole list is in; `body` is JSON.

    Position 0 is the contact's row, those after it are members of its family.
    """

    __tablename__ = "intake_newer"
    __table_args__ = (
        Index("intake_newer_row", "list_id", "row_number"),
        {"sqlite_with_rowid": False},
    )

    list_id: str = Field(primary_key=True)
    contact_pk: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    row_number: int
    body: str


class IntakeBeforeTable(SQLModel, table=True):
    """A contact that an import changed, as it was before (JSON of its rows)."""

    __tablename__ = "intake_before"
    __table_args__ = (
        Index("intake_before_of", "contact_pk"),
        {"sqlite_with_rowid": False},
    )

    list_id: str = Field(primary_key=True)
    contact_pk: int = Field(primary_key=True)
    body: str


class OwedBeforeTable(SQLModel, table=True):
    """What a contact owed before an import changed it, where it stood and when it had left that.

    A narrow copy of `intake_before`, gone with it: what was assigned in a past month is asked of
    every contact.
    """

    __tablename__ = "owed_before"
    __table_args__ = (
        ForeignKeyConstraint(
            ["list_id", "contact_pk"],
            ["intake_before.list_id", "intake_before.contact_pk"],
            ondelete="CASCADE",
        ),
        {"sqlite_with_rowid": False},
    )

    contact_pk: int = Field(primary_key=True)
    list_id: str = Field(primary_key=True)
    listed_at: int
    left_at: int | None
    officer_id: str
    on_list: str
    amount: int | None


class ListWarningTable(SQLModel, table=True):
    """One of the first warnings of a list: the row and field, the cell's text before and after."""

    __tablename__ = "list_warning"
    __table_args__ = (
        Index("list_warning_code", "list_id", "code"),
        {"sqlite_with_rowid": False},
    )

    list_id: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    code: str
    row_number: int
    field: str
    text: str
    was: str
    became: str


class DoubtfulPairTable(SQLModel, table=True):
    """Two contacts that may be one (`other_id` came with the list), for a person to decide.

    `decision` is "" until somebody said "same" or "different".
    """

    __tablename__ = "doubtful_pair"
    __table_args__ = (
        UniqueConstraint("contact_id", "other_id", name="doubtful_pair_once"),
        Index("doubtful_pair_of_list", "list_id", "decision"),
    )

    pair_id: str = Field(primary_key=True)
    list_id: str
    contact_id: str
    other_id: str
    score: int
    decision: str
    decided_by: str
    decided_at: int | None


class FamilyMemberTable(SQLModel, table=True):
    """A member of the family that a contact stands for, with what the own row said."""

    __tablename__ = "family_member"
    __table_args__ = (
        Index("family_member_card", "card"),
        Index("family_member_nik", "nik"),
        {"sqlite_with_rowid": False},
    )

    contact_pk: int = Field(primary_key=True, foreign_key="contact.pk", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str
    card: str | None
    nik: str | None
    amount: int | None
    months: int | None
    row_number: int


class LeftListTable(SQLModel, table=True):
    """A contact that a newer list of the same kind no longer has: paid, or gone elsewhere."""

    __tablename__ = "left_list"

    contact_pk: int = Field(primary_key=True, foreign_key="contact.pk", ondelete="CASCADE")
    list_id: str = Field(index=True)
    left_at: int


class ColumnMappingTable(SQLModel, table=True):
    """Which column of a file is what, as a person decided; for files that look alike.

    `signature` is worked out from the headers; `headers` and `fields` are JSON.
    """

    __tablename__ = "column_mapping"

    mapping_id: str = Field(primary_key=True)
    kind: str
    signature: str = Field(index=True)
    name: str
    headers: str
    fields: str
    saved_by: str
    saved_at: int
