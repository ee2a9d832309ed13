"""Dues billed and received as the lead enters or imports them, for the figure of collectibility."""

from sqlmodel import Field, SQLModel


class CollectibilityTable(SQLModel, table=True):
    """One segment in one area and month ("2026-11"): whole rupiah billed and received.

    `area` is "" for the whole branch; `source` is the name of the file, "" by hand.
    """

    __tablename__ = "collectibility"
    __table_args__ = {"sqlite_with_rowid": False}

    month: str = Field(primary_key=True)
    segment: str = Field(primary_key=True)
    area: str = Field(primary_key=True)
    billed: int
    received: int
    entered_by: str
    entered_at: int
    source: str
