"""Pictures taken on visits: personal data that goes with the contact."""

from sqlmodel import Field, SQLModel


class VisitPhotoTable(SQLModel, table=True):
    """A picture of a document or card, as JPEG without what a camera adds to it.

    `attempt_id` is the visit made, or "". `content` is encrypted like everything in the file.
    """

    __tablename__ = "visit_photo"

    photo_id: str = Field(primary_key=True)
    contact_pk: int = Field(foreign_key="contact.pk", ondelete="CASCADE", index=True)
    attempt_id: str
    added_at: int
    added_by: str
    caption: str
    width: int
    height: int
    content: bytes
