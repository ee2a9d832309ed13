"""Versions of scripts, half-edited scripts, and practices. Frozen, like every step."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """CREATE TABLE script_version (
  seq INTEGER NOT NULL,
  version_id VARCHAR NOT NULL,
  script_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  saved_at INTEGER NOT NULL,
  note VARCHAR NOT NULL,
  restores VARCHAR NOT NULL,
  PRIMARY KEY (seq),
  CONSTRAINT script_version_by_id UNIQUE (version_id)
)""",
    "CREATE INDEX script_version_of_script ON script_version (script_id, kind)",
    """CREATE TRIGGER script_version_unchanged BEFORE UPDATE ON script_version
BEGIN SELECT RAISE(ABORT, 'versions of scripts are append-only'); END""",
    """CREATE TRIGGER script_version_kept BEFORE DELETE ON script_version
BEGIN SELECT RAISE(ABORT, 'versions of scripts are append-only'); END""",
    """CREATE TABLE script_draft (
  officer_id VARCHAR NOT NULL,
  script_id VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  based_on VARCHAR NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (officer_id, script_id)
) WITHOUT ROWID""",
    """CREATE TABLE practice_run (
  run_id VARCHAR NOT NULL,
  officer_id VARCHAR NOT NULL,
  persona VARCHAR NOT NULL,
  seed INTEGER NOT NULL,
  score INTEGER NOT NULL,
  passed BOOLEAN NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (run_id)
)""",
    "CREATE INDEX ix_practice_run_officer_id ON practice_run (officer_id)",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
