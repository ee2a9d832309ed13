"""Contacts: personal data, deletable. Facts point here by `contact_id` without a foreign key."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class ContactTable(SQLModel, table=True):
    """A member or an employer. `pk` is the store's own number, `contact_id` the world's.

    `contact_slice` is a narrow copy in the same order: what the table of all contacts filters and
    sorts by, walked in a fifth of the time and only appended to by an import.
    """

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("contact_id", name="contact_by_id"),
        Index(
            *("contact_slice", "pk", "months", "amount", "care_class"),
            *("kelurahan", "kecamatan", "name"),
        ),
    )

    pk: int = Field(primary_key=True)
    contact_id: str
    list_id: str = Field(index=True)
    zone: str
    officer_id: str
    listed_at: int
    kind: str
    row_number: int
    name: str
    card: str | None
    nik: str | None
    kk: str | None
    va: str | None
    npwp: str | None
    nib: str | None
    kode_bu: str | None
    amount: int | None
    months: int | None
    care_class: int | None
    members: int | None
    address: str | None
    kelurahan: str | None
    kecamatan: str | None
    city: str | None
    province: str | None
    potential_workers: int | None
    data_source: str | None
    email: str | None
    pic_name: str | None
    note: str | None
    extra: str


class ContactNumberTable(SQLModel, table=True):
    """A telephone number of a contact; `state` is worked out from facts, the rest is the list's."""

    __tablename__ = "contact_number"
    __table_args__ = (Index("contact_number_of", "contact_pk", "position"),)

    number_id: str = Field(primary_key=True)
    contact_pk: int = Field(foreign_key="contact.pk", ondelete="CASCADE")
    position: int
    e164: str
    raw: str
    kind: str
    extension: str | None
    label: str | None
    state: str


class ContactByNumberTable(SQLModel, table=True):
    """Whose a number is: telephone numbers with their `+`, cards, NIK, VA, NPWP and NIB as digits.

    A table and not an index of each column: numbers come in no order, so an import of a million
    would write a page of the file for each of them. Triggers keep it (`extra`); what a list brings
    is put in by the import at its end, in the order of the numbers (`db.entries`).
    """

    __tablename__ = "contact_by_number"
    __table_args__ = {"sqlite_with_rowid": False}

    number: str = Field(primary_key=True)
    contact_pk: int = Field(primary_key=True)


class ContactKeyTable(SQLModel, table=True):
    """A matching key (card, VA, firm's name ...) of the contact that had it first."""

    __tablename__ = "contact_key"
    __table_args__ = {"sqlite_with_rowid": False}

    contact_pk: int = Field(primary_key=True, foreign_key="contact.pk", ondelete="CASCADE")
    key: str = Field(primary_key=True)


class KeyOwnerTable(SQLModel, table=True):
    """Whose a matching key is: `contact_key` the other way round, kept by triggers (`extra`).

    A table and not an index, for the reason that `contact_by_number` is one: what a list brings is
    put in at its end in the order of the keys (`db.entries`).
    """

    __tablename__ = "key_owner"
    __table_args__ = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True)
    contact_pk: int
