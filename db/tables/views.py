"""Views of the table of contacts that somebody named."""

from sqlmodel import Field, SQLModel


class SavedViewTable(SQLModel, table=True):
    """Filters, order and columns under a name (JSON); `officer_id` is "" when all see it."""

    __tablename__ = "saved_view"

    view_id: str = Field(primary_key=True)
    officer_id: str
    name: str
    body: str
    saved_at: int
