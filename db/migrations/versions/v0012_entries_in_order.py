"""Keys and turns in tables of their own, so that an import puts them in in order.

Frozen, like every step.
"""

from alembic import op

revision = "0012"
down_revision = "0011"

STATEMENTS = (
    "ALTER TABLE contact_key RENAME TO contact_key_before",
    """CREATE TABLE contact_key (
  contact_pk INTEGER NOT NULL,
  "key" VARCHAR NOT NULL,
  PRIMARY KEY (contact_pk, "key"),
  FOREIGN KEY(contact_pk) REFERENCES contact (pk) ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE TABLE key_owner (
  "key" VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  PRIMARY KEY ("key")
) WITHOUT ROWID""",
    """CREATE TABLE turn (
  lane_id INTEGER NOT NULL,
  place INTEGER NOT NULL,
  contact_pk INTEGER NOT NULL,
  PRIMARY KEY (lane_id, place, contact_pk)
) WITHOUT ROWID""",
    """INSERT INTO contact_key(contact_pk, key)
SELECT contact_pk, key FROM contact_key_before ORDER BY 1, 2""",
    """INSERT INTO key_owner(key, contact_pk)
SELECT key, contact_pk FROM contact_key_before ORDER BY 1""",
    """INSERT INTO turn(lane_id, place, contact_pk)
SELECT lane_id, -priority, contact_pk FROM worklist WHERE stage = 2 ORDER BY 1, 2, 3""",
    "DROP TABLE contact_key_before",
    "DROP INDEX worklist_new",
    "DROP TRIGGER worklist_in",
    "DROP TRIGGER worklist_out",
    """CREATE TRIGGER worklist_in AFTER INSERT ON worklist
WHEN NOT EXISTS (SELECT 1 FROM intake
  WHERE state = 'staging' AND new.contact_pk BETWEEN first_pk AND last_pk) BEGIN
  INSERT INTO lane_count(lane_id, stage, tried, contacts)
  VALUES(new.lane_id, new.stage, new.attempts > 0, 1)
  ON CONFLICT(lane_id, stage, tried) DO UPDATE SET contacts = contacts + 1;
  INSERT INTO turn(lane_id, place, contact_pk)
  SELECT new.lane_id, -new.priority, new.contact_pk WHERE new.stage = 2 ON CONFLICT DO NOTHING;
END""",
    """CREATE TRIGGER worklist_out AFTER DELETE ON worklist BEGIN
  UPDATE lane_count SET contacts = contacts - 1
  WHERE lane_id = old.lane_id AND stage = old.stage AND tried = (old.attempts > 0);
  DELETE FROM turn
  WHERE lane_id = old.lane_id AND place = -old.priority AND contact_pk = old.contact_pk;
END""",
    """CREATE TRIGGER worklist_turned AFTER UPDATE OF lane_id, stage, priority ON worklist
WHEN (old.stage = 2 OR new.stage = 2) AND (old.lane_id != new.lane_id
  OR old.stage != new.stage OR old.priority != new.priority) BEGIN
  DELETE FROM turn
  WHERE lane_id = old.lane_id AND place = -old.priority AND contact_pk = old.contact_pk;
  INSERT INTO turn(lane_id, place, contact_pk)
  SELECT new.lane_id, -new.priority, new.contact_pk WHERE new.stage = 2 ON CONFLICT DO NOTHING;
END""",
    """CREATE TRIGGER contact_key_in BEFORE INSERT ON contact_key
WHEN NOT EXISTS (SELECT 1 FROM intake
  WHERE state = 'staging' AND new.contact_pk BETWEEN first_pk AND last_pk) BEGIN
  SELECT RAISE(IGNORE) FROM key_owner WHERE key = new.key AND contact_pk != new.contact_pk;
  INSERT INTO key_owner(key, contact_pk) VALUES(new.key, new.contact_pk) ON CONFLICT DO NOTHING;
END""",
    """CREATE TRIGGER contact_key_out AFTER DELETE ON contact_key BEGIN
  DELETE FROM key_owner WHERE key = old.key AND contact_pk = old.contact_pk;
END""",
    """CREATE TRIGGER contact_key_moved AFTER UPDATE OF contact_pk ON contact_key BEGIN
  UPDATE key_owner SET contact_pk = new.contact_pk
    WHERE key = old.key AND contact_pk = old.contact_pk;
END""",
)


def upgrade() -> None:
    """Make the tables out of what the indexes held."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
