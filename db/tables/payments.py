"""Files received beside lists: payments, and results that were written elsewhere."""

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel


class ReceivedFileTable(SQLModel, table=True):
    """A payments or results file. rows = accepted + duplicates + quarantined + unmatched.

    `columns`, `warnings` and `aside_header` are JSON. `finished` is false while a file comes in,
    and for ever where that was interrupted; its counts are 0 until then.
    """

    __tablename__ = "received_file"

    file_id: str = Field(primary_key=True)
    kind: str
    file: str
    sheet: str | None
    header_row: int
    columns: str
    rows: int
    accepted: int
    duplicates: int
    quarantined: int
    unmatched: int
    warnings: str
    quarantine_file: str | None
    received_at: int = Field(index=True)
    received_by: str
    finished: bool
    taken_back_at: int | None
    aside_header: str


class ReceivedAsideTable(SQLModel, table=True):
    """A row of a received file that was not taken or is doubtful, with its cells (JSON).

    Row 0 is the file itself. Personal data.
    """

    __tablename__ = "received_aside"

    file_id: str = Field(primary_key=True, foreign_key="received_file.file_id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    row_number: int
    why: str
    reason: str
    fix: str
    cells: str


class ResultTakenTable(SQLModel, table=True):
    """An attempt that a row of a results file became, so that the file can be taken back."""

    __tablename__ = "result_taken"

    attempt_id: str = Field(primary_key=True)
    file_id: str = Field(
        foreign_key="received_file.file_id", ondelete="CASCADE", index=True, nullable=False
    )


class PaymentTable(SQLModel, table=True):
    """A payment as the file has it; `contact_pk` is NULL while nobody is known to whom it belongs.

    `fingerprint` is what makes it the same payment in another file, `likeness` the same without
    the reference number; both are NULL once its file was taken back, so that it may come again.
    `account` is the virtual account in its 88888 form. `channel` is a code or "", `channel_text`
    the file's own words. `matched_by` is "account", "card", "hand" or "".

    A reversal has a negative amount; `reverses` is the payment it undoes (NULL while that is not
    known), and `reversed_by` stands at the payment. `fact_id` is the fact that counts, or NULL.
    """

    __tablename__ = "payment"
    __table_args__ = (
        Index("payment_of_contact", "contact_pk", "paid_on"),
        Index("payment_of_file", "file_id"),
        Index("payment_of_account", "account", "amount"),
        Index("payment_alike", "likeness"),
        Index("payment_by_hand", "payment_id", sqlite_where=text("matched_by = 'hand'")),
    )

    payment_id: str = Field(primary_key=True)
    fingerprint: str | None = Field(unique=True)
    likeness: str | None
    file_id: str
    row_number: int
    account: str
    card: str
    payer: str
    paid_on: str
    amount: int
    channel: str
    channel_text: str
    reference: str
    contact_pk: int | None = Field(foreign_key="contact.pk", ondelete="SET NULL")
    matched_by: str
    reverses: str | None
    reversed_by: str | None
    fact_id: str | None


class PaymentSeenTable(SQLModel, table=True):
    """A payment of another file that stands in this one too: there once it stands alone."""

    __tablename__ = "payment_seen"
    __table_args__ = (Index("payment_seen_in", "file_id"),)

    payment_id: str = Field(primary_key=True, foreign_key="payment.payment_id", ondelete="CASCADE")
    file_id: str = Field(primary_key=True)
    row_number: int
