"""Payments and results received as files. Frozen, like every step."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """CREATE TABLE received_file (
  file_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  file VARCHAR NOT NULL,
  sheet VARCHAR,
  header_row INTEGER NOT NULL,
  columns VARCHAR NOT NULL,
  rows INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  duplicates INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  unmatched INTEGER NOT NULL,
  warnings VARCHAR NOT NULL,
  quarantine_file VARCHAR,
  received_at INTEGER NOT NULL,
  received_by VARCHAR NOT NULL,
  finished BOOLEAN NOT NULL,
  taken_back_at INTEGER,
  aside_header VARCHAR NOT NULL,
  PRIMARY KEY (file_id)
)""",
    "CREATE INDEX ix_received_file_received_at ON received_file (received_at)",
    """CREATE TABLE received_aside (
  file_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  why VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  fix VARCHAR NOT NULL,
  cells VARCHAR NOT NULL,
  PRIMARY KEY (file_id, position),
  FOREIGN KEY(file_id) REFERENCES received_file (file_id) ON DELETE CASCADE
)""",
    """CREATE TABLE payment (
  payment_id VARCHAR NOT NULL,
  fingerprint VARCHAR,
  likeness VARCHAR,
  file_id VARCHAR NOT NULL,
  row_number INTEGER NOT NULL,
  account VARCHAR NOT NULL,
  card VARCHAR NOT NULL,
  payer VARCHAR NOT NULL,
  paid_on VARCHAR NOT NULL,
  amount INTEGER NOT NULL,
  channel VARCHAR NOT NULL,
  channel_text VARCHAR NOT NULL,
  reference VARCHAR NOT NULL,
  contact_pk INTEGER,
  matched_by VARCHAR NOT NULL,
  reverses VARCHAR,
  reversed_by VARCHAR,
  fact_id VARCHAR,
  PRIMARY KEY (payment_id),
  UNIQUE (fingerprint),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE SET NULL
)""",
    "CREATE INDEX payment_alike ON payment (likeness)",
    "CREATE INDEX payment_of_account ON payment (account, amount)",
    "CREATE INDEX payment_of_contact ON payment (contact_pk, paid_on)",
    "CREATE INDEX payment_of_file ON payment (file_id)",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
