"""Who works here, and what the branch has set up."""

from sqlmodel import Field, SQLModel


class OfficerTable(SQLModel, table=True):
    """Somebody who signs in; never deleted, facts and logs name them."""

    __tablename__ = "officer"

    officer_id: str = Field(primary_key=True)
    name: str
    role: str
    pin_hash: str
    wrong_pins: int
    locked_until: int | None
    active: bool


class SettingTable(SQLModel, table=True):
    """A setting by name; the value is JSON."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True)
    value: str


class InstallTable(SQLModel, table=True):
    """The one row that says which desk this is; a restored backup gets a new `install_epoch`."""

    __tablename__ = "install"

    install_id: int = Field(primary_key=True)
    branch_id: str
    device_id: str
    install_epoch: int
