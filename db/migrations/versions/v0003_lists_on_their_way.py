"""Lists on their way in, families, remembered columns. Frozen, like every step."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """CREATE TABLE intake (
  list_id VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  started_at INTEGER NOT NULL,
  families INTEGER NOT NULL,
  left_list INTEGER NOT NULL,
  replaces VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (list_id)
)""",
    """CREATE TABLE intake_newer (
  list_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  contact_id VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (list_id, position)
) WITHOUT ROWID""",
    """CREATE TABLE intake_before (
  list_id VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (list_id, contact_pk)
) WITHOUT ROWID""",
    """CREATE TABLE doubtful_pair (
  pair_id VARCHAR NOT NULL,
  list_id VARCHAR NOT NULL,
  contact_id VARCHAR NOT NULL,
  other_id VARCHAR NOT NULL,
  score INTEGER NOT NULL,
  decision VARCHAR NOT NULL,
  decided_by VARCHAR NOT NULL,
  decided_at INTEGER,
  PRIMARY KEY (pair_id),
  CONSTRAINT doubtful_pair_once UNIQUE (contact_id, other_id)
)""",
    "CREATE INDEX doubtful_pair_of_list ON doubtful_pair (list_id, decision)",
    """CREATE TABLE family_member (
  contact_pk INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  card VARCHAR,
  nik VARCHAR,
  amount INTEGER,
  months INTEGER,
  row_number INTEGER NOT NULL,
  PRIMARY KEY (contact_pk, position),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
) WITHOUT ROWID""",
    "CREATE INDEX family_member_card ON family_member (card)",
    "CREATE INDEX family_member_nik ON family_member (nik)",
    """CREATE TABLE left_list (
  contact_pk INTEGER NOT NULL,
  list_id VARCHAR NOT NULL,
  left_at INTEGER NOT NULL,
  PRIMARY KEY (contact_pk),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_left_list_list_id ON left_list (list_id)",
    """CREATE TABLE column_mapping (
  mapping_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  signature VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  headers VARCHAR NOT NULL,
  fields VARCHAR NOT NULL,
  saved_by VARCHAR NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (mapping_id)
)""",
    "CREATE INDEX ix_column_mapping_signature ON column_mapping (signature)",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
