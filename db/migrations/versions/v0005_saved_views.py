"""Views of the table of contacts, and what it filters by. Frozen, like every step."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """CREATE TABLE saved_view (
  view_id VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (view_id)
)""",
    """CREATE INDEX contact_slice ON contact (pk, months, amount, care_class, kelurahan,
  kecamatan, name)""",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
