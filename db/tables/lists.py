"""Lists as they were taken in, and the rows that were put aside."""

from sqlmodel import Field, SQLModel


class CallListTable(SQLModel, table=True):
    """An imported list; `columns`, `warnings` and `aside_header` are JSON."""

    __tablename__ = "call_list"

    list_id: str = Field(primary_key=True)
    kind: str
    name: str
    file: str
    sheet: str | None
    header_row: int
    columns: str
    rows: int
    accepted: int
    updated: int
    duplicates: int
    quarantined: int
    warnings: str
    quarantine_file: str | None
    imported_at: int = Field(index=True)
    imported_by: str
    aside_header: str


class AsideRowTable(SQLModel, table=True):
    """A quarantined or duplicate row with its original cells (JSON); personal data."""

    __tablename__ = "aside_row"

    list_id: str = Field(primary_key=True, foreign_key="call_list.list_id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    row_number: int
    duplicate: bool
    reason: str
    fix: str
    cells: str
