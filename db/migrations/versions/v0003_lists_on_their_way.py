"""Lists on their way in, families, columns, whose a number is. Frozen, like every step."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """CREATE TABLE intake (
  list_id VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  started_at INTEGER NOT NULL,
  first_pk INTEGER NOT NULL,
  last_pk INTEGER NOT NULL,
  fact_seq INTEGER NOT NULL,
  families INTEGER NOT NULL,
  left_list INTEGER NOT NULL,
  replaces VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (list_id)
)""",
    "CREATE INDEX intake_by_state ON intake (state, first_pk, last_pk)",
    """CREATE TABLE intake_newer (
  list_id VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  position INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (list_id, contact_pk, position)
) WITHOUT ROWID""",
    "CREATE INDEX intake_newer_row ON intake_newer (list_id, row_number)",
    """CREATE TABLE intake_before (
  list_id VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  PRIMARY KEY (list_id, contact_pk)
) WITHOUT ROWID""",
    "CREATE INDEX intake_before_of ON intake_before (contact_pk)",
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
    """CREATE TABLE list_warning (
  list_id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  code VARCHAR NOT NULL,
  row_number INTEGER NOT NULL,
  field VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  was VARCHAR NOT NULL,
  became VARCHAR NOT NULL,
  PRIMARY KEY (list_id, position)
) WITHOUT ROWID""",
    "CREATE INDEX list_warning_code ON list_warning (list_id, code)",
    """CREATE VIEW hidden_contact AS
SELECT coalesce(min(first_pk), 0) AS first_pk, coalesce(max(last_pk), -1) AS last_pk
FROM intake WHERE state IN ('staging', 'removing')""",
    "DROP TRIGGER worklist_in",
    """CREATE TRIGGER worklist_in AFTER INSERT ON worklist
WHEN NOT EXISTS (SELECT 1 FROM intake
  WHERE state = 'staging' AND new.contact_pk BETWEEN first_pk AND last_pk) BEGIN
  INSERT INTO lane_count(lane_id, stage, tried, contacts)
  VALUES(new.lane_id, new.stage, new.attempts > 0, 1)
  ON CONFLICT(lane_id, stage, tried) DO UPDATE SET contacts = contacts + 1;
END""",
    "DROP TRIGGER contact_words_in",
    """CREATE TRIGGER contact_words_in AFTER INSERT ON contact
WHEN NOT EXISTS (SELECT 1 FROM intake
  WHERE state = 'staging' AND new.pk BETWEEN first_pk AND last_pk) BEGIN
  INSERT INTO contact_words(rowid, name, pic_name, kode_bu)
  VALUES(new.pk, new.name, new.pic_name, new.kode_bu);
END""",
    """CREATE TABLE contact_by_number (
  number VARCHAR NOT NULL,
  contact_pk INTEGER NOT NULL,
  PRIMARY KEY (number, contact_pk)
) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO contact_by_number(number, contact_pk)
SELECT value, pk FROM contact, json_each(json_array(card, nik, va, npwp, nib))
WHERE value IS NOT NULL
UNION SELECT e164, contact_pk FROM contact_number ORDER BY 1, 2""",
    "DROP INDEX contact_card",
    "DROP INDEX contact_nik",
    "DROP INDEX contact_va",
    "DROP INDEX contact_npwp",
    "DROP INDEX contact_nib",
    "DROP INDEX ix_contact_number_e164",
    """CREATE TRIGGER contact_numbers_in AFTER INSERT ON contact
WHEN NOT EXISTS (SELECT 1 FROM intake
  WHERE state = 'staging' AND new.pk BETWEEN first_pk AND last_pk) BEGIN
  INSERT INTO contact_by_number(number, contact_pk)
  SELECT value, new.pk FROM json_each(json_array(new.card, new.nik, new.va, new.npwp, new.nib))
  WHERE value IS NOT NULL ON CONFLICT DO NOTHING;
END""",
    """CREATE TRIGGER contact_numbers_out AFTER DELETE ON contact BEGIN
  DELETE FROM contact_by_number
  WHERE contact_pk = old.pk AND number IN (old.card, old.nik, old.va, old.npwp, old.nib);
END""",
    """CREATE TRIGGER contact_numbers_moved AFTER UPDATE OF card, nik, va, npwp, nib ON contact
WHEN (old.card, old.nik, old.va, old.npwp, old.nib)
  IS NOT (new.card, new.nik, new.va, new.npwp, new.nib) BEGIN
  DELETE FROM contact_by_number
  WHERE contact_pk = old.pk AND number IN (old.card, old.nik, old.va, old.npwp, old.nib);
  INSERT INTO contact_by_number(number, contact_pk)
  SELECT value, new.pk FROM json_each(json_array(new.card, new.nik, new.va, new.npwp, new.nib))
  WHERE value IS NOT NULL ON CONFLICT DO NOTHING;
END""",
    """CREATE TRIGGER contact_phone_in AFTER INSERT ON contact_number
WHEN NOT EXISTS (SELECT 1 FROM intake
  WHERE state = 'staging' AND new.contact_pk BETWEEN first_pk AND last_pk) BEGIN
  INSERT INTO contact_by_number(number, contact_pk)
  VALUES(new.e164, new.contact_pk) ON CONFLICT DO NOTHING;
END""",
    """CREATE TRIGGER contact_phone_out AFTER DELETE ON contact_number BEGIN
  DELETE FROM contact_by_number
  WHERE number = old.e164 AND contact_pk = old.contact_pk AND NOT EXISTS (
    SELECT 1 FROM contact_number WHERE contact_pk = old.contact_pk AND e164 = old.e164);
END""",
    """CREATE TRIGGER contact_phone_moved AFTER UPDATE OF e164 ON contact_number
WHEN old.e164 != new.e164 BEGIN
  DELETE FROM contact_by_number
  WHERE number = old.e164 AND contact_pk = old.contact_pk AND NOT EXISTS (
    SELECT 1 FROM contact_number WHERE contact_pk = old.contact_pk AND e164 = old.e164);
  INSERT INTO contact_by_number(number, contact_pk)
  VALUES(new.e164, new.contact_pk) ON CONFLICT DO NOTHING;
END""",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
